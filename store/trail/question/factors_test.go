package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// signInAs is a successful sign-in without MFA of somebody who is no user.
func signInAs(seconds int, identity, more string) string {
	return event(seconds, identity+","+call("signin", "ConsoleLogin")+`,"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"No"`+more+`}`)
}

// roleSession is the identity of a role's session that began some seconds after ten.
func roleSession(role, path string, began int, mfa string) string {
	return fmt.Sprintf(`"userIdentity":{"type":"AssumedRole","principalId":"AROA%[1]s:s","accountId":"111122223333","arn":"arn:aws:sts::111122223333:assumed-role/%[1]s/s","sessionContext":{`+
		`"sessionIssuer":{"type":"Role","principalId":"AROA%[1]s","arn":"arn:aws:iam::111122223333:role%[2]s/%[1]s","userName":"%[1]s"},"attributes":{"creationDate":"2026-09-01T10:00:%02[3]dZ","mfaAuthenticated":"%[4]s"}}}`, role, path, began, mfa)
}

// taken is the call by which a role's session began.
func taken(seconds int, name, role string) string {
	return event(seconds, user("x", "AKIA1")+","+call("sts", name)+fmt.Sprintf(`,"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/%[1]s","roleSessionName":"s"},`+
		`"responseElements":{"credentials":{"accessKeyId":"ASIA%[1]s"},"assumedRoleUser":{"assumedRoleId":"AROA%[1]s:s","arn":"arn:aws:sts::111122223333:assumed-role/%[1]s/s"}}`, role))
}

// federated is the identity of a federation token.
const federated = `"userIdentity":{"type":"FederatedUser","principalId":"111122223333:guest","arn":"arn:aws:sts::111122223333:federated-user/guest","accountId":"111122223333","accessKeyId":"ASIAGUEST",` +
	`"sessionContext":{"sessionIssuer":{"type":"IAMUser","principalId":"AIDAx","arn":"arn:aws:iam::111122223333:user/x","userName":"x"},"attributes":{"creationDate":"2026-09-01T10:00:01Z","mfaAuthenticated":"false"}}}`

// TestWithoutSecondFactor: a federation token and AssumeRole open the console as a
// password does; only SAML, web identities and Identity Center prove a provider.
func TestWithoutSecondFactor(t *testing.T) {
	mira := strings.Replace(signIn(0, "mira"), `"responseElements"`, `"additionalEventData":{"MFAUsed":"No"},"responseElements"`, 1)
	data := load(t, mira, signInAs(2, federated, ""),
		taken(10, "AssumeRole", "keys"), signInAs(11, roleSession("keys", "", 10, "false"), ""),
		taken(12, "AssumeRole", "checked"), signInAs(13, roleSession("checked", "", 12, "true"), ""),
		taken(14, "AssumeRoleWithSAML", "saml"), signInAs(15, roleSession("saml", "", 14, "false"), ""),
		signInAs(17, roleSession("okta", "", 16, "false"), `,"SamlProviderArn":"arn:aws:iam::111122223333:saml-provider/okta"`),
		signInAs(19, roleSession("AWSReservedSSO_a_1", "/aws-reserved/sso.amazonaws.com", 18, "false"), ""),
		signInAs(21, roleSession("unknown", "", 20, "false"), ""))
	a := about(t, data, "console-no-mfa", "")
	if want := "; 1 with a password alone, 1 with a federation token, 1 with a role's credentials of AssumeRole"; a.Events() != 3 || !strings.HasPrefix(a.Text, "3 sign-ins without a second factor by ") || !strings.HasSuffix(a.Text, want) {
		t.Errorf("%d events: %s", a.Events(), a.Text)
	}
	if n := count(t, data, a.Filter); n != 3 {
		t.Errorf("%s finds %d events", a.Filter, n)
	}
	for _, want := range []string{
		"Left out: sign-ins through an identity provider (3), whose logs tell whether there was a second factor.",
		"Left out: sign-ins with a role's credentials, for which somebody gave a second factor at some call on the way (1).",
		"Left out: sign-ins of roles' sessions whose beginning is not among these events (1): an identity provider may have asked for a second factor, or nobody.",
	} {
		if !slices.Contains(a.Unproven, want) {
			t.Errorf("%q lacks %q", a.Unproven, want)
		}
	}
	if ways := cells(a, "With what"); len(ways) != 3 || ways[1][0] != "a federation token" {
		t.Errorf("%q", ways)
	}
}
