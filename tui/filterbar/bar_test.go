package filterbar

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

func newBar() *Bar {
	th := theme.New(true)
	return New(&th)
}

func TestChips(t *testing.T) {
	for _, c := range []struct {
		chips, hint string
		width       int
		want        string
	}{
		{"", "", 20, " › no filter        "},
		{"", "7 AWS: 1 hides", 40, " › no filter             7 AWS: 1 hides "},
		{"", "7 AWS: 1 hides", 24, " › no filter            "},
		{"a:b c:d", "", 20, " › [a:b] [c:d]      "},
		{"a:b c:d e:f g:h", "", 24, " › [a:b] [c:d] +2 more  "},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:b", "", 30, " › [aaaaaaaaaaa…aaaaaaaaa:b]  "},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:b c:d", "", 30, " › [aaaaaaa…aaaaa:b] [c:d]    "},
	} {
		var chips []Chip
		for _, text := range strings.Fields(c.chips) {
			chips = append(chips, Chip{Text: text})
		}
		if got := ansi.Strip(newBar().Chips(chips, NoChip, Hint{Text: c.hint}, c.width)); got != c.want {
			t.Errorf("%q in %d cells: %q, want %q", c.chips, c.width, got, c.want)
		}
	}
}

// TestAChipThatNearlyFitsIsCut: the last condition is mostly the one just added, and what
// is seen of it says more than that there is one.
func TestAChipThatNearlyFitsIsCut(t *testing.T) {
	th := theme.New(true)
	line := ansi.Strip(New(&th).Chips([]Chip{{Text: "event:PutObject"}, {Text: "-origin:service"}, {Text: "actor=orders-webhook-role/orders-webhook"}}, NoChip, Hint{}, 80))
	if strings.Contains(line, "more") || !strings.Contains(line, "[actor=orders-") || !strings.HasSuffix(strings.TrimSpace(line), "webhook]") {
		t.Errorf("got %q", line)
	}
}

// TestHintShowsItsKey: the key looks like one, and not like a number of events.
func TestHintShowsItsKey(t *testing.T) {
	b := newBar()
	line := b.Chips(nil, NoChip, Hint{Text: "2,027 AWS-generated", Key: "1", Does: "hides them"}, 60)
	if !strings.Contains(line, b.theme.Key.Paint("1")) || !strings.HasSuffix(ansi.Strip(line), " 2,027 AWS-generated   1 hides them ") {
		t.Errorf("%q", line)
	}
}

// TestWhatMustBeSeenIs: whatever the chips take, as long as they have some room.
func TestWhatMustBeSeenIs(t *testing.T) {
	chips := []Chip{{Text: "verb:write,grant-use"}, {Text: "actor=" + strings.Repeat("x", 90)}, {Text: "region:eu-west-1"}}
	must := Hint{Text: "answers look at all events", Must: true}
	for width := 20; width < 200; width++ {
		line := ansi.Strip(newBar().Chips(chips, NoChip, must, width))
		if seen := strings.HasSuffix(line, must.Text+" "); seen != (width >= theme.Width(must.Text)+3+leastChips) || theme.Width(line) != width {
			t.Errorf("%d cells: %q", width, line)
		}
	}
}

func TestChipsNeverOverflow(t *testing.T) {
	chips := []Chip{{Text: "event:\x1b[2J"}, {Text: strings.Repeat("日", 200), Drill: true}, {Text: "c"}, {Text: "d:e"}}
	for width := 20; width < 200; width++ {
		for n := range len(chips) + 1 {
			line := ansi.Strip(newBar().Chips(chips[:n], NoChip, Hint{Text: "21,582 AWS-generated", Key: "1", Does: "hides them"}, width))
			if theme.Width(line) != width {
				t.Fatalf("%d chips in %d cells: %q", n, width, line)
			}
		}
	}
}

func TestChipUnderTheCursorIsSeen(t *testing.T) {
	chips := []Chip{{Text: "a:" + strings.Repeat("x", 90)}, {Text: "b:1", Off: true}, {Text: "c:2", Hides: 21582}, {Text: "d:3", Drill: true}}
	for cursor, c := range chips {
		for width := 60; width < 200; width++ {
			line := ansi.Strip(newBar().Chips(chips, cursor, Hint{Text: "hint"}, width))
			if theme.Width(line) != width || !strings.Contains(line, "▌[") || !strings.Contains(line, c.Text[:3]) && !c.Off {
				t.Fatalf("chip %d in %d cells: %q", cursor, width, line)
			}
		}
	}
}

