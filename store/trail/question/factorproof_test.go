package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// takenBy is the AssumeRole by which somebody opened a session of a role, ten seconds
// after ten.
func takenBy(identity, role, asked string) string {
	return event(10, identity+","+call("sts", "AssumeRole")+fmt.Sprintf(`,"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/%[1]s","roleSessionName":"s"%[2]s},`+
		`"responseElements":{"credentials":{"accessKeyId":"ASIA%[1]s"},"assumedRoleUser":{"assumedRoleId":"AROA%[1]s:s","arn":"arn:aws:sts::111122223333:assumed-role/%[1]s/s"}}`, role, asked))
}

// userSession is the identity of a user with temporary credentials, which began some
// seconds after ten.
func userSession(key string, began int, mfa string) string {
	return fmt.Sprintf(`"userIdentity":{"type":"IAMUser","principalId":"AIDAx","arn":"arn:aws:iam::111122223333:user/x","accountId":"111122223333","userName":"x","accessKeyId":%q,`+
		`"sessionContext":{"attributes":{"creationDate":"2026-09-01T10:00:%02dZ","mfaAuthenticated":%q}}}`, key, began, mfa)
}

// byPasswordOf is the sign-in of user x some seconds after ten.
func byPasswordOf(seconds int, factor string) string {
	return event(seconds, `"userIdentity":{"type":"IAMUser","principalId":"AIDAx","arn":"arn:aws:iam::111122223333:user/x","accountId":"111122223333","userName":"x"},`+
		call("signin", "ConsoleLogin")+`,"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"`+factor+`"}`)
}

// TestOneFactorIsProved: who signs in with a role's credentials had no second factor only
// where all that led to them is loaded and nobody was asked for one.
func TestOneFactorIsProved(t *testing.T) {
	const checked, provider, unproven = "gave a second factor", "identity provider", "beginning is not among these events"
	key := user("x", "AKIA1")
	far := `"userIdentity":{"type":"AWSAccount","principalId":"AROAFAR:s","accountId":"999988887777"}`
	service := `"userIdentity":{"type":"AWSService","invokedBy":"ecs-tasks.amazonaws.com"}`
	const serial = `,"serialNumber":"arn:aws:iam::111122223333:mfa/x"`
	middle := func(by, asked string) string {
		return strings.Replace(takenBy(by, "middle", asked), "10:00:10Z", "10:00:08Z", 1)
	}
	throughMiddle := takenBy(roleSession("middle", "", 8, "false"), "keys", "")
	for name, c := range map[string]struct {
		left    string
		records []string
	}{
		"a long-lived key":                     {"", []string{takenBy(key, "keys", "")}},
		"a service":                            {"", []string{takenBy(service, "keys", "")}},
		"a key, through another role":          {"", []string{middle(key, ""), throughMiddle}},
		"a password alone":                     {"", []string{byPasswordOf(5, "No"), takenBy(userSession("ASIACON", 5, "false"), "keys", "")}},
		"a session with a second factor":       {checked, []string{takenBy(userSession("ASIAMFA", 5, "true"), "keys", "")}},
		"a factor given to AssumeRole":         {checked, []string{takenBy(key, "keys", serial)}},
		"a factor given to an earlier one":     {checked, []string{middle(key, serial), throughMiddle}},
		"a sign-in with a factor, in capitals": {checked, []string{byPasswordOf(5, "YES"), takenBy(userSession("ASIACON", 5, "false"), "keys", "")}},
		"Identity Center":                      {provider, []string{takenBy(roleSession("AWSReservedSSO_a_1", "/aws-reserved/sso.amazonaws.com", 3, "false"), "keys", "")}},
		"SAML, through another role":           {provider, []string{strings.Replace(middle(key, ""), `"AssumeRole"`, `"AssumeRoleWithSAML"`, 1), throughMiddle}},
		"a role that began before":             {unproven, []string{takenBy(roleSession("before", "", 3, "false"), "keys", "")}},
		"another account":                      {unproven, []string{takenBy(far, "keys", "")}},
		"a user's session that began before":   {unproven, []string{takenBy(userSession("ASIAOLD", 3, "false"), "keys", "")}},
	} {
		data := load(t, append(c.records, signInAs(11, roleSession("keys", "", 10, "false"), ""))...)
		a := about(t, data, "console-no-mfa", "")
		if counted := strings.Contains(a.Text, "a role's credentials of AssumeRole"); counted != (c.left == "") {
			t.Errorf("%s: %s", name, a.Text)
		}
		if left := strings.Join(a.Unproven, "\n"); !leftOutAs(left, c.left) {
			t.Errorf("%s: %s", name, left)
		}
	}
}

// leftOutAs reports whether one sign-in is left out for a reason, and for no other; for ""
// none is.
func leftOutAs(said, why string) bool {
	if why == "" {
		return !strings.Contains(said, "Left out")
	}
	left := slices.DeleteFunc(strings.Split(said, "\n"), func(line string) bool { return !strings.HasPrefix(line, "Left out") })
	return len(left) == 1 && strings.Contains(left[0], why) && strings.Contains(left[0], "(1)")
}

// TestFactorNotRecorded: a record that says nothing of a second factor says neither, of a
// user and of a role's session alike.
func TestFactorNotRecorded(t *testing.T) {
	silent := func(record string) string { return strings.Replace(record, `"MFAUsed":"No"`, `"LoginTo":"x"`, 1) }
	data := load(t, silent(byPasswordOf(5, "No")), taken(10, "AssumeRole", "keys"), silent(signInAs(11, roleSession("keys", "", 10, "false"), "")),
		byPasswordOf(20, "NO"))
	a := about(t, data, "console-no-mfa", "")
	if a.Events() != 1 || !strings.HasSuffix(a.Text, "; with a password alone") {
		t.Error(a.Text)
	}
	if want := "Left out: sign-ins whose records do not say whether there was a second factor (2)."; !slices.Contains(a.Unproven, want) {
		t.Errorf("%q", a.Unproven)
	}
}

// TestBrokersAsk: who gives out federation tokens may ask for a second factor where AWS
// does not see it; who knows the password is asked by AWS alone.
func TestBrokersAsk(t *testing.T) {
	brokers := func(records ...string) bool {
		a := about(t, load(t, records...), "console-no-mfa", "")
		return a.Events() == 1 && strings.Contains(strings.Join(a.Unproven, "\n"), "A custom identity broker")
	}
	if !brokers(signInAs(2, federated, "")) || !brokers(taken(10, "AssumeRole", "keys"), signInAs(11, roleSession("keys", "", 10, "false"), "")) || brokers(byPasswordOf(5, "No")) {
		t.Error("brokers are named where there is none, or are not")
	}
}
