package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestProblemsSayWhatTheyCount: files and records apart, all of them where only
// the first are listed, and on the same numbers everywhere.
func TestProblemsSayWhatTheyCount(t *testing.T) {
	p := Progress{
		Done: true, Files: 31, FilesTotal: 37, Failed: 5, Skipped: 1, Bad: 30, Faults: 40,
		Skips: []Skip{{Reason: "1 × not CloudTrail\x1b[2J"}},
	}
	for i := range 20 {
		p.Problems = append(p.Problems, Problem{Source: fmt.Sprintf("logs/%02d.json", i), Position: "byte 7", Reason: "unexpected end"})
	}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = &fakeLoad{progress: p}
	for _, w := range []int{60, 80, 160} {
		b := newBench(t, cfg, w, 24)
		all := "40 problems: 5 files failed, 30 bad records, 5 other faults"
		if w < 80 {
			all = "40 problems: 5 files, 30 records, 5 other"
			b.want("5 failed", "30 bad")
		}
		b.want(all + "   ! lists them")
		if w >= 80 {
			b.want("5 failed", "30 bad", "31 files")
		}
		b.press("!")
		b.want(all, "the first 20 are listed", "90 events, 31 files, 5 failed, 1 skipped, 30 bad,",
			`skipped: 1 × not CloudTrail\u001b[2J`, "logs/00.json  byte 7", "unexpected end")
		b.wantNot("lists them")
		b.press("G")
		b.want("logs/19.json")
		b.wantNot("40 problems")
		b.press("k k")
		b.want("logs/18.json")
		b.press("g")
		b.want("40 problems: 5")
	}
}

// TestHeaderSaysWhatWasLeftOut: by kind where there is room, at 60 columns too; of
// nothing one sum says as much, and else the files read go before it stands for the kinds.
// TestListsInFrontAreCrumbs: the way says what is seen, not what is behind it.
func TestListsInFrontAreCrumbs(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", motley(9))), 80, 24)
	for key, want := range map[string]string{"!": "Overview › Problems", "F": "Overview › Fields", ":": "Overview › Commands"} {
		b.press(key)
		b.want(want)
		b.press("esc")
		b.wantNot(want)
	}
}

func TestHeaderSaysWhatWasLeftOut(t *testing.T) {
	for _, c := range []struct {
		p     Progress
		title string
		want  string
	}{
		{Progress{Files: 516}, "demo", " trailsift  demo    90 events  516 files  0 left out  UTC "},
		{Progress{Files: 516, Skipped: 3}, "demo", " trailsift  demo    90 events  516 files  3 skip  UTC "},
		{Progress{Files: 516, Skipped: 3, Bad: 12}, "~/ir/of/the/first/day/logs", "  90 events  516 files  3 skip  12 bad  UTC "},
		{Progress{Files: 31, Failed: 5, Skipped: 1, Bad: 30}, "~/ir/logs", " trailsift  logs   90 events  5 failed  1 skip  30 bad  UTC "},
		{Progress{Files: 31, Failed: 555, Skipped: 111, Bad: 3000}, "~/ir/logs", "  90 events  31 files  3,666 left out  UTC "},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Title = c.title
		c.p.Done, c.p.FilesTotal = true, c.p.Files
		cfg.Load = &fakeLoad{progress: c.p}
		b := newBench(t, cfg, 60, 15)
		head, _, _ := strings.Cut(b.text(), "\n")
		if squeeze(head) != squeeze(c.want) && !strings.HasSuffix(head, c.want) || theme.Width(head) != 60 {
			t.Errorf("%+v: %q, want %q", c.p, head, c.want)
		}
	}
}

// squeeze makes one blank of several.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestHelpOfTheProblemsIsTheirs: it has the keys of the list that is read, and leads
// back to it.
func TestHelpOfTheProblemsIsTheirs(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("! ?")
	b.want("Copy what was not read", "Step back; q quits at start")
	b.wantNot("Open its events", "Find a value in this facet")
	b.press("esc")
	b.want("There are no problems")
	b.press("esc")
	b.wantNot("There are no problems")
}

// TestReasonsAreListedWithoutProblems: what was skipped is no problem, and is
// told.
func TestReasonsAreListedWithoutProblems(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = &fakeLoad{progress: Progress{Done: true, Files: 3, Skipped: 2, NoEvents: 1, Skips: []Skip{{Reason: "2 × digest files"}}}}
	b := newBench(t, cfg, 80, 24)
	b.press("!")
	b.want("There are no problems. 2 records were skipped, not read.", "skipped: 2 × digest files")
}

