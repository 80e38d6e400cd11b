package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/lineage"
)

// traceRecords are a person's sign-in, the role that she assumed, what was done
// with it, and a role whose issuer is not there.
const traceRecords = `{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAMIRA","arn":"arn:aws:iam::111122223333:user/mira","accountId":"111122223333","userName":"mira"},"eventTime":"2026-09-01T09:00:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"Yes"},"eventID":"login","recipientAccountId":"111122223333"}
{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAMIRA","arn":"arn:aws:iam::111122223333:user/mira","accountId":"111122223333","userName":"mira","accessKeyId":"ASIAMIRA","sessionContext":{"attributes":{"creationDate":"2026-09-01T09:00:00Z"}}},"eventTime":"2026-09-01T09:30:00Z","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/deploy","roleSessionName":"ci-\u001b[2J"},"responseElements":{"credentials":{"accessKeyId":"ASIADEPLOY","sessionToken":"FwoG"},"assumedRoleUser":{"assumedRoleId":"AROADEPLOY:ci-\u001b[2J","arn":"arn:aws:sts::111122223333:assumed-role/deploy/ci-\u001b[2J"}},"eventID":"assume","readOnly":true,"recipientAccountId":"111122223333"}
{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROADEPLOY:ci-\u001b[2J","arn":"arn:aws:sts::111122223333:assumed-role/deploy/ci-\u001b[2J","accountId":"111122223333","accessKeyId":"ASIADEPLOY","sessionContext":{"attributes":{"creationDate":"2026-09-01T09:30:00Z"}}},"eventTime":"2026-09-01T09:40:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","errorCode":"Client.UnauthorizedOperation","eventID":"run","readOnly":false,"recipientAccountId":"111122223333"}
{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAADMIN:x","arn":"arn:aws:sts::111122223333:assumed-role/admin/x","accountId":"111122223333","accessKeyId":"ASIAADMIN","sessionContext":{"sourceIdentity":"noah","attributes":{"creationDate":"2026-09-01T08:00:00Z"}}},"eventTime":"2026-09-01T09:50:00Z","eventSource":"ec2.amazonaws.com","eventName":"DescribeVpcs","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","eventID":"look","readOnly":true,"recipientAccountId":"111122223333"}
{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAADMIN:x","arn":"arn:aws:sts::111122223333:assumed-role/admin/x","accountId":"111122223333","accessKeyId":"ASIAADMIN2","sessionContext":{"attributes":{"creationDate":"2026-09-01T09:10:00Z"}}},"eventTime":"2026-09-01T09:55:00Z","eventSource":"ec2.amazonaws.com","eventName":"DescribeVpcs","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","eventID":"look2","readOnly":true,"recipientAccountId":"111122223333"}
`

const traced = `who is behind  deploy/ci-\u001b[2J  (ASIADEPLOY, 1 event, 1 write, 1 failed)

● mira                   2026-09-01 09:00:00Z  console login with MFA from 198.51.100.7            certain  console login    login
└─● deploy/ci-\u001b[2J  2026-09-01 09:30:00Z  AssumeRole, session "ci-\x1b[2J" from 198.51.100.7  certain  issued key       assume
  └─ 1 event             ec2 1   writes 1   failures 1
                         2026-09-01 09:40:00Z .. 2026-09-01 09:40:00Z   from 203.0.113.9 1

breaks nowhere: the origin is in the data
`

const tracedBreak = "issuer not loaded, no AssumeRole for ASIAADMIN: need account 111122223333, STS events of us-east-1, eu-west-1 and the other regions at 2026-09-01T08:00:00Z (what is loaded begins at 2026-09-01T09:00:00Z)"

const tracedBroken = `who is behind  admin/x  (ASIAADMIN, 1 event, 0 writes, 0 failed)

? unknown       issuer not loaded, no AssumeRole for ASIAADMIN
└─● noah        source identity, which was set when the first role was assumed                                           likely   source identity  look
  └─● admin/x   2026-09-01 09:50:00Z  role session, temporary credentials made at 2026-09-01 08:00:00Z from 203.0.113.9  certain  recorded         look
    └─ 1 event  ec2 1   writes 0   failures 0
                2026-09-01 09:50:00Z .. 2026-09-01 09:50:00Z   from 203.0.113.9 1

breaks: ` + tracedBreak + `
note: source identity: noah
`

