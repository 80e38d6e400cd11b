package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestWayThereAndBack(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.want("Overview", "90 of 90  100.0 %", "ACTOR", "deploy-bot", "no filter", "10 AWS-generated   1 hides them")
	b.press("j")
	b.press("enter")
	b.want("Overview › actor=deploy-bot › Events", "[actor=deploy-bot]", "25 of 90", "RunInstances")
	b.wantNot("mira")
	b.press("j enter")
	b.want("2 of 25", "userIdentity", ".awsRegion") // the cursor's path
	b.press("esc")
	b.want("› Events", "[actor=deploy-bot]")
	b.press("esc")
	b.want("90 of 90", "no filter")
	b.wantNot("[actor")
	b.press("esc")
	b.want("q quits")
}

func TestEnterTakesOnlyItsConditionAway(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("1 j enter")
	b.want("[-origin:service,linked-role,forwarded] [actor=deploy-bot]")
	b.press("-")
	b.want("[event!=RunInstances]", "[actor=deploy-bot]")
	b.press("esc")
	b.want("[-origin:service,linked-role,forwarded]", "[event!=RunInstances]")
	b.wantNot("[actor=deploy-bot]")
}

func TestEnterOnWhatTheFilterSaysAlready(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j = enter esc")
	b.want("[actor=deploy-bot]", "Overview")
}

func TestOnlyAlsoWithout(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"=", "[actor=mira]"},
		{"-", "[actor!=mira]"},
		{"= =", "[actor=mira]"},
		{"space space =", "[actor=mira,deploy-bot]"},
		{"space space -", "[actor!=mira,deploy-bot]"},
		{"+", "[actor=mira]"},
		{"= u", "no filter"},
		{"= u ctrl+r", "[actor=mira]"},
		{"3", "[failed:yes]"},
		{"3 3", "no filter"},
		{"1 2 3", "[-origin:service,linked-role,forwarded] [verb:write,grant-use] [failed:yes]"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(c.keys)
		if !strings.Contains(b.text(), " "+c.want+" ") {
			t.Errorf("%s: no %q in\n%s", c.keys, c.want, b.text())
		}
	}
}

func TestTheTimeOfAnEventIsAValue(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter j h h =")
	b.want("[time=2026-08-31T22:51:19Z]", "1 of 90")
	b.press("-")
	b.want("Nothing matches")
	b.press("u u")
	b.want("25 of 90")
}

func TestMissingValuesCanBeChosen(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab tab tab") // ERROR, where (none) comes first
	b.want("(none)")
	b.press("=")
	b.want("[-error:*]")
	b.press("u -")
	b.want("[error:*]", "[error:*]")
	b.wantNot("(none)  ")
}

func TestFacetSearch(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab /")
	b.types("runi")
	b.want("/runi", "1 of 5", "RunInstances")
	b.press("enter =")
	b.want("[event=RunInstances]")
	b.press("esc")
	b.wantNot("/runi")
	b.press("/")
	b.types("zzz")
	b.want("nothing like this")
	b.press("esc")
	b.wantNot("nothing like this")
}

func TestValuePicker(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter /")
	b.types("listb")
	b.want("ListBuckets")
	b.press("enter")
	b.want("[event=ListBuckets] [actor=mira]")
}

func TestFilterEditor(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("event:run* regoin:x")
	b.want("✗", "regoin")
	b.press("enter")
	b.want("; event:run* regoin:x", "90 of 90")
	b.press("ctrl+u")
	b.types("event:run*")
	b.want("✓")
	b.press("enter")
	b.want("[event:run*]", "16 of 90")
	b.press(";")
	b.types(" requestParameters.nope:x")
	b.want(" no event has requestParameters.nope")
	b.press("esc ;")
	b.types(" failed:yes")
	b.press("esc")
	b.want("[event:run*] ", "16 of 90")
	b.wantNot("failed:yes")
}

