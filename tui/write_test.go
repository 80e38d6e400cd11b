package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// write goes through the menu and writes to a file.
func (b *bench) write(keys, path string) {
	b.t.Helper()
	b.press(keys)
	b.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	b.types(path)
	b.press("enter")
}

func TestWritingTheView(t *testing.T) {
	dir := t.TempDir()
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.press("3 w")
	b.want("n matches as NDJSON", "as CSV", "esc leave")
	b.press("n")
	b.want("file trailsift-20260901-120000.ndjson", "9 events, for you alone")
	b.press("esc")
	path := filepath.Join(dir, "x.ndjson")
	b.write("w n", path)
	b.want(": 9 events, ")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "AccessDenied\""); n != 9 || strings.Count(string(text), "\n") != 9 {
		t.Errorf("%d events in\n%s", n, text)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("the file has mode %v", info.Mode())
	}
}

func TestWritingCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.press("enter")
	b.write("w c", path)
	b.want(": 55 events, ")
	text, _ := os.ReadFile(path)
	lines := strings.Split(string(text), "\n")
	if lines[0] != "time,actor,event,service,region,ip,what,error,id" || len(lines) != 57 {
		t.Errorf("%d lines, the first %q", len(lines), lines[0])
	}
	if !strings.HasPrefix(lines[1], "2026-08-31T22:41:37Z,mira,ListBuckets,s3") {
		t.Errorf("the first event is %q", lines[1])
	}
}

func TestWritingAnEventMasksSecrets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.press(";")
	b.types("event:AssumeRole")
	b.press("enter enter enter")
	b.write("w j", path)
	b.want(": 1 event, ", "; 1 secret masked")
	text, _ := os.ReadFile(path)
	if !strings.Contains(string(text), `"AssumeRole"`) || strings.Contains(string(text), "topsecret") || strings.Count(string(text), "\n") != 1 {
		t.Errorf("the file has %q", text)
	}
}

func TestNothingIsWrittenOver(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.json")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.write("w n", path)
	b.want("file "+path, "exists: choose another name")
	if text, _ := os.ReadFile(path); string(text) != "mine" {
		t.Errorf("the file has %q", text)
	}
	b.types("2")
	b.wantNot("is there already")
	b.press("enter")
	b.want(": 90 events")
	b.write("w n", filepath.Join(dir, "no", "folder"))
	b.want("no such file")
	b.press("esc w n ctrl+u enter")
	b.want("a file needs a name")
}

// TestStoppedWritingLeavesNothing stops before a file is complete, with the key
// and with the program.
func TestStoppedWritingLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.ndjson")
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	var begun tea.Cmd
	b.press("w n ctrl+u")
	b.types(path)
	_, begun = b.Update(pressed("enter"))
	b.want("Writing 0 of 90 events   w stops it   to " + path)
	b.press("w")
	b.do(begun)
	b.want("stopped: there is no " + path)
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there")
	}
	b.press("w n ctrl+u")
	b.types(path)
	_, begun = b.Update(pressed("enter"))
	b.stopWriting()
	b.do(begun)
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is written after the program has ended")
	}
}

func TestProgressOfWritingIsLookedAt(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	waits := 0
	b.wait = func(d time.Duration, _ func(time.Time) tea.Msg) tea.Cmd {
		if d == writeEvery {
			waits++
		}
		return nil
	}
	b.press("w n ctrl+u")
	b.types(filepath.Join(t.TempDir(), "x"))
	b.Update(pressed("enter"))
	b.writing.file.done.Store(40)
	b.send(writeTick{})
	b.want("Writing 40 of 90 events")
	if waits != 2 {
		t.Errorf("it is looked at %d times", waits)
	}
}

