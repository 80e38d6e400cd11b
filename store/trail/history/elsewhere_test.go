package history

import (
	"slices"
	"strings"
	"testing"
)

const (
	machine = "i-0123456789abcdef0"
	ofRole  = `{"type":"AssumedRole","principalId":"AROAWEB:` + machine + `","arn":"arn:aws:sts::111122223333:assumed-role/web/` + machine + `","accountId":"111122223333","accessKeyId":"ASIAWEB",` +
		`"sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAWEB","arn":"arn:aws:iam::111122223333:role/web","accountId":"111122223333","userName":"web"}}}`
)

// TestTakenCredentials: where the role of an instance is used from an address that is not
// the instance's, its history says so; what came through the endpoint of a network tells
// nothing.
func TestTakenCredentials(t *testing.T) {
	about := `"requestParameters":{"instanceId":"` + machine + `"},`
	w := newWorld(t,
		step{0, ofRole, "ssm:UpdateInstanceInformation", about + from("198.51.100.9")},
		step{1, ofRole, "ssm:PutInventory", about + from("198.51.100.9")},
		step{2, ofRole, "ec2:DescribeInstances", about + from("203.0.113.77")},
		step{3, ofRole, "s3:ListBuckets", from("203.0.113.77")},
		step{4, ofRole, "ssm:GetDocument", about + `"vpcEndpointId":"vpce-1",` + from("10.0.0.5")},
		step{5, "mira", "ec2:StopInstances", about + from("203.0.113.80")},
	)
	a := w.who(machine)
	for _, e := range a.Life {
		want := ""
		if e.Event == "DescribeInstances" {
			want = "not its address"
		}
		if got := e.Abroad.Said(e.Address); got != want {
			t.Errorf("%s from %s: %q, want %q", e.Event, e.Address, got, want)
		}
	}
	related := ""
	for _, r := range a.Related {
		related += r.Text + "\n"
	}
	if !strings.Contains(related, "203.0.113.77 (not its own)") || strings.Contains(related, "198.51.100.9 (not") {
		t.Errorf("related: %s", related)
	}
	const said = "Its credentials were used from 203.0.113.77, which is not its address, as far as the events tell; it calls from 198.51.100.9 (its agent's)."
	if all := strings.Join(a.Caveats, "\n"); !strings.Contains(all, said) {
		t.Errorf("caveats: %s", all)
	}
}

// TestInferredAddresses: where only most calls tell of an instance's address, that is what
// its history says, of calls from others too; where there is no such one it says nothing.
func TestInferredAddresses(t *testing.T) {
	about := `"requestParameters":{"instancesSet":{"items":[{"instanceId":"` + machine + `"}]}},`
	use := func(n int, address string) step {
		return step{n, ofRole, "ec2:DescribeInstances", about + from(address)}
	}
	said := func(steps ...step) string {
		a := newWorld(t, steps...).who(machine)
		texts := slices.Clone(a.Caveats)
		for _, e := range a.Life {
			texts = append(texts, e.Abroad.Said(e.Address))
		}
		for _, u := range usersOf(a.Life) {
			texts = append(texts, u.Abroad.Said(u.Address))
		}
		for _, r := range a.Related {
			texts = append(texts, r.Text)
		}
		return strings.Join(texts, "|")
	}
	if got := said(use(1, "198.51.100.9"), use(2, "203.0.113.77")); strings.Contains(got, "not its") || strings.Contains(got, "most") {
		t.Errorf("a tie: %s", got)
	}
	got := said(use(1, "198.51.100.9"), use(2, "198.51.100.9"), use(3, "203.0.113.77"))
	for _, want := range []string{
		"Its credentials were used from 203.0.113.77, not the one that most of its calls came from: 198.51.100.9 (most calls). It may have more than one way out.",
		"|203.0.113.77 is not the one that most of its calls came from|",
		"203.0.113.77 (not the one that most of its calls came from)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	if strings.Contains(got, "not its") {
		t.Errorf("a guess as a fact: %s", got)
	}
}

// TestSaidOfSeveral: of several addresses it is told how many do not fit, and which if it is one.
func TestSaidOfSeveral(t *testing.T) {
	for want, a := range map[string]Abroad{
		"": {}, "not its address": {Foreign: []string{"1"}}, "2 is not its address": {Foreign: []string{"2"}},
		"2 are not its addresses, 3 is " + notMost: {[]string{"1", "2"}, []string{"3"}},
	} {
		if got := a.Said("1"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestSessionsOfAUser: the keys of a console session are one thing, not a line each.
func TestSessionsOfAUser(t *testing.T) {
	console := func(key string) string {
		return `{"type":"IAMUser","principalId":"AIDAMIRA","arn":"arn:aws:iam::111122223333:user/mira","accountId":"111122223333","userName":"mira","accessKeyId":"` + key +
			`","sessionContext":{"attributes":{"creationDate":"2026-09-01T09:00:00Z"}}}`
	}
	w := newWorld(t,
		step{0, "bert", "iam:CreateUser", `"requestParameters":{"userName":"mira"},"responseElements":{"user":{"userName":"mira","arn":"arn:aws:iam::111122223333:user/mira"}}`},
		step{1, console("ASIAEXAMPLE000000001"), "ec2:DescribeVpcs", ""}, step{2, console("ASIAEXAMPLE000000002"), "ec2:DescribeVpcs", ""},
		step{3, "mira", "ec2:DescribeVpcs", ""},
	)
	var got []string
	for _, r := range w.who("mira").Related {
		got = append(got, r.As+" "+r.Text)
	}
	if all := strings.Join(got, "|"); all != "access key used AKIA0000000000000004|session since 2026-09-01 09:00:00Z  2 keys" {
		t.Errorf("related: %s", all)
	}
}
