package lineage

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// obj is a JSON object.
type obj map[string]any

const (
	home  = "111122223333"
	other = "444455556666"
)

// clock is a time of the day on which everything happens: "10:00:05".
func clock(at string) string { return "2026-09-01T" + at + "Z" }

// record is an event: its id, when, which call, by whom, and further members.
func record(id, at, service, name string, who obj, more ...obj) obj {
	r := obj{
		"eventVersion": "1.11", "eventID": id, "eventTime": clock(at), "eventSource": service + ".amazonaws.com", "eventName": name,
		"awsRegion": "eu-west-1", "sourceIPAddress": "192.0.2.10", "userAgent": "aws-cli/2.15", "userIdentity": who,
		"recipientAccountId": home, "readOnly": false, "eventType": "AwsApiCall",
	}
	for _, m := range more {
		maps.Copy(r, m)
	}
	return r
}

// user is an IAM user with a long-lived key; one of a temporary key when
// created is a time.
func user(name, key, created string) obj {
	who := obj{
		"type": "IAMUser", "principalId": "AIDA" + strings.ToUpper(name), "arn": "arn:aws:iam::" + home + ":user/" + name,
		"accountId": home, "userName": name,
	}
	if key != "" {
		who["accessKeyId"] = key
	}
	if created != "" {
		who["sessionContext"] = obj{"attributes": obj{"creationDate": clock(created), "mfaAuthenticated": "false"}}
	}
	return who
}

// role is a session of a role.
func role(name, session, key, created string) obj {
	who := obj{
		"type": "AssumedRole", "principalId": roleID(name) + ":" + session, "accountId": home,
		"arn": "arn:aws:sts::" + home + ":assumed-role/" + name + "/" + session,
		"sessionContext": obj{
			"sessionIssuer": obj{"type": "Role", "principalId": roleID(name), "arn": roleArn(name), "accountId": home, "userName": name},
			"attributes":    obj{"creationDate": clock(created), "mfaAuthenticated": "false"},
		},
	}
	if key != "" {
		who["accessKeyId"] = key
	}
	return who
}

func roleID(name string) string  { return "AROA" + strings.ToUpper(name) }
func roleArn(name string) string { return "arn:aws:iam::" + home + ":role/path/" + name }

// also adds members to the session context of an identity, or to it.
func also(who obj, context, members obj) obj {
	out := maps.Clone(who)
	maps.Copy(out, members)
	if context != nil {
		inner := maps.Clone(cmp.Or[any](out["sessionContext"], obj{}).(obj))
		maps.Copy(inner, context)
		out["sessionContext"] = inner
	}
	return out
}

func service(name string) obj {
	return obj{"type": "AWSService", "invokedBy": name + ".amazonaws.com"}
}

// by is an identity for which a service calls.
func by(who obj, service string) obj {
	if service != "AWS Internal" {
		service += ".amazonaws.com"
	}
	return also(who, nil, obj{"invokedBy": service})
}

// assume is a successful AssumeRole.
func assume(id, at string, who obj, name, session, key string, more ...obj) obj {
	members := []obj{{
		"requestParameters": obj{"roleArn": roleArn(name), "roleSessionName": session}, "readOnly": true,
		"responseElements": obj{
			"credentials":     obj{"accessKeyId": key, "sessionToken": "FwoG", "expiration": "Sep 1, 2026, 11:00:00 AM"},
			"assumedRoleUser": obj{"assumedRoleId": roleID(name) + ":" + session, "arn": "arn:aws:sts::" + home + ":assumed-role/" + name + "/" + session},
		},
	}}
	return record(id, at, "sts", "AssumeRole", who, append(members, more...)...)
}

// credentialsOnly is the answer that EC2 and Lambda get.
func credentialsOnly(key string) obj {
	return obj{"responseElements": obj{"credentials": obj{"accessKeyId": key, "sessionToken": "FwoG"}}}
}

func login(id, at string, who obj, answer string) obj {
	r := record(id, at, "signin", "ConsoleLogin", who, obj{
		"responseElements": obj{"ConsoleLogin": answer}, "additionalEventData": obj{"MFAUsed": "Yes"},
		"eventType": "AwsConsoleSignIn", "awsRegion": "us-east-1", "sourceIPAddress": "198.51.100.7",
	})
	if answer == "Failure" {
		r["errorMessage"] = "Failed authentication"
	}
	return r
}

// load puts records into a store.
func load(t testing.TB, records ...obj) *store.Snapshot {
	t.Helper()
	st := store.New(trail.Schema())
	b, source := st.NewBuilder(), st.AddSource("test", 1)
	for i, r := range records {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, refused, err := b.Add(text, store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatalf("%s: %v %s", text, err, refused)
		}
	}
	b.Flush()
	if err := st.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return st.Snapshot()
}

// chainOf traces what a text names.
func chainOf(t testing.TB, snap *store.Snapshot, what string) *Chain {
	t.Helper()
	c, err := Trace(t.Context(), snap, trail.Language(), what)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// text writes a chain as tests compare it, a line for each step with the event that
// its link rests on.
func (c *Chain) text() string {
	var b strings.Builder
	for _, s := range c.Steps {
		fmt.Fprintf(&b, "%s (%s): %s, %s, %s", s.Actor, s.Kind, s.Rule, s.Certainty, cmp.Or(s.RestsOn, s.EventID))
		if s.Others > 0 {
			fmt.Fprintf(&b, " or %d", s.Others)
		}
		b.WriteByte('\n')
	}
	if c.Broken != nil {
		fmt.Fprintf(&b, "breaks: %s\n", c.Broken)
	}
	return b.String()
}

// lines is a text of lines without their indentation.
func lines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func mustTime(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
