package question_test

import (
	"slices"
	"strings"
	"testing"
)

// signIn is a ConsoleLogin of a user.
func signIn(seconds int, name string) string {
	return event(seconds, strings.Replace(user(name, ""), `,"accessKeyId":""`, "", 1)+","+call("signin", "ConsoleLogin")+`,"responseElements":{"ConsoleLogin":"Success"}`)
}

// atConsole is the identity of a user in a session that began some seconds after ten.
func atConsole(name, key, began string) string {
	return strings.Replace(user(name, key), `"accessKeyId"`, `"sessionContext":{"attributes":{"creationDate":"2026-09-01T`+began+`Z"}},"accessKeyId"`, 1)
}

// setFor is a call about the password of a user.
func setFor(seconds int, by, name, whom string) string {
	return event(seconds, by+","+call("iam", name)+`,"requestParameters":{"userName":"`+whom+`"}`)
}

func newKey(by, key, whom string) string {
	return by + "," + call("iam", "CreateAccessKey") + `,"requestParameters":{"userName":"` + whom + `"},"responseElements":{"accessKey":{"accessKeyId":"` + key + `","userName":"` + whom + `"}}`
}

// TestPasswordsOfAKey: a password is a credential, and so are the sessions that began
// with it, under whatever keys; one that somebody else set is not.
func TestPasswordsOfAKey(t *testing.T) {
	x := user("x", "AKIA1")
	data := load(t,
		signIn(0, "mira"), setFor(1, x, "CreateLoginProfile", "mira"), signIn(10, "mira"), signIn(10, "noah"),
		event(11, atConsole("mira", "ASIAC1", "10:00:10")+","+call("s3", "ListBuckets")),
		event(12, newKey(atConsole("mira", "ASIAC2", "10:00:10"), "AKIA5", "lea")),
		setFor(20, user("admin", "AKIAADMIN"), "UpdateLoginProfile", "mira"), signIn(30, "mira"),
		event(31, newKey(atConsole("mira", "ASIAC3", "10:00:30"), "AKIA6", "lea")),
		setFor(40, x, "UpdateLoginProfile", "lea"), setFor(41, x, "DeleteLoginProfile", "lea"), signIn(42, "lea"),
	)
	a := about(t, data, "key-credentials", "AKIA1")
	want := [][]string{
		{"password of mira", "AKIA1", "CreateLoginProfile", "mira", "2026-09-01 10:00:01Z"},
		{"AIDAmira@2026-09-01T10:00:10Z", "password of mira", "ConsoleLogin", "mira", "2026-09-01 10:00:10Z"},
		{"password of lea", "AKIA1", "UpdateLoginProfile", "lea", "2026-09-01 10:00:40Z"},
		{"AKIA5", "AIDAmira@2026-09-01T10:00:10Z", "CreateAccessKey", "lea", "2026-09-01 10:00:12Z"},
	}
	if got := cells(a, "Made, with the events of each"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 4 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	if !strings.HasPrefix(a.Text, "4 credentials made with AKIA1, the first at 2026-09-01 10:00:01Z; 2 of them used: 3 events") ||
		!strings.Contains(strings.Join(a.Unproven, " "), "A sign-in is taken to be with the password that was set last before it") {
		t.Error(a.Text, a.Unproven)
	}
	if n := count(t, data, a.Filter); n != a.Events() {
		t.Errorf("%s finds %d events", a.Filter, n)
	}
	if a = about(t, data, "key-credentials", "ASIAC1"); strings.Contains(strings.Join(a.Unproven, " "), "A sign-in is taken") {
		t.Errorf("without passwords: %q", a.Unproven)
	}
}

// TestBehindPassword: a sign-in with a password that somebody else set is not called
// the user's own.
func TestBehindPassword(t *testing.T) {
	used := event(11, atConsole("mira", "ASIAC1", "10:00:10")+","+call("s3", "ListBuckets"))
	set := setFor(1, user("noah", "AKIANOAH"), "CreateLoginProfile", "mira")
	for _, test := range []struct {
		records []string
		want    string
		note    string
	}{
		{[]string{used, signIn(10, "mira")}, "mira itself: console login; 1 event", ""},
		{[]string{used, signIn(10, "mira"), set}, "noah (IAM user, long-lived key AKIANOAH) is likely behind mira: one link is a password that somebody else knew; 1 event",
			"The password of mira was set by noah, who knew it; so did whoever it was given to."},
		{[]string{used, signIn(10, "mira"), set, event(2, atConsole("mira", "ASIAC0", "09:00:00")+","+call("iam", "ChangePassword"))},
			"mira, or who had set its password before: console login; 1 event", ": who knew the one may have chosen the other."},
	} {
		a := about(t, load(t, test.records...), "session-human", "ASIAC1")
		if !strings.HasPrefix(a.Text, test.want) || !strings.Contains(strings.Join(a.Unproven, " "), test.note) {
			t.Errorf("%s %q\nwant %s", a.Text, a.Unproven, test.want)
		}
	}
}

// TestBehindOnce: an event that two links rest on is named once, and what is not
// proven is a sentence.
func TestBehindOnce(t *testing.T) {
	a := ask(t, "session-human", values["session-human"])
	if a.Filter != "id=a1023046-01fe-46af-9111-578533351532" {
		t.Error(a.Filter)
	}
	for _, text := range a.Unproven {
		if first := text[:1]; first != strings.ToUpper(first) || !strings.HasSuffix(text, ".") {
			t.Errorf("%q is no sentence", text)
		}
	}
}
