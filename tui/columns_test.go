package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/events"
)

// eventList shows all events of the incident in a list.
func eventList(t *testing.T, w, h int) *bench {
	b := newBench(t, config(newStore(t, "trail.json", incident())), w, h)
	b.do(b.enter(screen{kind: eventsScreen}))
	return b
}

func TestChooseColumns(t *testing.T) {
	b := eventList(t, 100, 30)
	b.press("C")
	b.want("COLUMNS", "● actor", "● what  the most telling", "100.0 %")
	b.press("space J +") // no actor, behind the event, two cells wider
	b.wantNot("● actor")
	b.press("/")
	b.types("bucketName")
	b.want("column bucketName", "FIELD")
	b.press("enter")
	b.want("● requestParameters.bucketName", "trail-archive", "bucketName")
	b.press("esc")
	b.wantNot("COLUMNS", "ACTOR")
	b.want("bucketName", "trail-archive", "EVENT")
	b.press("u")
	b.want("ACTOR")
	b.wantNot("bucketName")
	b.press("ctrl+r")
	b.want("bucketName")
	b.press("C r")
	b.want("● actor")
	b.press("u")
	b.wantNot("● actor")
}

func TestLeavingTheFieldsLeadsBackToTheColumns(t *testing.T) {
	b := eventList(t, 100, 30)
	b.press("C / esc")
	b.want("COLUMNS")
	b.press("C")
	b.wantNot("COLUMNS")
}

func TestColumnsFromTheConfiguration(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Columns = []events.Column{{Field: "ip", Width: 20}, {Field: "event", Width: 20}}
	cfg.Sort = events.Order{Field: "ip", Descending: true}
	b := newBench(t, cfg, 80, 100)
	b.do(b.enter(screen{kind: eventsScreen}))
	b.press("v")
	b.want("IP ▴", "EVENT")
	b.wantNot("ACTOR")
	if got := column(b, "IP"); len(got) != 90 || got[0] != "cloudtrail.amazonaw…" || got[len(got)-1] != "198.51.100.7" {
		t.Errorf("addresses in the order %q", got)
	}
}