// tracedElse is from where both sessions acted.
const tracedElse = `"addresses":[{"value":"203.0.113.9","count":1}],"regions":[{"value":"eu-west-1","count":1}]}}`

const tracedSessions = `2 sessions; name one:
2026-09-01 09:50:00Z .. 2026-09-01 09:50:00Z  1 event  admin/x  AROAADMIN:x@2026-09-01T08:00:00Z
2026-09-01 09:55:00Z .. 2026-09-01 09:55:00Z  1 event  admin/x  AROAADMIN:x@2026-09-01T09:10:00Z
`

func TestTrace(t *testing.T) {
	path := trailFile(t, "x.ndjson", traceRecords)
	nobody := `no event has "nobody" as access key, event id, session, principal, or ARN of who acted`
	for _, tt := range []struct{ what, text, json string }{
		{"run", traced, `{"session":"AROADEPLOY:ci-\u001b[2J@2026-09-01T09:30:00Z","chain":[` +
			`{"actor":"mira","event":"ConsoleLogin","time":"2026-09-01T09:00:00Z","rule":"console login","certainty":"certain","id":"login","others":0,` +
			`"kind":"person","how":"console login with MFA from 198.51.100.7","address":"198.51.100.7","account":"111122223333","session":"AIDAMIRA@2026-09-01T09:00:00Z","key":"ASIAMIRA","restsOn":""},` +
			`{"actor":"deploy/ci-\u001b[2J","event":"AssumeRole","time":"2026-09-01T09:30:00Z","rule":"issued key","certainty":"certain","id":"assume","others":0,` +
			`"kind":"role","how":"AssumeRole, session \"ci-\\x1b[2J\"","address":"198.51.100.7","account":"111122223333","session":"AROADEPLOY:ci-\u001b[2J@2026-09-01T09:30:00Z","key":"ASIADEPLOY","restsOn":""}],` +
			`"breaks":"","notes":[],"actor":"deploy/ci-\u001b[2J","key":"ASIADEPLOY",` +
			`"did":{"events":1,"writes":1,"failures":1,"dryRuns":0,"first":"2026-09-01T09:40:00Z","last":"2026-09-01T09:40:00Z","forwarded":0,"services":[{"value":"ec2","count":1}],` + tracedElse},
		{"ASIAADMIN", tracedBroken, `{"session":"AROAADMIN:x@2026-09-01T08:00:00Z","chain":[` +
			`{"actor":"noah","event":"DescribeVpcs","time":"","rule":"source identity","certainty":"likely","id":"look","others":0,` +
			`"kind":"person","how":"source identity, which was set when the first role was assumed","address":"","account":"","session":"","key":"","restsOn":""},` +
			`{"actor":"admin/x","event":"DescribeVpcs","time":"2026-09-01T09:50:00Z","rule":"recorded","certainty":"certain","id":"look","others":0,` +
			`"kind":"role","how":"role session, temporary credentials made at 2026-09-01 08:00:00Z","address":"203.0.113.9","account":"111122223333","session":"AROAADMIN:x@2026-09-01T08:00:00Z","key":"ASIAADMIN","restsOn":""}],` +
			`"breaks":"` + tracedBreak + `","notes":["source identity: noah"],"actor":"admin/x","key":"ASIAADMIN",` +
			`"did":{"events":1,"writes":0,"failures":0,"dryRuns":0,"first":"2026-09-01T09:50:00Z","last":"2026-09-01T09:50:00Z","forwarded":0,"services":[{"value":"ec2","count":1}],` + tracedElse},
		{"admin/x", tracedSessions, `{"candidates":[` +
			`{"id":"AROAADMIN:x@2026-09-01T08:00:00Z","actor":"admin/x","count":1,"first":"2026-09-01T09:50:00Z","last":"2026-09-01T09:50:00Z","key":"ASIAADMIN","began":""},` +
			`{"id":"AROAADMIN:x@2026-09-01T09:10:00Z","actor":"admin/x","count":1,"first":"2026-09-01T09:55:00Z","last":"2026-09-01T09:55:00Z","key":"ASIAADMIN2","began":""}],"more":0}`},
		{"nobody", nobody + "; of a resource, trailsift who tells, of an address or a name, trailsift profile\n\n" + whatThereIs + "\n", `{"session":"","chain":[],"breaks":"` + strings.ReplaceAll(nobody, `"`, `\"`) + `","notes":[],"actor":"","key":"","did":null}`},
	} {
		if got := answer(t, "trace", tt.what, path); got != tt.text {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.what, got, tt.text)
		}
		if got := answer(t, "trace", tt.what, "--json", path); got != tt.json+"\n" {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.what, got, tt.json)
		}
	}
}

