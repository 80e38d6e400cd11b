package lineage

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

// TestNamesakes: two users of one name are told apart by their accounts, among
// candidates and in the notes of a chain.
func TestNamesakes(t *testing.T) {
	theirs := also(user("bert", "AKIATHERE", ""), nil, obj{"principalId": "AIDATHERE", "accountId": other, "arn": "arn:aws:iam::" + other + ":user/bert"})
	snap := load(t, record("1", "10:00:00", "s3", "ListBuckets", user("bert", "AKIAHERE", "")), record("2", "10:00:01", "s3", "ListBuckets", theirs),
		record("3", "10:00:02", "s3", "ListBuckets", user("mira", "AKIAMIRA", "")))
	several, err := Trace(t.Context(), snap, trail.Language(), "bert")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range several.Candidates {
		names = append(names, several.NameOf(s))
	}
	if got := strings.Join(names, ", "); got != "bert of "+home+", bert of "+other {
		t.Error(got)
	}
	for key, want := range map[string]string{"AKIATHERE": "bert is that of account " + other + ": 2 principals have this name", "AKIAMIRA": ""} {
		c, err := Trace(t.Context(), snap, trail.Language(), key)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(c.Notes, "; "); want != "" && !strings.Contains(got, want) || want == "" && strings.Contains(got, "this name") {
			t.Errorf("%s: %q", key, got)
		}
	}
}
