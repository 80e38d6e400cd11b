package profile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store/trail/profile"
)

// recorded is a call that an account recorded, of one shared with others.
func recorded(account, shared, identity string) string {
	serial++
	return fmt.Sprintf(`{"eventVersion":"1.11","eventTime":%q,"eventID":"00000000-0000-4000-8000-%012d","sharedEventID":%q,"recipientAccountId":%q,"awsRegion":"eu-west-1","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","sourceIPAddress":"198.51.100.7","userIdentity":{%s}}`,
		began.Format(time.RFC3339), serial, shared, account, identity)
}

// TestACallerIsOneLine: by the name in the own account, which another account records
// without; whom no event names stays apart, and so does who was not there under the name.
func TestACallerIsOneLine(t *testing.T) {
	const (
		abroad  = `"type":"AWSAccount","principalId":"AIDA1","accountId":"444455556666"`
		unknown = `"type":"AWSAccount","principalId":"AIDA2","accountId":"444455556666"`
		own     = `"type":"IAMUser","principalId":"AIDA1","accountId":"444455556666","userName":"zoe"`
	)
	var records []string
	for range 3 {
		records = append(records, recorded("111122223333", "a", abroad))
	}
	records = append(records, recorded("444455556666", "a", own), recorded("111122223333", "b", unknown))
	for i := range 12 { // more than are listed: the second name of zoe is not among the first
		records = append(records, event(began, fmt.Sprint("u", i), "ListBuckets"))
	}
	p := ofIn(t, load(t, records...), profile.Address, "198.51.100.7")
	actors := facet(t, p, "actor")
	first := actors.Values[0]
	if first.Text != "zoe" || first.Count != 4 || len(first.Also) != 1 || first.Also[0] != "account 444455556666 AIDA1" {
		t.Errorf("%+v", first)
	}
	sum := actors.Rest
	for _, v := range actors.Values {
		sum += v.Count
	}
	if sum != p.Events || len(actors.Values)+actors.More != 14 {
		t.Errorf("%d of %d events, %d values and %d more", sum, p.Events, len(actors.Values), actors.More)
	}
	if said := strings.Join(p.Unproven, " "); strings.Count(said, "The caller from account 444455556666 is ") != 1 || !strings.Contains(said, "AIDA1 (zoe in 444455556666, ") {
		t.Error(said)
	}
	there := facet(t, ofIn(t, load(t, records...), profile.Account, "111122223333"), "actor")
	if got := there.Values[0]; got.Text != "account 444455556666 AIDA1" || got.Count != 3 || len(got.Also) > 0 {
		t.Errorf("%+v", got)
	}
}

// identity is who called: what another account records of a caller, or the own one.
func identity(id, account, name string) string {
	if name == "" {
		return fmt.Sprintf(`"type":"AWSAccount","principalId":%q,"accountId":%q`, id, account)
	}
	return fmt.Sprintf(`"type":"IAMUser","principalId":%q,"accountId":%q,"userName":%q`, id, account, name)
}

// actorsOf returns the lines of the actors in a profile of an address: names and count.
func actorsOf(t *testing.T, records []string, kind profile.Kind, value string) (out []string) {
	t.Helper()
	for _, v := range facet(t, ofIn(t, load(t, records...), kind, value), "actor").Values {
		out = append(out, fmt.Sprint(v.All(), v.Count))
	}
	slices.Sort(out)
	return out
}

// TestANameIsNoProof: that an outsider has the name of somebody else, or two outsiders one
// name, does not make them one, nor does one call without an id.
func TestANameIsNoProof(t *testing.T) {
	const here, there, elsewhere = "111122223333", "444455556666", "555566667777"
	outsider := []string{recorded(here, "a", identity("AIDAFOREIGN", there, "")), recorded(there, "a", identity("AIDAFOREIGN", there, "admin"))}
	for name, c := range map[string]struct {
		records []string
		kind    profile.Kind
		value   string
		want    []string
	}{
		"a local user of that name": {append(outsider, recorded(here, "x", identity("AIDALOCAL", here, "admin"))), profile.Account, here,
			[]string{"[account 444455556666 AIDAFOREIGN] 1", "[admin] 1"}},
		"two outsiders of one name": {append(outsider, recorded(here, "b", identity("AIDATWO", elsewhere, "")), recorded(elsewhere, "b", identity("AIDATWO", elsewhere, "admin"))), profile.Account, here,
			[]string{"[account 444455556666 AIDAFOREIGN] 1", "[account 555566667777 AIDATWO] 1"}},
		"both, of one address": {append(outsider, recorded(elsewhere, "y", identity("AIDATHREE", elsewhere, "admin"))), profile.Address, "198.51.100.7",
			[]string{"[account 444455556666 AIDAFOREIGN] 1", "[admin] 2"}},
		"without an id": {[]string{recorded(here, "a", identity("", there, "")), recorded(there, "a", identity("AIDAFOREIGN", there, "admin"))}, profile.Address, "198.51.100.7",
			[]string{"[account 444455556666] 1", "[admin] 1"}},
		"the same one": {outsider, profile.Address, "198.51.100.7", []string{"[admin account 444455556666 AIDAFOREIGN] 2"}},
	} {
		if got := actorsOf(t, c.records, c.kind, c.value); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		told := strings.Join(ofIn(t, load(t, c.records...), c.kind, c.value).Unproven, " ")
		if strings.Contains(told, "The caller from") != (name != "without an id") {
			t.Errorf("%s: %s", name, told)
		}
	}
}

// TestThingsWithoutNames: of a thing that no event names is said what was asked for, or of
// what kind it is and whose; what a failed call asked for is not what it made.
func TestThingsWithoutNames(t *testing.T) {
	call := func(service, name, more string) string {
		text := strings.Replace(event(began, "a", name), "iam.amazonaws.com", service+".amazonaws.com", 1)
		return strings.Replace(text, `"readOnly":true`, `"readOnly":false,"recipientAccountId":"111122223333"`+more, 1)
	}
	const failed = `,"errorCode":"AccessDenied"`
	p := ofIn(t, load(t,
		call("ec2", "RunInstances", failed+`,"requestParameters":{"instanceType":"t3.micro"}`), call("ec2", "RequestSpotInstances", failed),
		call("servicequotas", "RequestServiceQuotaIncrease", `,"requestParameters":{"serviceCode":"ec2","quotaCode":"L-1"}`),
		call("s3", "DeleteAccountPublicAccessBlock", failed), call("s3", "DeleteAccountPublicAccessBlock", ""),
		call("organizations", "CreateAccount", failed), call("x", "Create", failed),
	), profile.Actor, "a")
	var got []string
	for _, thing := range append(p.Created, p.Deleted...) {
		got = append(got, thing.Text)
	}
	want := "t3.micro, not made|spot instances of account 111122223333|ec2 L-1|account, in account 111122223333|in account 111122223333|" +
		"public access block of account 111122223333|public access block of account 111122223333"
	if strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNewAfterWhat: why the line is drawn there is said.
func TestNewAfterWhat(t *testing.T) {
	for days, want := range map[int]string{0: "11:00:00Z, an hour after its first event", 5: "10:00:00Z, a day after its first event"} {
		last := began.Add(time.Duration(days)*24*time.Hour + 3*time.Hour)
		p := ofIn(t, load(t, event(began, "a", "ListBuckets"), event(last, "a", "GetUser")), profile.Actor, "a")
		if !strings.HasSuffix(strings.SplitAfter(p.Text, "first event")[0], want) {
			t.Error(p.Text)
		}
	}
}
