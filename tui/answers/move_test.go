package answers

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
)

// told is an answer whose sentence fills more than a small window.
func told() *Answer {
	a := life()
	a.Title, a.Sentence = "What was it?", strings.Repeat("long ", 60)+"end"
	return a
}

// TestAnswersOpenAtTheirTop: at any height, and again when more events are loaded or the
// window changes, as long as nobody has moved.
func TestAnswersOpenAtTheirTop(t *testing.T) {
	for height := 1; height < 20; height++ {
		p := newPane(told(), 60, height)
		p.Set(told())
		p.SetSize(58, height)
		if got := frame(p); !strings.HasPrefix(got, " What was it?") {
			t.Errorf("%d rows:\n%s", height, got)
		}
	}
}

// TestTheFirstLineIsReached: from the top of the answer, reading all of it on the way; what
// goes further goes there at once.
func TestTheFirstLineIsReached(t *testing.T) {
	p := newPane(told(), 60, 4)
	read := frame(p)
	for p.isBelow() {
		if _, ok := p.Current(); ok {
			t.Fatal("keys act on a line that is not seen")
		}
		p.Move(1)
		read += frame(p)
		if line := p.stop(p.cursor); line.To.Row != store.Row(1) {
			t.Fatalf("the cursor left the first line: %+v", line)
		}
	}
	if got := frame(p); !strings.Contains(got, "▌ 12:03:24") || !strings.Contains(read, "long end") || strings.Count(read, "long") < 60 {
		t.Errorf("read\n%s", read)
	}
	p.Move(1)
	p.Move(-1)
	if p.isBelow() {
		t.Error("back on the first line it is not seen")
	}
	p = newPane(told(), 60, 4)
	p.Move(99)
	if got := frame(p); !strings.Contains(got, "▌ sg-04c1") {
		t.Errorf("the end:\n%s", got)
	}
}
