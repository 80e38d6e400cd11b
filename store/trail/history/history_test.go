package history

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// step is an event of a made-up trail: it happened so many seconds after
// 2026-09-01 10:00, and has these members beside the usual ones.
type step struct {
	second  int
	actor   string // an IAM user, a service when it has a dot, or a whole userIdentity
	call    string // service:event
	members string // JSON members: "requestParameters":{…}
}

// world is a store of steps.
type world struct {
	t    *testing.T
	snap *store.Snapshot
	lang *store.Language
}

func newWorld(t *testing.T, steps ...step) *world {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("trail.json", 0)
	for i, s := range steps {
		if _, refused, err := b.Add([]byte(s.record(t, i)), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(i, refused, err)
		}
	}
	b.Flush()
	return &world{t, st.Snapshot(), trail.Language()}
}

// record is the JSON of a step. Its eventID is its number.
func (s step) record(t *testing.T, number int) string {
	t.Helper()
	service, event, _ := strings.Cut(s.call, ":")
	identity := fmt.Sprintf(`{"type":"IAMUser","principalId":"AIDA%s","arn":"arn:aws:iam::111122223333:user/%s","accountId":"111122223333","userName":"%s","accessKeyId":"AKIA%016d"}`,
		strings.ToUpper(s.actor), s.actor, s.actor, len(s.actor))
	address := "203.0.113.7"
	if strings.HasPrefix(s.actor, "{") {
		identity = s.actor
	} else if strings.Contains(s.actor, ".") {
		identity, address = `{"type":"AWSService","invokedBy":"`+s.actor+`"}`, s.actor
	}
	text := fmt.Sprintf(`{"eventVersion":"1.11","userIdentity":%s,"eventTime":"2026-09-01T10:%02d:%02dZ","eventSource":"%s.amazonaws.com","eventName":"%s","awsRegion":"us-east-1","eventID":"%d","recipientAccountId":"111122223333"`,
		identity, s.second/60, s.second%60, service, event, number)
	if !strings.Contains(s.members, "sourceIPAddress") {
		text += `,"sourceIPAddress":"` + address + `"`
	}
	if s.members != "" {
		text += "," + s.members
	}
	if text += "}"; !json.Valid([]byte(text)) {
		t.Fatal(text)
	}
	return text
}

