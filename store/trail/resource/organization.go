package resource

import "strings"

// orgForms are the things of an organization whose ids tell what they are, by prefix:
// Organizations API Reference, the patterns of PolicyId, TargetId, CreateAccountRequestId
// and HandshakeId. Their ARNs have the organization before the id, which calls leave out.
var orgForms = []struct {
	prefix string
	form   *form
}{
	{"ou-", numbered("organizational unit", "OrganizationalUnit")},
	{"p-", numbered("organization policy", "Policy")},
	{"car-", numbered("account creation", "Account", "GovCloudAccount")},
	{"h-", numbered("organization handshake", "Handshake")},
}

// orgForm returns what an id of an organization's thing is the id of, nil for none.
func orgForm(id string) *form {
	for _, f := range orgForms {
		if rest, ok := strings.CutPrefix(id, f.prefix); ok && len(rest) >= 8 && isPlainName(rest) {
			return f.form
		}
	}
	return nil
}

// orgID is the id in the ARN of an organization's thing: policy/o-…/type/p-…,
// ou/o-…/ou-….
func orgID(resource string) (id string, ok bool) {
	id = afterLast(resource, '/')
	return id, strings.Contains(resource, "/") && orgForm(id) != nil
}
