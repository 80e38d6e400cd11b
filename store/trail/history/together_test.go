package history

import (
	"fmt"
	"strings"
	"testing"
)

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

// TestACallWithSeveralThingsIsAboutEach: a line of its history does not name another.
func TestACallWithSeveralThingsIsAboutEach(t *testing.T) {
	const both = `{"instancesSet":{"items":[{"instanceId":"i-1111aaaa"},{"instanceId":"i-2222aaaa"}]}}`
	w := newWorld(t,
		step{0, "mira", "ec2:RunInstances", `"requestParameters":{"instanceType":"t3.micro"},"responseElements":` + both},
		step{1, "mira", "ec2:TerminateInstances", `"requestParameters":` + both},
	)
	for _, id := range []string{"i-1111aaaa", "i-2222aaaa"} {
		if a := w.who(id); len(a.Life) != 2 || a.Life[0].What != "1 of 2 t3.micro" || a.Life[1].What != "1 of 2" {
			t.Errorf("%s: %+v", id, a.Life)
		}
	}
}

// TestWhatWasRefusedIsOnlyTried.
func TestWhatWasRefusedIsOnlyTried(t *testing.T) {
	w := newWorld(t,
		step{0, "mira", "ec2:RunInstances", `"responseElements":{"instancesSet":{"items":[{"instanceId":"i-1111aaaa"}]}}`},
		step{1, "noor", "ec2:TerminateInstances", `"errorCode":"AccessDenied","requestParameters":{"instancesSet":{"items":[{"instanceId":"i-1111aaaa"}]}}`},
	)
	if a := w.who("i-1111aaaa"); len(a.Life) != 2 || a.Life[0].Did() != "created" || a.Life[1].Did() != "tried" {
		t.Errorf("%+v", a.Life)
	}
}

// TestManyThingsMadeTogether: finding what belongs to one of them takes no more work for
// each of them, which what is allocated tells on slow machines too.
func TestManyThingsMadeTogether(t *testing.T) {
	work := func(many int) float64 {
		var items []string
		for i := range many {
			items = append(items, fmt.Sprintf(`{"instanceId":"i-%08x","groupSet":{"items":[{"groupId":"sg-1234abcd"}]},"networkInterfaceSet":{"items":[{"networkInterfaceId":"eni-%08x"}]}}`, i, i))
		}
		w := newWorld(t, step{0, "mira", "ec2:RunInstances", `"responseElements":{"instancesSet":{"items":[` + strings.Join(items, ",") + `]}}`})
		if got := related(w.who("i-00000007")); !strings.HasPrefix(got, "security group: sg-1234abcd (1)\nnetwork interface: eni-00000007 (1)\nstarted with it: i-00000000 (1)\n") {
			t.Error(got)
		}
		return testing.AllocsPerRun(1, func() { w.who("i-00000007"); w.who("sg-1234abcd") })
	}
	const few, often = 250, 4
	if one, all := work(few), work(few*often); all > one*often*2 {
		t.Errorf("%v allocations for %d things, %v for %d times as many", one, few, all, often)
	}
}
