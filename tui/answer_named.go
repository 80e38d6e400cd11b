package tui

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/trailsift/trailsift/tui/answers"
)

// aPolicy is how the ARNs of managed policies begin. Their names tell them apart in an
// account, whatever path is before them: IAM user guide, "IAM identifiers".
var aPolicy = regexp.MustCompile(`^arn:aws[a-z-]*:iam::(aws|\d{12}):policy/`)

// callPolicies calls managed policies by their names, and those of a customer by whose they
// are, too: one that is called as one of AWS may give more. Where two would be called
// alike, or one as an inline policy is, the ARNs stay.
//
//	arn:aws:iam::aws:policy/AdministratorAccess       ─▶ AdministratorAccess
//	arn:aws:iam::111122223333:policy/release/boundary ─▶ boundary of 111122223333
func callPolicies(s *answers.Section) {
	for c := range s.Columns {
		named := make(map[string]string) // what is called by a name; "" for several things
		for _, l := range s.Lines {
			if l.Whole || c >= len(l.Cells) || l.Cells[c] == "" {
				continue
			}
			name := cmp.Or(policyName(l, c), l.Cells[c])
			if text, seen := named[name]; seen && text != l.Cells[c] {
				named[name] = ""
			} else {
				named[name] = l.Cells[c]
			}
		}
		for i := range s.Lines {
			if name := policyName(s.Lines[i], c); named[name] != "" {
				s.Lines[i].Cells[c] = name
			}
		}
	}
}

// policyName is the name of the policy whose ARN a cell is; "" for other cells.
func policyName(l answers.Line, c int) string {
	if l.Whole || c >= len(l.Cells) || strings.Contains(l.Cells[c], " ") {
		return ""
	}
	is := aPolicy.FindStringSubmatch(l.Cells[c])
	if is == nil {
		return ""
	}
	name := l.Cells[c][strings.LastIndexByte(l.Cells[c], '/')+1:]
	if owner := is[1]; owner != "aws" {
		name += " of " + owner
	}
	return name
}
