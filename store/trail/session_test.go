package trail

import (
	"testing"
	"time"
)

func TestSession(t *testing.T) {
	const role = `"type":"AssumedRole","principalId":"AROAEXAMPLE:bob@example.com","accessKeyId":"ASIAEXAMPLE"`
	created := func(text string) string { return `,"sessionContext":{"attributes":{"creationDate":"` + text + `"}}` }
	for name, tt := range map[string]struct{ identity, want string }{
		"extended date":      {role + created("2026-09-01T10:00:00Z"), "AROAEXAMPLE:bob@example.com@2026-09-01T10:00:00Z"},
		"basic date":         {role + created("20260901T100000Z"), "AROAEXAMPLE:bob@example.com@2026-09-01T10:00:00Z"},
		"another zone":       {role + created("2026-09-01T12:00:00+02:00"), "AROAEXAMPLE:bob@example.com@2026-09-01T10:00:00Z"},
		"another key":        {`"type":"IAMUser","principalId":"AIDAEXAMPLE","accessKeyId":"ASIAOTHER"` + created("2026-09-01T10:00:00Z"), "AIDAEXAMPLE@2026-09-01T10:00:00Z"},
		"a date of no kind":  {role + created("yesterday"), ""},
		"long-lived key":     {`"type":"IAMUser","principalId":"AIDAEXAMPLE","accessKeyId":"AKIAEXAMPLE"`, ""},
		"service for a user": {role + created("2026-09-01T10:00:00Z") + `,"invokedBy":"s3.amazonaws.com"`, ""},
		"no principal":       {`"type":"AssumedRole","principalId":""` + created("2026-09-01T10:00:00Z"), ""},
		"service":            {`"type":"AWSService","invokedBy":"ec2.amazonaws.com"`, ""},
	} {
		rec := loaded(t, event(`"userIdentity":{`+tt.identity+`}`))
		if got, _ := rec.Value(Language(), "session"); got != tt.want {
			t.Errorf("%s: session %q, want %q", name, got, tt.want)
		}
	}
}

func TestSessionIDs(t *testing.T) {
	at := time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)
	for _, principal := range []string{"AIDAEXAMPLE", "AROAEXAMPLE:bob@example.com", "111122223333:a@2026-09-01T10:00:01Z"} {
		got, created, ok := ParseSessionID(SessionID(principal, at))
		if !ok || got != principal || !created.Equal(at) {
			t.Errorf("%s: read back as %q %v %v", principal, got, created, ok)
		}
	}
	for _, id := range []string{"", "@", "@2026-09-01T10:00:00Z", "AIDAEXAMPLE", "AIDAEXAMPLE@", "bob@example.com"} {
		if _, _, ok := ParseSessionID(id); ok {
			t.Errorf("%q reads as a session", id)
		}
	}
	for _, text := range CreationDates(at) {
		if got, ok := CreationDate(text); !ok || !got.Equal(at) {
			t.Errorf("%s reads as %v, %v", text, got, ok)
		}
	}
}