func TestEditorKeepsTheDrillApart(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter ;")
	b.types(" verb:write")
	b.press("enter")
	b.want("[verb:write] [actor=deploy-bot]")
	b.press("esc")
	b.want("[verb:write]  ", "Overview")
	b.wantNot("[actor=")
}

func TestBackAndForward(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter j j enter")
	event := strings.Split(b.text(), "\n")[1]
	b.press("< <")
	b.want("90 of 90", "Overview ")
	b.press("> >")
	if got := strings.Split(b.text(), "\n")[1]; got != event {
		t.Errorf("forward leads to %q, not to %q", got, event)
	}
	b.press("<")
	if place := b.table.Place(); b.table.Cursor() != 2 || !place.OK {
		t.Errorf("the cursor of the list is at %d", b.table.Cursor())
	}
	b.press("< < <")
	b.want("this is where you began: > goes forward")
}

func TestFailuresAreStops(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter e")
	if b.table.Cursor() != 1 {
		t.Errorf("the first failure is said to be event %d", b.table.Cursor())
	}
	b.press("E")
	b.want("no further failure")
	b.press("G e e e e e e e e e e e e e e e e e e")
	b.want("no further failure")
}

func TestReverseKeepsTheEvent(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter j j")
	row, _ := b.table.Row()
	b.press("S")
	if now, _ := b.table.Row(); now != row || b.table.Cursor() != 22 {
		t.Errorf("the cursor is on event %d", b.table.Cursor())
	}
}

func TestDetailStepsFromEventToEvent(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 40)
	b.press("j enter enter J")
	b.want("2 of 25", "CreateUser")
	b.press("K K")
	b.want("1 of 25", "no further event")
	b.press("/")
	b.types("instancetype")
	b.press("enter")
	b.want(".requestParameters.instanceType")
	b.press("-")
	b.want("[requestParameters.instanceType!=p4d.24xlarge]")
	b.press("n N")
	b.press("q q q")
}

func TestSecretsStayMasked(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	b.press("tab tab /")
	b.types("assume")
	b.press("enter enter")
	b.want("AssumeRole", "response")
	b.wantNot("topsecret")
	b.press("enter")
	b.want("sessionToken")
	b.wantNot("topsecret")
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Secret = nil
	b = newBench(t, cfg, 160, 50)
	b.press("tab tab /")
	b.types("assume")
	b.press("enter enter")
	b.want("topsecret")
}

func TestCopyMenu(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("y")
	b.want("y value", "k field", "p path", "q command line")
	b.press("y")
	b.want("copied the value, 4 B: mira")
	b.press("y k")
	b.want("copied the field, 5 B: actor")
	b.press("tab tab tab y p")
	b.want("copied the path, 15 B: sourceIPAddress")
	b.press("y j")
	b.want("no JSON here")
	b.press("enter y j")
	b.want("copied the JSON, 569 B", `{"awsRegion":"eu-central-1"`)
	b.press("y esc")
	b.want("Events")
}

func TestPaletteRunsCommands(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(":")
	b.types("failures only")
	b.press("enter")
	b.want("[failed:yes]")
	b.press(": esc")
	b.want("[failed:yes]", "ACTOR")
}

func TestHelpAndProblems(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("?")
	b.want("Up and down", "Open its events")
	b.press("G")
	b.want("leave this or quit", "? filter language")
	b.press("?")
	b.want("time:last2h", "character plain; OR AND NOT are capitals.", "? keys", "trailsift")
	b.press("?")
	b.want("Up and down")
	b.press("q !")
	b.want("no problems")
	b.press("esc")
	b.want("ACTOR")
}

func TestKeysTypedAheadAreNotLost(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j")
	_, opened := b.Update(pressed("enter"))
	b.press("j j enter") // before there is anything to move in
	b.do(opened)
	b.want("3 of 25")
	b.press("esc esc")
	_, opened = b.Update(pressed("enter"))
	b.press("j enter esc")
	b.do(opened)
	b.want("Overview ", "90 of 90")
}

