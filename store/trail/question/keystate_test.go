package question_test

import (
	"strings"
	"testing"
)

const leaked = "AKIAIOSFODNN7EXAMPLE"

// keyUse is a call with the key.
func keyUse(seconds int, more string) string {
	return event(seconds, user("ci", leaked)+","+call("s3", "ListBuckets")+more)
}

// keyChange is a call that changes the key, by somebody else.
func keyChange(seconds int, name, status string) string {
	return event(seconds, user("mira", "AKIA2")+","+call("iam", name)+`,"requestParameters":{"userName":"ci","accessKeyId":"`+leaked+`"`+status+`}`)
}

// TestUsedWhileOff: that a key worked while the events say that it was off is said by both
// questions about it.
func TestUsedWhileOff(t *testing.T) {
	const inactive, active = `,"status":"Inactive"`, `,"status":"Active"`
	off := keyChange(10, "UpdateAccessKey", inactive)
	const by = "; mira set it to Inactive at 2026-09-01 10:00:10Z"
	const outside = ": somebody switched it on again outside what is loaded, or the record of it is missing"
	for _, c := range []struct {
		what, says string
		records    []string
	}{
		{"off and quiet", "", []string{keyUse(0, ""), keyUse(10, ""), off}},
		{"refused later", "", []string{keyUse(0, ""), off, keyUse(900, `,"errorCode":"AccessDenied"`)}},
		{"on again", "", []string{off, keyChange(20, "UpdateAccessKey", active), keyUse(900, "")}},
		{"used later", by + "; 2 uses after that, the last at 2026-09-01 10:15:00Z" + outside, []string{keyUse(0, ""), off, keyUse(600, ""), keyUse(900, "")}},
		{"used in between", by + "; 1 use after that, the last at 2026-09-01 10:10:00Z" + outside, []string{off, keyUse(600, ""), keyChange(700, "UpdateAccessKey", active), keyUse(900, "")}},
		{"still working", by + "; 1 use after that, the last at 2026-09-01 10:00:11Z: a change of IAM takes a moment to work everywhere", []string{off, keyUse(11, "")}},
		{"by a service", "", []string{keyUse(0, ""), off, strings.Replace(keyUse(900, ""), `"accessKeyId"`, `"invokedBy":"athena.amazonaws.com","accessKeyId"`, 1)}},
		{"deleted", "; mira deleted it at 2026-09-01 10:00:10Z; 1 use after that, the last at 2026-09-01 10:15:00Z: a deleted key does not work, so one of the records is not true",
			[]string{keyChange(10, "DeleteAccessKey", ""), keyUse(900, "")}},
	} {
		data := load(t, c.records...)
		for _, name := range []string{"key-used", "key-owner"} {
			a := about(t, data, name, leaked)
			if got := strings.Contains(a.Text, " after that"); !strings.Contains(a.Text, c.says) || got != (c.says != "") {
				t.Errorf("%s, %s: %s", c.what, name, a.Text)
			}
		}
		if a := about(t, data, "key-owner", leaked); c.what == "used later" && strings.Count(a.Text, "Inactive") != 1 {
			t.Errorf("it is said twice: %s", a.Text)
		}
	}
}
