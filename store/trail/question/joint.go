package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// Joint is fields that are one column to see.
type Joint struct {
	Title  string
	Fields []string // as in Columns
}

// Values returns what an event has in the fields, each value once, in their order,
// until they have a number of bytes together; 0 for all. Of several fields a state is said
// behind what it is the state of, in the words of lists of events, and however long that
// is: it tells what the call did. How a field is read, and masked, is the caller's part.
func (j Joint) Values(read func(field string) []store.Value, most int) []string {
	if len(j.Fields) < 2 {
		return distinct(j.Fields, read, most)
	}
	out := distinct(slices.DeleteFunc(slices.Clone(j.Fields), isState), read, most)
	if len(out) > 1 && j.Fields[0] == signInOutcome && out[0] == "Failure" {
		out = out[1:]
	}
	for _, field := range j.Fields {
		if state := stateIn(field, read); state != "" {
			out = withState(out, state)
		}
	}
	return out
}

// distinct returns the values of some fields, each once, until they have a number of bytes.
func distinct(fields []string, read func(field string) []store.Value, most int) (out []string) {
	seen, size := make(map[string]bool), 0
	for _, field := range fields {
		for _, v := range read(field) {
			if v.Text == "" || seen[v.Text] {
				continue
			}
			seen[v.Text] = true
			out = append(out, v.Text)
			if size += len(v.Text); most > 0 && size > most {
				return out
			}
		}
	}
	return out
}

// withState puts a state behind the last of some values; of what has no name it is all.
func withState(values []string, state string) []string {
	last := len(values) - 1
	if last < 0 {
		return []string{strings.TrimLeft(state, ", ")}
	}
	values[last] += state
	return values
}

// How sign-ins ended and with what, and what switches something.
const (
	signInOutcome = "responseElements.ConsoleLogin"
	signInFactor  = "additionalEventData.MFAUsed"
	switchedTo    = "requestParameters.enable"
	statusSet     = "requestParameters.status"
)

// isState reports whether a field has the state of what other fields name.
func isState(field string) bool {
	return field == switchedTo || field == statusSet || field == signInFactor
}

// stateIn returns the state that an event has in a field, to be put behind what it is the
// state of; "" where it has none, or one that says nothing.
//
//	d4b1c2e3f5a60798 off      Success, no MFA
func stateIn(field string, read func(string) []store.Value) string {
	value := only(read(field))
	switch {
	case field == switchedTo && value != "false" && trail.SwitchesPartOff(read):
		return " " + trail.PartlyOff
	case !isState(field) || value == "":
		return ""
	case field != signInFactor:
		return " " + trail.OnOff(value)
	case strings.EqualFold(value, "Yes"):
		return ", MFA"
	case strings.EqualFold(value, "No") && only(read(signInOutcome)) == "Success":
		return ", no MFA"
	}
	return ""
}

// only is the first of a field's values, which has one.
func only(values []store.Value) string {
	if len(values) == 0 {
		return ""
	}
	return values[0].Text
}