func TestChoosingWaitsForTheSearch(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter /")
	var late []tea.Cmd
	for _, k := range strings.Fields("l i s t b enter h -") {
		_, cmd := b.Update(pressed(k))
		late = append(late, cmd)
	}
	for _, cmd := range late {
		b.do(cmd)
	}
	b.want("[event=ListBuckets]", "[time!=2026-08-31T22:41:37Z]")

	b = newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter")
	_, offers := b.Update(pressed("/"))
	b.press("l i s t b enter")
	b.do(offers)
	b.want("[event=ListBuckets]")
}

// TestValuesSearchTakesWhatWasTyped: what no column of the list has may be in other fields.
func TestValuesSearchTakesWhatWasTyped(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("L /")
	b.types("p4d.24x")
	b.want("0 of ", "▌ text ", "events that mention it", "enter only what mentions it")
	b.press("enter")
	b.want("[p4d.24x]", "16 of 90")
	b.press("u / space space")
	b.wantNot("events that mention it")
	b.press("esc /")
	b.types("runins")
	b.want("1 of ", "▌ event ", "enter only this value")
	b.press("down")
	b.want("▌ text ")
	b.press("up enter")
	b.want("[event=RunInstances]")
	b.press("+")
	b.types("backdoor")
	b.wantNot("events that mention it")
}

// TestListsAreOpenedWhereTheyWereLeft: at the event, of however many in its second, unless
// somebody went to another time.
func TestListsAreOpenedWhereTheyWereLeft(t *testing.T) {
	var all []string
	for i := range 40 {
		at := fmt.Sprintf("2026-09-15T10:%02d:00Z", i/10)
		all = append(all, event(i, object{"eventTime": at, "eventName": fmt.Sprintf("Call%d", i)}))
	}
	b := newBench(t, config(newStore(t, "trail.json", all)), 120, 30)
	at := func() string {
		r, _ := b.table.Record()
		name, _ := r.Value(b.lang, "event")
		return name
	}
	b.press("L 1 " + strings.Repeat("j ", 17) + "esc L")
	if at() != "Call17" {
		t.Errorf("opened at %s", at())
	}
	b.press("esc L j esc L esc L") // nobody moved in the last of them
	if at() != "Call18" {
		t.Errorf("opened at %s", at())
	}
	b.press("S esc L")
	if at() != "Call18" {
		t.Errorf("turned round it is opened at %s", at())
	}
	b.press("S esc i g L")
	if at() != "Call0" {
		t.Errorf("from the first bar it is opened at %s", at())
	}
}

func TestValueKeysWaitForTheSearch(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab /")
	var late []tea.Cmd
	for _, k := range strings.Fields("r u n i enter =") {
		_, cmd := b.Update(pressed(k))
		late = append(late, cmd)
	}
	b.want("no filter")
	for _, cmd := range late {
		b.do(cmd)
	}
	b.want("[event=RunInstances]")
}

func TestTheNewestSearchCounts(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab /")
	_, old := b.Update(pressed("r"))
	b.types("unx")
	b.do(old)
	b.want("nothing like this")
	b.press("esc")
	b.do(old)
	b.want("ListBuckets")
}

func TestLargeEventsAreReadAside(t *testing.T) {
	many := object{}
	for n := range 20_000 {
		many[fmt.Sprint("parameter", n)] = n
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{event(1, nil), event(2, object{"requestParameters": many}), event(3, nil)})), 120, 30)
	b.press("enter j")
	_, reads := b.Update(pressed("enter"))
	b.want("2 of 3", "Reading the event", "kB of JSON")
	b.press("j =")
	b.wantNot("[eventCategory")
	b.do(reads)
	b.want("requestParameters", "[eventCategory=Management]")
	b.press("esc")
	_, first := b.Update(pressed("enter"))
	b.press("esc")
	_, second := b.Update(pressed("enter"))
	b.do(first)
	b.press("G")
	b.want("▌    userName")
	b.do(second) // which was asked for twice
	b.want("▌    userName")
	b.press("u esc enter")
	_, late := b.Update(pressed("K"))
	b.do(late)
	_, late = b.Update(pressed("J"))
	b.press("K")
	b.do(late)
	b.want("1 of 3", "trail.json:1")
	b.wantNot("Reading")
}