// column returns what stands below a title of the list, in all lines but those of
// dates. No value has two blanks in it.
func column(b *bench, title string) []string {
	var out []string
	lines := strings.Split(b.text(), "\n")[b.layout.body.y:b.layout.status.y]
	from := utf8.RuneCountInString(lines[0][:strings.Index(lines[0], title)])
	for _, line := range lines[1:] {
		if text, _, _ := strings.Cut(string([]rune(line)[from:]), "  "); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func TestSortByColumn(t *testing.T) {
	b := eventList(t, 140, 100)
	b.press("v l s")
	b.want("order: event", "EVENT ▾", "2026-08-31 22:")
	names := func() []string { return column(b, "EVENT") }
	if got := names(); got[0] != "AssumeRole" || got[len(got)-1] != "RunInstances" {
		t.Errorf("by name: %q", got)
	}
	b.press("s")
	b.want("EVENT ▴")
	if got := names(); got[0] != "RunInstances" {
		t.Errorf("turned round: %q", got)
	}
	b.press("}")
	b.want("in time order only")
	b.press("s")
	b.want("TIME ▾", "order: time")
	b.press("u")
	b.want("EVENT ▴")
	b.press("h h s")
	b.want("TIME ▾")
	b.press("s")
	b.want("TIME ▴")
	b.press("g l l l l l l s")
	b.want("made from several fields")
}

// TestKeysWaitForTheOrder: what is typed behind s is about the sorted list.
func TestKeysWaitForTheOrder(t *testing.T) {
	b := eventList(t, 140, 40)
	b.press("l")
	_, sorting := b.Update(pressed("s"))
	_, moved := b.Update(pressed("j"))
	if b.table.Cursor() != 0 {
		t.Error("the cursor moves in the list that is not sorted yet")
	}
	b.do(sorting)
	b.do(moved)
	if b.table.Cursor() != 1 || b.table.Order().Field != "event" {
		t.Errorf("the cursor is on line %d, by %q", b.table.Cursor(), b.table.Order().Field)
	}
}

func TestMaximise(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("\\")
	b.want("ACTOR", "all panes")
	b.wantNot("REGION", "/bar")
	b.press("tab")
	b.want("SERVICE")
	b.wantNot("ACTOR")
	b.press("i")
	b.want("/bar")
	b.wantNot("SERVICE")
	b.press("esc")
	b.want("/bar", "REGION")
	b.press("esc \\ enter esc")
	b.wantNot("REGION", "/bar")
	b.press("\\")
	b.want("REGION", "/bar")
}

func TestMaximisedList(t *testing.T) {
	b := eventList(t, 160, 50)
	preview := "(AWSService)"
	b.want(preview)
	b.press("\\")
	b.wantNot(preview)
	b.press("v")
	b.want(preview)
	b.press("v \\")
	b.want("this has all the room")
	b = eventList(t, 100, 50)
	b.want(preview)
	if l := b.layout; l.preview.x != 0 || l.preview.y <= l.body.y {
		t.Errorf("the event is not below the list: %+v", l.preview)
	}
	b.press("\\")
	b.wantNot(preview)
}

func TestPreviewFollowsTheLastKey(t *testing.T) {
	b := eventList(t, 160, 50)
	var waits []func(time.Time) tea.Msg
	b.wait = func(d time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		if d == 50*time.Millisecond {
			waits = append(waits, msg)
		}
		return nil
	}
	b.press("G k k g j")
	if len(waits) != 5 {
		t.Fatalf("%d keys wait, want 5", len(waits))
	}
	b.want("(AWSService)") // still the first event
	for _, msg := range waits[:4] {
		b.send(msg(noon))
	}
	b.want("(AWSService)")
	b.send(waits[4](noon))
	b.want("mira (IAMUser")
}

// TestPreviewFollowsTheChooser: who sorts while choosing columns sees the event under the
// cursor beside the list afterwards.
func TestPreviewFollowsTheChooser(t *testing.T) {
	b := eventList(t, 160, 40)
	before := b.beside.Render()
	b.press("C s s esc")
	row, _ := b.table.Row()
	if b.besideOf == nil || *b.besideOf != row || b.beside.Render() == before {
		t.Errorf("the cursor is on row %d, beside it is %v", row, b.besideOf)
	}
}

// TestCutValueFollowsTheRestingCursor: the line below the list says all of a value only
// when the cursor has come to rest, and nothing of a line that was left.
func TestCutValueFollowsTheRestingCursor(t *testing.T) {
	var events, names []string
	for i := range 3 {
		name := fmt.Sprintf("deployer-of-all-things/%d-pipeline-of-the-web-team-in-the-other-region-%d", i, i)
		names = append(names, name)
		events = append(events, event(i, object{"userIdentity": object{"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/" + name}}))
	}
	b := newBench(t, config(newStore(t, "trail.json", events)), 80, 24)
	b.press("L")
	var waits []func(time.Time) tea.Msg
	b.wait = func(d time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		if d == cutDelay {
			waits = append(waits, msg)
		}
		return nil
	}
	b.want(names[0])
	b.press("j j")
	b.wantNot(names...)
	b.send(waits[0](noon))
	b.wantNot(names...)
	b.send(waits[1](noon))
	b.want(names[2])
}

func TestPreviewHasTheFocus(t *testing.T) {
	b := eventList(t, 160, 50)
	b.press("tab")
	b.want("▌GetBucketAcl", "esc list")
	b.press("J")
	b.want("▌ListBuckets", "mira (IAMUser")
	b.press("\\")
	b.want("▌ListBuckets", "all panes")
	b.wantNot("ACTOR")
	b.press("tab")
	b.want("ACTOR")
	b.wantNot("mira (IAMUser")
	b.press("tab \\ esc")
	b.want("ACTOR", " ListBuckets")
	b.wantNot("▌ListBuckets")
	b.press("= tab tab")
	if b.mode != onChips {
		t.Error("the conditions are not behind the event")
	}
	b.press("shift+tab")
	b.want("▌ListBuckets")
}

// TestPreviewWithoutRoom: it takes the place of the list.
func TestPreviewWithoutRoom(t *testing.T) {
	for _, key := range []string{"v", "tab"} {
		b := eventList(t, 80, 24)
		b.press("j v")
		b.want("▌ListBuckets", "mira (IAMUser", "from 198.51.100.7")
		b.wantNot("ACTOR")
		b.press("j j k")
		b.want("mira (IAMUser")
		b.press(key)
		b.want("ACTOR", "▌ 22:41:37   mira")
		b.press("v enter esc esc")
		b.want("ACTOR", "▌ 22:41:37   mira")
	}
}

// TestChooserShowsWhatTheListHas opens the chooser where the list has the order
// of narrow screens: it lists that, and leaving it changes nothing.
func TestChooserShowsWhatTheListHas(t *testing.T) {
	b := eventList(t, 80, 24)
	before := b.table.Columns()
	b.press("C")
	if !slices.Equal(b.table.Columns(), before) {
		t.Errorf("the chooser changes the list to %v, from %v", b.table.Columns(), before)
	}
	b.press("esc")
	if !slices.Equal(b.table.Columns(), before) || b.filter.columns != nil {
		t.Errorf("%v are chosen, and the list has %v", b.filter.columns, b.table.Columns())
	}
	b.send(tea.WindowSizeMsg{Width: 160, Height: 24})
	if !slices.Equal(b.table.Columns(), events.Usual()) {
		t.Errorf("the wide list has %v", b.table.Columns())
	}
}

// TestErrorsHaveAColumnWhereThereAre: where no event of the list has an error its column
// gives its room away, unless somebody asked for it.
func TestErrorsHaveAColumnWhereThereAre(t *testing.T) {
	has := func(b *bench) bool {
		return slices.ContainsFunc(b.table.Columns(), func(c events.Column) bool { return c.Field == "error" })
	}
	b := eventList(t, 160, 40)
	b.press("v")
	for _, filter := range []struct {
		text string
		has  bool
	}{{"", true}, {"failed:no", false}, {"failed:yes", true}, {"event=ConsoleLogin", false}, {"", true}} {
		b.press(";")
		b.press("ctrl+u")
		b.types(filter.text)
		b.press("enter")
		if has(b) != filter.has {
			t.Errorf("%q: a column for errors: %v", filter.text, has(b))
		}
	}
	b.press(";")
	b.types("failed:no")
	b.press("enter C")
	if !has(b) {
		t.Error("the chooser lacks the errors")
	}
	b.press("esc")
	if has(b) || b.filter.columns != nil {
		t.Errorf("choosing nothing shows the errors, or chooses %v", b.filter.columns)
	}
	b.press("C J esc") // the first moved: somebody chose all of these
	if !has(b) || !slices.Contains(b.exportColumns(), "error") {
		t.Error("what was chosen is not shown")
	}
}

// TestFreshListHasItsCursorOnWhatDiffers: of an actor that is what was done, of
// an event who did it.
func TestFreshListHasItsCursorOnWhatDiffers(t *testing.T) {
	for _, width := range []int{80, 160} {
		for _, c := range []struct{ filter, field string }{
			{"", "actor"}, {"actor=mira", "event"}, {"event=RunInstances", "actor"}, {"actor=mira event=ListBuckets", ""}, {"actor=mira,deploy-bot", "actor"},
		} {
			b := newBench(t, config(newStore(t, "trail.json", incident())), width, 24)
			b.press(";")
			b.types(c.filter)
			b.press("enter")
			b.do(b.enter(screen{kind: eventsScreen}))
			field := b.table.Field()
			if c.field == "" && (field == "actor" || field == "event" || field == "time") || c.field != "" && field != c.field {
				t.Errorf("%d cells, filter %q: the cursor is on %q", width, c.filter, field)
			}
		}
	}
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("j enter l l enter esc")
	if field := b.table.Field(); field != "service" && field != "ip" {
		t.Errorf("back in the list the cursor is on %q", field)
	}
}

// TestFreshListIsSettledOnce: when its events are there, the cursor of a list goes to what
// differs among them; somebody who did something by then is left alone.
func TestFreshListIsSettledOnce(t *testing.T) {
	open := func() (*bench, tea.Cmd) {
		b := mouseBench(t, 160, 30)
		b.press(";")
		b.types("actor:mira")
		b.press("enter")
		return b, b.enter(screen{kind: eventsScreen})
	}
	b, cmd := open()
	if b.do(cmd); b.table.Field() != "event" || b.freshList {
		t.Errorf("all are of one actor, and the cursor is on %q", b.table.Field())
	}
	b.clickOn("eu-central-1", 1)
	field := b.table.Field()
	if b.do(b.displayView()); b.table.Field() != field {
		t.Errorf("the cursor went from %q to %q", field, b.table.Field())
	}
	b, cmd = open()
	b.send(tea.KeyPressMsg{Code: 'l', Text: "l"}) // before the events are there
	field = b.table.Field()
	if b.do(cmd); b.table.Field() != field {
		t.Errorf("the cursor went from %q to %q", field, b.table.Field())
	}
}

// TestSortingIsGivenUp when another order is wanted meanwhile, and the wait for
// one has a sign.
func TestSortingIsGivenUp(t *testing.T) {
	b := eventList(t, 140, 40)
	waits := 0
	b.wait = func(d time.Duration, _ func(time.Time) tea.Msg) tea.Cmd {
		if d == slowAfter {
			waits++
		}
		return nil
	}
	b.press("l")
	_, sorting := b.Update(pressed("s"))
	first := b.work.sorting
	b.send(slow{b.work.number})
	if waits == 0 || !b.work.slow {
		t.Errorf("nothing shows that the list is being sorted: %d waits", waits)
	}
	_, back := b.Update(pressed("u"))
	b.do(back)
	if first.Field != "event" || b.work.busy || b.table.Order().Field != "" {
		t.Errorf("by %q, and the list has the order %q", first.Field, b.table.Order().Field)
	}
	b.do(sorting)
	if b.table.Order().Field != "" || b.work.slow {
		t.Errorf("what was given up sorts the list by %q", b.table.Order().Field)
	}
	b.press("s")
	b.want("EVENT ▾")
}

// TestNarrowedColumnStays: on a narrow screen, what was narrowed by the value under
// the cursor does not scroll the other columns away.
func TestNarrowedColumnStays(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 60, 15)
	b.press("j enter =")
	b.want("[event=RunInstances]", "EVENT", "WHAT")
	if field := b.table.Field(); field != "event" {
		t.Errorf("the cursor is on %s", field)
	}
	b.press("C j j esc")
	if b.filter.columns != nil {
		t.Errorf("nothing was chosen, and %v are", b.filter.columns)
	}
	b.press("esc enter")
	if field := b.table.Field(); field != "ip" {
		t.Errorf("in a fresh list of an actor and an event the cursor is on %s", field)
	}
}

// TestColumnsStayWhereTheCursorGoes: it goes to none that the filter says, and what is seen
// then is seen after the columns were looked at, and after another screen.
func TestColumnsStayWhereTheCursorGoes(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.press("enter l l l l l l l")
	if field := b.table.Field(); field != "error" {
		t.Fatalf("the cursor is on %s", field)
	}
	before, columns := b.text(), b.table.Columns()
	for _, keys := range []string{"C esc", "enter esc", "? esc"} {
		b.press(keys)
		if !slices.Equal(columns, b.table.Columns()) || b.table.Field() != "error" {
			t.Errorf("%s: the columns are %v, the cursor is on %s", keys, b.table.Columns(), b.table.Field())
		}
		if keys != "enter esc" && b.text() != before {
			t.Errorf("%s: the list is another:\n%s", keys, b.text())
		}
	}
}

// TestLeavingTheChooserMovesNothing: who only looks at the columns is back on the same row,
// column and lines, wherever the cursor is and whatever the list is sorted by.
func TestLeavingTheChooserMovesNothing(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		for _, keys := range []string{"g", strings.Repeat("j ", 15), "G", "l l l s"} {
			b := demoBench(t, width, 24)
			b.press("enter " + keys + " h h h h h h h")
			for range b.table.Columns() {
				list, was := shownList(b), b.table.Window()
				for _, look := range []string{"C", "esc"} {
					b.press(look)
					b.text()
				}
				if got := shownList(b); got != list || b.table.Place() != was.Place {
					t.Errorf("%d cells, %s: %+v became %+v, and the list\n%s\n%s", width, keys, was, b.table.Window(), list, got)
				}
				b.press("l")
			}
			if field := b.table.Place().Field; field == "time" {
				t.Errorf("%d cells, %s: the cursor stays on the time", width, keys)
			}
		}
	}
}

