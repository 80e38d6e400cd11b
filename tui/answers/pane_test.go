package answers

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

func at(text string) time.Time {
	t, err := time.Parse(time.DateTime, text)
	if err != nil {
		panic(err)
	}
	return t
}

// life is the history of an instance.
func life() *Answer {
	return &Answer{
		Facts:    []string{"EC2 instance", "9 events"},
		Sentence: "started by mira (IAMUser) with RunInstances at 2026-09-01 12:03:24 UTC from 198.51.100.7",
		Sections: []Section{
			{Timed: true, Columns: []Column{{}, {}, {Look: ByVerb}, {Look: Muted}}, Lines: []Line{
				{At: at("2026-09-01 12:03:24"), Cells: []string{"created", "mira", "RunInstances", "t3.micro"}, Verb: "write", To: Target{Event: true, Row: 1}},
				{At: at("2026-09-01 12:05:00"), Until: at("2026-09-01 12:31:10"), Cells: []string{"used", "web/i-05c3", "4 × ListBuckets", "10.0.0.12"}, To: Target{Events: store.Match{Field: "actor", Op: store.Equal, Values: []store.Pattern{store.Literal("web/i-05c3")}}}},
				{At: at("2026-09-02 09:00:00"), Cells: []string{"deleted", "mira", "TerminateInstances", "AccessDenied"}, Failed: true, To: Target{Event: true, Row: 3}},
			}},
			{Title: "related", Columns: []Column{{}, {Look: Muted}}, Lines: []Line{
				{Cells: []string{"sg-04c1", "security group"}, To: Target{Ask: "who", Field: "resource", Value: "sg-04c1"}},
			}},
		},
		Caveats: []string{"Reads of objects are not in this trail."},
	}
}

func newPane(a *Answer, w, h int) *Pane {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(w, h)
	p.Set(a)
	return p
}