// TestSkippedFilesAreListed: below the problems, by reason, and how many more there
// are; also where there are no problems, and in what is copied.
func TestSkippedFilesAreListed(t *testing.T) {
	skips := []Skip{
		{Reason: "7 × not CloudTrail", Names: []string{"logs/a.txt", "logs/b.tgz!notes\x1b[2J"}, More: 5},
		{Reason: "2 × digest file", Names: []string{"logs/digest.json"}},
	}
	for _, problems := range [][]Problem{nil, {{Source: "logs/cut.json", Reason: "unexpected end"}}} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &fakeLoad{progress: Progress{Done: true, Files: 3, Skipped: 9, Skips: skips, Problems: problems}}
		b := newBench(t, cfg, 80, 15)
		b.press("! G")
		b.want("    logs/a.txt", `    logs/b.tgz!notes\u001b[2J`, "    and 5 more", "  skipped: 2 × digest file", "    logs/digest.json")
		if at, behind := strings.Index(b.text(), "unexpected end"), strings.Index(b.text(), "logs/a.txt"); at > behind {
			t.Errorf("names stand above the problems:\n%s", b.text())
		}
		b.press("g")
		b.want("  skipped: 7 × not CloudTrail")
		if n := strings.Count(b.text(), "7 × not CloudTrail"); n != 1 {
			t.Errorf("why files were skipped is said %d times:\n%s", n, b.text())
		}
	}
}

// TestProblemsNameTheKeyThatTriesAgain where it does, and only there.
func TestProblemsNameTheKeyThatTriesAgain(t *testing.T) {
	for retryable, want := range []string{"esc back  y copy", "esc back  R try again  y copy"} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &fakeLoad{progress: Progress{Files: 3, Failed: 1, Retryable: retryable, Waiting: true, Problems: []Problem{{Source: "a"}}}}
		b := newBench(t, cfg, 80, 24)
		b.press("!")
		b.want(want)
	}
}

// TestNothingYetWhileFollowing: files without an event in them have been read,
// and others are waited for.
func TestNothingYetWhileFollowing(t *testing.T) {
	for _, files := range []int{0, 1} {
		cfg := config(newStore(t, "trail.json", nil))
		load := &fakeLoad{progress: Progress{Files: files}}
		cfg.Load = load
		b := newBench(t, cfg, 80, 24)
		b.want("The first events appear here in a moment")
		load.progress.Waiting, load.progress.Following = true, true
		b.send(tickMsg{})
		b.want("Nothing yet.", "New files appear here")
		b.wantNot("Loading", "in a moment")
	}
}

// TestProblemsThatWereReadAreNotSaidAgain: only new ones are.
func TestProblemsThatWereReadAreNotSaidAgain(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	load := &fakeLoad{progress: Progress{Done: true, Faults: 2, Problems: []Problem{{Source: "a"}, {Source: "b"}}}}
	cfg.Load = load
	b := newBench(t, cfg, 80, 24)
	b.want("! lists them")
	b.press("! esc")
	b.wantNot("lists them")
	b.progress.Faults = 3
	b.press("j")
	b.want("3 problems", "! lists them")
}

// TestProblemsAreHonestMeanwhile: while files are left nobody says that all were read.
func TestProblemsAreHonestMeanwhile(t *testing.T) {
	const all = "was read"
	for _, c := range []struct {
		progress     Progress
		want, wanted string
		not          string
	}{
		{Progress{Files: 602, FilesTotal: 685}, "No problems so far; 602 of 685 files read", "", all},
		{Progress{Files: 602}, "No problems so far; 602 files read", "", all},
		{Progress{Files: 685, FilesTotal: 685, Waiting: true, Following: true}, "Everything that is there was read. There are no problems so far.", "", "Everything was"},
		{Progress{Done: true, Files: 685, FilesTotal: 685}, "Everything was read. There are no problems.", "", "so far"},
		{Progress{Done: true, Files: 3, FilesTotal: 5, Skipped: 5, Bare: 2, NoEvents: 2}, "There are no problems. 2 files and 3 records were skipped, not read.", "", "verything"},
		{Progress{Files: 3, FilesTotal: 4, Skipped: 1, Bare: 1, NoEvents: 1, Waiting: true}, "There are no problems so far. 1 file was skipped, not read.", "", "verything"},
		{Progress{Done: true, Files: 7, FilesTotal: 685, Faults: 2, Stopped: "memory limit reached: 60.0 MB", Advice: "More memory would help."},
			"Stopped: memory limit reached: 60.0 MB; 678 files not looked at", "More memory would help.", all},
		{Progress{Done: true, Files: 7, FilesTotal: 685, Stopped: "stopped"}, "678 files not looked at", "", "problems"},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &fakeLoad{progress: c.progress}
		b := newBench(t, cfg, 80, 24)
		b.send(tickMsg{})
		b.press("!")
		b.want(c.want, c.wanted)
		b.wantNot(c.not)
	}
}

