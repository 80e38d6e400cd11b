package scenario

import (
	"net/url"
	"strings"
)

// policy is a policy document. In requests IAM carries it as a string, in
// answers URL-encoded; S3 carries it as it is.
func policy(statements ...any) obj {
	return obj{"Version", "2012-10-17", "Statement", list(statements)}
}

func statement(effect string, action any, resource string) obj {
	return obj{"Effect", effect, "Action", action, "Resource", resource}
}

// urlEncoded is a document as IAM's answers carry it: %7B%22Version…
func urlEncoded(document obj) string {
	return strings.ReplaceAll(url.QueryEscape(text(document)), "+", "%20")
}