func TestNarrowTerminal(t *testing.T) {
	for width := minWidth; width < 130; width++ {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &fakeLoad{progress: Progress{Done: true, Files: 12_345, FilesTotal: 67_890, Skipped: 1234, Bad: 56, Stopped: "memory limit reached"}}
		b := newBench(t, cfg, width, 15)
		b.want("90 events")
	}
}

func TestNothingToZoomInto(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter ;")
	b.types(" actor!=mira")
	b.press("enter")
	b.want("Nothing matches")
	b.press("z")
	b.want("no time here")
}

// TestKeysKeepTheirOrder types on while the answer to the first key is still
// computed.
func TestKeysKeepTheirOrder(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	_, opens := b.Update(pressed("enter"))
	for _, key := range []string{"j", "j", ";"} {
		_, cmd := b.Update(pressed(key))
		b.do(cmd)
	}
	b.do(opens)
	b.want("; actor=mira")
	b.wantNot("mirajj")
	b.press("esc esc")
	_, narrows := b.Update(pressed("-"))
	_, opens = b.Update(pressed("enter"))
	b.do(opens)
	b.do(narrows)
	b.want("[actor!=mira] [actor=deploy-bot]")
	b.press("esc u")
	_, narrows = b.Update(pressed("-"))
	b.Update(pressed("enter"))
	_, back := b.Update(pressed("esc")) // does not wait, and takes back what does
	b.do(back)
	b.do(narrows)
	b.want("[actor!=mira]", "q quits")
}

// TestEventThatIsNotInTheList takes the event on show out of the list and goes on
// to its neighbours.
func TestEventThatIsNotInTheList(t *testing.T) {
	for _, c := range []struct{ key, want string }{{"J", "RunInstances 2026-08-31 23:04:15"}, {"K", "RunInstances 2026-08-31 22:56:10"}} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press("j enter j j j enter")
		b.want("CreateUser 2026-08-31 23:02:38", "4 of 25")
		b.press("j j j j j -")
		b.want("[eventName!=CreateUser]", "not among the 16")
		b.press(c.key)
		b.want(c.want, "of 16")
	}
}

// TestOnlyWaysThatLeadOut suggests no undo where there is nothing to undo.
func TestOnlyWaysThatLeadOut(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Filter, _ = cfg.Language.Parse("actor:mira nosuch.path:x")
	b := newBench(t, cfg, 120, 30)
	b.want("Nothing matches", "No event has nosuch.path", ";   edit the filter")
	b.wantNot("undo", "esc one step back")
	b.press("; esc 3")
	b.want("u   undo the last narrowing")
}

// TestUndoLeavesTheListOpenedLast: the newest narrowing goes first, which is the
// list that was opened, then the conditions from before it.
func TestUndoLeavesTheListOpenedLast(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("= l j enter")
	b.want("› Events")
	list := b.filterLine()
	b.press("- u")
	if b.want("› Events"); b.filterLine() != list {
		t.Errorf("after - and u the filter is %q, was %q", b.filterLine(), list)
	}
	b.press("enter u")
	b.want("esc leads back to it")
	b.press("esc u")
	b.wantNot("› Events")
	if b.filterLine() == list {
		t.Error("undo took another condition away than the newest")
	}
	b.press("ctrl+r")
	if b.want("› Events"); b.filterLine() != list {
		t.Errorf("redo brings %q, not %q", b.filterLine(), list)
	}
	b.press("u u")
	b.want("no filter")
	b.press("ctrl+r ctrl+r ctrl+r")
	b.want("› Events")
}