// TestStoppedLeadsToTheProblems: the reason and the key for more are there on every
// width, what else is said where there is room.
func TestStoppedLeadsToTheProblems(t *testing.T) {
	for w, want := range map[int]string{
		60:  "Stopped: memory limit reached: 60.0 MB   ! says more",
		80:  "Stopped: memory limit reached: 60.0 MB   ! lists 2 problems",
		120: "Stopped: memory limit reached: 60.0 MB; what is loaded stays   ! lists 2 problems",
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		load := &fakeLoad{progress: Progress{Done: true, Files: 7, FilesTotal: 685, Faults: 2, Stopped: "memory limit reached: 60.0 MB"}}
		cfg.Load = load
		b := newBench(t, cfg, w, 24)
		b.want(want)
		b.progress.Faults = 0
		b.press("j")
		b.want("   ! says more")
	}
}

// TestPaletteOpensFromListsInFront: from help and from the problems, with the commands of the
// screen below them.
func TestPaletteOpensFromListsInFront(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	for _, key := range []string{"!", "?", "? ?"} {
		b.press(key + " :")
		b.want("› Commands", "Overview")
		b.types("zoom in")
		b.want("▌ Time")
		b.press("esc")
		b.wantNot("› Commands", "› Problems")
		b.want("facets")
	}
}

// TestRepeatsAreExplained: what became of duplicates is said where problems are listed.
func TestRepeatsAreExplained(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.press("!")
	b.want("There are no problems", "27 duplicate", "it counts once")
	b.wantNot("in conflict")
	one := event(1, nil)
	b = newBench(t, config(newStore(t, "trail.json", []string{one, strings.Replace(one, "ListBuckets", "GetBucketAcl", 1)})), 80, 24)
	b.press("!")
	b.want("1 conflict", "in conflict are records of one event id", ": conflict lists them")
	b.wantNot("a duplicate is")
}

// TestRecordsInConflictAreListed where there are any, whatever the filter; with both marked it is
// seen where they differ.
func TestRecordsInConflictAreListed(t *testing.T) {
	one := event(1, nil)
	b := newBench(t, config(newStore(t, "trail.json", []string{one, event(2, nil), strings.Replace(one, "ListBuckets", "GetBucketAcl", 1)})), 80, 24)
	b.press("3 :")
	b.types("conflict")
	b.want("▌ Go        List records in conflict")
	b.press("enter")
	b.want("[id=00000000-0000-4000-8000-000000000001]", "2 of 3", "GetBucketAcl", "ListBuckets")
	b.press("m j m d")
	b.want("eventName", "ListBuckets", "GetBucketAcl")
	b = newBench(t, config(newStore(t, "trail.json", []string{one, one})), 80, 24)
	b.press(":")
	b.types("conflict")
	b.wantNot("List records in conflict")
}

// TestManyRecordsInConflict: that not all are listed is said, and what has no id is in
// conflict with nothing.
func TestManyRecordsInConflict(t *testing.T) {
	nameless := func(n int) string {
		return strings.Replace(event(n, nil), fmt.Sprintf("00000000-0000-4000-8000-%012d", n), "", 1)
	}
	for _, c := range []struct {
		ids          int
		shows, hides string
	}{{3, "6 of 8", "more than"}, {maxConflicts, "1,000 of 1,002", "more than"}, {maxConflicts + 1, "more than 500 ids are in conflict", "1,004 of"}} {
		records := []string{nameless(8001), nameless(8002)}
		for n := range c.ids {
			one := event(n, nil)
			records = append(records, one, strings.Replace(one, "ListBuckets", "GetBucketAcl", 1))
		}
		b := newBench(t, config(newStore(t, "trail.json", records)), 80, 24)
		b.press(":")
		b.types("conflict")
		b.press("enter")
		b.want(c.shows)
		b.wantNot(c.hides)
	}
}