func TestKeptChips(t *testing.T) {
	b := newBar()
	for width := 8; width < 90; width++ {
		got := ansi.Strip(b.Kept([]Chip{{Text: "actor:mira", Off: true}, {Text: "verb:write", Off: true}, {Text: strings.Repeat("x", 99), Off: true}}, width))
		if theme.Width(got) != width {
			t.Fatalf("%d cells: %q", width, got)
		}
	}
	if got := ansi.Strip(b.Kept([]Chip{{Text: "actor:mira", Off: true}, {Text: "verb:write", Off: true}}, 40)); got != "   [off actor:mira] [off verb:write]    " {
		t.Errorf("%q", got)
	}
}

func TestChipStates(t *testing.T) {
	for _, c := range []struct {
		chip   Chip
		cursor int
		want   string
	}{
		{Chip{Text: "a:b", Off: true, Hides: 3}, NoChip, " › [off a:b]                  "},
		{Chip{Text: "a:b", Hides: 21582}, NoChip, " › [a:b] hides 21,582         "},
		{Chip{Text: "a:b"}, 0, " ›▌[a:b]                      "},
	} {
		if got := ansi.Strip(newBar().Chips([]Chip{c.chip}, c.cursor, Hint{}, 30)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.chip, got, c.want)
		}
	}
	four := []Chip{{Text: "aaaa:1"}, {Text: "bbbb:2"}, {Text: "cccc:3"}, {Text: "dddd:4"}}
	if got := ansi.Strip(newBar().Chips(four, 3, Hint{}, 26)); got != " › +2 [cccc:3]▌[dddd:4]   " {
		t.Errorf("scrolled: %q", got)
	}
}

func TestEdit(t *testing.T) {
	b := newBar()
	for _, c := range []struct {
		verdict Verdict
		remark  string
		width   int
		want    string
	}{
		{Good, "", 30, " ; event:run                ✓ "},
		{Good, "312 of 2,900", 50, " ; event:run                       ✓ 312 of 2,900 "},
		{Void, "0 of 2,900", 50, " ; event:run                           0 of 2,900 "},
		{Broken, "312 of 2,900", 30, " ; event:run                ✗ "},
		{Unfinished, "312 of 2,900", 30, " ; event:run                … "},
	} {
		if got := ansi.Strip(b.Edit("event:r", "un", c.verdict, true, c.remark, c.width)); got != c.want {
			t.Errorf("%v %q: %q", c.verdict, c.remark, got)
		}
	}
}

func TestProblem(t *testing.T) {
	b := newBar()
	for _, c := range []struct {
		at    int
		width int
		want  string
	}{
		{0, 40, "   ^ no field                           "},
		{8, 40, "            ^ no field                  "},
		{99, 40, "               ^ no field               "},
		{8, 20, "   no field ^       "},
		{8, 12, " no field ^ "},
	} {
		if got := ansi.Strip(strings.Join(b.Problem("event:日x r", "e", "no field", c.at, c.width), "\n")); got != c.want {
			t.Errorf("%d in %d cells: %q", c.at, c.width, got)
		}
	}
}

func TestMissing(t *testing.T) {
	got := ansi.Strip(strings.Join(newBar().Missing("a value is\x1b missing", 20), "\n"))
	if want := "   a value is\\u001b \n   missing          "; got != want {
		t.Errorf("%q", got)
	}
}

// TestProblemsAreWhole: the end of a problem says what to write instead.
func TestProblemsAreWhole(t *testing.T) {
	problem := `this quote is not closed; add a " at its end, or write \" for the character`
	for at := range 200 {
		for _, width := range []int{60, 80, 120} {
			lines := newBar().Problem(strings.Repeat("x", 200), "", problem, at, width)
			text := ansi.Strip(strings.Join(lines, " "))
			if words := strings.Join(strings.Fields(strings.Replace(text, "^", "", 1)), " "); words != problem {
				t.Fatalf("at %d in %d cells: %q", at, width, text)
			}
			for _, line := range lines {
				if theme.Width(ansi.Strip(line)) != width {
					t.Fatalf("%d cells: %q", width, line)
				}
			}
		}
	}
}

func TestListIsSmall(t *testing.T) {
	b := newBar()
	items := []Item{{"ip", "sourceIPAddress", 2900, "100.0 %"}, {"event\x1b", "", 3, "0.1 %"}}
	lines := b.List(items, 1, "fields", 60, 10)
	if len(lines) != 3 || ansi.Strip(lines[0]) != "   ip  sourceIPAddress                       2,900  100.0 % " {
		t.Errorf("%q", lines)
	}
	if !strings.HasPrefix(ansi.Strip(lines[1]), `▌  event\u001b`) || !strings.HasPrefix(ansi.Strip(lines[2]), "── fields ──") {
		t.Errorf("%q", lines)
	}
	if rule := b.List(nil, -1, "", 60, 10); len(rule) != 1 || ansi.Strip(rule[0]) != strings.Repeat("─", 60) || len(b.List(nil, -1, "values", 60, 10)) != 1 {
		t.Error("a list without completions")
	}
}

