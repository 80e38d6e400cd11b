package history

import "testing"

// TestThingsMadeTogether: what one call made for another thing is not among what the
// resource has to do with; the other things are, as what was made with it.
func TestThingsMadeTogether(t *testing.T) {
	const first, second = `{"instanceId":"i-1111aaaa","groupSet":{"items":[{"groupId":"sg-1234abcd"}]},"networkInterfaceSet":{"items":[{"networkInterfaceId":"eni-1111aaaa"},{"networkInterfaceId":"eni-3333aaaa"}]}}`,
		`{"instanceId":"i-2222aaaa","groupSet":{"items":[{"groupId":"sg-1234abcd"}]},"networkInterfaceSet":{"items":[{"networkInterfaceId":"eni-2222aaaa"}]}}`
	w := newWorld(t,
		step{0, "mira", "ec2:RunInstances", `"requestParameters":{"instancesSet":{"items":[{"keyName":"ops"}]}},"responseElements":{"instancesSet":{"items":[` + first + `,` + second + `]}}`},
		step{1, "mira", "ec2:CreateSnapshots", `"requestParameters":{"CreateSnapshotsRequest":{"InstanceSpecification":{"InstanceId":"i-1111aaaa"}}},"responseElements":{"CreateSnapshotsResponse":{"snapshotSet":{"item":[{"snapshotId":"snap-1111aaaa","volumeId":"vol-1111aaaa"},{"snapshotId":"snap-2222aaaa","volumeId":"vol-2222aaaa"}]}}}`},
	)
	for asked, want := range map[string]string{
		"i-2222aaaa": "key pair: ops (1)\nsecurity group: sg-1234abcd (1)\nnetwork interface: eni-2222aaaa (1)\nstarted with it: i-1111aaaa (1)\n",
		"i-1111aaaa": "key pair: ops (1)\nsecurity group: sg-1234abcd (1)\nnetwork interface: eni-1111aaaa (1)\nnetwork interface: eni-3333aaaa (1)\n" +
			"started with it: i-2222aaaa (1)\nmade with it: snap-1111aaaa (1)\nmade with it: snap-2222aaaa (1)\n",
		"snap-2222aaaa": "EC2 instance: i-1111aaaa (1)\nEBS volume: vol-2222aaaa (1)\ncreated with it: snap-1111aaaa (1)\n",
		"vol-1111aaaa":  "made with it: snap-1111aaaa (1)\n",
	} {
		if got := related(w.who(asked)); got != want {
			t.Errorf("%s:\n%swant\n%s", asked, got, want)
		}
	}
}
