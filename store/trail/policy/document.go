package policy

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// Document is a policy.
type Document struct {
	Statements []Statement
}

// Statement is one statement of a policy.
type Statement struct {
	Sid, Effect            string
	Principals             []Principal
	Actions, Resources     []string
	NotPrincipal           bool // Principals are those that it is not about
	NotAction, NotResource bool
	Condition              string // compact JSON; "" without one
}

// Principal is whom a statement is about: AWS and an ARN, an account or *;
// Service and its name; Federated and a provider. Everybody is AWS and *.
type Principal struct{ Kind, Name string }

// Parse reads a policy from text, as IAM's requests and answers carry it, or
// from an object.
func Parse(text []byte) (Document, bool) {
	text = []byte(strings.TrimSpace(string(text)))
	var inner string
	if len(text) > 0 && text[0] == '"' && json.Unmarshal(text, &inner) == nil {
		text = []byte(inner)
	}
	if len(text) > 0 && text[0] == '%' {
		plain, err := url.QueryUnescape(string(text))
		if err != nil {
			return Document{}, false
		}
		text = []byte(plain)
	}
	var raw struct{ Statement json.RawMessage }
	if json.Unmarshal(text, &raw) != nil || len(raw.Statement) == 0 {
		return Document{}, false
	}
	return parseStatements(raw.Statement)
}

func parseStatements(text json.RawMessage) (Document, bool) {
	var several []rawStatement
	if json.Unmarshal(text, &several) != nil {
		var one rawStatement
		if json.Unmarshal(text, &one) != nil {
			return Document{}, false
		}
		several = []rawStatement{one}
	}
	var d Document
	for _, r := range several {
		d.Statements = append(d.Statements, r.statement())
	}
	return d, true
}

// rawStatement is a statement as it is written.
type rawStatement struct {
	Sid, Effect             string
	Principal, NotPrincipal json.RawMessage
	Action, NotAction       texts
	Resource, NotResource   texts
	Condition               json.RawMessage
}

// texts is one text or a list of them.
type texts []string

// UnmarshalJSON reads either; what is neither is nothing.
func (t *texts) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*t = texts{one}
		return nil
	}
	var values []any
	if json.Unmarshal(text, &values) != nil {
		return nil
	}
	for _, v := range values {
		if s, ok := v.(string); ok {
			*t = append(*t, s)
		}
	}
	return nil
}

func (r rawStatement) statement() Statement {
	s := Statement{Sid: r.Sid, Effect: r.Effect, Actions: r.Action, Resources: r.Resource}
	if len(r.NotAction) > 0 {
		s.Actions, s.NotAction = r.NotAction, true
	}
	if len(r.NotResource) > 0 {
		s.Resources, s.NotResource = r.NotResource, true
	}
	s.Principals = principals(r.Principal)
	if len(r.NotPrincipal) > 0 {
		s.Principals, s.NotPrincipal = principals(r.NotPrincipal), true
	}
	if condition := compact(r.Condition); condition != "{}" && condition != "null" {
		s.Condition = condition
	}
	return s
}

// principals reads "*" or {"AWS": …, "Service": …}, sorted by kind.
func principals(text json.RawMessage) []Principal {
	var everybody string
	if json.Unmarshal(text, &everybody) == nil && everybody != "" {
		return []Principal{{"AWS", everybody}}
	}
	var kinds map[string]texts
	if json.Unmarshal(text, &kinds) != nil {
		return nil
	}
	var out []Principal
	for kind, names := range kinds {
		for _, name := range names {
			out = append(out, Principal{kind, name})
		}
	}
	slices.SortFunc(out, func(a, b Principal) int {
		return strings.Compare(a.Kind+" "+a.Name, b.Kind+" "+b.Name)
	})
	return out
}

// compact writes JSON without white space, the keys sorted, so that equal
// conditions are equal texts.
func compact(text json.RawMessage) string {
	if len(text) == 0 {
		return "null"
	}
	var value any
	if json.Unmarshal(text, &value) != nil {
		return string(text)
	}
	out, err := json.Marshal(value)
	if err != nil {
		return string(text)
	}
	return string(out)
}