func TestWhatHelpsToEditFits(t *testing.T) {
	b := newBar()
	var items []Item
	for i := range 30 {
		items = append(items, Item{strings.Repeat("日\u202e", i*3), strings.Repeat("x\x1b", i%4*20), 1 << i, "100.0 %"})
	}
	for width := 60; width < 200; width += 7 {
		lines := []string{
			b.Edit(strings.Repeat("日", 300), "\x1b", Good, false, strings.Repeat("why ", 100), width),
		}
		lines = append(lines, b.Problem(strings.Repeat("日", width), "\x1b", strings.Repeat("why ", width), width/3, width)...)
		for cursor := -1; cursor < len(items); cursor++ {
			list := b.List(items, cursor, "values\x1b", width, 6)
			if len(list) != 6 || cursor >= 0 && !strings.Contains(strings.Join(list, ""), "▌") {
				t.Fatalf("cursor at %d: %q", cursor, list)
			}
			lines = append(lines, list...)
		}
		for _, line := range lines {
			if line = ansi.Strip(line); theme.Width(line) != width {
				t.Fatalf("%d cells: %q", width, line)
			}
		}
	}
}

// TestNotesAreSeen: the path behind a name tells fields apart, so that no long name
// beside it takes its room, and a wide terminal has room for all of it.
func TestNotesAreSeen(t *testing.T) {
	path := "userIdentity.sessionContext.sessionIssuer.userName.andMore"
	items := []Item{{"key", "userIdentity.accessKeyId", 4938, "72.4 %"}, {"responseElements.aLong.path.to.accessKeyId", "", 1, "0.1 %"}}
	if got := ansi.Strip(newBar().List(items, -1, "fields", 60, 10)[0]); !strings.Contains(got, "key  userIdentity.accessKeyId ") {
		t.Errorf("in 60 cells: %q", got)
	}
	items = append(items, Item{"issuer", path, 3, "0.1 %"})
	for width, want := range map[int]int{80: 80, 140: ends + 2 + len("issuer") + 1 + len(path)} {
		line := ansi.Strip(newBar().List(items, -1, "fields", width, 10)[2])
		if got := theme.Width(strings.TrimRight(line, " ")) + 1; got != want || strings.Contains(line, path) != (width == 140) {
			t.Errorf("in %d cells it takes %d instead of %d: %q", width, got, want, line)
		}
	}
}

// TestWhatHoldsComesFirst: where not all conditions have room, those in force are seen, and
// a click finds the chip that is drawn there.
func TestWhatHoldsComesFirst(t *testing.T) {
	b := newBar()
	chips := []Chip{{Text: "ip:203.0.113.77", Off: true}, {Text: "event:StopLogging", Off: true}, {Text: "time:2026-09-15T09:15:13..09:45:14", Drill: true}}
	for width, want := range map[int]string{
		60:  " › [time:2026-09-15T09:15:13..09:45:14] +2 off",
		80:  " › [time:2026-09-15T09:15:13..09:45:14] [off ip:203.0.113.77] +1 off",
		120: " › [off ip:203.0.113.77] [off event:StopLogging] [time:2026-09-15T09:15:13..09:45:14]",
	} {
		line := ansi.Strip(b.Chips(chips, NoChip, Hint{}, width))
		if got := strings.TrimRight(line, " "); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
		at := strings.Index(strings.ReplaceAll(line, "›", ">"), "time:")
		if i, ok := b.At(chips, NoChip, width, at); !ok || i != 2 {
			t.Errorf("%d cells: a click on the time finds chip %d, %v", width, i, ok)
		}
	}
	line := ansi.Strip(b.Chips(append(chips, Chip{Text: "actor:" + strings.Repeat("x", 50)}), NoChip, Hint{}, 80))
	if got := strings.TrimRight(line, " "); !strings.HasPrefix(got, " › [time:2026") || !strings.Contains(got, "[actor:") || !strings.HasSuffix(got, " +2 off") {
		t.Errorf("two in force: %q", got)
	}
}

// TestNoRoomIsWasted: a condition is drawn cut where much of it has room.
func TestNoRoomIsWasted(t *testing.T) {
	chips := []Chip{{Text: "ip:203.0.113.77"}, {Text: "event:StopLogging"}, {Text: "requestParameters.name=" + strings.Repeat("y", 30)}}
	for width := 60; width < 100; width++ {
		line := ansi.Strip(newBar().Chips(chips, NoChip, Hint{}, width))
		if !strings.Contains(line, "[requ") || theme.Width(line) != width {
			t.Errorf("%d cells: %q", width, line)
		}
	}
}