// TestWritingAnAnswer writes the events that an answer rests on, whatever the
// filter says.
func TestWritingAnAnswer(t *testing.T) {
	for _, c := range []struct {
		way    string
		events int
		holds  string
	}{
		{": w h o space i - 0 enter", 6, "i-0123456789abcdef0"},
		{": t r a c e space A S I A E X A M P L E 0 0 0 0 0 0 0 0 3 enter", 10, "ASIAEXAMPLE000000003"},
		{": p r o f i l e space d e p l o y enter", 9, "ASIAEXAMPLE000000003"},
		{": a s k space s g - o p e n - w o r l d enter", 1, "AuthorizeSecurityGroupIngress"},
		{"enter j j m j m d", 2, "eventName"},
	} {
		path := filepath.Join(t.TempDir(), "x.ndjson")
		b := pivotBench(t, 160, 30)
		if c.way[0] == ':' {
			b.press("3")
		}
		b.press(c.way)
		b.press("w")
		b.want("n its events as NDJSON", "as CSV", "esc leave")
		b.press("n")
		b.want(" of this answer, for you alone")
		b.press("esc")
		b.write("w n", path)
		b.want(fmt.Sprintf(": %d event", c.events))
		text, _ := os.ReadFile(path)
		if n := strings.Count(string(text), "\n"); n != c.events || strings.Count(string(text), c.holds) == 0 {
			t.Errorf("%s: %d events in\n%s", c.way, n, text)
		}
	}
	b := pivotBench(t, 160, 30)
	b.do(b.inquire(inquiry{kind: askQuestions}))
	b.press("w n")
	b.want("rests on no events")
	b.wantNot(" file trailsift-")
}

// TestALaterEventOfADifference: what is copied and written of two events as one
// is the later one, whichever was marked first.
func TestALaterEventOfADifference(t *testing.T) {
	for _, marks := range []string{"m j m d", "j m k m d"} {
		path := filepath.Join(t.TempDir(), "x.json")
		b := pivotBench(t, 160, 30)
		b.press("enter j j " + marks)
		b.write("w j", path)
		text, _ := os.ReadFile(path)
		later, _ := b.answer.snap.Record(b.screen().ask.rows.row[0]).Time()
		if at, _ := b.answer.snap.Record(b.screen().ask.rows.row[1]).Time(); at.After(later) {
			later = at
		}
		if !strings.Contains(string(text), later.Format(time.RFC3339)) {
			t.Errorf("%s: the event of %v is not in %s", marks, later, text)
		}
	}
}

// TestWritingAPart: what is written while loading goes on, or was stopped, is a part,
// and is said to be one; an event is whole.
func TestWritingAPart(t *testing.T) {
	for i, c := range []struct {
		progress      Progress
		prompt, wrote string
	}{
		{Progress{Files: 1, FilesTotal: 7}, "90 events so far: loading goes on", ": 90 events of what was loaded so far, "},
		{Progress{Done: true, Files: 1, FilesTotal: 7, Stopped: "full"}, "90 events: loading was stopped", ": 90 events of what was loaded so far, "},
		{Progress{Files: 7, FilesTotal: 7, Waiting: true, Following: true}, "90 events, for you alone", ": 90 events, "},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &fakeLoad{progress: c.progress}
		b := newBench(t, cfg, 80, 24)
		b.send(tickMsg{})
		b.press("w n")
		b.want(c.prompt)
		b.press("esc")
		b.write("w n", fmt.Sprintf("%s/%d.ndjson", t.TempDir(), i))
		b.want(c.wrote)
		b.press("enter w j")
		b.want("one event, for you alone")
	}
}

// TestNameOfFileIsSeenWhole: what is said about the file gives way to its name.
func TestNameOfFileIsSeenWhole(t *testing.T) {
	b := pivotBench(t, 76, 24)
	b.command("trace ASIAEXAMPLE000000003")
	b.press("w n")
	b.want(" file trailsift-20260901-120000.ndjson", "10 events of this answer")
}

// TestCSVOfList has the columns of the list, also the one that is made from several
// fields.
func TestCSVOfList(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.press("enter")
	b.write("w c", path)
	text, _ := os.ReadFile(path)
	if !strings.HasPrefix(string(text), "time,actor,event,service,region,ip,what,error,id\n") || !strings.Contains(string(text), "role/admin") {
		t.Errorf("the file begins with %.300q", text)
	}
}

// TestPathOfWhatWasWrittenIsSeen: it comes first, and is never cut away.
func TestPathOfWhatWasWrittenIsSeen(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"/tmp/rev/out.ndjson", "wrote /tmp/rev/out.ndjson: 6,823 events, 9.6 MB; "},
		{"/" + strings.Repeat("long/", 30) + "out.ndjson", "wrote /long/long/long…/long/out.ndjson: 6,823 events"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		f := &file{name: c.path, total: 6823, part: " of what was loaded so far"}
		b.say(b.wroteText(f, 9_600_000))
		if c.path[1] == 't' {
			f.part = ""
			b.say(b.wroteText(f, 9_600_000) + "; 234 secrets masked (--reveal-secrets)")
		}
		b.want(c.want)
	}
}
