package profile_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/profile"
)

// demo is the incident of the demo, loaded once.
var demo = sync.OnceValues(func() (*store.Snapshot, error) {
	st := store.New(trail.Schema())
	_, err := loader.Load(context.Background(), st, loader.Options{}, file.Paths([]string{"../../../testdata/demo.tar.zst"}, nil))
	return st.Snapshot(), err
})

func of(t *testing.T, kind profile.Kind, value string) *profile.Profile {
	t.Helper()
	snap, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	return ofIn(t, snap, kind, value)
}

func ofIn(t *testing.T, snap *store.Snapshot, kind profile.Kind, value string) *profile.Profile {
	t.Helper()
	p, err := profile.Of(context.Background(), snap, trail.Language(), profile.Subject{Kind: kind, Value: value})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestKey(t *testing.T) {
	p := of(t, profile.Key, "AKIA3KF6UTOHVO6EYCGY")
	if p.Events != 234 || p.Ended.Failed != 58 || p.Filter != "key=AKIA3KF6UTOHVO6EYCGY" || p.Rows.Len() != 234 {
		t.Errorf("%d events, %d failures, %s", p.Events, p.Ended.Failed, p.Filter)
	}
	if got := p.First.Format(time.RFC3339) + " " + p.Last.Format(time.RFC3339); got != "2026-09-15T07:02:43Z 2026-09-15T12:58:13Z" {
		t.Error(got)
	}
	if want := "access key AKIA3KF6UTOHVO6EYCGY: 234 events, 2026-09-15 07:02:43Z to 12:58:13Z; 80 writes, 49 grant-use and 58 failures; "; !strings.HasPrefix(p.Text, want) {
		t.Error(p.Text)
	}
	addresses := facet(t, p, "ip")
	if len(addresses.Values) != 2 || addresses.Values[1].Text != "203.0.113.77" || addresses.Values[1].Count != 74 || addresses.Values[1].First.Format(time.TimeOnly) != "08:42:11" {
		t.Errorf("%+v", addresses)
	}
	if errors := facet(t, p, "error"); errors.None != 234-58 {
		t.Errorf("%+v", errors)
	}
	for _, f := range p.Facets {
		if f.Field == "key" {
			t.Error("the key is a facet of itself")
		}
	}
}

func facet(t *testing.T, p *profile.Profile, field string) profile.Facet {
	t.Helper()
	for _, f := range p.Facets {
		if f.Field == field {
			return f
		}
	}
	t.Fatalf("no facet %s", field)
	return profile.Facet{}
}

// TestReadsDoNotHideWrites: the writes are listed by themselves where the most frequent events
// leave some of them out, and only there.
func TestReadsDoNotHideWrites(t *testing.T) {
	var all []string
	add := func(name, verb string, times int) {
		for range times {
			all = append(all, fmt.Sprintf(`{"eventVersion":"1.11","eventTime":"2026-09-15T10:00:%02dZ","eventID":"00000000-0000-4000-8000-%012d","eventSource":"iam.amazonaws.com","eventName":%q,"readOnly":%t,"userIdentity":{"type":"IAMUser","userName":"eve"}}`,
				len(all)%60, len(all), name, verb == "read"))
		}
	}
	eve := func() *profile.Profile { return ofIn(t, load(t, all...), profile.Actor, "eve") }
	add("PutUserPolicy", "write", 1)
	for i := range 4 {
		add(fmt.Sprint("List", i), "read", 2)
	}
	if p := eve(); len(p.Shown()) != len(p.Facets) {
		t.Errorf("writes are listed twice: %+v", p.Shown())
	}
	for i := range 9 {
		add(fmt.Sprint("Get", i), "read", 3)
	}
	p := eve()
	at := slices.IndexFunc(p.Shown(), func(f profile.Facet) bool { return f.Title == "writes" })
	if at < 0 || p.Shown()[at+1].Title != "events" || len(p.Shown()) != len(p.Facets)+1 {
		t.Fatalf("%+v", p.Shown())
	}
	if w := p.Shown()[at]; len(w.Values) != 1 || w.Values[0].Text != "PutUserPolicy" || w.Values[0].Count != 1 || w.Rest != 0 || w.Within == nil {
		t.Errorf("%+v", w)
	}
}

// TestNew: what the intruder brings is new, what the pipeline does all day is
// not.
func TestNew(t *testing.T) {
	p := of(t, profile.Key, "AKIA3KF6UTOHVO6EYCGY")
	if got := p.Baseline.Format(time.TimeOnly); got != "08:02:43" {
		t.Errorf("the first hour ends at %s", got)
	}
	snap, _ := demo()
	found := map[string]bool{}
	for i, n := range p.New {
		found[n.Field+" "+n.Value] = true
		r := snap.Record(n.Row)
		if at, _ := r.Time(); !at.Equal(n.At) || at.Before(p.Baseline) {
			t.Errorf("%s: the row is of %s, not %s", n.Value, at, n.At)
		}
		if value, _ := r.Value(trail.Language(), n.Field); value != n.Value {
			t.Errorf("%s: the row has %s", n.Value, value)
		}
		if i > 0 && n.At.Before(p.New[i-1].At) {
			t.Errorf("%s is out of order", n.Value)
		}
	}
	for _, want := range []string{"ip 203.0.113.77", "region sa-east-1", "service iam", "event GetUser"} {
		if !found[want] {
			t.Errorf("%s is not new", want)
		}
	}
	for _, old := range []string{"ip 198.51.100.24", "event PutImage", "region eu-west-1"} {
		if found[old] {
			t.Errorf("%s is called new", old)
		}
	}
	if p.MoreNew() != 0 {
		t.Errorf("%d new values of the reconnaissance are not listed", p.MoreNew())
	}
}

// TestBaseline: the first day where there are two, the first hour where there
// are two, else nothing.
func TestBaseline(t *testing.T) {
	for _, c := range []struct {
		hours float64
		want  time.Duration
	}{{1.9, 0}, {2, time.Hour}, {47, time.Hour}, {48, 24 * time.Hour}, {1000, 24 * time.Hour}} {
		last := began.Add(time.Duration(c.hours * float64(time.Hour)))
		snap := load(t, event(began, "a", "ListBuckets"), event(last, "a", "GetUser"))
		p := ofIn(t, snap, profile.Actor, "a")
		if c.want == 0 {
			if !p.Baseline.IsZero() || len(p.New) > 0 || !strings.Contains(strings.Join(p.Unproven, " "), "cannot be told") {
				t.Errorf("%.1f hours: %+v", c.hours, p)
			}
			continue
		}
		if !p.Baseline.Equal(began.Add(c.want)) || len(p.New) != 1 || p.New[0].Value != "GetUser" {
			t.Errorf("%.1f hours: usual until %s, %d new", c.hours, p.Baseline, len(p.New))
		}
	}
}

func TestSessionsAndThings(t *testing.T) {
	p := of(t, profile.Actor, "release-manager/botocore-session-1789463163")
	if len(p.Sessions) != 1 || !strings.HasSuffix(p.Sessions[0].Session, "@2026-09-15T09:06:03Z") || p.Sessions[0].Count != 210 || p.Sessions[0].Actor != "release-manager/botocore-session-1789463163" {
		t.Errorf("%+v", p.Sessions)
	}
	if p.Forwarded != 25 || p.Sessions[0].Count+p.Forwarded != p.Events {
		t.Errorf("%d events, %d of services in the course of the session", p.Events, p.Forwarded)
	}
	created, deleted := things(p.Created), things(p.Deleted)
	for _, want := range []string{"i-0a4d9f1e7c3b52860 RunInstances", "AKIARTX3GSDSXSYTNPFJ CreateAccessKey", "sg-0c3f5b7d9e1a24680 CreateSecurityGroup", "snap-0d4c1b2a39f8e7650 CreateSnapshot"} {
		if !created[want] {
			t.Errorf("%s is not among %v", want, created)
		}
	}
	if !deleted["arn:aws:cloudtrail:eu-west-1:111122223333:trail/prod-data-events DeleteTrail failed"] {
		t.Errorf("deleted: %v", deleted)
	}
	if one, other := profile.TitleOf("created", p.Deleted), profile.TitleOf("created", nil); one != "created or tried" || other != "created" {
		t.Errorf("headed %q and %q", one, other)
	}
	s := of(t, profile.Session, p.Sessions[0].Session)
	if s.Events != 210 || len(s.Sessions) != 0 {
		t.Errorf("the session has %d events and %d sessions", s.Events, len(s.Sessions))
	}
}

// TestThingsNotNamed: what a call made or unmade is listed though the record has no
// name of it, under what it names instead; tags are no things, and objects are counted.
func TestThingsNotNamed(t *testing.T) {
	p := of(t, profile.Actor, "release-manager/botocore-session-1789463163")
	created, deleted := things(p.Created), things(p.Deleted)
	for _, want := range []string{"arn:aws:iam::111122223333:user/svc-backup-sync CreateLoginProfile", "arn:aws:iam::111122223333:policy/release-boundary CreatePolicyVersion", "RunInstances failed"} {
		if !created[want] {
			t.Errorf("%s is not among %v", want, created)
		}
	}
	if !deleted["arn:aws:s3:::larkfield-customer-exports DeleteBucketPublicAccessBlock"] || created["ami-0bd45e19af505cc4c RunInstances failed"] {
		t.Errorf("deleted %v, created %v", deleted, created)
	}
	texts := ""
	for _, thing := range append(p.Created, p.Deleted...) {
		texts += thing.Text + "|"
	}
	for _, want := range []string{"login profile of arn:aws:iam::111122223333:user/svc-backup-sync|", "version of arn:aws:iam::111122223333:policy/release/release-boundary|", "public access block of arn:aws:s3:::larkfield-customer-exports|", "|arn:aws:iam::111122223333:role/batch-gpu-instance|"} {
		if !strings.Contains("|"+texts, want) {
			t.Errorf("%s is not among %s", want, texts)
		}
	}
	if said := strings.Join(p.Unproven, " "); !strings.Contains(said, "Writes of objects and other data are not among what it created and deleted: ") {
		t.Error(said)
	}
	backdoor := of(t, profile.Actor, "svc-backup-sync")
	if !things(backdoor.Created)["arn:aws:ses:us-east-1:111122223333:identity/larkfield-billing.example.com CreateEmailIdentity"] || !things(backdoor.Deleted)["DeleteModelInvocationLoggingConfiguration"] {
		t.Errorf("created %v, deleted %v", backdoor.Created, backdoor.Deleted)
	}
	tagged := ofIn(t, load(t, strings.Replace(event(began, "a", "CreateTags"), `"readOnly":true`, `"readOnly":false`, 1)), profile.Actor, "a")
	if tagged.Writes != 1 || len(tagged.Created) > 0 {
		t.Errorf("%d writes, created %v", tagged.Writes, tagged.Created)
	}
}

// TestAccount: an account is one by what was recorded in it, else by what its callers
// did elsewhere; its root user is told apart.
func TestAccount(t *testing.T) {
	snap, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	caller := strings.Replace(event(began, "a", "ListBuckets"), `"userIdentity":{`, `"recipientAccountId":"111122223333","userIdentity":{"accountId":"444455556666",`, 1)
	for _, c := range []struct {
		snap        *store.Snapshot
		id          string
		kind        profile.Kind
		text, notes string
	}{
		{snap, "111122223333", profile.Account, "account 111122223333: 4,432 events, ", "that of its root user is the profile of root@111122223333."},
		{load(t, caller), "444455556666", profile.Caller, "calling account 444455556666: 1 event, ", ""},
		{load(t, caller), "111122223333", profile.Account, "account 111122223333: 1 event, ", ""},
		{load(t, caller), "999999999999", profile.Account, "Nothing is loaded of account 999999999999", ""},
	} {
		who, err := profile.Find(t.Context(), c.snap, trail.Language(), c.id)
		if err != nil || who.Kind != c.kind {
			t.Fatalf("%s: %v, %v", c.id, who, err)
		}
		p := ofIn(t, c.snap, who.Kind, who.Value)
		said := strings.Join(p.Unproven, " ")
		if !strings.HasPrefix(p.Text, c.text) || !strings.Contains(said, c.notes) || c.notes == "" && strings.Contains(said, "root") {
			t.Errorf("%s: %s %q", c.id, p.Text, p.Unproven)
		}
	}
	for _, text := range []string{"11112222333", "1111222233334", "11112222333a"} {
		if profile.Like(text) != profile.Actor {
			t.Errorf("%s is taken for an account", text)
		}
	}
}

func things(list []profile.Thing) map[string]bool {
	out := map[string]bool{}
	for _, t := range list {
		out[strings.TrimSpace(t.Resource+" "+t.Event+map[bool]string{true: " failed"}[t.Failed])] = true
	}
	return out
}

func TestSharedName(t *testing.T) {
	snap := load(t, event(began, "a", "ListBuckets"), strings.Replace(event(began, "a", "ListBuckets"), "AIDAa", "AIDAb", 1))
	if p := ofIn(t, snap, profile.Actor, "a"); !strings.Contains(strings.Join(p.Unproven, " "), "2 principals have this name") {
		t.Error(p.Unproven)
	}
	if p := ofIn(t, snap, profile.Principal, "AIDAb"); p.Events != 1 || strings.Contains(strings.Join(p.Unproven, " "), "this name") {
		t.Errorf("%+v", p)
	}
}

func TestNobody(t *testing.T) {
	for kind := profile.Actor; kind <= profile.Session; kind++ {
		for _, value := range []string{"", "nobody", "*", `"`, "\x00"} {
			if p := of(t, kind, value); p.Events > 0 && value != "" || p.Text == "" || len(p.Unproven) == 0 {
				t.Errorf("%s %q: %+v", kind, value, p)
			}
		}
	}
}

var began = time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)

