package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/clipboard"
)

// foldedBench is a list whose second line stands for five console reads.
func foldedBench(t *testing.T, w, h int) *bench {
	t.Helper()
	records := append([]string{event(-1, object{"eventName": "CreateUser", "readOnly": false})}, consoleEvents()...)
	b := newBench(t, config(newStore(t, "trail.json", records)), w, h)
	b.press("enter j")
	b.want("▌ 22:40:00   ", "5 console reads")
	return b
}

// cursorLine returns the line of the frame that has the mark.
func cursorLine(t *testing.T, b *bench) string {
	t.Helper()
	for _, line := range strings.Split(b.text(), "\n") {
		if strings.HasPrefix(line, "▌") {
			return line
		}
	}
	t.Fatal("no line has the mark")
	return ""
}

// TestUndoFoldsWhatWasOpened, and nothing else, while nothing was done since that undo
// takes back.
func TestUndoFoldsWhatWasOpened(t *testing.T) {
	b := foldedBench(t, 120, 30)
	b.press("enter j j u")
	b.want("5 console reads are one line again", "› Events")
	if line := cursorLine(t, b); !strings.Contains(line, "5 console reads") {
		t.Errorf("the cursor is on %q", line)
	}
	b.press("ctrl+r")
	b.wantNot("5 console reads")
	b.press("k k k u") // from elsewhere in the list
	if line := cursorLine(t, b); !strings.Contains(line, "5 console reads") {
		t.Errorf("the cursor is on %q", line)
	}
	b.press("enter 2")
	b.want("[verb:write,grant-use]")
	b.press("u") // the narrowing was later
	b.wantNot("[verb:write,grant-use]", "5 console reads")
	b.press("u")
	b.want("5 console reads are one line again")
	b.press("enter esc u") // on the overview nothing of it would be seen
	b.wantNot("one line again")
	b.want("Overview")
}

// TestUndoneNarrowingKeepsTheLine: what the narrowed list begins with is where it was
// among the others.
func TestUndoneNarrowingKeepsTheLine(t *testing.T) {
	for _, keys := range []string{"= u", "enter j j = u"} {
		b := foldedBench(t, 120, 30)
		row, _ := b.table.Row()
		above := b.table.Place().Above
		b.press(strings.TrimSuffix(keys, " = u"))
		if !strings.HasPrefix(keys, "=") {
			row, _ = b.table.Row()
			above = b.table.Place().Above
			b.press("= u")
		} else {
			b.press("u")
		}
		if at, _ := b.table.Row(); at != row || b.table.Place().Above != above {
			t.Errorf("%s: the cursor is on row %d with %d lines above, was on %d with %d", keys, at, b.table.Place().Above, row, above)
		}
	}
}

// TestKeysOnALineOfSeveral act on all its events, or none, and say so.
func TestKeysOnALineOfSeveral(t *testing.T) {
	b := foldedBench(t, 120, 30)
	var lines []string
	for i := range 5 {
		lines = append(lines, b.jsonOf(b.answer.snap.Record(b.table.View().Row(i+1))))
	}
	if got, want := b.sent("y j"), clipboard.Direct.Sequence(strings.Join(lines, "\n")); got != want {
		t.Errorf("%q is sent", got)
	}
	b.want("copied the JSON of 5 console reads")
	b.press("w")
	b.want("j these events")
	b.press("esc")
	path := filepath.Join(t.TempDir(), "reads.ndjson")
	b.write("w j", path)
	b.want(": 5 events")
	if text, err := os.ReadFile(path); err != nil || string(text) != strings.Join(lines, "\n")+"\n" {
		t.Errorf("%v\n%s", err, text)
	}
	b.press("m")
	b.want("there is no event here to mark")
}

// TestPreviewOfALineOfSeveral says which of them it shows; with the focus it is that
// event which is copied.
func TestPreviewOfALineOfSeveral(t *testing.T) {
	b := foldedBench(t, 160, 30)
	b.want("first of 5 console reads")
	b.press("v v tab J")
	b.want("2 of 5 console reads")
	b.press("K")
	if got, want := b.sent("y j"), clipboard.Direct.Sequence(b.jsonOf(b.answer.snap.Record(b.table.View().Row(1)))); got != want {
		t.Errorf("%q is sent", got)
	}
	b.press("esc j")
	b.wantNot("first of")
	b.press("k enter") // the same event, by itself now
	b.wantNot("first of")
}

// TestColumnsOfTheListComeBack with it, whatever list was open meanwhile.
func TestColumnsOfTheListComeBack(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("enter j")
	head := strings.Split(b.text(), "\n")[3]
	b.press("p")
	b.want("events with this value")
	for range 9 {
		if strings.Contains(b.text(), "▌ events with this value") {
			break
		}
		b.press("j")
	}
	b.press("enter")
	b.want("› event=ListBuckets › Events")
	b.press("h h h h l esc") // from the actor, whose column comes last in the list below
	if got := strings.Split(b.text(), "\n")[3]; got != head {
		t.Errorf("the columns are %q, were %q", got, head)
	}
}

// TestGapIsSaidWhole with both its ends, at any width.
func TestGapIsSaidWhole(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		b := burstsBench(t, width, 24)
		b.press("enter } }")
		b.want("gap of 1 d: ", "2026-09-01 13:09:20 to 09-02 13:09:40")
	}
}
