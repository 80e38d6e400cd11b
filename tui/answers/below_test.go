package answers

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// tables is an answer of some sections with so many lines each.
func tables(lines ...int) *Answer {
	a := &Answer{Title: "Which?", Sentence: "These."}
	for i, n := range lines {
		s := Section{Title: fmt.Sprint("Section ", i+1), Columns: []Column{{Title: "WHAT"}}}
		for k := range n {
			s.Lines = append(s.Lines, Line{Cells: []string{fmt.Sprintf("line %d.%d", i+1, k)}, To: Target{Ask: "who", Value: fmt.Sprint(i, k)}})
		}
		a.Sections = append(a.Sections, s)
	}
	return a
}

// titled is an answer with a section that fills a small window, and some below it.
func titled(titles ...string) *Answer {
	a := tables(3)
	for i, s := range tables(slices.Repeat([]int{2}, len(titles))...).Sections {
		s.Title = titles[i]
		a.Sections = append(a.Sections, s)
	}
	return a
}

// lastLine returns what the last line of the window says.
func lastLine(p *Pane) string {
	lines := strings.Split(frame(p), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// TestWhatIsBelowIsSaid: how many lines and sections, their names and the key, in the last
// line, as long as there are any.
func TestWhatIsBelowIsSaid(t *testing.T) {
	limited := tables(2)
	limited.Unproven = []string{"One.", "Two."}
	for _, c := range []struct {
		answer        *Answer
		width, height int
		moved         int
		want          string
	}{
		{tables(3, 2, 2), 80, 9, 0, "2 more sections below: Section 2, Section 3 (tab)"},
		{tables(3, 2, 2), 50, 9, 0, "2 more sections below: Section 2 … (tab)"},
		{tables(3, 2, 2), 40, 9, 0, "2 more sections below (tab)"},
		{tables(3, 2, 2), 30, 9, 0, "2 more sections below (tab)"},
		{titled("Hours without events", "Organization and accounts"), 60, 9, 0, "2 more sections below: Hours without events … (tab)"},
		{titled("Hours without events of whoever uses it", "Others"), 60, 9, 0, "2 more sections below (tab)"},
		{tables(5, 2), 80, 9, 0, "2 more lines and 1 section below: Section 2 (tab)"},
		{tables(9), 80, 9, 0, "6 more lines below (space)"},
		{tables(9), 80, 9, 8, "line 1.8"},
		{tables(3), 80, 8, 0, "line 1.2"},
		{limited, 80, 9, 0, "Not proven: 2 limits below (G)"},
		{limited, 80, 10, 0, "Not proven: 2 limits below (G)"},
		{limited, 80, 9, 2, "Two."},
		{tables(3, 2, 2), 80, leastWindow - 1, 0, ""},
	} {
		p := newPane(c.answer, c.width, c.height)
		for range c.moved {
			p.Move(1)
		}
		if got := strings.TrimLeft(lastLine(p), "▌ "); got != c.want {
			t.Errorf("%dx%d: %q, want %q in\n%s", c.width, c.height, got, c.want, frame(p))
		}
	}
}

// TestWhatIsBelowIsCounted: at any height, wherever the cursor is, as many lines are seen,
// passed and announced as there are; the cursor is never under what announces them.
func TestWhatIsBelowIsCounted(t *testing.T) {
	for height := leastWindow + 1; height < 40; height++ {
		p := newPane(tables(30), 60, height)
		for n := range 34 {
			text := frame(p)
			var below int
			_, err := fmt.Sscanf(lastLine(p), "%d more line", &below)
			if said, end := err == nil, strings.Contains(text, "line 1.29"); said == end {
				t.Fatalf("%d rows, line %d: the end is seen %v, announced %v\n%s", height, n, end, said, text)
			}
			if !strings.Contains(text, fmt.Sprintf("▌ line 1.%d\n", min(n, 29))) && !strings.HasSuffix(text, fmt.Sprintf("▌ line 1.%d", min(n, 29))) {
				t.Fatalf("%d rows: the cursor is not on line %d\n%s", height, n, text)
			}
			if next := fmt.Sprintf("line 1.%d", 30-below); below > 0 && (strings.Contains(text, next) || !strings.Contains(text, fmt.Sprintf("line 1.%d\n", 29-below))) {
				t.Fatalf("%d rows: %d are said to be below\n%s", height, below, text)
			}
			p.Move(1)
		}
	}
}

// TestWhatIsBelowFollowsTheSize: a larger window needs no such line.
func TestWhatIsBelowFollowsTheSize(t *testing.T) {
	p := newPane(tables(9, 3), 60, 10)
	p.Move(4)
	for _, c := range []struct {
		height int
		below  bool
	}{{10, true}, {24, false}, {12, true}, {40, false}} {
		p.SetSize(60, c.height)
		if got := strings.Contains(frame(p), " below"); got != c.below || !strings.Contains(frame(p), "▌ line 1.4") {
			t.Errorf("%d rows: announced %v\n%s", c.height, got, frame(p))
		}
	}
}

// TestTheSectionThatIsComeToIsTheNext: where its lines are below the window it is not
// passed over.
func TestTheSectionThatIsComeToIsTheNext(t *testing.T) {
	p := newPane(told(), 60, 4)
	if p.NextSection(1); p.isBelow() || p.cursor != 0 {
		t.Errorf("went to %d\n%s", p.cursor, frame(p))
	}
}

// TestNothingIsPassedOver: every line of an answer is drawn on the way down, by lines and by
// pages, however far apart those are that lead somewhere.
func TestNothingIsPassedOver(t *testing.T) {
	far := tables(40)
	for i := 1; i < 39; i++ {
		far.Sections[0].Lines[i].To = Target{}
	}
	for name, a := range map[string]*Answer{"small tables": tables(2, 2, 2, 2, 2, 2, 2, 2), "far apart": far, "one table": tables(60), "mixed": tables(1, 30, 1, 1, 12)} {
		for _, height := range []int{3, 5, 6, 9, 14, 20} {
			for _, page := range []bool{false, true} {
				p := newPane(a, 80, height)
				seen := make(map[int]bool)
				for range 2 * len(p.rows) {
					for i := p.top; i < p.end(); i++ {
						seen[i] = true
					}
					if n := 1; page {
						p.Move(p.Page())
					} else {
						p.Move(n)
					}
				}
				for i, r := range p.rows {
					if !seen[i] && r.kind == lineRow {
						t.Errorf("%s in %d lines, by pages %v: line %d of section %d is never drawn", name, height, page, r.line, r.section)
					}
				}
				if _, ok := p.Current(); !ok {
					t.Errorf("%s in %d lines: the cursor is nowhere at the end", name, height)
				}
			}
		}
	}
}

// TestWhatIsNotDrawnIsNotHit: the line that says what is below leads nowhere.
func TestWhatIsNotDrawnIsNotHit(t *testing.T) {
	p := newPane(tables(9), 80, 9)
	if p.Put(8) || !strings.Contains(frame(p), "▌") {
		t.Errorf("hit:\n%s", frame(p))
	}
}

// TestLimitsAreSaidOnce: wherever one is in an answer, the window says that there is more to know
// at the end below the sentence or in its last line, never in both; when it opens, in one of them
// unless it is seen.
func TestLimitsAreSaidOnce(t *testing.T) {
	for _, lines := range []int{2, 9, 30} {
		for height := leastWindow; height < 50; height++ {
			answer := tables(lines, 2)
			answer.Sentence, answer.Caveats, answer.Unproven = "What it is.", []string{"A note."}, []string{"One.", "Two."}
			p := newPane(answer, 80, height)
			for moved := range lines + 3 {
				text := frame(p)
				said := strings.Count(text, "Not proven: 2 limits")
				if said > 1 || moved == 0 && said == 0 && !strings.Contains(text, "Not proven\n") {
					t.Fatalf("%d lines, %d rows, %d down: said %d times:\n%s", lines, height, moved, said, text)
				}
				p.Move(1)
			}
		}
	}
}
