package tui

import (
	"regexp"
	"strings"

	"github.com/trailsift/trailsift/tui/answers"
)

// aPolicy is how the ARNs of managed policies begin. Their names tell them apart in an
// account, whatever path is before them: IAM user guide, "IAM identifiers".
var aPolicy = regexp.MustCompile(`^arn:aws[a-z-]*:iam::(aws|\d{12}):policy/`)

// callPolicies calls managed policies by their names, as the calls do that make them: one
// has one name, however it was given. Where two would be called alike the ARNs stay.
//
//	arn:aws:iam::aws:policy/AdministratorAccess ─▶ AdministratorAccess
func callPolicies(s *answers.Section) {
	for c := range s.Columns {
		arns := make(map[string]string) // by name; "" for that of several
		for _, l := range s.Lines {
			if name := policyName(l, c); name != "" {
				if arn, seen := arns[name]; seen && arn != l.Cells[c] {
					arns[name] = ""
				} else {
					arns[name] = l.Cells[c]
				}
			}
		}
		for i := range s.Lines {
			if name := policyName(s.Lines[i], c); arns[name] != "" {
				s.Lines[i].Cells[c] = name
			}
		}
	}
}

// policyName is the name of the policy whose ARN a cell is; "" for other cells.
func policyName(l answers.Line, c int) string {
	if l.Whole || c >= len(l.Cells) || !aPolicy.MatchString(l.Cells[c]) || strings.Contains(l.Cells[c], " ") {
		return ""
	}
	return l.Cells[c][strings.LastIndexByte(l.Cells[c], '/')+1:]
}