// TestSearchInVainEnds: there is nothing to keep of a search in a facet that
// found nothing.
func TestSearchInVainEnds(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("/ q q q q enter")
	b.want("nothing like qqqq in this facet", "▌ mira")
	b.wantNot("nothing like this", "to filter")
	b.press("/ a c t o r : q q enter")
	b.want("nothing like actor:qq in this facet; press ; to filter")
}

// TestValueKeysInThePreview act on the value under its cursor.
func TestValueKeysInThePreview(t *testing.T) {
	const to, name = "; e v e n t = G e t B u c k e t A c l enter enter tab j j ", "requestParameters.bucketName"
	for _, c := range []struct {
		keys string
		want []string
	}{
		{to + "=", []string{"[ip=cloudtrail.amazonaws.com]", "▌from cloudtrail"}},
		{to + "-", []string{"[ip!=cloudtrail.amazonaws.com]", "Nothing matches"}},
		{to + "j =", []string{"[ua=cloudtrail.amazonaws.com]", "▌  cloudtrail"}},
		{to + "j j =", []string{"[" + name + "=trail-archive]", "▌ bucketName"}},
		{to + "j j f", []string{"› Facets", "▌ requestParameters"}},
		{to + "j j y y", []string{"copied the value, 13 B: trail-archive"}},
		{to + "j j y p", []string{"copied the path, 28 B: " + name}},
		{to + "p", []string{"── cloudtrail.amazonaws.com ──", "profile of cloudtrail.amazonaws.com"}},
		{to + "c", []string{"what it did"}},
		{to + "J J J K =", []string{"[ip=cloudtrail.amazonaws.com]"}},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
		b.press(c.keys)
		b.want(c.want...)
	}
}

// TestPreviewSaysCutValuesWhole: there is a line for what the pane has no room
// for.
func TestPreviewSaysCutValuesWhole(t *testing.T) {
	long := "arn:aws:iam::111122223333:role" + strings.Repeat("/a-long-path/of-a-role", 4)
	b := newBench(t, config(newStore(t, "trail.json", []string{event(1, object{"userIdentity": object{"type": "IAMUser", "userName": "mira"}, "userAgent": "x", "requestParameters": object{"roleArn": long, "to": "x"}})})), 160, 15) // where there are no lines left for it
	b.press("enter tab")
	b.wantNot(long)
	b.press("j j j")
	b.want("\n " + long)
	b.press("j")
	b.wantNot(long)
}

// TestKeysWaitForTheEventBesideTheList: they are about the event that J leads to.
func TestKeysWaitForTheEventBesideTheList(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	b.press("space space enter tab") // mira and deploy-bot
	was, _, _ := b.beside.Value()
	_, value, _ := b.beside.Value()
	_, shown := b.Update(pressed("J"))
	_, narrowed := b.Update(pressed("="))
	if len(b.filter.terms) > 0 {
		t.Errorf("the key was about %s %s, of the event before", was, value)
	}
	b.do(shown)
	b.do(narrowed)
	b.want("[event=")
}

// TestAlsoOffersOtherValues where the list has one value of a field only, whether
// somebody narrowed it so or enter did.
func TestAlsoOffersOtherValues(t *testing.T) {
	for _, way := range []string{"enter", "= enter"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(way)
		b.want("[actor=mira]", "55 of 90")
		b.press("backspace +")
		b.want("+ other actor", "deploy-bot", "cloudtrail.amazonaws.com", "enter also this value")
		b.wantNot("▌ mira")
		b.press("d e p enter")
		b.want("[actor=mira,deploy-bot]", "80 of 90", "› Events")
		b.press("u")
		b.want("[actor=mira]", "55 of 90")
	}
}

// TestAlsoWithoutOtherValues says that there is nothing to add.
func TestAlsoWithoutOtherValues(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("; e v e n t = R u n I n s t a n c e s enter enter")
	b.press("backspace +")
	b.want("no event that matches the other conditions has another value of actor", "› Events")
	b.table.FocusColumn("event")
	b.press("+ esc")
	b.want("› Events")
	b.wantNot("other event")
}
