package wayout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

const (
	box, other = "i-0a000000000000001", "i-0a000000000000002"
	home, away = "198.51.100.9", "203.0.113.77"
)

// known loads records, a second apart, and gathers what they tell of an instance.
func known(t *testing.T, instance string, groups ...[]string) *Known {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("trail.json", 0)
	for i, members := range slices.Concat(groups...) {
		text := fmt.Sprintf(`{"eventVersion":"1.11","eventTime":"2026-09-01T10:%02d:%02dZ","eventID":"%d","eventSource":"ec2.amazonaws.com",%s}`, i/60, i%60, i, members)
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(text, refused, err)
		}
	}
	b.Flush()
	k, err := Of(t.Context(), st.Snapshot(), trail.Language(), instance)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// calls are some of an instance from an address, with more members where they are needed.
func calls(n int, instance, event, from string, more ...string) []string {
	call := fmt.Sprintf(`"userIdentity":{"type":"AssumedRole","principalId":"AROAWEB:%s"},"eventName":%q,"sourceIPAddress":%q`, instance, event, from)
	return slices.Repeat([]string{strings.Join(append([]string{call}, more...), ",")}, n)
}

func ran(n int, from string) []string { return calls(n, box, "DescribeInstances", from) }

func agent(instance, from string, more ...string) []string {
	return calls(1, instance, agentCall, from, more...)
}

// by the owner: what EC2 answered.
func given(event, request, response string) []string {
	return []string{fmt.Sprintf(`"userIdentity":{"type":"IAMUser","userName":"mira"},"eventName":%q,"requestParameters":{%s},"responseElements":{%s}`, event, request, response)}
}

const throughEndpoint = `"vpcEndpointId":"vpce-1"`

func TestElsewhere(t *testing.T) {
	byAddress := given("AssociateAddress", `"instanceId":"`+box+`","publicIp":"`+home+`"`, "")
	launched := given("RunInstances", "", `"instancesSet":{"items":[{"instanceId":"`+box+`","privateIpAddress":"10.0.0.5"}]}`)
	for name, c := range map[string]struct {
		events            [][]string
		foreign, doubtful string
	}{
		"its agent's, though most calls are another's": {events: [][]string{agent(box, home), ran(9, away)}, foreign: away},
		"most calls, of an elastic one":                {events: [][]string{byAddress, ran(10, home), ran(1, away)}, foreign: away},
		"few calls of an elastic one":                  {events: [][]string{byAddress, ran(1, home), ran(10, away)}, foreign: away},
		"no call of an elastic one":                    {events: [][]string{byAddress, ran(3, away)}, foreign: away},
		"most calls before an elastic one":             {events: [][]string{ran(4, "198.51.100.3"), ran(1, away), byAddress, ran(9, home)}, foreign: away},
		"an elastic one by its allocation": {events: [][]string{
			given("AllocateAddress", "", `"allocationId":"eipalloc-1","publicIp":"`+home+`"`),
			given("AssociateAddress", `"instanceId":"`+box+`","allocationId":"eipalloc-1"`, `"associationId":"eipassoc-1"`), ran(1, home), ran(3, away)}, foreign: away},
		"an elastic one that was refused": {events: [][]string{
			{byAddress[0] + `,"errorCode":"Client.InvalidAddress.NotFound"`}, ran(1, home), ran(3, away)}, doubtful: home},
		"most calls":                           {events: [][]string{ran(2, home), ran(1, away)}, doubtful: away},
		"most calls, by two roles":             {events: [][]string{ran(2, home), ran(2, away), {strings.ReplaceAll(ran(1, home)[0], "AROAWEB", "AROADB")}, ran(2, home)}, doubtful: away},
		"the address inside is no way out":     {events: [][]string{launched, ran(3, home), ran(1, away)}, doubtful: away},
		"a tie":                                {events: [][]string{ran(1, home), ran(1, away)}},
		"a few more are no majority":           {events: [][]string{ran(4, home), ran(3, away)}},
		"more than any, and less than all":     {events: [][]string{ran(4, home), ran(3, away), ran(3, "203.0.113.78")}},
		"calls through an endpoint":            {events: [][]string{calls(10, box, "GetObject", "10.0.0.5", throughEndpoint), ran(1, away)}},
		"an agent behind an endpoint":          {events: [][]string{agent(box, "10.0.0.5", throughEndpoint), ran(1, away)}},
		"another agent's way out":              {events: [][]string{agent(other, away), ran(3, home), ran(1, away)}},
		"a service":                            {events: [][]string{agent(box, home), ran(1, "ec2.amazonaws.com")}},
		"one address of each family":           {events: [][]string{agent(box, home), ran(2, "2001:db8::5")}},
		"of each family another":               {events: [][]string{agent(box, home), ran(1, away), ran(4, "2001:db8::5"), ran(1, "2001:db8::6")}, foreign: away, doubtful: "2001:db8::6"},
		"what others call says nothing of it":  {events: [][]string{calls(9, other, "DescribeInstances", away), ran(2, home), ran(1, away)}, doubtful: away},
		"what a service does with its session": {events: [][]string{agent(box, home), {strings.Replace(ran(1, away)[0], `"type"`, `"invokedBy":"ssm.amazonaws.com","type"`, 1)}}},
	} {
		for _, instance := range []string{box, ""} { // of one or of all: the same
			foreign, doubtful := known(t, instance, c.events...).Elsewhere(box)
			if f, d := strings.Join(foreign, " "), strings.Join(doubtful, " "); f != c.foreign || d != c.doubtful {
				t.Errorf("%s (%q): foreign %q, doubtful %q, want %q, %q", name, instance, f, d, c.foreign, c.doubtful)
			}
		}
	}
}

// TestWords: an address is called by what is known of it best.
func TestWords(t *testing.T) {
	byAddress := given("AssociateAddress", `"instanceId":"`+box+`","publicIp":"`+home+`"`, "")
	for want, events := range map[string][][]string{
		home + " (its elastic one)": {byAddress, ran(3, home), ran(1, away)},
		home + " (its agent's)":     {byAddress, agent(box, home)},
		home + " (most calls)":      {ran(3, home), ran(1, away)},
		"10.0.0.5 (its agent's)":    {given("RunInstances", "", `"instancesSet":{"items":[{"instanceId":"`+box+`","privateIpAddress":"10.0.0.5"}]}`), agent(box, "10.0.0.5")},
		"":                          {ran(1, home), ran(1, away)},
	} {
		if got := known(t, box, events...).Words(box); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
