package trail

import "testing"

// TestHomeRegion: the regions of a partition have the global services of their own
// partition, whose name may begin like another's.
func TestHomeRegion(t *testing.T) {
	for region, want := range map[string]string{
		"": "us-east-1", "eu-west-1": "us-east-1", "us-west-2": "us-east-1", "eu-central-1": "us-east-1",
		"cn-northwest-1": "cn-north-1", "us-gov-east-1": "us-gov-west-1",
		"us-iso-west-1": "us-iso-east-1", "us-isob-east-1": "us-isob-east-1", "us-isob-west-1": "us-isob-east-1",
		"eu-isoe-west-1": "eu-isoe-west-1", "us-isof-south-1": "us-isof-south-1", "us-isof-east-1": "us-isof-south-1",
		"eusc-de-east-1": "eusc-de-east-1",
	} {
		if got := HomeRegion(region); got != want {
			t.Errorf("%s: %s, want %s", region, got, want)
		}
	}
}
