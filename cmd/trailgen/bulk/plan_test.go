package bulk

import (
	"slices"
	"testing"
	"time"
)

func plansOf(seed uint64, n int) []plan {
	return slices.Collect(func(yield func(plan) bool) { plans(seed, n, yield) })
}

func TestPlansHoldAllEvents(t *testing.T) {
	for _, n := range []int{1, 2, 7, 20, 999, 24_000, 1_000_000} {
		total := 0
		for i, p := range plansOf(1, n) {
			if p.number != i || p.records < 1 || p.records > maxRecords {
				t.Fatalf("%d: %+v", n, p)
			}
			total += p.records
		}
		if total != n {
			t.Errorf("%d events planned, want %d", total, n)
		}
	}
}

func TestPlansAreAsATrailIs(t *testing.T) {
	all := plansOf(1, 1_000_000)
	if len(all) < 600 || len(all) > 760 {
		t.Errorf("%d files", len(all))
	}
	small, large, night, noon, accountsSeen := 0, 0, 0, 0, map[int]bool{}
	first, last := all[0].at, all[0].at
	for _, p := range all {
		if p.records < 100 {
			small++
		}
		if p.records > 2000 {
			large++
		}
		switch h := time.Unix(p.at-1, 0).UTC().Hour(); {
		case h < 5:
			night++
		case h >= 9 && h < 14:
			noon++
		}
		accountsSeen[p.account] = true
		first, last = min(first, p.at), max(last, p.at)
		if p.at%deliverEvery != 0 {
			t.Fatalf("delivered at %d", p.at)
		}
	}
	if small < 50 || large < 150 || noon < 2*night || len(accountsSeen) != len(accounts) {
		t.Errorf("%d small, %d large, %d at night, %d at noon, %d accounts", small, large, night, noon, len(accountsSeen))
	}
	if days := (last - first) / 86400; days < 5 || days > 7 {
		t.Errorf("%d days", days)
	}
}

func TestPlansStop(t *testing.T) {
	seen := 0
	plans(1, 1_000_000, func(plan) bool { seen++; return seen < 3 })
	if seen != 3 {
		t.Error(seen)
	}
}