var serial int

// event is a record of a user.
func event(at time.Time, name, call string) string {
	serial++
	return fmt.Sprintf(`{"eventVersion":"1.11","eventTime":%q,"eventID":"00000000-0000-4000-8000-%012d","awsRegion":"eu-west-1","eventSource":"iam.amazonaws.com","eventName":%q,"readOnly":true,"sourceIPAddress":"198.51.100.7","userIdentity":{"type":"IAMUser","principalId":"AIDA%s","userName":%q}}`,
		at.Format(time.RFC3339), serial, call, name, name)
}

func load(t *testing.T, records ...string) *store.Snapshot {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("test", 0)
	for i, text := range records {
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(text, refused, err)
		}
	}
	b.Flush()
	return st.Snapshot()
}

// TestSharedNames: the profile of a name says who have it, that of an id is of
// one; a role's name is shared by accounts as a user's is.
func TestSharedNames(t *testing.T) {
	by := func(identity string) string {
		serial++
		return fmt.Sprintf(`{"eventVersion":"1.11","eventTime":%q,"eventID":"00000000-0000-4000-8000-%012d","awsRegion":"eu-west-1","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","sourceIPAddress":"198.51.100.7","userIdentity":{%s}}`,
			began.Format(time.RFC3339), serial, identity)
	}
	session := func(id, account string) string {
		return by(fmt.Sprintf(`"type":"AssumedRole","principalId":"%s:ci","accountId":"%s","arn":"arn:aws:sts::%s:assumed-role/deploy/ci","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"%s","arn":"arn:aws:iam::%s:role/path/deploy","userName":"deploy"}}`, id, account, account, id, account))
	}
	snap := load(t,
		by(`"type":"IAMUser","principalId":"AIDA1","accountId":"111122223333","userName":"bert"`),
		by(`"type":"IAMUser","principalId":"AIDA2","accountId":"444455556666","userName":"bert"`),
		by(`"type":"AWSAccount","principalId":"AIDA1","accountId":"111122223333"`),
		session("AROA1", "111122223333"), session("AROA1", "111122223333"), session("AROA2", "444455556666"),
	)
	for _, c := range []struct {
		name       string
		events     int
		principals string
		says       string
	}{
		{"bert", 2, "AIDA1 AIDA2", "2 principals have this name, of the accounts 111122223333 and 444455556666"},
		{"deploy/ci", 3, "AROA1:ci AROA2:ci", "2 principals have this name, of the accounts 111122223333 and 444455556666"},
		{"deploy", 3, "AROA1 AROA2", "2 principals have this name, of the accounts 111122223333 and 444455556666"},
		{"AROA2:ci", 1, "", "principal deploy/ci (AROA2:ci): 1 event"},
		{"arn:aws:iam::444455556666:role/deploy", 1, "", "role arn:aws:iam::444455556666:role/path/deploy: 1 event"},
		{"account 111122223333 AIDA1", 1, "", "it is AIDA1 (bert in 111122223333, by other events of this id)"},
	} {
		who, err := profile.Find(t.Context(), snap, trail.Language(), c.name)
		if err != nil {
			t.Fatal(err)
		}
		p := ofIn(t, snap, who.Kind, who.Value)
		var ids []string
		for _, one := range p.Principals {
			ids = append(ids, one.ID)
		}
		if p.Events != c.events || strings.Join(ids, " ") != c.principals || !strings.Contains(p.Text, c.says) {
			t.Errorf("%s: %d events, of %v: %s", c.name, p.Events, ids, p.Text)
		}
		if more := strings.Contains(strings.Join(p.Unproven, " "), "1 more event of the same id is recorded under another name"); more != (c.name == "bert" || strings.HasPrefix(c.name, "account ")) {
			t.Errorf("%s: %q", c.name, p.Unproven)
		}
	}
}

