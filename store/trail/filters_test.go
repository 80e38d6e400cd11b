package trail

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFilterHelp holds the help to one screen, and to what there is.
func TestFilterHelp(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(FilterHelp(), "\n"), "\n")
	if len(lines) > 24 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines {
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("%d columns: %s", utf8.RuneCountInString(line), line)
		}
	}
	named, _, _ := strings.Cut(strings.Join(FilterNotes(), " "), ";")
	names := strings.Fields(strings.TrimPrefix(named, "Fields:"))
	var aliases []string
	for alias := range Language().Aliases {
		aliases = append(aliases, alias)
	}
	slices.Sort(aliases)
	if !slices.Equal(names, aliases) {
		t.Errorf("the help names %q, the aliases are %q", names, aliases)
	}
	for _, sign := range []string{":", "=", "!=", "~", ">=", "<=", "-", "OR"} {
		if !slices.ContainsFunc(FilterExamples(), func(e FilterExample) bool { return strings.Contains(e.Filter, sign) }) {
			t.Errorf("no example of %s", sign)
		}
	}
	for _, e := range FilterExamples() {
		if _, err := Language().Parse(e.Filter); err != nil {
			t.Error(err)
		}
	}
}