// TestTraceInstance: an instance is traced by its role's session.
func TestTraceInstance(t *testing.T) {
	out := answer(t, "trace", "i-0a4d9f1e7c3b52860", filepath.Join("..", "..", "testdata", "demo.tar.zst"))
	if !strings.HasPrefix(out, "who is behind  batch-gpu-instance/i-0a4d9f1e7c3b52860 ") || !strings.Contains(out, "● build-agent ") {
		t.Error(out)
	}
}

// TestTraceNothingNamed: a question without a word is none.
func TestTraceNothingNamed(t *testing.T) {
	path := trailFile(t, "x.ndjson", traceRecords)
	for _, what := range []string{"", " "} {
		if out, errs, code := sift(t, "", "trace", what, path); code != exitUsage || out != "" || !strings.Contains(errs, "name a key") {
			t.Errorf("%q: exit %d, %s%s", what, code, out, errs)
		}
	}
}

// TestTraceRefused: of a sign-in that failed nobody is said to be behind.
func TestTraceRefused(t *testing.T) {
	login, _, _ := strings.Cut(traceRecords, "\n")
	path := trailFile(t, "x.ndjson", strings.Replace(login, `"Success"`, `"Failure"`, 1)+"\n")
	out := answer(t, "trace", "login", path)
	if !strings.Contains(out, "breaks: sign-in as mira failed: no session began; who tried is not known\n") || strings.Contains(out, "certain") {
		t.Error(out)
	}
	const want = `"session":"","chain":[{"actor":"mira","event":"ConsoleLogin","time":"2026-09-01T09:00:00Z","rule":"recorded","certainty":"guess","id":"login","others":0,`
	if out := answer(t, "trace", "login", "--json", path); !strings.Contains(out, want) {
		t.Error(out)
	}
}

// TestTraceLooksAtAll: a filter hides no cause.
func TestTraceLooksAtAll(t *testing.T) {
	path := trailFile(t, "x.ndjson", traceRecords)
	out, errs, code := sift(t, "", "trace", "run", "-f", "event:RunInstances", path)
	if code != exitAnswered || out != traced || !strings.Contains(errs, "a filter would hide causes") {
		t.Errorf("exit %d, %s%s", code, out, errs)
	}
	if _, errs, code = sift(t, "", "trace", "run"); code != exitUsage || !strings.Contains(errs, "name a file") {
		t.Errorf("without a path: exit %d, %s", code, errs)
	}
}

func TestLongTrace(t *testing.T) {
	chain := &lineage.Chain{}
	for i := range stepsFirst + stepsLast + 5 {
		chain.Steps = append(chain.Steps, lineage.Step{Actor: fmt.Sprintf("step %d", i)})
	}
	var names []string
	for _, line := range chainLines(chain) {
		names = append(names, strings.TrimLeft(line[0], " └─●"))
	}
	all := strings.Join(names, ",")
	if len(names) != stepsFirst+1+stepsLast+1 || !strings.Contains(all, "step 19,…,step 25") || !strings.HasSuffix(all, "step 44,0 events") {
		t.Errorf("%d lines: %s", len(names), all)
	}
}

// TestTraceDemo: behind the session that was renewed by its own role is the key
// that leaked, by way of another account's role.
func TestTraceDemo(t *testing.T) {
	dir := t.TempDir()
	answer(t, "demo", "--write", dir)
	var found traceCandidates
	if err := json.Unmarshal([]byte(answer(t, "trace", "orders-dba/dba-maintenance", "--json", dir)), &found); err != nil || len(found.Candidates) != 2 {
		t.Fatalf("%v: %+v", err, found)
	}
	out := answer(t, "trace", found.Candidates[1].ID, dir)
	rest := out
	for _, part := range []string{"● build-agent", "long-lived key AKIA", "└─● release-manager/botocore-session-", "issued key", "└─● orders-dba/dba-maintenance", "└─● orders-dba/dba-maintenance", "ends at a long-lived key"} {
		_, after, ok := strings.Cut(rest, part)
		if !ok {
			t.Fatalf("no %q where it should be in\n%s", part, out)
		}
		rest = after
	}
}