// shownList returns the lines of the list as they are drawn.
func shownList(b *bench) string {
	lines := strings.Split(b.text(), "\n")
	return strings.Join(lines[b.layout.body.y:b.layout.status.y], "\n")
}

// TestChooserStartsOnTheColumn that the cursor is on, also on the one that no key acts on;
// where somebody goes there is where the list is, then.
func TestChooserStartsOnTheColumn(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.press("enter")
	b.table.FocusColumn(events.What)
	b.press("C")
	if field := b.chooser.Field(); field != events.What {
		t.Errorf("it starts on %s", field)
	}
	b.press("j")
	field := b.chooser.Field()
	b.press("esc")
	if got := b.table.Place().Field; got != field || got == events.What {
		t.Errorf("left on %s, the list is on %s", field, got)
	}
	b.press("h h h h h h h h C j k esc")
	if got := b.table.Place().Field; got != "time" {
		t.Errorf("from the time and back the cursor is on %s", got)
	}
	b.press("C space esc")
	if got := b.table.Place().Field; got == "time" || b.filter.columns == nil {
		t.Errorf("a column was taken away, and the cursor is on %s of %v", got, b.filter.columns)
	}
}

// TestOrderGoesWithItsColumn: no list is sorted by a column that choosing took
// away.
func TestOrderGoesWithItsColumn(t *testing.T) {
	for keys, columns := range map[string]string{"u esc": "ACTOR", "r esc": "ACTOR", "space esc": "ACTOR"} {
		b := eventList(t, 80, 24)
		b.press("C /")
		b.types("bucketName")
		b.press("enter s")
		if b.filter.order.Field != "requestParameters.bucketName" {
			t.Fatalf("the list is sorted by %q", b.filter.order.Field)
		}
		b.want("s reverses, then time order")
		b.press(keys)
		b.want("TIME ▾", columns)
		b.wantNot("bucketName")
		if b.table.Order().Field != "" {
			t.Errorf("%s: the list is sorted by %q", keys, b.table.Order().Field)
		}
	}
}

