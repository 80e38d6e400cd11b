package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// aCaller is how somebody of another account is called.
const aCaller = "account 444455556666 AROAEXAMPLE0000000001:5c6ba642441f9d3ccf09eab47ac28d0e"

// TestCallersOfOtherAccountsInConditions: chips and crumbs cut them as lists do, and the
// condition keeps the whole name.
func TestCallersOfOtherAccountsInConditions(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	e := is("actor", aCaller)
	if got, want := b.drillCrumb(e, 32), "actor=acct …6666 …:5c6ba6…c28d0e"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := b.drillCrumb(e, 200), e.String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	two := store.And{is("region", "eu-west-1"), e}
	if got, want := b.namedChip(two).Fit(50), "region=eu-west-1 actor=acct …6666 …:5c6ba6…ac28d0e"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := b.namedChip(two); got.Text != two.String() {
		t.Errorf("%q", got.Text)
	}
	if _, who := b.actorOf(store.Equals("actor", "mira", "anna")); who != "" {
		t.Errorf("%q of two", who)
	}
	for width := range 90 {
		if got := sayActor("actor", aCaller, width); ansi.StringWidth(got) > max(width, len("actor=")) {
			t.Fatalf("in %d cells %q", width, got)
		}
	}
}

// TestCrumbOfAListNamesIt: that it has events tells less than whose.
func TestCrumbOfAListNamesIt(t *testing.T) {
	records := append(burst("2026-09-15"), event(90, object{"eventTime": "2026-09-17T08:00:00Z"}))
	b := newBench(t, config(newStore(t, "trail.json", records)), 60, 15)
	b.command("ask recon-burst")
	b.onLine("mira")
	b.press("enter")
	for width := 60; width < 120; width++ {
		b.send(tea.WindowSizeMsg{Width: width, Height: 15})
		if line := strings.Split(b.text(), "\n")[1]; !strings.Contains(line, "… › mira 2026-09-15 08:00:00–08:01:05 ") && width < 80 {
			t.Errorf("%q", line)
		}
	}
}

// TestCrumbOfAHistoryNamesIt: facts about it give way.
func TestCrumbOfAHistoryNamesIt(t *testing.T) {
	facts := []string{"S3 bucket", "279 events", "22 more only name it"}
	if got, want := joinedFacts(facts, 36), "S3 bucket   279 events"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := joinedFacts(facts, 1); got != "S3 bucket" {
		t.Errorf("%q: the first says what it is", got)
	}
	if got := joinedFacts(nil, 10); got != "" {
		t.Errorf("%q", got)
	}
}

// TestFailuresStayInSight: of what somebody did the dry runs go first, then the writes, and
// of the crumbs beside it the end of a name before that.
func TestFailuresStayInSight(t *testing.T) {
	facts, fewer := didFacts(1210, 55, phrase.Ended{Failed: 28, DryRuns: 1})
	for width, want := range map[int]string{
		48: "1,210 events   55 writes   28 failed (1 dry run)", 47: "1,210 events   55 writes   28 failed",
		36: "1,210 events   55 writes   28 failed", 35: "1,210 events   28 failed", 24: "1,210 events   28 failed", 23: "28 failed", 1: "28 failed",
	} {
		if got := fewerFacts(facts, fewer, width); got != want {
			t.Errorf("in %d cells %q, want %q", width, got, want)
		}
	}
	b := newBench(t, config(newStore(t, "trail.json", incident())), 60, 15)
	b.command("profile mira")
	for width := 60; width < 100; width++ {
		b.send(tea.WindowSizeMsg{Width: width, Height: 15})
		if line := strings.Split(b.text(), "\n")[1]; !strings.Contains(line, "› profile mira ") || !strings.Contains(line, " failed") {
			t.Errorf("%q", line)
		}
	}
}

// TestCrumbsKeepTheirScreens: each that is left is that of its screen.
func TestCrumbsKeepTheirScreens(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("j enter enter")
	for width := range 100 {
		parts, depths := b.shownCrumbs(width)
		if len(parts) != len(depths) || len(parts) == 0 || depths[len(depths)-1] != len(b.stack)-1 {
			t.Fatalf("in %d cells %q of %v", width, parts, depths)
		}
	}
}
