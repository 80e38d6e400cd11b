package trail

import "strings"

// HomeRegion is where the global services of a region's partition record: IAM,
// and STS at its global address. Partitions share nothing, neither regions nor
// accounts (AWS General Reference, "Endpoints of IAM"; the user guides of AWS in
// China and of GovCloud).
func HomeRegion(region string) string {
	for _, p := range [...]struct{ prefix, home string }{
		{"cn-", "cn-north-1"},
		{"us-gov-", "us-gov-west-1"},
		{"us-iso-", "us-iso-east-1"},
		{"us-isob-", "us-isob-east-1"},
		{"eu-isoe-", "eu-isoe-west-1"},
		{"us-isof-", "us-isof-south-1"},
		{"eusc-", "eusc-de-east-1"},
	} {
		if strings.HasPrefix(region, p.prefix) {
			return p.home
		}
	}
	return "us-east-1"
}