// TestChooserTellsTheWidthsDrawn: opening it moves no column, and wider is wider
// than what is seen.
func TestChooserTellsTheWidthsDrawn(t *testing.T) {
	b := eventList(t, 160, 30)
	b.press("v")
	before := b.table.Drawn("event")
	b.press("l C")
	if got := b.table.Drawn("event"); got != before {
		t.Errorf("the chooser opens, and the column has %d cells, not %d", got, before)
	}
	b.press("+ +")
	b.text()
	if got := b.table.Drawn("event"); got != before+2*widerBy {
		t.Errorf("twice wider than %d is %d", before, got)
	}
	b.press("- - -")
	if got := b.table.Drawn("event"); got != before-widerBy {
		t.Errorf("narrower than %d is %d", before, got)
	}
}

// TestPartsOfAConditionFixFields: one condition of several parts, as an answer brings
// it along, leaves one value of each field that a part leaves one of.
func TestPartsOfAConditionFixFields(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	for text, want := range map[string]bool{
		"actor=mira verb:write":      true,
		"actor=mira,deploy-bot ip:1": false,
		"actor=mira OR verb:write":   false,
		"-actor=mira verb:write":     false,
	} {
		e, err := b.lang.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		b.filter.terms = terms{{expr: e}}
		if got := b.fixes("actor"); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestFirstAndLastColumn: the ends of the columns are as near as those of all lists.
func TestFirstAndLastColumn(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter C g")
	first := b.chooser.Field()
	b.press("k")
	if got := b.chooser.Field(); got != first {
		t.Errorf("before %s, where g leads, is %s", first, got)
	}
	b.press("G")
	last := b.chooser.Field()
	b.press("j")
	if last == first || b.chooser.Field() != last {
		t.Errorf("G leads to %s, behind which is %s", last, b.chooser.Field())
	}
	b.press("g")
	if got := b.chooser.Field(); got != first {
		t.Errorf("g leads to %s, not to %s", got, first)
	}
}
