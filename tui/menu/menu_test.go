package menu

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

func TestLines(t *testing.T) {
	th := theme.New(true)
	m := New(&th)
	m.Set("i-05c3", []Item{{"its history", "who created it"}, {"its events", "all of them"}, {"chain", ""}})
	m.Move(5)
	want := []string{
		"── i-05c3 ──────────────────────────────",
		"  its history  who created it",
		"  its events   all of them",
		"▌ chain",
	}
	for i, line := range m.Lines(40, 10) {
		if got := strings.TrimRight(ansi.Strip(line), " "); got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
	}
	if got := m.Lines(40, 3); len(got) != 3 || m.Cursor() != 2 || !strings.Contains(got[2], "chain") || !strings.HasSuffix(ansi.Strip(got[0]), "── 2-3 of 3 ──") {
		t.Errorf("in three lines %q", got)
	}
}

func TestLinesAreAsWideAsAsked(t *testing.T) {
	evil := "\x1b[2J\u202e" + strings.Repeat("日", 99)
	for _, unicode := range []bool{true, false} {
		th := theme.New(unicode)
		m := New(&th)
		m.Set(evil, []Item{{evil, evil}, {"short", evil}, {evil, ""}})
		for w := 60; w < 300; w += 7 {
			for _, line := range m.Lines(w, 9) {
				if plain := ansi.Strip(line); theme.Width(plain) != w || strings.ContainsAny(plain, "\x1b\u202e") {
					t.Fatalf("%d cells instead of %d: %q", theme.Width(plain), w, plain)
				}
			}
		}
	}
	if m := New(&theme.Theme{}); m.Lines(80, 9) != nil {
		t.Error("an empty menu has lines")
	}
}

// TestHintsAreNotCut: where there is no room for all of a hint, what follows a comma
// goes, or all of it; one word of several says nothing.
func TestHintsAreNotCut(t *testing.T) {
	th := theme.New(true)
	for width, want := range map[int]string{
		60: "when, where from, what, whatever the filter", 40: "when, where from, what", 36: "when, where from", 20: "", 14: "",
	} {
		m := New(&th)
		m.Set("mira", []Item{{"profile of", "when, where from, what, whatever the filter"}, {"", "unbroken"}})
		if _, got, _ := strings.Cut(ansi.Strip(m.Lines(width, 3)[1]), "profile of"); strings.TrimSpace(got) != want {
			t.Errorf("in %d cells %q, want %q", width, strings.TrimSpace(got), want)
		}
	}
}

// TestOneLongTitleLeavesHints: the hints of the others stand below each other where they
// have room, and its own goes behind it.
func TestOneLongTitleLeavesHints(t *testing.T) {
	th := theme.New(true)
	m := New(&th)
	m.Set("RunInstances", []Item{{"history of instance profile batch-gpu-instance", "named by this event"}, {"chain of this event", "who is behind its credentials"}, {"around", "a quarter of an hour"}})
	lines := m.Lines(72, 5)
	for i, want := range []string{"history of instance profile batch-gpu-instance  named", "  chain of this event  who is behind its credentials", "  around               a quarter of an hour"} {
		if got := ansi.Strip(lines[i+1]); !strings.Contains(got, want) {
			t.Errorf("%q has no %q", got, want)
		}
	}
}

// TestHintsStandBelowEachOther where there is room for titles that name an id: a longer one
// is cut, and says at both ends what it is.
func TestHintsStandBelowEachOther(t *testing.T) {
	th := theme.New(true)
	m := New(&th)
	m.Set("CreateUser", []Item{
		{"history of S3 bucket larkfield-artifacts-mirror", "mentioned by this event"},
		{"history of IAM user id AIDAXVLYFK5HWSQKZW7EO", "created by this event"},
		{"same session", "all that these credentials did"},
	})
	for i, want := range []string{"history of S3 bucket …field-artifacts-mirror", "history of IAM user id AIDAXVLYFK5HWSQKZW7EO", "same session"} {
		line := ansi.Strip(m.Lines(80, 5)[i+1])
		if !strings.Contains(line, want) || strings.Index(string([]rune(line)[48:]), m.items[i].Hint) != 0 {
			t.Errorf("%q", line)
		}
	}
}
