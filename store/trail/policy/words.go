package policy

import (
	"fmt"
	"strings"
)

// Lines puts a policy in words, a line for each action of each statement, so
// that two versions can be compared line by line.
func (d Document) Lines() []string {
	var out []string
	for _, s := range d.Statements {
		out = append(out, s.lines()...)
	}
	return out
}

// Brief puts a policy in words, at most so many lines: one for each statement, in their
// order. Where there are more, those that make an administrator or let everybody in are
// not among the ones left out, which the last line counts. It is nil for a document that
// says nothing.
func (d Document) Brief(most int) []string {
	var out []string
	for _, s := range d.telling(most) {
		out = append(out, s.String())
	}
	if more := d.effects() - len(out); more > 0 && most > 0 {
		out = append(out, fmt.Sprintf("%d more statements", more)) // never one: its line would be free
	}
	return out
}

// effects counts the statements that allow or deny something.
func (d Document) effects() (n int) {
	for _, s := range d.Statements {
		if s.Effect != "" {
			n++
		}
	}
	return n
}

// telling returns the statements that have an effect, in their order: all of them where
// there are at most so many, else one less, those that decide before others.
func (d Document) telling(most int) (out []Statement) {
	n := d.effects()
	if n > most {
		n = max(0, most-1)
	}
	deciding := 0
	for _, s := range d.Statements {
		if deciding < n && s.decides() {
			deciding++
		}
	}
	left := map[bool]int{true: deciding, false: n - deciding}
	for _, s := range d.Statements {
		if decides := s.decides(); s.Effect != "" && left[decides] > 0 {
			left[decides]--
			out = append(out, s)
		}
	}
	return out
}

// decides reports whether a statement makes an administrator or lets everybody in.
func (s Statement) decides() bool {
	alone := Document{Statements: []Statement{s}}
	public, _ := alone.Public()
	return public || alone.Reach() != ""
}

// String puts a statement in words, all of its actions in one line.
//
//	Allow s3:GetObject, s3:PutObject on arn:aws:s3:::b/* to everybody
func (s Statement) String() string {
	what := strings.Join(s.Actions, ", ")
	if what == "" {
		what = "nothing"
	}
	return s.says(butNot(s.NotAction) + what)
}

func (s Statement) lines() []string {
	if s.NotAction || len(s.Actions) == 0 {
		return []string{s.String()}
	}
	var out []string
	for _, action := range s.Actions {
		out = append(out, s.says(action))
	}
	return out
}

// says puts in words what a statement says of an action, or of several.
func (s Statement) says(action string) string {
	line := s.Effect + " " + action
	if len(s.Resources) > 0 {
		line += " on " + butNot(s.NotResource) + strings.Join(s.Resources, ", ")
	}
	if len(s.Principals) > 0 {
		line += " to " + butNot(s.NotPrincipal) + s.principals()
	}
	if s.Condition != "" {
		line += " if " + s.Condition
	}
	return line
}

func butNot(not bool) string {
	if not {
		return "all but "
	}
	return ""
}

func (s Statement) principals() string {
	var names []string
	for _, p := range s.Principals {
		names = append(names, p.String())
	}
	return strings.Join(names, ", ")
}