func frame(p *Pane) string {
	lines := strings.Split(ansi.Strip(p.Render()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// TestWhatIsSaidAgainGoesFirst: an id that another column names makes room for
// when it was.
func TestWhatIsSaidAgainGoesFirst(t *testing.T) {
	s := Section{Columns: []Column{
		{Title: "principal", Again: true}, {Title: "who", Names: true}, {Title: "events", Right: true},
		{Title: "first", When: First, Spare: true}, {Title: "last", When: Last, Spare: true},
	}}
	for i := range 3 {
		s.Lines = append(s.Lines, Line{
			At: at("2026-09-01 12:03:24"), Until: at("2026-09-01 12:05:00").Add(time.Duration(i) * time.Minute),
			Cells: []string{"AROADROXAZIB2PK5QUCP3", fmt.Sprint("github-deploy/GitHubActions-1089077008", i), "13"},
			To:    Target{Field: "actor", Value: "x"},
		})
	}
	got := frame(newPane(&Answer{Sections: []Section{s}}, 60, 10))
	if strings.Contains(got, "AROA") || !strings.Contains(got, "770081 ") || !strings.Contains(got, "first 09-01") || !strings.Contains(got, "12:03:24") {
		t.Errorf("60 cells:\n%s", got)
	}
	if got := frame(newPane(&Answer{Sections: []Section{s}}, 140, 10)); !strings.Contains(got, "AROADROXAZIB2PK5QUCP3  github") || !strings.Contains(got, "12:07:00") {
		t.Errorf("140 cells:\n%s", got)
	}
}

func TestFrame(t *testing.T) {
	want := ` started by mira (IAMUser) with RunInstances at 2026-09-01 12:03:24 UTC from
 198.51.100.7

  2026-09-01
▌ 12:03:24      created  mira        RunInstances        t3.micro
  12:05–12:31   used     web/i-05c3  4 × ListBuckets     10.0.0.12
  2026-09-02
  09:00:00    ✗ deleted  mira        TerminateInstances  AccessDenied

 related
  sg-04c1  security group

 Reads of objects are not in this trail.
`
	if got := frame(newPane(life(), 80, 14)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTooLittleRoom leaves spare columns out before others become unreadable, or a
// text is cut.
func TestTooLittleRoom(t *testing.T) {
	long := strings.Repeat("x", 40)
	a := &Answer{Title: "which?", Sections: []Section{{
		Columns: []Column{{Title: "WHAT", Prose: true}, {Title: "N", Right: true}, {Title: "where", Spare: true}, {Title: "FIRST", When: First, Spare: true}},
		Lines: []Line{
			{At: at("2026-09-01 12:03:24"), Cells: []string{"short", "17", "here"}, To: Target{Event: true}},
			{Cells: []string{long, "3"}, Failed: true},
			{Whole: true, Cells: []string{"+99 more: " + long}, To: Target{Ask: "more"}},
		},
		Note: "a note",
	}}}
	for _, c := range []struct {
		width int
		want  string
	}{
		{86, ` which?

    WHAT                                       N  where  FIRST 09-01
▌   short                                     17  here   12:03:24
  ✗ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx   3
    +99 more: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  a note`},
		{60, ` which?

    WHAT                                       N  where
▌   short                                     17  here
  ✗ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx   3
    +99 more: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  a note`},
		{32, ` which?

    WHAT                      N
▌   short                    17
  ✗ xxxxxxxxxxxxxxxxxxxxxx…   3
    +99 more: xxxxxxxxxxxxxxxxx…
  a note`},
	} {
		if got := frame(newPane(a, c.width, 7)); got != c.want {
			t.Errorf("in %d cells\n%s\nwant\n%s", c.width, got, c.want)
		}
	}
}

func TestTree(t *testing.T) {
	a := &Answer{Sentence: "behind it", Sections: []Section{{Columns: []Column{{}, {}}, Lines: []Line{
		{Cells: []string{"mira", "console login"}, Sign: Node, To: Target{Event: true}},
		{Cells: []string{"role/admin", "AssumeRole"}, Sign: Node, Depth: 1, To: Target{Event: true, Row: 1}},
		{Cells: []string{"unknown", "not loaded"}, Sign: Unknown, Depth: 2},
		{Cells: []string{"41 events", ""}, Depth: 2},
	}}}}
	want := ` behind it

▌ ○ mira          console login
  └─○ role/admin  AssumeRole
    └─? unknown   not loaded
    └─ 41 events`
	if got := frame(newPane(a, 60, 6)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for i := range 1000 {
		a.Sections[0].Lines = append(a.Sections[0].Lines, Line{Cells: []string{"deep", "down"}, Depth: i, To: Target{Event: true}})
	}
	p := newPane(a, 60, 20)
	p.Move(1 << 40)
	if got := frame(p); !strings.Contains(got, "└─ deep  down") {
		t.Errorf("a deep tree is drawn as\n%s", got)
	}
}

func TestCursor(t *testing.T) {
	p := newPane(life(), 80, 14)
	for _, c := range []struct {
		step func()
		want store.Row
	}{
		{func() {}, 1}, {func() { p.Move(1) }, 0}, {func() { p.Move(1) }, 3}, {func() { p.NextSection(1) }, 0},
		{func() { p.NextSection(1) }, 1}, {func() { p.NextSection(-1) }, 0}, {func() { p.Move(9) }, 0}, {func() { p.Move(-9) }, 1},
		{func() { p.Step(1, func(t Target) bool { return t.Event }) }, 3},
		{func() { p.Step(1, func(t Target) bool { return t.Event }) }, 3},
	} {
		c.step()
		if line, ok := p.Current(); !ok || line.To.Row != c.want {
			t.Errorf("the cursor is on %+v, want row %d", line, c.want)
		}
	}
	p.SetCursor(99)
	if line, _ := p.Current(); line.To.Value != "sg-04c1" || p.Text() != "sg-04c1  security group" {
		t.Errorf("the last line is %+v", line)
	}
}

func TestCursorStaysOnItsLine(t *testing.T) {
	p := newPane(life(), 80, 14)
	p.Move(2)
	more := life()
	more.Sections[0].Lines = append([]Line{{At: at("2026-08-01 00:00:00"), Cells: []string{"mentioned"}, To: Target{Event: true, Row: 9}}}, more.Sections[0].Lines...)
	p.Set(more)
	if line, _ := p.Current(); line.To.Row != 3 {
		t.Errorf("the cursor is on %+v", line)
	}
	p.Reset()
	if _, ok := p.Current(); ok || p.Answer() != nil {
		t.Error("something is left of the answer")
	}
	p.Move(3)
	p.NextSection(1)
	p.Render()
}

func TestSearch(t *testing.T) {
	p := newPane(life(), 80, 14)
	if !p.Search("MIRA") || len(p.hits) != 2 {
		t.Errorf("%d matches", len(p.hits))
	}
	rows := []store.Row{}
	for _, n := range []int{0, 1, 1, -1, -1} {
		if n != 0 {
			p.NextMatch(n)
		}
		line, _ := p.Current()
		rows = append(rows, line.To.Row)
	}
	if got := fmt.Sprint(rows); got != "[1 3 1 3 1]" {
		t.Errorf("went to %s", got)
	}
	if p.Search("nobody") || p.NextMatch(1) {
		t.Error("found what is not there")
	}
}

func TestZone(t *testing.T) {
	p := newPane(life(), 80, 14)
	p.SetZone(time.FixedZone("east", 14*3600))
	if got := frame(p); !strings.Contains(got, "2026-09-02\n▌ 02:03:24") {
		t.Errorf("in another zone\n%s", got)
	}
}

func TestWhatIsMarkedIsSeen(t *testing.T) {
	p := newPane(life(), 80, 14)
	p.SetMarked(func(to Target) bool { return to.Event && to.Row == 3 })
	if got := frame(p); !strings.Contains(got, " ●09:00:00") || strings.Count(got, "●") != 1 {
		t.Errorf("got\n%s", got)
	}
}

// TestEverythingCanBeRead scrolls to what follows the last line that leads
// anywhere.
func TestEverythingCanBeRead(t *testing.T) {
	a := life()
	for i := range 30 {
		a.Caveats = append(a.Caveats, fmt.Sprintf("caveat %d", i))
	}
	p := newPane(a, 80, 10)
	p.Move(99)
	for range 40 {
		p.Move(1)
	}
	if got := frame(p); !strings.Contains(got, "caveat 29") {
		t.Errorf("the end is not seen:\n%s", got)
	}
	for range 60 {
		p.Move(-1)
	}
	if got := frame(p); !strings.Contains(got, "started by") {
		t.Errorf("the start is not seen:\n%s", got)
	}
}

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	a := life()
	evil := "\x1b[2J\u202e" + strings.Repeat("日", 99)
	a.Sentence += evil
	a.Caveats = append(a.Caveats, evil)
	a.Sections[0].Lines[1].Cells = []string{evil, evil, evil, evil}
	a.Sections[1].Title, a.Sections[1].Columns[0].Title, a.Sections[1].Columns[1].Right = evil, evil, true
	for _, unicode := range []bool{true, false} {
		th := theme.New(unicode)
		p := New(&th)
		p.Set(a)
		for w := 1; w < 300; w += 13 {
			for h := 1; h < 60; h += 5 {
				p.SetSize(w, h)
				p.NextSection(1)
				lines := strings.Split(ansi.Strip(p.Render()), "\n")
				if len(lines) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				for _, line := range lines {
					if theme.Width(line) != w || strings.ContainsAny(line, "\x1b\u202e") {
						t.Fatalf("%dx%d: %d cells: %q", w, h, theme.Width(line), line)
					}
				}
			}
		}
	}
}

// TestKeptColumns: where there is little room the others give way first.
func TestKeptColumns(t *testing.T) {
	const event = "AuthorizeSecurityGroupIngress"
	a := &Answer{Sections: []Section{{
		Timed:   true,
		Columns: []Column{{}, {Names: true}, {Keep: true}, {}},
		Lines: []Line{{At: at("2026-09-01 12:03:24"), Cells: []string{"changed", "AdministratorAccess/priya.raman@example.com", event, "from 203.0.113.77 with much more of it"}},
			{At: at("2026-09-01 12:03:24"), Cells: []string{"read", "mira", "GetUser", ""}}},
	}}}
	for _, width := range []int{160, 80, 70, 62} {
		p := newPane(a, width, 10)
		if got := frame(p); !strings.Contains(got, event) {
			t.Errorf("%d: the event is cut:\n%s", width, got)
		}
	}
	if got := frame(newPane(a, 80, 10)); !strings.Contains(got, "Ad…/priya.…") && !strings.Contains(got, "…/pri") {
		t.Errorf("of role and session one is not seen:\n%s", got)
	}
}

// TestCutName: both parts of a name are seen.
func TestCutName(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"role/x", 20, "role/x"}, {"github-deploy/GitHubActions-10890770085", 24, "github-d…/GitHub…0770085"}, {"AdministratorAccess/priya.raman@example.com", 20, "Admin…/priya.raman@…"},
		{"AdministratorAccess/ci", 12, "Administ…/ci"}, {"ci/AdministratorAccess", 12, "…/Administr…"}, {"averylongname", 8, "averylo…"}, {"a/bcdefghijk", 5, "a/bc…"},
	} {
		if got := cutName(c.text, c.width); got != c.want {
			t.Errorf("%s in %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestNotice: what has to be known first is on the first line.
func TestNotice(t *testing.T) {
	p := newPane(&Answer{Title: "title", Sentence: "sentence"}, 60, 6)
	p.SetNotice("so far")
	if lines := strings.Split(frame(p), "\n"); !strings.Contains(lines[0], "so far") || !strings.Contains(lines[1], "title") {
		t.Errorf("%q", lines)
	}
	p.SetNotice("")
	if strings.Contains(frame(p), "so far") {
		t.Error("the notice stays")
	}
}

// TestNamesKeepTheirAccount: what tells people of one name apart is not cut.
func TestNamesKeepTheirAccount(t *testing.T) {
	if got := cutName("build-agent of 777788889999", 14); got != "build-…8889999" && got != "build-a…889999" {
		t.Errorf("cut to %q", got)
	}
	if got := cutName("AdministratorAccess/priya.raman", 16); got != "Admini…/priya.r…" && !strings.Contains(got, "…/priya") {
		t.Errorf("cut to %q", got)
	}
}

// TestSentencesOfASection stand before the next one.
func TestSentencesOfASection(t *testing.T) {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(60, 20)
	line := func(text string) []Line { return []Line{{Cells: []string{text}}} }
	p.Set(&Answer{Sections: []Section{{Columns: []Column{{}}, Lines: line("one"), Says: []string{"they differ"}}, {Columns: []Column{{}}, Lines: line("two")}}})
	text := p.Render()
	if one, says, two := strings.Index(text, "one"), strings.Index(text, "they differ"), strings.Index(text, "two"); one < 0 || says < one || two < says {
		t.Errorf("in the wrong order:\n%s", text)
	}
}

// TestLimitsAreAnnounced: what an answer does not prove is not missed behind long
// tables, and not announced where it is seen.
func TestLimitsAreAnnounced(t *testing.T) {
	long := life()
	for i := range 40 {
		long.Sections[1].Lines = append(long.Sections[1].Lines, Line{Cells: []string{fmt.Sprint("sg-", i)}, To: Target{Ask: "who", Value: fmt.Sprint(i)}})
	}
	p := newPane(long, 80, 24)
	if got := frame(p); !strings.Contains(got, "1 note, see the end (G)") {
		t.Errorf("nothing points to the note:\n%s", got)
	}
	long.Unproven = []string{"One.", "Two."}
	p = newPane(long, 80, 24)
	if got := frame(p); !strings.Contains(got, "198.51.100.7\n Not proven: 2 limits, see the end (G)\n") || !strings.Contains(got, "▌ 12:03:24") {
		t.Errorf("nothing points to the limits, or the cursor is lost:\n%s", got)
	}
	p.Move(100)
	if got := frame(p); !strings.Contains(got, "▌ sg-39") || !strings.HasSuffix(got, "Not proven\n One.\n Two.") {
		t.Errorf("the end:\n%s", got)
	}
	for _, height := range []int{16, 15, 14} {
		short := life()
		short.Unproven = []string{"One."}
		got := frame(newPane(short, 80, height))
		if seen, said := strings.Contains(got+"\n", "\n Not proven\n"), strings.Contains(got, "(G)"); seen == said {
			t.Errorf("%d lines: seen %v, announced %v:\n%s", height, seen, said, got)
		}
	}
}

// TestFewShortWordsStayWhole: a column of them is not cut, and of parts the last are
// left out before one is cut.
func TestFewShortWordsStayWhole(t *testing.T) {
	th := theme.New(true)
	p := New(&th)
	long := strings.Repeat("name", 12)
	p.SetSize(70, 10)
	p.Set(&Answer{Sections: []Section{{
		Columns: []Column{{Whole: true}, {}, {Keep: true}, {Parts: true}},
		Lines:   []Line{{Cells: []string{"mentioned", long, "4 calls: DescribeInstances +3", "12 failed  2001:db8:1234:5678::1"}}},
	}}})
	frame := ansi.Strip(p.Render())
	for _, want := range []string{"mentioned  ", "12 failed  \n"} {
		if !strings.Contains(strings.ReplaceAll(frame, "   ", "  "), strings.TrimSpace(want)) {
			t.Errorf("no %q in\n%s", want, frame)
		}
	}
	if strings.Contains(frame, "::1") {
		t.Errorf("an address is cut:\n%s", frame)
	}
	p.SetSize(44, 10) // too little for all
	if frame = ansi.Strip(p.Render()); !strings.Contains(frame, " mentioned  ") {
		t.Errorf("a word is cut:\n%s", frame)
	}
}

// TestTimesStayWhole: of half a time nobody can tell which it is.
func TestTimesStayWhole(t *testing.T) {
	th := theme.New(true)
	long, at := strings.Repeat("name", 12), time.Date(2026, 9, 15, 9, 20, 53, 0, time.UTC)
	for _, columns := range [][]Column{
		{{Title: "what"}, {Title: "who"}, {Title: "outcome", Prose: true}, {Title: "time", When: First}},
		{{Title: "what"}, {Title: "time", When: First}, {Title: "who"}, {Title: "outcome", Prose: true}},
	} {
		cells := make([]string, len(columns))
		for i, c := range columns {
			if c.When == NoTime {
				cells[i] = long
			}
		}
		for _, width := range []int{80, 100, 160} {
			p := New(&th)
			p.SetSize(width, 10)
			p.Set(&Answer{Sections: []Section{{Columns: columns, Lines: []Line{{Cells: cells, At: at}}}}})
			if frame := ansi.Strip(p.Render()); !strings.Contains(frame, "time 09-15") || !strings.Contains(frame, "09:20:53") {
				t.Errorf("%d cells: the time is cut:\n%s", width, frame)
			}
		}
	}
}

// TestAddressesAreWhole: half an address is another one; the event's name makes room.
func TestAddressesAreWhole(t *testing.T) {
	a := &Answer{Sections: []Section{{
		Timed:   true,
		Columns: []Column{{Whole: true}, {Names: true}, {Keep: true}, {Parts: true}},
		Lines: []Line{
			{At: at("2026-09-01 12:03:24"), Until: at("2026-09-01 18:03:24"), Cells: []string{"changed", "orders-worker/i-0d93e4a1b7c2f8065", "72 × UpdateInstanceInformation", "10.20.2.31"}},
			{At: at("2026-09-01 12:03:24"), Cells: []string{"changed", "tomas.lind", "StopInstances", "198.51.100.161"}},
			{At: at("2026-09-01 12:03:24"), Cells: []string{"changed", "tomas.lind", "CopyObject", "exports/2026/01/customers-0000.csv.gz"}},
		},
	}}}
	for width := 40; width <= 160; width++ {
		got := frame(newPane(a, width, 10))
		if strings.Contains(got, "10.20.2.31") != strings.Contains(got, "198.51.100.161") || strings.Contains(got, "198.5") != strings.Contains(got, "198.51.100.161") {
			t.Errorf("%d cells:\n%s", width, got)
		}
		if width >= 80 && !strings.Contains(got, "198.51.100.161") {
			t.Errorf("%d cells: no address in\n%s", width, got)
		}
	}
}

// TestTextBeforeNames: what answers gets its width before who it was.
func TestTextBeforeNames(t *testing.T) {
	const how = "takes the public access block away"
	a := &Answer{Sections: []Section{{
		Columns: []Column{{Title: "BUCKET"}, {Title: "HOW", Keep: true}, {Title: "WHO", Names: true}},
		Lines:   []Line{{Cells: []string{"larkfield-customer-exports", how, "release-manager/botocore-session-1789463163"}}},
	}}}
	for _, width := range []int{160, 100, 80, 70} {
		if got := frame(newPane(a, width, 10)); !strings.Contains(got, how) {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	if got := frame(newPane(a, 140, 10)); strings.Contains(got, "…") {
		t.Errorf("there is room for all:\n%s", got)
	}
	tree := &Answer{Sections: []Section{{
		Columns: []Column{{Names: true}, {Prose: true}, {Whole: true}},
		Lines:   []Line{{Depth: 1, Sign: Node, Cells: []string{"release-manager/botocore-session-1789463163", `AssumeRole, session "botocore-1789463163"`, "certain"}}},
	}}}
	if got := frame(newPane(tree, 80, 10)); !strings.Contains(got, `"botocore-1789463163"`) || !strings.Contains(got, "rel") {
		t.Errorf("how is cut for who:\n%s", got)
	}
}