func (w *world) who(asked string) *Answer {
	w.t.Helper()
	a, err := Of(w.t.Context(), w.snap, w.lang, asked, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

// says checks the sentence of an answer.
func (w *world) says(asked, want string) *Answer {
	w.t.Helper()
	a := w.who(asked)
	if a.Sentence != want {
		w.t.Errorf("who %s:\n got %s\nwant %s", asked, a.Sentence, want)
	}
	return a
}

// life writes entries one a line.
func life(entries []Entry) string {
	var b strings.Builder
	for _, e := range entries {
		who := e.Actor
		if e.Actors > 1 {
			who += fmt.Sprintf("%d actors", e.Actors)
		}
		fmt.Fprintf(&b, "%s %s %s %d×%s", e.First.Format("04:05"), e.Role, who, e.Count, e.Event)
		if !e.Last.Equal(e.First) {
			b.WriteString(" until " + e.Last.Format("04:05"))
		}
		if e.Failed > 0 {
			b.WriteString(" failed")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// numbers returns the eventIDs of rows.
func (w *world) numbers(view *store.View) string {
	var out []string
	for i := range view.Len() {
		id, _ := w.snap.Record(view.Row(i)).Value(w.lang, "eventID")
		out = append(out, id)
	}
	return strings.Join(out, " ")
}

func related(a *Answer) string {
	var b strings.Builder
	for _, r := range a.Related {
		fmt.Fprintf(&b, "%s: %s (%d)\n", r.As, r.Text, r.Count)
	}
	return b.String()
}

const (
	denied   = `"errorCode":"Client.UnauthorizedOperation","errorMessage":"no"`
	instance = `{"instancesSet":{"items":[{"instanceId":"i-0abc12345678def01"}]}}`
	launched = `"requestParameters":{"instanceType":"t3.micro","iamInstanceProfile":{"name":"web"}},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-0abc12345678def01","imageId":"ami-1234abcd","groupSet":{"items":[{"groupId":"sg-1234abcd"}]}}]}}`
)

func launch(t *testing.T) *world {
	return newWorld(t,
		step{0, "mira", "ec2:RunInstances", denied},
		step{10, "mira", "iam:AddRoleToInstanceProfile", `"requestParameters":{"roleName":"web-role","instanceProfileName":"web"}`},
		step{20, "mira", "ec2:RunInstances", launched},
		step{30, "noor", "ec2:DescribeInstances", `"requestParameters":` + instance},
		step{40, "noor", "ec2:DescribeInstances", `"requestParameters":` + instance},
		step{50, "noor", "ec2:DescribeTags", `"requestParameters":{"filterSet":{"items":[{"name":"resource-id","valueSet":{"items":[{"value":"i-0abc12345678def01"}]}}]}}`},
		step{60, "noor", "ec2:TerminateInstances", `"requestParameters":` + instance + `,` + denied},
		step{70, "mira", "ec2:TerminateInstances", `"requestParameters":` + instance},
		step{80, "noor", "ec2:DescribeInstances", `"requestParameters":` + instance},
	)
}

func TestInstance(t *testing.T) {
	w := launch(t)
	a := w.says("i-0abc12345678def01", "i-0abc12345678def01 was started by mira (IAMUser) with RunInstances at 2026-09-01 10:00:20Z from 203.0.113.7, us-east-1; "+
		"deleted by mira (IAMUser) with TerminateInstances at 2026-09-01 10:01:10Z")
	if a.Resource.Kind != "EC2 instance" || !slices.Equal(a.Resource.Names, []string{"i-0abc12345678def01"}) {
		t.Errorf("%+v", a.Resource)
	}
	want := `00:20 created mira 1×RunInstances
00:30 read noor 3×DescribeInstances until 01:20
01:00 deleted noor 1×TerminateInstances failed
01:10 deleted mira 1×TerminateInstances
`
	if got := life(a.Life); got != want {
		t.Errorf("life:\n%swant\n%s", got, want)
	}
	if got := life(a.Mentioned); got != "00:50 mentioned noor 1×DescribeTags\n" {
		t.Errorf("mentions: %s", got)
	}
	if got := w.numbers(a.Events) + "|" + w.numbers(a.Mentions); got != "2 3 4 6 7 8|5" {
		t.Errorf("events %s", got)
	}
	if got := related(a); got != "instance profile: web (1)\nAMI: ami-1234abcd (1)\nsecurity group: sg-1234abcd (1)\nrole of its profile: web-role (1)\n" {
		t.Errorf("related:\n%s", got)
	}
	if e := a.Life[0]; e.What != "t3.micro" || e.Type != "IAMUser" || e.Address != "203.0.113.7" || e.Service != "ec2" {
		t.Errorf("%+v", e)
	}
	if len(a.Caveats) > 0 {
		t.Error(a.Caveats)
	}
}

// TestFilterNarrowsTheList: the sentence stays what it is.
func TestFilterNarrowsTheList(t *testing.T) {
	w := launch(t)
	within, err := w.snap.Select(t.Context(), w.lang, store.Match{Field: "actor", Op: store.Equal, Values: []store.Pattern{store.Literal("noor")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Of(t.Context(), w.snap, w.lang, "i-0abc12345678def01", within)
	if err != nil || !strings.Contains(a.Sentence, "started by mira") || w.numbers(a.Events) != "3 4 6 8" || w.numbers(a.Mentions) != "5" || len(a.Life) != 2 {
		t.Errorf("%v, %s, %s, %s", err, a.Sentence, w.numbers(a.Events), life(a.Life))
	}
}

func TestUnknownBeginnings(t *testing.T) {
	w := newWorld(t,
		step{0, "mira", "sts:GetCallerIdentity", ""},
		step{10, "mira", "iam:CreateRole", `"requestParameters":{"roleName":"half"},"errorCode":"EntityAlreadyExists"`},
		step{20, "noor", "iam:CreateRole", `"requestParameters":{"roleName":"half"},"errorCode":"AccessDenied"`},
		step{30, "noor", "iam:GetRole", `"requestParameters":{"roleName":"older"}`},
		step{40, "noor", "ec2:RunInstances", `"responseElements":{"instancesSet":{"items":[{"networkInterfaceSet":{"items":[{"networkInterfaceId":"eni-1234abcd"}]}}]}}`},
		step{50, "noor", "ec2:DescribeTags", `"requestParameters":{"filterSet":{"items":[{"valueSet":{"items":[{"value":"vol-1234abcd"}]}}]}}`},
		step{60, "noor", "iam:AttachRolePolicy", `"requestParameters":{"roleName":"older","policyArn":"arn:aws:iam::aws:policy/job-function/Billing"}`},
	)
	a := w.says("half", "no event created IAM role half: mira (IAMUser) tried it with CreateRole at 2026-09-01 10:00:10Z from 203.0.113.7, us-east-1 and failed (EntityAlreadyExists), again once")
	if len(a.Caveats) != 1 || !strings.Contains(a.Caveats[0], "before 2026-09-01 10:00:00Z") {
		t.Error(a.Caveats)
	}
	w.says("older", "the creation of IAM role older is not in the data; it is first seen in GetRole by noor (IAMUser) at 2026-09-01 10:00:30Z from 203.0.113.7, us-east-1")
	w.says("eni-1234abcd", "the creation of eni-1234abcd is not in the data; it is first seen in RunInstances by noor (IAMUser) at 2026-09-01 10:00:40Z from 203.0.113.7, us-east-1, which may have made it")
	w.says("vol-1234abcd", "nothing in the data was done to vol-1234abcd; it is first named in DescribeTags by noor (IAMUser) at 2026-09-01 10:00:50Z from 203.0.113.7, us-east-1")
	a = w.says("arn:aws:iam::aws:policy/Billing", "IAM policy Billing is first seen in AttachRolePolicy by noor (IAMUser) at 2026-09-01 10:01:00Z from 203.0.113.7, us-east-1")
	if len(a.Caveats) != 0 {
		t.Error(a.Caveats)
	}
	if a := w.who("i-00000000"); a.Found() || len(a.Candidates) > 0 || a.Asked != "i-00000000" {
		t.Errorf("%+v", a)
	}
}

// TestMadeAgain: names are given again, and what went before is not taken for
// the end.
func TestMadeAgain(t *testing.T) {
	user := `"requestParameters":{"userName":"tmp"}`
	w := newWorld(t,
		step{0, "mira", "iam:CreateUser", user + `,"responseElements":{"user":{"userId":"AIDAABCDEFGHIJKLMNOP1","arn":"arn:aws:iam::111122223333:user/x/tmp"}}`},
		step{10, "mira", "iam:DeleteUser", user},
		step{20, "noor", "iam:CreateUser", user + `,"responseElements":{"user":{"userId":"AIDAABCDEFGHIJKLMNOP2","arn":"arn:aws:iam::111122223333:user/tmp"}}`},
	)
	a := w.says("arn:aws:iam::111122223333:user/y/tmp", "IAM user tmp was created by mira (IAMUser) with CreateUser at 2026-09-01 10:00:00Z from 203.0.113.7, us-east-1; again once, last by noor (IAMUser) with CreateUser at 2026-09-01 10:00:20Z")
	if !slices.Equal(a.Resource.Names, []string{"tmp", "AIDAABCDEFGHIJKLMNOP1", "AIDAABCDEFGHIJKLMNOP2"}) || len(a.Caveats) != 1 {
		t.Error(a.Resource.Names, a.Caveats)
	}
}

// TestOneSecond: times are of a second, and records of one come in any order.
func TestOneSecond(t *testing.T) {
	role := `"requestParameters":{"roleName":"worker","policyName":"open"}`
	w := newWorld(t,
		step{10, "mira", "iam:PutRolePolicy", role},
		step{10, "mira", "iam:CreateRole", role},
		step{20, "mira", "iam:DeleteRole", role + `,"errorCode":"DeleteConflictException"`},
		step{20, "mira", "iam:DeleteRole", role},
		step{20, "mira", "iam:DeleteRolePolicy", role},
	)
	want := `00:10 created mira 1×CreateRole
00:10 changed mira 1×PutRolePolicy
00:20 deleted mira 1×DeleteRole failed
00:20 changed mira 1×DeleteRolePolicy
00:20 deleted mira 1×DeleteRole
`
	if got := life(w.who("worker").Life); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestBucket: exactly what names the bucket as its subject is done to it.
func TestBucket(t *testing.T) {
	arn := func(list ...string) string {
		return `"resources":[{"ARN":"arn:aws:s3:::` + strings.Join(list, `"},{"ARN":"arn:aws:s3:::`) + `"}]`
	}
	steps := []step{
		{0, "mira", "s3:CreateBucket", `"requestParameters":{"bucketName":"logs"}`},
		{1, "mira", "s3:PutBucketPolicy", `"requestParameters":{"bucketName":"logs","bucketPolicy":{"Statement":[{"Resource":"arn:aws:s3:::logs/*"}]}},` + arn("logs")},
		{2, "noor", "s3:PutObject", `"requestParameters":{"bucketName":"logs","key":"a"},` + arn("logs/a", "logs")},
		{3, "noor", "s3:GetObject", arn("logs/a")},
		{4, "noor", "s3:HeadBucket", `"resources":[{"ARNPrefix":"arn:aws:s3:::logs/"}]`},
		{5, "noor", "s3:DeleteObject", `"requestParameters":{"bucketName":"logs","key":"a"},` + arn("logs/a", "logs")},
		{6, "mira", "cloudtrail:CreateTrail", `"requestParameters":{"name":"t","s3BucketName":"logs"}`},
		{7, "mira", "kms:Decrypt", `"requestParameters":{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::logs/a"}}`},
		{8, "mira", "s3:CopyObject", `"requestParameters":{"bucketName":"other","x-amz-copy-source":"logs/a"},` + arn("other/a", "other")},
		{9, "mira", "s3:GetObject", `"requestParameters":{"bucketName":"logs-2","key":"a"},` + arn("logs-2/a", "logs-2")},
		{10, "mira", "s3:ListAccessPoints", `"requestParameters":{"bucket":"logs"}`},
	}
	w := newWorld(t, steps...)
	a := w.says("logs", "S3 bucket logs was created by mira (IAMUser) with CreateBucket at 2026-09-01 10:00:00Z from 203.0.113.7, us-east-1")
	if got := w.numbers(a.Events) + "|" + w.numbers(a.Mentions); got != "0 1 2 3 4 5|6 7 8 10" {
		t.Errorf("events %s", got)
	}
	want := `00:00 created mira 1×CreateBucket
00:01 changed mira 1×PutBucketPolicy
00:02 changed noor 1×PutObject
00:03 read noor 1×GetObject
00:04 read noor 1×HeadBucket
00:05 changed noor 1×DeleteObject
`
	if got := life(a.Life); got != want {
		t.Errorf("life:\n%swant\n%s", got, want)
	}
	if len(a.Caveats) != 0 {
		t.Error(a.Caveats)
	}
	if a := newWorld(t, steps[:2]...).who("logs"); len(a.Caveats) != 1 || !strings.Contains(a.Caveats[0], "invisible") {
		t.Error(a.Caveats)
	}
	if a := newWorld(t, steps[:3]...).who("s3://logs"); len(a.Caveats) != 1 || !strings.Contains(a.Caveats[0], "No read of an object") {
		t.Error(a.Caveats)
	}
	w.says("s3://logs/a", "S3 object logs/a was written by noor (IAMUser) with PutObject at 2026-09-01 10:00:02Z from 203.0.113.7, us-east-1; deleted by noor (IAMUser) with DeleteObject at 2026-09-01 10:00:05Z")
}

// TestCopiesFromABucket: a copy elsewhere belongs to the bucket that it is from
// where AWS lists that among the resources, however many there are.
func TestCopiesFromABucket(t *testing.T) {
	for _, n := range []int{3, maxRead + 3} {
		var steps []step
		for i := range n {
			listed := `{"ARN":"arn:aws:s3:::other/a"}`
			if i%3 == 1 {
				listed += `,{"ARN":"arn:aws:s3:::logs/a"}`
			}
			steps = append(steps, step{i, "mira", "s3:CopyObject", `"requestParameters":{"bucketName":"other","x-amz-copy-source":"logs/a"},"resources":[` + listed + `]`})
		}
		w := newWorld(t, steps...)
		if a := w.who("logs"); a.Events.Len() != (n+1)/3 || a.Mentions.Len() != n-(n+1)/3 || a.Life[0].Role != resource.Read {
			t.Errorf("%d copies: %d events, %d mentions, %s", n, a.Events.Len(), a.Mentions.Len(), life(a.Life))
		}
		if a := w.who("other"); a.Events.Len() != n || a.Mentions.Len() != 0 || a.Life[0].Role != resource.Changed {
			t.Errorf("%d copies: %d events, %d mentions, %s", n, a.Events.Len(), a.Mentions.Len(), life(a.Life))
		}
	}
}

// TestCopiedOverItself: an object that is copied over itself, to encrypt it with
// another key, is changed and not only read.
func TestCopiedOverItself(t *testing.T) {
	copied := func(at int, bucket, key, source string) step {
		return step{at, "mira", "s3:CopyObject", `"requestParameters":{"bucketName":"` + bucket + `","key":"` + key + `","x-amz-copy-source":"` + source + `"},"resources":[{"ARN":"arn:aws:s3:::` + bucket + `/` + key + `"}]`}
	}
	w := newWorld(t, copied(0, "logs", "a", "logs/a"), copied(1, "logs", "b", "logs/a"), copied(2, "other", "a", "logs/a"), copied(3, "logs", "c d", "/logs/c%20d"))
	if got := life(w.who("s3://logs/a").Life); got != "00:00 changed mira 1×CopyObject\n00:01 read mira 2×CopyObject until 00:02\n" {
		t.Errorf("%s", got)
	}
	var over []bool
	for row := range w.snap.Len() {
		over = append(over, Overwrites(w.snap.Record(store.Row(row)), w.lang, "arn:aws:s3:::logs/a"))
	}
	if !slices.Equal(over, []bool{true, false, false, false}) {
		t.Errorf("%t", over)
	}
	if got := life(w.who("s3://logs/c%20d").Life); got != "00:03 changed mira 1×CopyObject\n" {
		t.Errorf("%s", got)
	}
	if got := life(w.who("s3://logs/b").Life); got != "00:01 created mira 1×CopyObject\n" {
		t.Errorf("%s", got)
	}
}

// TestWhatWasChanged: a line says which attribute a call set, and whom a policy lets in.
func TestWhatWasChanged(t *testing.T) {
	const machine = "i-0123456789abcdef0"
	attribute := func(at int, set string) step {
		return step{at, "mira", "ec2:ModifyInstanceAttribute", `"requestParameters":{"instanceId":"` + machine + `",` + set + `}`}
	}
	trust := func(at int, principal string) step {
		return step{at, "mira", "iam:UpdateAssumeRolePolicy", `"requestParameters":{"roleName":"r","policyDocument":"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":` + strings.ReplaceAll(principal, `"`, `\"`) + `,\"Action\":\"sts:AssumeRole\"}}"}`}
	}
	w := newWorld(t, attribute(0, `"userData":"<sensitiveDataRemoved>"`), attribute(1, `"disableApiTermination":{"value":false}`),
		trust(2, `{"AWS":"999988887777"}`), trust(3, `{"AWS":"arn:aws:iam::111122223333:root"}`),
		step{4, "mira", "s3:PutBucketPolicy", `"requestParameters":{"bucketName":"logs","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":"*","Condition":{"x":{"y":"z"}}}]}}`},
		step{5, "mira", "s3:PutBucketPolicy", `"requestParameters":{"bucketName":"logs","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":"*"}]}}`},
		step{6, "mira", "s3:PutBucketPolicy", `"requestParameters":{"bucketName":"logs","bucketPolicy":{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"}}]}}`})
	for asked, want := range map[string][]string{
		machine: {"userData", "disableApiTermination false"}, "r": {"lets in 999988887777", ""}, "logs": {"lets in everybody under a condition", "lets in everybody", "lets in everybody but some"},
	} {
		var got []string
		for _, e := range w.who(asked).Life {
			got = append(got, e.What)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", asked, got)
		}
	}
}

// TestOnlyTried: what calls that failed name may not exist, unless the error or
// another event tells that it does.
func TestOnlyTried(t *testing.T) {
	tried := func(at int, call, code, request string) step {
		return step{at, "mira", call, `"errorCode":"` + code + `","requestParameters":{` + request + `}`}
	}
	role := func(name string) string { return `"roleArn":"arn:aws:iam::111122223333:role/` + name + `"` }
	steps := []step{
		tried(0, "sts:AssumeRole", "AccessDenied", role("admin")), tried(1, "iam:GetRole", "NoSuchEntityException", `"roleName":"admin"`),
		tried(2, "sts:AssumeRole", "AccessDenied", role("real")),
		tried(3, "ec2:TerminateInstances", "Client.IncorrectInstanceState", `"instancesSet":{"items":[{"instanceId":"i-0123456789abcdef0"}]}`),
		tried(4, "ec2:TerminateInstances", "Client.UnauthorizedOperation", `"instancesSet":{"items":[{"instanceId":"i-0123456789abcdef1"}]}`),
		{5, `{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/real/x","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/real"}}}`, "s3:ListBuckets", ""},
		tried(6, "iam:GetUser", "AccessDenied", `"userName":"mira"`),
	}
	w := newWorld(t, steps...)
	a := w.says("admin", "IAM role admin is only named in calls that failed, first in AssumeRole by mira (IAMUser) at 2026-09-01 10:00:00Z from 203.0.113.7, us-east-1: nothing here shows that it exists")
	if len(a.Caveats) != 0 {
		t.Error(a.Caveats)
	}
	w.says("i-0123456789abcdef1", "i-0123456789abcdef1 is only named in calls that failed, first in TerminateInstances by mira (IAMUser) at 2026-09-01 10:00:04Z from 203.0.113.7, us-east-1: nothing here shows that it exists")
	for _, there := range []string{"real", "i-0123456789abcdef0", "arn:aws:iam::111122223333:user/mira"} {
		if a := w.who(there); !strings.HasPrefix(a.Sentence, "the creation of ") || len(a.Caveats) == 0 {
			t.Errorf("%s: %s %q", there, a.Sentence, a.Caveats)
		}
	}
	w = newWorld(t, append(steps, step{7, `{"type":"AssumedRole","principalId":"AROAX:i-0123456789abcdef1"}`, "s3:ListBuckets", ""})...)
	if a := w.who("i-0123456789abcdef1"); !strings.HasPrefix(a.Sentence, "the creation of ") {
		t.Error(a.Sentence)
	}
	w = newWorld(t, append(steps, step{7, "mira", "sts:AssumeRole", `"requestParameters":{` + role("admin") + `}`})...)
	w.says("admin", "the creation of IAM role admin is not in the data; it is first seen in AssumeRole by mira (IAMUser) at 2026-09-01 10:00:00Z from 203.0.113.7, us-east-1")
}

func TestAccessKey(t *testing.T) {
	const key = "AKIA0000000000000003" // of an actor with three letters
	w := newWorld(t,
		step{0, "mira", "iam:CreateAccessKey", `"requestParameters":{"userName":"bob"},"responseElements":{"accessKey":{"accessKeyId":"` + key + `","userName":"bob"}}`},
		step{10, "bob", "s3:ListBuckets", ""},
		step{20, "bob", "s3:ListBuckets", ""},
		step{30, "mira", "iam:DeleteAccessKey", `"requestParameters":{"userName":"bob","accessKeyId":"` + key + `"}`},
		step{40, "noah.", "sts:GetCallerIdentity", ""},
	)
	a := w.says(key, key+" of user bob was created by mira (IAMUser) with CreateAccessKey at 2026-09-01 10:00:00Z from 203.0.113.7, us-east-1; deleted by mira (IAMUser) with DeleteAccessKey at 2026-09-01 10:00:30Z")
	if got := life(a.Life); got != "00:00 created mira 1×CreateAccessKey\n00:10 used bob 2×ListBuckets until 00:20\n00:30 deleted mira 1×DeleteAccessKey\n" {
		t.Errorf("life:\n%s", got)
	}
	if got := related(a); got != "IAM user: bob (1)\nowner: bob (2)\n" {
		t.Errorf("related:\n%s", got)
	}
	// Mira's own key is never named, only used.
	a = w.says("AKIA0000000000000004", "the creation of AKIA0000000000000004 of mira (IAMUser) is not in the data; it is first seen in CreateAccessKey by mira (IAMUser) at 2026-09-01 10:00:00Z from 203.0.113.7, us-east-1")
	if got := w.numbers(a.Events); got != "0 3" {
		t.Errorf("events %s", got)
	}
	// The user that has it is told of its keys.
	if got := related(w.who("bob")); got != "made for it: "+key+" (1)\naccess key used: "+key+" (2)\n" {
		t.Errorf("related to bob:\n%s", got)
	}
}

// TestSessions: an instance is found by what ran as its role, and says from
// where; a role by its sessions, whatever its path.
func TestSessions(t *testing.T) {
	session := `{"type":"AssumedRole","principalId":"AROAABCDEFGHIJKLMNOPQ:i-0abc12345678def01","arn":"arn:aws:sts::111122223333:assumed-role/web-role/i-0abc12345678def01","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/apps/web-role","userName":"web-role"},"attributes":{"creationDate":"2026-09-01T09:00:00Z"}}}`
	as := func(second int, call string) string {
		return strings.Replace(step{second, "x", call, ""}.record(t, second), `"userIdentity":{`, `"userIdentity":`+session+`,"unused":{`, 1)
	}
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("trail.json", 0)
	for i, text := range []string{as(1, "s3:ListBuckets"), as(2, "s3:ListBuckets"), step{3, "mira", "iam:GetRole", `"requestParameters":{"roleName":"web-role"}`}.record(t, 3)} {
		if _, _, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	w := &world{t, st.Snapshot(), trail.Language()}
	a := w.says("i-0abc12345678def01", "no event names i-0abc12345678def01")
	if got := related(a); got != "session as its role: web-role/i-0abc12345678def01 from 203.0.113.7 (2)\n" {
		t.Errorf("related:\n%s", got)
	}
	if got := related(w.who("web-role")); got != "session: web-role/i-0abc12345678def01 (2)\n" {
		t.Errorf("related:\n%s", got)
	}
}

func TestCandidates(t *testing.T) {
	w := newWorld(t,
		step{0, "mira", "iam:CreateRole", `"requestParameters":{"roleName":"Deploy"}`},
		step{1, "mira", "iam:CreateInstanceProfile", `"requestParameters":{"instanceProfileName":"Deploy"}`},
		step{2, "mira", "iam:GetRole", `"requestParameters":{"roleName":"Deploy"}`},
		step{3, "mira", "ssm:GetParameter", `"requestParameters":{"name":"/deploy/key"}`},
		step{4, "mira", "lambda:GetFunction20150331v2", `"requestParameters":{"functionName":"resize-images"}`},
		step{5, "mira", "s3:GetObject", `"resources":[{"ARN":"arn:aws:s3:::data/deploy"}]`},
	)
	for asked, want := range map[string]string{
		"Deploy":    "role/Deploy=2 instance-profile/Deploy=1",
		"deploy":    "role/Deploy=2 instance-profile/Deploy=1",
		"eploy":     "role/Deploy=2 instance-profile/Deploy=1 parameter/deploy/key=1",
		"rszimg":    "function:resize-images=1",
		"ta/deploy": "arn:aws:s3:::data/deploy=1",
		"rmg":       "", "nothing alike": "", "": "", "   ": "",
	} {
		var got []string
		a := w.who(asked)
		for _, c := range a.Candidates {
			got = append(got, fmt.Sprintf("%s=%d", strings.TrimPrefix(c.ID[strings.LastIndex(c.ID, "3333:")+1:], "333:"), c.Count))
		}
		if a.Found() || strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %s", asked, got, want)
		}
		if a.Near != (asked == "rszimg") {
			t.Errorf("%s: only near: %v", asked, a.Near)
		}
	}
	begun := newWorld(t,
		step{0, "mira", "ec2:StopInstances", `"requestParameters":{"instancesSet":{"items":[{"instanceId":"i-0aaaaaaaaaaaaaaa1"}]}}`},
		step{1, "mira", "iam:GetRole", `"requestParameters":{"roleName":"ci-i-0a-runner"}`}, step{2, "mira", "iam:GetRole", `"requestParameters":{"roleName":"ci-i-0a-runner"}`},
	)
	for _, asked := range []string{"i-", "i-0a", "I-0A"} {
		if a := begun.who(asked); len(a.Candidates) != 2 || a.Candidates[0].ID != "i-0aaaaaaaaaaaaaaa1" {
			t.Errorf("%s: the instance does not come first: %+v", asked, a.Candidates)
		}
	}
	for _, asked := range []string{"resize-images", "/deploy/key", "deploy/key", "arn:aws:lambda:us-east-1:111122223333:function:resize-images:7", "RESIZE-IMAGES", "data/deploy", "arn:aws:s3:::data/", "data/", "data"} {
		if a := w.who(asked); !a.Found() {
			t.Errorf("%s is not found: %+v", asked, a.Candidates)
		}
	}
}

// TestManyActors: what very many did is not listed by actor.
func TestManyActors(t *testing.T) {
	var steps []step
	for i := range 500 {
		steps = append(steps, step{i, fmt.Sprintf("user%03d", i), "iam:GetRole", `"requestParameters":{"roleName":"shared"}`})
	}
	for i := range maxSingles + 1 {
		steps = append(steps, step{i, "mira", "iam:PutRolePolicy", `"requestParameters":{"roleName":"shared"}`})
	}
	a := newWorld(t, steps...).who("shared")
	if got := life(a.Life); got != "00:00 read 500 actors 500×GetRole until 08:19\n00:00 changed mira 101×PutRolePolicy until 01:40\n" {
		t.Errorf("life:\n%s", got)
	}
}

// TestRolesOfRows: every row has the role under which it is listed.
func TestRolesOfRows(t *testing.T) {
	a := launch(t).who("i-0abc12345678def01")
	for i := range a.Events.Len() {
		if e := a.Event(a.Events.Row(i)); e.Role == resource.Mentioned || e.Row != a.Events.Row(i) || e.Count != 1 {
			t.Errorf("%+v", e)
		}
	}
	if e := a.Event(a.Mentions.Row(0)); e.Role != resource.Mentioned {
		t.Errorf("%+v", e)
	}
}

// TestNamesWithSlashes: a name is whole with its first slash and without it.
func TestNamesWithSlashes(t *testing.T) {
	w := newWorld(t,
		step{1, "ana", "logs:CreateLogGroup", `"requestParameters":{"logGroupName":"/aws/lambda/x"}`},
		step{2, "ana", "logs:CreateLogGroup", `"requestParameters":{"logGroupName":"/aws/lambda/xy"}`},
		step{3, "ana", "ssm:PutParameter", `"requestParameters":{"name":"/prod/db"}`})
	for asked, id := range map[string]string{
		"/aws/lambda/x": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/x", "aws/lambda/x": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/x",
		"/prod/db": "arn:aws:ssm:us-east-1:111122223333:parameter/prod/db", "prod/db": "arn:aws:ssm:us-east-1:111122223333:parameter/prod/db",
		"/AWS/Lambda/X": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/x",
	} {
		if a := w.who(asked); !a.Found() || a.Resource.ID != id {
			t.Errorf("%s: %q %v", asked, a.Resource.ID, a.Candidates)
		}
	}
}

// TestDeniedRole: an AssumeRole that was denied has no request, and is part of
// the role's life.
func TestDeniedRole(t *testing.T) {
	w := newWorld(t,
		step{1, "ana", "iam:CreateRole", `"requestParameters":{"roleName":"deploy"}`},
		step{2, "eve", "sts:AssumeRole", `"requestParameters":null,"errorCode":"AccessDenied","errorMessage":"User: arn:aws:iam::111122223333:user/eve is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/deploy"`})
	if got, want := life(w.who("deploy").Life), "00:01 created ana 1×CreateRole\n00:02 used eve 1×AssumeRole failed\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestReadsStandApart: a few reads stand among the changes, and more do not hide them.
func TestReadsStandApart(t *testing.T) {
	steps := []step{{1, "ana", "iam:CreateRole", `"requestParameters":{"roleName":"deploy"}`}}
	for i, call := range []string{"GetRole", "ListRolePolicies", "ListAttachedRolePolicies", "GetRolePolicy"} {
		a := newWorld(t, steps...).who("deploy")
		if done, users := a.Parts(); len(done) != 1+i || users != nil {
			t.Errorf("of %d reads %d lines are apart", i, len(users))
		}
		steps = append(steps, step{2 + i, "ana", "iam:" + call, `"readOnly":true,"requestParameters":{"roleName":"deploy"}`})
	}
	steps = append(steps, step{9, "ana", "iam:DeleteRole", `"requestParameters":{"roleName":"deploy"}`})
	done, users := newWorld(t, steps...).who("deploy").Parts()
	if len(done) != 2 || len(users) != 1 || users[0].Count != 4 {
		t.Errorf("done: %+v\nusers: %+v", done, users)
	}
}

// TestActsAmongReads: what used the resource and was no read is not folded under
// the reads of whoever did it, be it a few lines or many.
func TestActsAmongReads(t *testing.T) {
	var steps []step
	for i, call := range []string{"DescribeInstances", "DescribeInstanceStatus", "DescribeInstanceAttribute", "GetConsoleOutput"} {
		for k := range 3 {
			steps = append(steps, step{10*i + k, fmt.Sprint("user", k), "ec2:" + call, `"readOnly":true,"requestParameters":{"instanceId":"i-0abc12345678def01"}`})
		}
	}
	send := func(minute int, actor string) step {
		return step{minute, actor, "ssm:SendCommand", `"readOnly":false,"requestParameters":{"instanceIds":["i-0abc12345678def01"]}`}
	}
	done, users := newWorld(t, append(steps, send(45, "user0"))...).who("i-0abc12345678def01").Parts()
	if len(done) != 1 || done[0].Event != "SendCommand" || len(users) != 3 {
		t.Errorf("done: %+v\nusers: %+v", done, users)
	}
	for i := range fewActs + 1 {
		steps = append(steps, send(50+i, fmt.Sprint("user", i)))
	}
	_, users = newWorld(t, steps...).who("i-0abc12345678def01").Parts()
	acts := 0
	for _, u := range users {
		if sends := slices.Contains(u.Events, "SendCommand"); sends != u.Acts || sends && len(u.Events) != 1 {
			t.Errorf("%s: %v", u.Actor, u.Events)
		} else if way := u.Way(); way != "used, acts" && sends || way == "used, acts" && !sends {
			t.Errorf("%s: %v are said to be %q", u.Actor, u.Events, way)
		} else if sends {
			acts++
		}
	}
	if acts != fewActs+1 {
		t.Errorf("%d of %d senders are listed", acts, fewActs+1)
	}
}
