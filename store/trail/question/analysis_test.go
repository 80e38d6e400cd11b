package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/question"
)

func TestSpray(t *testing.T) {
	login := func(at int, name, address, outcome string) string {
		return event(at, `"userIdentity":{"type":"IAMUser","userName":"`+name+`","principalId":"`+name+`"},`+call("signin", "ConsoleLogin")+","+from(address)+`,"responseElements":{"ConsoleLogin":"`+outcome+`"}`)
	}
	data := load(t,
		login(0, "mira", "203.0.113.5", "Success"), // before the failures: no break-in
		login(1, "jonas", "203.0.113.5", "Failure"), login(2, "mira", "203.0.113.5", "Failure"),
		login(3, "root", "203.0.113.9", "Failure"), login(4, "mira", "203.0.113.9", "Success"), login(5, "mira", "203.0.113.9", "Success"),
		login(6, "mira", "203.0.113.7", "Success"))
	a := about(t, data, "console-spray", "")
	want := [][]string{
		{"203.0.113.5", "jonas and mira", "no"},
		{"203.0.113.9", "root", "mira at 2026-09-01 10:00:04Z"},
	}
	if got := cells(a, "By address"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	if !strings.HasPrefix(a.Text, "3 failed sign-ins by") || !strings.HasSuffix(a.Text, "; 1 address got in afterwards") {
		t.Error(a.Text)
	}
}

// TestHiddenNames: tries at names that are hidden may be at one of them, or at as many.
func TestHiddenNames(t *testing.T) {
	for _, row := range cells(ask(t, "console-spray", ""), "By address") {
		if row[0] == "203.0.113.14" && row[1] != "1–6 hidden, root@111122223333" {
			t.Errorf("%q", row)
		}
	}
}

func TestOffBox(t *testing.T) {
	const one, two, three = "i-0a000000000000001", "i-0a000000000000002", "i-0a000000000000003"
	use := func(instance, name, address string) string {
		return event(0, box(instance)+","+call("ssm", name)+","+from(address))
	}
	data := load(t,
		use(one, "UpdateInstanceInformation", "198.51.100.1"), use(one, "ListBuckets", "198.51.100.1"),
		use(one, "ListBuckets", "203.0.113.77"), use(one, "ListUsers", "203.0.113.77"), // elsewhere
		use(two, "ListBuckets", "198.51.100.2"), use(two, "GetUser", "198.51.100.2"), // the one of most calls is its own
		use(two, "ListUsers", "198.51.100.2"), use(two, "ListKeys", "198.51.100.2"),
		use(two, "ListBuckets", "198.51.100.1"), // the way out that another one's agent has
		strings.Replace(use(two, "ListBuckets", "10.0.0.9"), `"awsRegion"`, `"vpcEndpointId":"vpce-1","awsRegion"`, 1), use(two, "ListBuckets", "ec2.amazonaws.com"),
		use(two, "ListBuckets", "192.168.10.20"), // private, and through no endpoint
		use(three, "ListBuckets", "198.51.100.3"), use(three, "ListBuckets", "198.51.100.3"), use(three, "ListBuckets", "198.51.100.30"),
		event(1, `"requestParameters":{"instanceId":"`+three+`","publicIp":"198.51.100.30"},`+call("ec2", "AssociateAddress")))
	a := about(t, data, "instance-off-box", "")
	want := [][]string{{one, "203.0.113.77", "198.51.100.1 (its agent's)"}, {two, "192.168.10.20", "198.51.100.2 (most calls)"}}
	if got := cells(a, "From elsewhere"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 3 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	if !strings.Contains(strings.Join(a.Unproven, "\n"), "1 call came through the endpoint") {
		t.Error(a.Unproven)
	}
	if a := about(t, data, "instance-off-box", three); a.Events() != 0 || a.Text != "No call with an instance's credentials from elsewhere among 3 calls with them" {
		t.Errorf("of the third one: %s", a.Text)
	}
	if a := about(t, data, "instance-off-box", two); a.Events() != 1 {
		t.Errorf("of the second one: %s", a.Text)
	}
}

func TestCoverage(t *testing.T) {
	var records []string
	for minute := range 6 * 60 {
		if hour := minute / 60; hour != 2 && hour != 3 {
			records = append(records, event(minute*60, call("s3", "GetObject")))
		}
		if minute%100 == 0 { // too quiet for an hour without events to mean something
			records = append(records, strings.Replace(event(minute*60, call("s3", "GetObject")), "eu-west-1", "us-west-2", 1))
		}
	}
	records = append(records, event(6*3600-1, call("cloudtrail", "StopLogging")))
	a := about(t, load(t, records...), "log-complete", "")
	want := [][]string{{"111122223333", "eu-west-1", "2026-09-01 12:00:00Z", "2026-09-01 14:00:00Z", "in between", "60"}}
	if got := cells(a, "Hours without events"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	if !strings.HasPrefix(a.Text, "The events of 1 account and 2 regions span 6 whole hours, 5 of which have any; 1 gap of an hour or more between events") || !strings.Contains(a.Text, "; a trail of 111122223333 was switched off at 2026-09-01 15:59:59Z and not on again in these events") {
		t.Error(a.Text)
	}
}

// TestCoverageOfPartialHours: events of the hour in which the data begin do not
// stand for the next one.
func TestCoverageOfPartialHours(t *testing.T) {
	var records []string
	for minute := 30; minute < 6*60; minute++ {
		if minute < 60 || minute >= 120 {
			records = append(records, event(minute*60, call("s3", "GetObject")))
		}
	}
	a := about(t, load(t, records...), "log-complete", "")
	want := [][]string{{"111122223333", "eu-west-1", "2026-09-01 11:00:00Z", "2026-09-01 12:00:00Z", "in between", "60"}}
	if got := cells(a, "Hours without events"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
}

// TestCoverageOfNoHour: what lies between the strokes of the clock spans no hour of it.
func TestCoverageOfNoHour(t *testing.T) {
	a := about(t, load(t, event(600, call("s3", "GetObject")), event(4200, call("s3", "GetObject"))), "log-complete", "")
	if want := "The events of 1 account and 1 region span no whole hour of the clock: too little to tell gaps"; a.Text != want {
		t.Error(a.Text)
	}
}

// TestCoverageOfAges: a record that claims another century costs no memory.
func TestCoverageOfAges(t *testing.T) {
	old := strings.Replace(event(0, call("s3", "GetObject")), "2026-09-01T10", "1971-01-01T00", 1)
	a := about(t, load(t, old, event(0, call("s3", "GetObject")), event(7200, call("s3", "GetObject"))), "log-complete", "")
	if !strings.Contains(a.Text, "20,002 whole hours") && !strings.Contains(a.Text, "20,001 whole hours") && !strings.Contains(a.Text, "20,000 whole hours") {
		t.Error(a.Text)
	}
}

func TestReconBurst(t *testing.T) {
	var records []string
	ask := func(name string, at, n int) {
		records = append(records, event(at, user(name, "AKIA"+name)+","+call("ec2", fmt.Sprintf("Describe%d", n))+`,"readOnly":true,`+from("203.0.113.5")))
	}
	for n := range 14 {
		ask("fast", 3000+n*40, n) // fourteen in nine minutes
		ask("slow", n*120, n)     // at most six in ten
		ask("same", n, n%3)
	}
	ask("fast", 2950, 0) // asked again inside: no start of the burst
	a := about(t, load(t, records...), "recon-burst", "")
	want := [][]string{{"AIDAfast", "fast", "14"}}
	if got := cells(a, "Bursts"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 14 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	for n := range 12 { // long before, less dense, and a burst all the same
		ask("fast", n*20, n)
		ask("fast", 4000+n*50, n) // overlaps itself: the window slides on
		ask("fast", 4600+n*50, n)
		ask("late", 9000+n, n)
	}
	a = about(t, load(t, records...), "recon-burst", "")
	want = [][]string{{"AIDAfast", "fast", "14"}, {"AIDAfast", "fast", "12"}, {"AIDAfast", "fast", "12"}, {"AIDAlate", "late", "12"}}
	if got := cells(a, "Bursts"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 14+12+24+12 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	if want := "2 principals asked 12 or more different things within ten minutes, in 4 bursts: fast and late"; a.Text != want {
		t.Error(a.Text)
	}
}

// TestManyBursts: one of each principal comes before the second of any, and what
// is left out is counted.
func TestManyBursts(t *testing.T) {
	var records []string
	burst := func(name string, at, reads int) {
		for n := range reads {
			records = append(records, event(at+n, user(name, "AKIA"+name)+","+call("ec2", fmt.Sprintf("Describe%d", n))+`,"readOnly":true,`+from("203.0.113.5")))
		}
	}
	for i := range 30 {
		burst("busy", i*1000, 20)
	}
	burst("quiet", 500, 12)
	a := about(t, load(t, records...), "recon-burst", "")
	bursts := table(t, a, "Bursts")
	if last := bursts.Lines[len(bursts.Lines)-1]; len(bursts.Lines) != 25 || bursts.More != 6 || last.Cells[1] != "quiet" || a.Events() != 24*20+12 {
		t.Errorf("%d lines and %d more, the last of %s, %d events", len(bursts.Lines), bursts.More, last.Cells[1], a.Events())
	}
	if !strings.HasPrefix(a.Unproven[0], "6 bursts are not listed and not among the events;") {
		t.Errorf("%q", a.Unproven)
	}
}

func TestCredentialsOfAKey(t *testing.T) {
	give := func(at int, by, key string) string {
		return event(at, user("x", by)+","+call("sts", "AssumeRole")+`,"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/r"},"responseElements":{"credentials":{"accessKeyId":"`+key+`"}}`)
	}
	data := load(t,
		give(0, "AKIA1", "ASIA2"), give(1, "ASIA2", "ASIA3"), give(2, "ASIA3", "ASIA2"), // comes back to itself
		give(3, "AKIA9", "ASIA8"),
		event(4, user("x", "ASIA3")+","+call("iam", "CreateAccessKey")+`,"responseElements":{"accessKey":{"accessKeyId":"AKIA4","userName":"left"}}`),
		event(5, user("left", "AKIA4")+","+call("s3", "ListBuckets")),
		event(6, user("x", "AKIA1")+","+call("sts", "AssumeRole")+`,"errorCode":"AccessDenied"`))
	a := about(t, data, "key-credentials", "AKIA1")
	want := [][]string{
		{"ASIA2", "AKIA1", "AssumeRole", "arn:aws:iam::111122223333:role/r", "2026-09-01 10:00:00Z"},
		{"ASIA3", "ASIA2", "AssumeRole", "arn:aws:iam::111122223333:role/r", "2026-09-01 10:00:01Z"},
		{"AKIA4", "ASIA3", "CreateAccessKey", "", "2026-09-01 10:00:04Z"},
	}
	if got := cells(a, "Made, with the events of each"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 4 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	if !strings.HasPrefix(a.Text, "3 credentials made with AKIA1, the first at 2026-09-01 10:00:00Z; all are used: 4 events") {
		t.Error(a.Text)
	}
}

func TestAdministrators(t *testing.T) {
	iam := func(name, request string) string {
		return event(0, user("x", "AKIA1")+","+call("iam", name)+`,"requestParameters":{`+request+`}`)
	}
	const all = `{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}`
	data := load(t,
		iam("AttachRolePolicy", `"roleName":"r1","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"`),
		iam("AttachRolePolicy", `"roleName":"r2","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"`),
		iam("AddUserToGroup", `"userName":"u1","groupName":"Admins"`), iam("AddUserToGroup", `"userName":"u2","groupName":"readers"`),
		iam("PutUserPolicy", `"userName":"u3","policyName":"p","policyDocument":"`+all+`"`),
		iam("PutUserPolicy", `"userName":"u4","policyName":"p","policyDocument":"`+strings.Replace(all, `\"*\"}`, `\"arn:aws:s3:::b\"}`, 1)+`"`),
		iam("DeleteUserPolicy", `"userName":"u5","policyDocument":"`+all+`"`))
	a := about(t, data, "admin-granted", "")
	var whom []string
	for _, line := range cells(a, "Who was given what") {
		whom = append(whom, line[0])
	}
	if slices.Sort(whom); !slices.Equal(whom, []string{"r1", "u1", "u3"}) || a.Events() != 3 {
		t.Errorf("%v, %d events", whom, a.Events())
	}
}

func TestTrust(t *testing.T) {
	trust := func(at int, name, field, principal string) string {
		return event(at, user("x", "AKIA1")+","+call("iam", name)+`,"requestParameters":{"roleName":"r","`+field+`":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":`+principal+`,\"Action\":\"sts:AssumeRole\"}]}"}`)
	}
	data := load(t,
		trust(0, "CreateRole", "assumeRolePolicyDocument", `{\"AWS\":\"111122223333\"}`),
		trust(1, "UpdateAssumeRolePolicy", "policyDocument", `{\"AWS\":[\"arn:aws:iam::999988887777:root\",\"111122223333\"]}`),
		trust(2, "UpdateAssumeRolePolicy", "policyDocument", `{\"AWS\":[\"999988887777\",\"*\"]}`),
		trust(3, "UpdateAssumeRolePolicy", "policyDocument", `{\"Service\":\"ec2.amazonaws.com\"}`),
		trust(4, "UpdateAssumeRolePolicy", "policyDocument", `{\"AWS\":\"*\"}`))
	a := about(t, data, "trust-widened", "")
	want := [][]string{
		{"r", "999988887777", "999988887777", "x", "replaced 10:00:02Z"},
		{"r", "everybody, 999988887777", "everybody", "x", "replaced 10:00:03Z"}, // the ARN named the same account
		{"r", "everybody", "again everybody", "x", ""},
	}
	if got := cells(a, "Let in"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 3 {
		t.Errorf("%q, %d events", got, a.Events())
	}
}

// TestTrustConditions: a condition is said beside whom it is about, and to lift it or to
// change it lets somebody in.
func TestTrustConditions(t *testing.T) {
	trust := func(at int, condition string) string {
		return event(at, user("x", "AKIA1")+","+call("iam", "UpdateAssumeRolePolicy")+`,"requestParameters":{"roleName":"r","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"`+condition+`}]}"}`)
	}
	const org, two = `,\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}`, `,\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":[\"o-1\",\"o-2\"]},\"Bool\":{\"aws:SecureTransport\":true}}`
	a := about(t, load(t, trust(0, org), trust(1, two), trust(2, ""), trust(3, org), trust(4, two)), "trust-widened", "")
	const first, second = "everybody if aws:PrincipalOrgID=o-1", "everybody if aws:SecureTransport Bool true and aws:PrincipalOrgID=o-1, o-2"
	want := [][]string{
		{"r", first, "before not seen", "x", "replaced 10:00:01Z"},
		{"r", second, "everybody under another condition", "x", "replaced 10:00:02Z"},
		{"r", "everybody", "everybody without a condition", "x", "replaced 10:00:03Z"},
		{"r", first, "nobody", "x", "replaced 10:00:04Z"},
		{"r", second, "again everybody under another condition", "x", ""},
	}
	if got := cells(a, "Let in"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
}

func TestBytesRead(t *testing.T) {
	get := func(name, bucket, bytes string) string {
		return event(0, user(name, "AKIA"+name)+","+call("s3", "GetObject")+`,"eventCategory":"Data","requestParameters":{"bucketName":"`+bucket+`"},"additionalEventData":{"bytesTransferredOut":`+bytes+`}`)
	}
	a := about(t, load(t, get("a", "x", "1000"), get("a", "y", "500.0"), get("b", "x", "2000000"), get("b", "x", "0"), get("a", "x", `"odd"`)), "s3-read", "")
	want := [][]string{{"b", "2.0 MB"}, {"a", "1.5 kB"}}
	if got := cells(a, "Who"); !slices.EqualFunc(got, want, slices.Equal) || !strings.HasSuffix(a.Text, "; 2.0 MB went out") {
		t.Errorf("%q: %s", got, a.Text)
	}
}

func TestNewPrograms(t *testing.T) {
	use := func(at int, name, agent string) string {
		return event(at, user(name, "AKIA"+name)+","+call("s3", "ListBuckets")+","+from("198.51.100.7")+`,"userAgent":"`+agent+`"`)
	}
	data := load(t, use(0, "a", "aws-cli/2.1 command/s3.ls"), use(10, "a", "Boto3/1.34"), use(9000, "a", "aws-cli/2.1 command/s3.cp"), // the same program
		use(9100, "a", "Terraform/1.9"), use(9200, "b", "Go-http-client/1.1"), use(10000, "a", "Boto3/1.34"))
	a := about(t, data, "user-agents", "")
	if got, want := cells(a, "New for who uses them"), [][]string{{"Terraform/1.9", "a"}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("new: %q", got)
	}
	if got, want := cells(a, "Odd programs"), [][]string{{"go-http-client/", "Go-http-client/1.1", "b"}}; !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 2 {
		t.Errorf("odd: %q, %d events", got, a.Events())
	}
}

func TestQuietRegions(t *testing.T) {
	data := load(t, event(0, call("s3", "ListBuckets")), strings.Replace(event(1, call("s3", "ListBuckets")), "eu-west-1", "sa-east-1", 1))
	if a := about(t, data, "quiet-regions", "eu-west-1, us-east-1"); a.Events() != 1 || !strings.Contains(a.Text, "in use, named: eu-west-1 and us-east-1") {
		t.Errorf("%d events: %s", a.Events(), a.Text)
	}
	if a := about(t, data, "quiet-regions", ""); a.Events() != 0 {
		t.Errorf("half of all events are in a quiet region: %s", a.Text)
	}
}

func TestOwnerOfAKeyThatIsNotUsed(t *testing.T) {
	data := load(t, event(0, user("x", "AKIA1")+","+call("iam", "CreateAccessKey")+`,"responseElements":{"accessKey":{"accessKeyId":"AKIARTX3GSDSXSYTNPFJ","userName":"left"}}`))
	a := about(t, data, "key-owner", "AKIARTX3GSDSXSYTNPFJ")
	want := "AKIARTX3GSDSXSYTNPFJ is not used in these events; x made it with CreateAccessKey at 2026-09-01 10:00:00Z for left; the letters of the key id say account 111122223333"
	if a.Text != want {
		t.Errorf("%s", a.Text)
	}
}

// TestOwnerSaysWhatBecameOfAKey: a key that was switched off or deleted is told from
// one that is good, and one whose letters are not those of its account from others.
func TestOwnerSaysWhatBecameOfAKey(t *testing.T) {
	const good, strange, old, other = "AKIARTX3GSDSXSYTNPFJ", "AKIARTX3GSDSX0YTNPF8", "AKIAIOSFODNN7EXAMPLE", "ASIAQFX64DQ2QAJDIVTY"
	var records []string
	for i, key := range []string{good, strange, old, other} {
		records = append(records, event(i, user("x", key)+","+call("s3", "ListBuckets")),
			event(10+i, user("y", "AKIAY")+","+call("iam", "UpdateAccessKey")+`,"requestParameters":{"accessKeyId":"`+key+`","status":"Inactive"}`))
	}
	records = append(records, event(20, user("y", "AKIAY")+","+call("iam", "DeleteAccessKey")+`,"requestParameters":{"accessKeyId":"`+good+`"}`),
		event(21, user("y", "AKIAY")+","+call("iam", "DeleteAccessKey")+`,"errorCode":"AccessDenied","requestParameters":{"accessKeyId":"`+other+`"}`))
	data := load(t, records...)
	for key, want := range map[string]struct{ text, doubt string }{
		good:    {"; y set it to Inactive at 2026-09-01 10:00:10Z; y deleted it at 2026-09-01 10:00:20Z; the letters of the key id say account 111122223333", ""},
		strange: {"; y set it to Inactive at 2026-09-01 10:00:11Z; the letters of the key id tell no account", "The id of the key has characters that no key has: the records may have been changed."},
		old:     {"; y set it to Inactive at 2026-09-01 10:00:12Z; the letters of the key id tell no account, as in older keys", ""},
		other: {"; y set it to Inactive at 2026-09-01 10:00:13Z; the letters of the key id say another account, 012345678901",
			"The id of the key belongs to account 012345678901, the records say 111122223333: the records may have been changed."},
	} {
		a := about(t, data, "key-owner", key)
		if got, _ := strings.CutPrefix(a.Text, key+" belongs to x (IAMUser), account 111122223333"); got != want.text {
			t.Errorf("%s", a.Text)
		}
		if changed := strings.Contains(strings.Join(a.Unproven, " "), "may have been changed"); changed != (want.doubt != "") || changed && !slices.Contains(a.Unproven, want.doubt) {
			t.Errorf("%s: %q", key, a.Unproven)
		}
	}
}

// TestWhatWasFoundIsSaidFirst: a sentence does not begin with what there is none of.
func TestWhatWasFoundIsSaidFirst(t *testing.T) {
	use := func(at int, agent string) string {
		return event(at, user("a", "AKIAA")+","+call("s3", "ListBuckets")+`,"userAgent":"`+agent+`"`)
	}
	nothing := load(t, use(0, "x"), use(100, "x"))
	byHand := load(t, use(0, "x"), use(100, "y"),
		event(1, user("a", "AKIAA")+","+call("s3", "CreateBucket")+`,"sessionCredentialFromConsole":"true","readOnly":false`))
	for _, c := range []struct {
		data       question.Data
		name, want string
	}{
		{nothing, "cross-account", "No call across accounts, no change of the organization, no change by hand on the console"},
		{byHand, "cross-account", "1 change by hand on the console, no call across accounts, no change of the organization"},
		{nothing, "user-agents", "No program known from attacks or other than the clients of AWS; no principal uses, after 2026-09-01 10:00:25Z (the end of the first quarter of the loaded time), a program not used before"},
		{byHand, "user-agents", "1 principal uses, after 2026-09-01 10:00:25Z (the end of the first quarter of the loaded time), a program not used before; no program known from attacks or other than the clients of AWS"},
	} {
		if a := about(t, c.data, c.name, ""); a.Text != c.want {
			t.Errorf("%s: %s", c.name, a.Text)
		}
	}
}

// TestJointValues: each value once, whatever is in it, and no more than wanted.
func TestJointValues(t *testing.T) {
	fields := map[string][]store.Value{"a": {{Text: "smith,smith"}, {Text: ""}, {Text: "prod db"}}, "b": {{Text: "prod db"}, {Text: "prod"}, {Text: "last"}}}
	read := func(field string) []store.Value { return fields[field] }
	joint := question.Joint{Fields: []string{"a", "b"}}
	if got := joint.Values(read, 0); !slices.Equal(got, []string{"smith,smith", "prod db", "prod", "last"}) {
		t.Errorf("all: %q", got)
	}
	if got := joint.Values(read, 12); !slices.Equal(got, []string{"smith,smith", "prod db"}) {
		t.Errorf("some: %q", got)
	}
}
