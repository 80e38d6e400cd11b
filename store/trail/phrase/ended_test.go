package phrase

import "testing"

// TestEnded: dry runs with an error are among what failed, those without are not.
func TestEnded(t *testing.T) {
	for _, test := range []struct {
		ended            Ended
		all              int
		said, clause, of string
	}{
		{Ended{}, 5, "0 failed", "", ""},
		{Ended{Failed: 28, DryRuns: 1}, 1279, "28 failed, 1 of them a dry run", "28 failed, 1 of them a dry run", "28 of 1,279 failed, 1 of them a dry run"},
		{Ended{Failed: 5, DryRuns: 2, Tried: 1}, 9, "5 failed, 2 of them dry runs, and 1 other dry run", "5 failed, 2 of them dry runs, and 1 other dry run", "5 of 9 failed, 2 of them dry runs, and 1 other dry run"},
		{Ended{Failed: 1, DryRuns: 1}, 3, "1 failed, a dry run", "1 failed, a dry run", "1 of 3 failed, a dry run"},
		{Ended{Failed: 2, DryRuns: 2}, 3, "2 failed, all of them dry runs", "2 failed, all of them dry runs", "2 of 3 failed, all of them dry runs"},
		{Ended{Failed: 1, DryRuns: 1}, 1, "1 failed, a dry run", "it was a dry run", "dry run"},
		{Ended{Failed: 1, DryRuns: 1, Tried: 1}, 2, "1 failed, a dry run, and 1 other dry run", "all were dry runs", "all dry runs"},
		{Ended{Failed: 3, DryRuns: 1}, 3, "3 failed, 1 of them a dry run", "all failed, 1 of them a dry run", "all failed, 1 of them a dry run"},
		{Ended{Failed: 1}, 1, "1 failed", "it failed", "failed"},
		{Ended{Failed: 3}, 3, "3 failed", "all failed", "all failed"},
		{Ended{Tried: 1}, 2, "0 failed, 1 dry run", "1 dry run", "1 of 2 a dry run"},
		{Ended{Tried: 2}, 3, "0 failed, 2 dry runs", "2 dry runs", "2 of 3 dry runs"},
	} {
		if got := test.ended.Said(); got != test.said {
			t.Errorf("%+v: %q, want %q", test.ended, got, test.said)
		}
		if got := test.ended.Clause(test.all); got != test.clause {
			t.Errorf("%+v of %d: %q, want %q", test.ended, test.all, got, test.clause)
		}
		if got := test.ended.Of(test.all); got != test.of {
			t.Errorf("%+v of %d: %q, want %q", test.ended, test.all, got, test.of)
		}
	}
	for want, e := range map[string]Ended{"28 failed (1 dry run)": {Failed: 28, DryRuns: 1}, "2 failed": {Failed: 2}, "0 failed, 2 dry runs": {Tried: 2}} {
		if got := e.Short(); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
	if got := (Ended{Failed: 1}).Failures(); got != "1 failure" {
		t.Error(got)
	}
}
