package lineage

import (
	"strings"
	"testing"
)

// TestSAMLProvider: a provider has the name that some successful call with its hash
// gives it, and else its hash.
func TestSAMLProvider(t *testing.T) {
	provider := func(name string) string { return "arn:aws:iam::" + home + ":saml-provider/" + name }
	call := func(id, hash, arn string, more ...obj) obj {
		who := obj{"type": "SAMLUser", "principalId": hash + ":bob@example.com", "userName": "bob@example.com"}
		if hash != "" {
			who["identityProvider"] = hash
		}
		request := obj{"roleArn": roleArn("deploy"), "roleSessionName": "bob@example.com"}
		if arn != "" {
			request["principalArn"] = arn
		}
		more = append([]obj{{"eventName": "AssumeRoleWithSAML", "requestParameters": request}}, more...)
		return assume(id, "10:00:00", who, "deploy", "bob@example.com", "ASIA"+strings.ToUpper(id), more...)
	}
	failed := obj{"errorCode": "AccessDenied", "responseElements": nil}
	const noName = "user of a SAML provider, of which the record has a hash, no name: h1="
	for _, c := range []struct {
		what, want string
		records    []obj
	}{
		{"its own record", "user of the SAML provider adfs", []obj{call("e", "h1=", provider("adfs"))}},
		{"another record", "user of the SAML provider adfs", []obj{call("e", "h1=", ""), call("a", "h1=", provider("adfs")), call("b", "h2=", provider("okta"))}},
		{"of another hash", noName, []obj{call("e", "h1=", ""), call("b", "h2=", provider("okta"))}},
		{"only claimed", noName, []obj{call("e", "h1=", ""), call("a", "h1=", provider("adfs"), failed)}},
		{"contradictory", noName, []obj{call("e", "h1=", provider("adfs")), call("a", "h1=", provider("okta"))}},
		{"no provider's ARN", noName, []obj{call("e", "h1=", roleArn("deploy"))}},
		{"an ARN for a hash", "user of the SAML provider adfs", []obj{call("e", provider("adfs"), "")}},
		{"no hash", "user of the SAML provider adfs", []obj{call("e", "", provider("adfs"))}},
		{"no hash, claimed", "user of a SAML provider", []obj{call("e", "", provider("adfs"), failed)}},
		{"nothing", "user of a SAML provider", []obj{call("e", "", "")}},
	} {
		if got := chainOf(t, load(t, c.records...), "e").Steps[0]; got.How != c.want || got.Rule != SAML {
			t.Errorf("%s: %q, %s, want %q", c.what, got.How, got.Rule, c.want)
		}
	}
}
