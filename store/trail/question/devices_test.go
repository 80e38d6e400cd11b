package question_test

import (
	"slices"
	"strings"
	"testing"
)

// device is the serial number of a virtual device.
func device(name string) string { return "arn:aws:iam::111122223333:mfa/" + name }

// removed is a call that takes a device from a user.
func removed(seconds int, who, name, more string) string {
	return event(seconds, user("thief", "AKIA1")+","+call("iam", "DeactivateMFADevice")+`,"requestParameters":{"userName":"`+who+`","serialNumber":"`+device(name)+`"}`+more)
}

// signInBy is a successful sign-in of a user, with the device or with none.
func signInBy(seconds int, who, name string) string {
	factor := `"MFAUsed":"No"`
	if name != "" {
		factor = `"MFAUsed":"Yes","MFAIdentifier":"` + device(name) + `"`
	}
	return strings.Replace(signIn(seconds, who), `"responseElements"`, `"additionalEventData":{`+factor+`},"responseElements"`, 1)
}

// TestRemovedDevice: an answer tells which device was removed and how its user got in
// afterwards; that the password alone opens the door it does not know.
func TestRemovedDevice(t *testing.T) {
	gone := removed(10, "mira", "phone", "")
	enabled := event(30, user("mira", "AKIA2")+","+call("iam", "EnableMFADevice")+`,"requestParameters":{"userName":"mira","serialNumber":"`+device("new")+`"}`)
	session := event(20, user("mira", "AKIA2")+","+call("sts", "GetSessionToken")+`,"requestParameters":{"serialNumber":"`+device("phone")+`"}`)
	for _, c := range []struct {
		what, says string
		records    []string
	}{
		{"before only", "did not get in by a sign-in that is loaded", []string{signInBy(0, "mira", "phone"), signInBy(10, "mira", "phone")}},
		{"another user", "did not get in by a sign-in that is loaded", []string{signInBy(20, "jonas", "tablet")}},
		{"another device", "got in with a second factor at 10:00:20Z (tablet)", []string{signInBy(20, "mira", "tablet"), signInBy(40, "mira", "tablet")}},
		{"none", "got in with the password alone at 10:00:20Z", []string{signInBy(20, "mira", "")}},
		{"a new phone", "got in with a second factor at 10:00:40Z (new), was given a device at 10:00:30Z (new)", []string{enabled, signInBy(40, "mira", "new")}},
		{"the same", "got in with a second factor at 10:00:20Z (phone, the one that was removed)", []string{session}},
	} {
		a := about(t, load(t, append(c.records, gone)...), "mfa-removed", "")
		if got := cells(a, "Which devices"); len(got) != 1 || !slices.Equal(got[0], []string{"phone", c.says, "mira", ""}) {
			t.Errorf("%s: %q", c.what, got)
		}
		if !strings.HasSuffix(a.Text, "; afterwards mira "+c.says) {
			t.Errorf("%s: %s", c.what, a.Text)
		}
		if got := strings.Join(a.Unproven, "\n"); !strings.Contains(got, "Which devices are left") {
			t.Errorf("%s: %s", c.what, got)
		}
	}
}

// TestRemovedDevices: what failed removed nothing, what no user had neither; of several
// users it is counted who still uses a second factor.
func TestRemovedDevices(t *testing.T) {
	deleted := event(12, user("thief", "AKIA1")+","+call("iam", "DeleteVirtualMFADevice")+`,"requestParameters":{"serialNumber":"`+device("phone")+`"}`)
	a := about(t, load(t, removed(5, "mira", "tablet", `,"errorCode":"AccessDenied"`), removed(10, "mira", "phone", ""), deleted,
		removed(15, "jonas", "yubi", ""), signInBy(20, "mira", "tablet")), "mfa-removed", "")
	if !strings.HasSuffix(a.Text, "; 1 failed; 1 of 2 users used a second factor afterwards") {
		t.Error(a.Text)
	}
	want := [][]string{{"tablet", "", "mira", "failed: AccessDenied"}, {"phone", "got in with a second factor at 10:00:20Z (tablet)", "mira", ""},
		{"phone", "no user had it any more", "", ""}, {"yubi", "did not get in by a sign-in that is loaded", "jonas", ""}}
	if got := cells(a, "Which devices"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
}

// TestRootDevice: a root user's device names no user.
func TestRootDevice(t *testing.T) {
	const root = `"userIdentity":{"type":"Root","principalId":"111122223333","accountId":"111122223333","arn":"arn:aws:iam::111122223333:root"}`
	a := about(t, load(t, event(0, root+","+call("iam", "DeactivateMFADevice")+`,"requestParameters":{"userName":"AWS ROOT USER","serialNumber":"`+device("root-account-mfa-device")+`"}`),
		event(9, root+","+call("signin", "ConsoleLogin")+`,"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"No"}`)), "mfa-removed", "")
	if !strings.HasSuffix(a.Text, "; afterwards root got in with the password alone at 10:00:09Z") {
		t.Error(a.Text)
	}
}
