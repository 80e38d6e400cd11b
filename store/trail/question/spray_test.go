package question_test

import (
	"slices"
	"strings"
	"testing"
)

// door is a sign-in of a user from an address that failed, or did not.
func door(at int, name, address, outcome string) string {
	return event(at, `"userIdentity":{"type":"IAMUser","userName":"`+name+`","principalId":"`+name+`"},`+call("signin", "ConsoleLogin")+","+from(address)+`,"responseElements":{"ConsoleLogin":"`+outcome+`"}`)
}

// TestSprayFirst: who tried most without getting in is said first, slips come after.
func TestSprayFirst(t *testing.T) {
	const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"
	slip := []string{door(1, "mira", "203.0.113.9", "Failure"), door(2, "mira", "203.0.113.9", "Success")}
	spray := []string{door(3, "jonas", "203.0.113.5", "Failure"), door(4, hidden, "203.0.113.5", "Failure"), door(5, hidden, "203.0.113.5", "Failure")}
	named := []string{door(3, "jonas", "203.0.113.5", "Failure"), door(4, "ines", "203.0.113.5", "Failure")}
	for _, c := range []struct {
		records []string
		ends    string
	}{
		{slices.Concat(slip, spray), "; 3 of them from 203.0.113.5 at up to 3 names, which did not get in; 1 address got in afterwards"},
		{named, "; all from 203.0.113.5 at 2 names, which did not get in; no address got in afterwards"},
		{[]string{door(1, "mira", "203.0.113.9", "Failure")}, "Z; no address got in afterwards"},
	} {
		if a := about(t, load(t, c.records...), "console-spray", ""); !strings.HasSuffix(a.Text, c.ends) {
			t.Error(a.Text)
		}
	}
	got := cells(about(t, load(t, slices.Concat(slip, spray)...), "console-spray", ""), "By address")
	if len(got) != 2 || got[0][0] != "203.0.113.5" || got[0][2] != "no" || got[0][1] != "1–2 hidden, jonas" || got[1][1] != "mira" || got[1][2] == "no" {
		t.Errorf("%q", got)
	}
}

// TestNamesTried: of many the first, and how many more.
func TestNamesTried(t *testing.T) {
	var records []string
	for i, name := range []string{"a", "b", "c", "d", "e", "HIDDEN_DUE_TO_SECURITY_REASONS"} {
		records = append(records, door(i, name, "203.0.113.5", "Failure"))
	}
	for n, want := range map[int]string{2: "a and b", 5: "a, b, c and 2 more", 6: "1 hidden, a, b, c, 2 more"} {
		if got := cells(about(t, load(t, records[:n]...), "console-spray", ""), "By address"); len(got) != 1 || got[0][1] != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
