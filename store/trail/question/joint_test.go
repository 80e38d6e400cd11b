package question_test

import (
	"slices"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/question"
)

// TestStateIsSaidOnce: behind all names, however little of these there is room for, and
// not of itself.
func TestStateIsSaidOnce(t *testing.T) {
	const enable, status = "requestParameters.enable", "requestParameters.status"
	const outcome, why = "responseElements.ConsoleLogin", "errorMessage"
	fields := map[string][]store.Value{outcome: {{Text: "Failure"}}, why: {{Text: "Failed authentication"}}, "a": {{Text: "n1"}, {Text: "n2"}}, enable: {{Text: "false"}}, status: {{Text: "PAUSED"}}}
	read := func(field string) []store.Value { return fields[field] }
	for _, c := range []struct {
		fields []string
		most   int
		want   []string
	}{
		{[]string{"a", enable}, 0, []string{"n1", "n2 off"}},
		{[]string{"a", enable}, 1, []string{"n1 off"}},
		{[]string{"a", status}, 3, []string{"n1", "n2 PAUSED"}},
		{[]string{"none", enable}, 1, []string{"off"}},
		{[]string{enable}, 0, []string{"false"}},
		{[]string{status}, 0, []string{"PAUSED"}},
		{[]string{outcome, why}, 0, []string{"Failed authentication"}},
		{[]string{outcome, "none"}, 0, []string{"Failure"}},
	} {
		if got := (question.Joint{Fields: c.fields}).Values(read, c.most); !slices.Equal(got, c.want) {
			t.Errorf("%q up to %d: %q, want %q", c.fields, c.most, got, c.want)
		}
	}
}