// TestDryRunsAreAmongTheFailures, and told apart: they made nothing.
func TestDryRunsAreAmongTheFailures(t *testing.T) {
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("trail.json", 0)
	for i, code := range []string{"Client.DryRunOperation", "Client.UnauthorizedOperation"} {
		text := fmt.Sprintf(`{"eventID":"%d","eventTime":"2026-09-01T10:00:%02dZ","eventSource":"ec2.amazonaws.com","eventName":"DeleteVolume","readOnly":false,"errorCode":%q,`+
			`"requestParameters":{"volumeId":"vol-0a00000000000000%d"},"userIdentity":{"type":"IAMUser","userName":"mira","accessKeyId":"AKIAEXAMPLE000000001"}}`, i, i, code, i)
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(refused, err)
		}
	}
	b.Flush()
	p := ofIn(t, st.Snapshot(), profile.Key, "AKIAEXAMPLE000000001")
	if p.Ended != (phrase.Ended{Failed: 2, DryRuns: 1}) || !strings.HasSuffix(p.Text, "2 failures, 1 of them a dry run") || len(p.Deleted) != 1 || !p.Deleted[0].Failed {
		t.Errorf("%s, deleted %+v", p.Text, p.Deleted)
	}
}

// TestOneMoreIsShown: the line that would say that there is one more has room for it.
func TestOneMoreIsShown(t *testing.T) {
	at := time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)
	for n, want := range map[int][2]int{8: {8, 0}, 9: {9, 0}, 10: {8, 2}} {
		var records []string
		for i := range n {
			records = append(records, event(at.Add(time.Duration(i)*time.Second), "x", fmt.Sprintf("DescribeThing%d", i)))
		}
		f := facet(t, ofIn(t, load(t, records...), profile.Actor, "x"), "event")
		if got := [2]int{len(f.Values), f.More}; got != want || f.Rest != f.More {
			t.Errorf("of %d values %d are shown, and %d more of %d events", n, got[0], got[1], f.Rest)
		}
	}
	for n, want := range map[int][2]int{40: {40, 0}, 41: {41, 0}, 42: {40, 2}} {
		records := []string{event(at, "x", "First")}
		for i := range n {
			records = append(records, event(at.Add(72*time.Hour+time.Duration(i)*time.Second), "x", fmt.Sprintf("DescribeThing%d", i)))
		}
		p := ofIn(t, load(t, records...), profile.Actor, "x")
		if got := [2]int{len(p.New), p.MoreNew()}; got != want {
			t.Errorf("of %d new events %d are shown, and %d more", n, got[0], got[1])
		}
		if u := p.Unlisted; len(u) > 0 && u[0] != (profile.Unlisted{Title: "event", More: 2, At: p.New[39].At.Add(time.Second)}) {
			t.Errorf("not listed: %+v", u)
		}
	}
}
