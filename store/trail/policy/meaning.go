package policy

import (
	"slices"
	"strings"
)

// Everything reports whether a policy allows every action on everything,
// without a condition: it makes an administrator.
func (d Document) Everything() bool {
	return slices.ContainsFunc(d.Statements, func(s Statement) bool {
		return s.Effect == "Allow" && !s.NotAction && !s.NotResource && s.Condition == "" &&
			slices.ContainsFunc(s.Actions, func(a string) bool { return a == "*" || a == "*:*" }) &&
			slices.Contains(s.Resources, "*")
	})
}

// Reach says what a policy allows that makes an administrator, "" when nothing
// does: everything, all but some of it, or all of IAM, by which one gives
// oneself the rest.
func (d Document) Reach() string {
	if d.Everything() {
		return "everything"
	}
	for _, s := range d.Statements {
		if reach := s.reach(); reach != "" {
			return reach
		}
	}
	return ""
}

func (s Statement) reach() string {
	whole := func(a string) bool { return a == "*" || a == "*:*" }
	switch {
	case s.Effect != "Allow" || s.Condition != "":
		return ""
	case s.NotResource:
		if !s.NotAction && slices.ContainsFunc(s.Actions, whole) && !slices.Contains(s.Resources, "*") {
			return "everything on all but " + strings.Join(s.Resources, ", ")
		}
		return ""
	case !slices.Contains(s.Resources, "*"):
		return ""
	case s.NotAction:
		if slices.ContainsFunc(s.Actions, whole) {
			return "" // nothing is left
		}
		return "everything but " + strings.Join(s.Actions, ", ")
	case slices.ContainsFunc(s.Actions, func(a string) bool { return strings.EqualFold(a, "iam:*") }):
		return "iam:*"
	}
	return ""
}

// Unconditional is the policy as it were if none of its statements had a condition.
func (d Document) Unconditional() Document {
	out := Document{Statements: slices.Clone(d.Statements)}
	for i := range out.Statements {
		out.Statements[i].Condition = ""
	}
	return out
}

// Public reports whether a policy of a resource lets everybody in, and
// whether only under a condition.
func (d Document) Public() (public, conditional bool) {
	conditional = true
	for _, s := range d.Statements {
		if s.Effect == "Allow" && slices.ContainsFunc(s.Principals, Principal.everybody) || s.Effect == "Allow" && s.NotPrincipal {
			public = true
			conditional = conditional && s.Condition != ""
		}
	}
	return public, public && conditional
}

func (p Principal) everybody() bool { return p.Kind == "AWS" && p.Name == "*" }

// Account returns the account of a principal, "" for one that has none.
func (p Principal) Account() string {
	if p.Kind != "AWS" {
		return ""
	}
	name := p.Name
	if rest, ok := strings.CutPrefix(name, "arn:"); ok {
		if parts := strings.SplitN(rest, ":", 5); len(parts) == 5 {
			name = parts[3]
		}
	}
	if len(name) != 12 || strings.Trim(name, "0123456789") != "" {
		return ""
	}
	return name
}

// String names a principal: its ARN or account, its provider or service.
func (p Principal) String() string {
	if p.everybody() {
		return "everybody"
	}
	if p.Kind == "CanonicalUser" {
		return "somebody by canonical id " + p.Name + " (whose it is, is not said)"
	}
	return p.Name
}

// Outsiders returns whom a policy lets in beyond the accounts that are known,
// each once: other accounts, everybody, providers of assertions and tokens in
// other accounts or outside AWS, and canonical users, each of whom stands for an account
// (S3 User Guide, "Bucket policies: Principal"). Services of AWS are no outsiders. An id without
// an account, AROA…, is what is left of a principal that was deleted.
func (d Document) Outsiders(known func(account string) bool) []string {
	var out []string
	for _, s := range d.Statements {
		if s.Effect != "Allow" {
			continue
		}
		for _, p := range s.Principals {
			if outside := p.outside(known); outside && !slices.Contains(out, p.String()) {
				out = append(out, p.String())
			}
		}
	}
	return out
}

func (p Principal) outside(known func(account string) bool) bool {
	switch p.Kind {
	case "AWS":
		account := p.Account()
		return p.everybody() || account != "" && !known(account)
	case "Federated":
		return true
	case "CanonicalUser": // an account, or a distribution of CloudFront; which is not said
		return true
	}
	return false
}

// Difference returns the lines that one policy has and another one lacks, both
// ways.
func Difference(before, after Document) (added, removed []string) {
	old, fresh := before.Lines(), after.Lines()
	return missing(fresh, old), missing(old, fresh)
}

func missing(lines, from []string) []string {
	var out []string
	for _, line := range lines {
		if !slices.Contains(from, line) && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}
