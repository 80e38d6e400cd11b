package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestValuesInThePalette: a value that somebody pastes is looked up, be it the start of
// one; what is no value, and what commands have, is not.
func TestValuesInThePalette(t *testing.T) {
	b := demoBench(t, 80, 24)
	for typed, want := range map[string][]string{
		"i-0a4d9f1e7c3b52860":                  {"▌ resource  i-0a4d9f1e7c3b52860 ", "events    that mention i-0a4d9f1e7c3b52860"},
		"i-0a4d9":                              {"▌ resource  i-0a4d9f1e7c3b52860 ", "events    that mention i-0a4d9  "},
		"203.0.113.7":                          {"▌ ip      203.0.113.77 ", "291 events"},
		"203.0.113.0/24":                       {"▌ ip  203.0.113.0/24 ", "400 events from there"},
		"2001:db8:77::4c1":                     {"▌ ip      2001:db8:77::4c1 ", "in 426 events"},
		"larkfield-media":                      {"▌ resource  arn:aws:s3:::larkfield-media "},
		"priya.raman@example.com":              {"▌ actor      priya.raman@example.com ", "  events     that mention priya.raman@example.com", "591 events"},
		"AKIA3KF6UTOHVO6EYCGY":                 {"▌ key     AKIA3KF6UTOHVO6EYCGY  build-agent ", "used in 234 events"},
		"AIDAW43QNQKLV5RQSFPPH":                {"▌ principal  AIDAW43QNQKLV5RQSFPPH "},
		"s3.amazonaws.com":                     {"▌ events     that mention s3.amazonaws.com", "2,420 events"},
		"i-0zzzz":                              {"▌ events  that mention i-0zzzz ", "no loaded event does"},
		"f0ca1efe-d704-4fa7-8fcb-022bece8f52b": {"that mention f0ca1efe-d704-4fa7-8fcb-022bece8f52b", " 1 event "},
		"priya":                                {"▌ actor      AdministratorAccess/priya.raman@example.com ", "  events     that mention priya"},
		"zzzzz":                                {"▌ events  that mention zzzzz ", "no loaded event does"}, "s3-ransom": {"▌ Question ", "  Ask       find  what is called so"},
		// Values whose words commands have, and commands with the signs of values.
		"batch-gpu-instance": {"▌ resource  …:aws:iam::111122223333:role/batch-gpu-instance ", "  resource  …:instance-profile/batch-gpu-instance ", "  Question  Was something started that costs money?"},
		"tomas.lind":         {"▌ actor     tomas.lind ", "  events    that mention tomas.lind ", "807 events"},
		"log-comp":           {"▌ Question  Is the log itself complete?", "  Ask       find  what is called so"},
		"log-complte":        {"▌ Question  Is the log itself complete?", "  events    that mention log-complte "},
	} {
		b.press(":")
		b.types(typed)
		b.want(want...)
		if n := strings.Count(b.text(), " that mention "); n > 1 {
			t.Errorf("%s: said %d times", typed, n)
		}
		b.press("esc")
	}
	for typed, want := range map[string]string{
		"i-0a4d9": "history i-0a4d9f1e7c3b52860", "2001:db8:77::4c1": "profile 2001:db8:77::4c1", "203.0.113.0/24": "profile 203.0.113.0/24",
		"s3.amazonaws.com": "2,420 of 6,823", "AKIA3KF6UTOHVO6EYCGY": "profile AKIA3KF6UTOHVO6EYCGY", "i-0zzzz": "0 of 6,823",
	} {
		b.press(":")
		b.types(typed)
		b.press("enter")
		b.want(want)
		b.press("esc")
	}
	b.press(":")
	b.types("i-0a4d9")
	b.press("ctrl+u h e l p")
	b.want("help")
	b.wantNot("i-0a4d9f1e7c3b52860 ")
}

// TestNothingToCompleteYet: before the first events no command of another line is run.
func TestNothingToCompleteYet(t *testing.T) {
	b := &bench{New(t.Context(), config(newStore(t, "trail.json", incident()))), t}
	b.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	for typed, want := range map[string]string{"who i-0": "nothing is loaded yet", "who ": "nothing like this", "i-00000000000000005": "nothing like this", "quit-9x": "nothing like this"} {
		b.press(":")
		b.types(typed)
		b.want(want)
		b.press("esc")
	}
}

// TestWordsOfCommandsCanBeNames: behind the commands that fit a word it can be looked up, and
// with the verb anything can.
func TestWordsOfCommandsCanBeNames(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.press(":")
	b.types("lambda")
	b.want("▌ Question ", "  Ask       find  what is called so")
	b.press("down enter")
	b.want(": find lambda", "▌ resource ", "  events     that mention lambda", " actor      lambda.amazonaws.com")
	b.press("esc :")
	b.types("find")
	b.want("▌ Ask       find  what is called so")
	b.press("enter")
	b.want(": find ", "▌ account    111122223333 ")
	b.wantNot("that mention", "find find")
	b.types("priya r")
	b.want("that mention priya r ")
	b.press("esc :")
	for _, typed := range []string{"zoom in", "raw"} { // more than a word, and too short to be looked up
		b.types(typed)
		b.wantNot("find  what is called so")
		b.press("ctrl+u")
	}
}

// TestChainOfAProfile: who is behind a key or a session is asked on its profile, wherever the
// cursor is.
func TestChainOfAProfile(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.press(":")
	b.types("ASIARTX3GSDSXKNSR4RY")
	b.press("enter")
	b.want("profile ASIARTX3GSDSXKNSR4RY", "▌ actors ", "c chain")
	b.press("c")
	b.want("chain ASIARTX3GSDSXKNSR4RY", "every link is certain")
}
