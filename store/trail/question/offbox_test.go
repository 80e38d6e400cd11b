package question_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/history"
)

// TestOffBoxAgrees: what a question says of an address, the history of the instance says
// too, whatever the filter leaves of the calls; and an inference is said to be one.
func TestOffBoxAgrees(t *testing.T) {
	const machine = "i-0a000000000000001"
	use := func(n int, address, more string) (out []string) {
		for range n {
			out = append(out, event(0, box(machine)+","+call("ec2", "DescribeInstances")+","+from(address)+more))
		}
		return out
	}
	associated := []string{event(0, `"requestParameters":{"instanceId":"`+machine+`","publicIp":"198.51.100.9"},`+call("ec2", "AssociateAddress"))}
	const guess = "; 1 call is inferred: not from the address that most calls of the instance came from"
	for name, c := range map[string]struct {
		records []string
		events  int
		ends    string
	}{
		"elastic":  {slices.Concat(associated, use(10, "198.51.100.9", ""), use(1, "203.0.113.77", "")), 1, "Z"},
		"majority": {slices.Concat(use(10, "198.51.100.9", ""), use(1, "203.0.113.77", "")), 1, guess},
		"tie":      {slices.Concat(use(1, "198.51.100.9", ""), use(1, "203.0.113.77", "")), 0, "calls with them"},
		"endpoint": {slices.Concat(use(10, "10.0.0.5", `,"vpcEndpointId":"vpce-1"`), use(1, "203.0.113.77", "")), 0, "call with them"},
	} {
		data := load(t, c.records...)
		a := about(t, data, "instance-off-box", "")
		if a.Events() != c.events || !strings.HasSuffix(a.Text, c.ends) {
			t.Errorf("%s: %d events, %s", name, a.Events(), a.Text)
		}
		life, err := history.Of(context(), data.Snap, data.Lang, machine, nil)
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Contains(strings.Join(life.Caveats, "\n"), "203.0.113.77"); said != (c.events > 0) {
			t.Errorf("%s: the history says %q", name, life.Caveats)
		}
		data.Within = store.Equals("ip", "203.0.113.77")
		if a := about(t, data, "instance-off-box", ""); a.Events() != c.events {
			t.Errorf("%s, filtered: %d events", name, a.Events())
		}
	}
}
