package store

import (
	"strings"
	"testing"
)

// hiddenTexts are values that a terminal would not show as they are.
var hiddenTexts = []string{
	"a\u009bb", "\x1b[2J", "a\u202eb", "zero\u200bwidth", "nb\u00a0sp", "line\nfeed\ttab", "\U000e0041tag", "\u2028",
	"not\xffutf8", "\xc3", "\u3164", "a\ufe0fb", "\ufffd", "\x7f", `C:\new\x1`, `\u202e`, `\\u202e`, `"quoted\u0041"`, "\"\u009b\\",
}

// TestHiddenCharactersInFilters: the printed form of a filter shows all it
// holds, and reads as the same filter.
func TestHiddenCharactersInFilters(t *testing.T) {
	for _, text := range hiddenTexts {
		literal := Literal(text)
		around := Pattern{{Wild: '*'}, {Text: text}, {Wild: '*'}, {Text: "x" + text}}
		for _, e := range []Expr{
			Match{Field: "user.Agent", Op: Equal, Values: []Pattern{literal, Literal("b")}},
			Match{Field: "user.Agent", Op: Like, Values: []Pattern{around}},
			Match{Field: "request." + PathSegment(text), Op: Equal, Values: []Pattern{literal}},
			Text{Pattern: literal},
			Text{Pattern: around},
		} {
			checkShown(t, e)
		}
	}
}

// checkShown checks that the printed form can be seen and reads as e.
func checkShown(t *testing.T, e Expr) {
	t.Helper()
	printed := e.String()
	for _, r := range printed {
		if r < ' ' || r == 0x7f || strings.ContainsRune("\u009b\u202e\u200b\u00a0\U000e0041\u2028\u3164\ufe0f", r) {
			t.Errorf("%q holds %U", printed, r)
		}
	}
	got, err := testLanguage.Parse(printed)
	if err != nil {
		t.Errorf("%q: %v", printed, err)
	} else if got.String() != printed {
		t.Errorf("%q reads as %q", printed, got)
	}
}

// TestEscapesInQuotes reads escapes as they are drawn, and leaves other
// backslashes alone.
func TestEscapesInQuotes(t *testing.T) {
	for written, want := range map[string]string{
		`"a\u202eb"`: "a\u202eb", `"\U000e0041"`: "\U000e0041", `"\xff"`: "\xff", `x"\u009b"y`: "x\u009by",
		`"\u20"`: `\u20`, `"\ud800"`: `\ud800`, `"\Uffffffff"`: `\Uffffffff`, `"C:\new"`: `C:\new`, `"\\u202e"`: `\u202e`, `"\xg0"`: `\xg0`, `"a\"`: "",
	} {
		e, err := testLanguage.Parse("user.Agent=" + written)
		if want == "" {
			if err == nil {
				t.Errorf("%s is no error", written)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", written, err)
			continue
		}
		if got, _ := e.(Match).Values[0].Plain(); got != want {
			t.Errorf("%s reads as %q, want %q", written, got, want)
		}
	}
}

// TestEscapesInRegexps are the expression's own.
func TestEscapesInRegexps(t *testing.T) {
	e, err := testLanguage.Parse(`user.Agent~"a\x2eb c"`)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := e.(Match).Values[0].Plain(); got != `a\x2eb c` {
		t.Errorf("it reads as %q", got)
	}
}