// TestTraceEndings: a chain that ends at a key, or goes by a password that somebody
// else set, is not said to break nowhere, and claims no address for a key that was
// used from several.
func TestTraceEndings(t *testing.T) {
	demo := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	const key, password = "ends at a long-lived key: who holds it the log does not tell\n", "rests on a password that somebody else set: who used it the log does not tell\n"
	for what, want := range map[string][]string{
		"AKIA3KF6UTOHVO6EYCGY": {"● build-agent  IAM user, long-lived key AKIA3KF6UTOHVO6EYCGY   ", "   from 198.51.100.24 160 · 203.0.113.77 74\n\n" + key},
		"ASIARTX3GSDSVWXLPMIO": {"● build-agent", "CreateLoginProfile for svc-backup-sync", "likely   password set", "console login", key + password, "note: the password of svc-backup-sync was set by release-manager/"},
		"AKIARTX3GSDSVWSS2YUN": {"● build-agent", "likely   password set", "console login", "created key", key + password},
	} {
		out := answer(t, "trace", what, demo)
		rest := out
		for _, part := range want {
			_, after, ok := strings.Cut(rest, part)
			if !ok {
				t.Fatalf("%s: no %q where it should be in\n%s", what, part, out)
			}
			rest = after
		}
		if strings.Contains(out, "breaks") {
			t.Errorf("%s:\n%s", what, out)
		}
	}
}

// TestTraceOfAForwardedCall: the events of a session stand below who did them, beside the
// call that a service made for it.
func TestTraceOfAForwardedCall(t *testing.T) {
	got := answer(t, "trace", "ASIARTX3GSDS2D6LTXI3", filepath.Join("..", "..", "testdata", "demo.tar.zst"))
	at := make(map[string]int)
	for _, line := range strings.Split(got, "\n") {
		for _, text := range []string{"● AWS Internal", "210 events"} {
			if where := strings.Index(line, "└─"); where >= 0 && strings.Contains(line, text) {
				at[text] = where + 1
			}
		}
	}
	if at["210 events"] == 0 || at["210 events"] != at["● AWS Internal"] {
		t.Errorf("%v in\n%s", at, got)
	}
}

// TestTraceOfACallAfterTheSession: the line of a service tells when it made the call that was
// asked about, and names that and what of the session it rests on; the calls of the session
// are counted as of its key.
func TestTraceOfACallAfterTheSession(t *testing.T) {
	const who = `"type":"IAMUser","principalId":"AIDAMIRA","arn":"arn:aws:iam::111122223333:user/mira","accountId":"111122223333","userName":"mira","sessionContext":{"attributes":{"creationDate":"2026-09-01T09:00:00Z"}}`
	const call = `{"eventVersion":"1.11","userIdentity":{` + who + `,%s},"eventTime":"2026-09-01T%s:00Z","eventSource":"health.amazonaws.com","eventName":"DescribeEvents","awsRegion":"us-east-1","sourceIPAddress":"%s","eventID":"%s","readOnly":true,"recipientAccountId":"111122223333"}` + "\n"
	login, _, _ := strings.Cut(traceRecords, "\n")
	records := fmt.Sprintf(call, `"accessKeyId":"ASIAMIRA"`, "09:05", "198.51.100.7", "own") +
		fmt.Sprintf(call, `"accessKeyId":"ASIAFAS","invokedBy":"health.amazonaws.com"`, "11:45", "health.amazonaws.com", "call")
	const step = "└─● health.amazonaws.com  2026-09-01 11:45:00Z  DescribeEvents by health.amazonaws.com, with the session's creation date "
	for name, text := range map[string]string{"signed in": login + "\n" + records, "sign-in is not loaded": records} {
		path := trailFile(t, "x.ndjson", text)
		out := answer(t, "trace", "call", path)
		for _, part := range []string{step, "likely   same session     call, rests on own\n", "└─ 1 event ", "2026-09-01 09:05:00Z .. 2026-09-01 09:05:00Z", "and 1 call that AWS made in its course"} {
			if !strings.Contains(out, part) {
				t.Errorf("%s: no %q in\n%s", name, part, out)
			}
		}
		if out := answer(t, "trace", "call", "--json", path); !strings.Contains(out, `"time":"2026-09-01T11:45:00Z","rule":"same session","certainty":"likely","id":"call",`) || !strings.Contains(out, `"restsOn":"own"}]`) {
			t.Errorf("%s: %s", name, out)
		}
	}
}
