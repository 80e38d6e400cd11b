package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// facetNames returns the fields of the lists of the overview.
func (b *bench) facetNames() []string {
	var out []string
	for i := range b.facets.Len() {
		out = append(out, b.facets.Field(i).Name)
	}
	return out
}

func TestFieldBrowser(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("F")
	b.want("FIELD", "OF ALL EVENTS", "VALUES", "● actor", "100.0 %", " category  eventCategory")
	b.types("bucketn")
	b.want(" F bucketn", " 1 of ", "▌  requestParameters.bucketName", "11.1 %        1", "1 value", "trail-archive")
	b.press("enter")
	b.want("▌ requestParameters.bucketName", "trail-archive")
	if got := b.facetNames()[:3]; !slices.Equal(got, []string{"region", "requestParameters.bucketName", "actor"}) {
		t.Errorf("the lists are %v", got)
	}
	b.press("j =")
	b.want("[requestParameters.bucketName=trail-arch", "10 of 90")
}

func TestFieldBrowserKnowsAliases(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	before := b.facetNames()
	b.press("F")
	b.types("sourceIPA")
	b.want("● ip  sourceIPAddress", "203.0.113.66")
	b.press("enter")
	if got := b.facetNames(); !slices.Equal(got, before) || b.facets.Field(b.facets.Focus()).Name != "ip" {
		t.Errorf("the lists are %v, the focus is on %d", got, b.facets.Focus())
	}
	b.press("F")
	b.types("userIdentity.type")
	b.press("enter")
	b.want("TYPE", "IAMUser", "AWSService")
}

func TestFieldBrowserMovesAndLeaves(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	before := b.facetNames()
	b.press("F down down pgdown pgup up")
	name, _ := b.browser.Current()
	b.want("▌  " + name.Name) // a column that is no list
	b.types("zzzz")
	b.want("nothing like this", "0 of ")
	b.press("enter")
	b.want("nothing like this") // there is nothing to choose
	b.press("esc")
	if got := b.facetNames(); !slices.Equal(got, before) || b.mode != browsing {
		t.Errorf("the lists are %v", got)
	}
}

func TestSecretsAreNoFacets(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("F")
	b.types("sessiontoken")
	b.want("responseElements.credentials.sessionToken", "••• masked •••")
	b.wantNot("topsecret")
	b.press("enter")
	b.want("holds secrets")
	b.wantNot("topsecret")
	if b.isFacet("responseElements.credentials.sessionToken") {
		t.Error("a secret has a list")
	}
}

func TestFacetsOfTheCommandLine(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Facets = []string{"event", "requestParameters.instanceType", "event"}
	b := newBench(t, cfg, 80, 24)
	b.want("▌ EVENT", "requestParameters.instanceType", "p4d.24xlarge")
	if got := b.facetNames(); !slices.Equal(got, []string{"event", "requestParameters.instanceType"}) {
		t.Errorf("the lists are %v", got)
	}
	b.press("x")
	b.want("removed EVENT: u brings it back", "▌ requestParameters.instanceType")
	b.press("x")
	b.want("this is the last facet", "p4d.24xlarge")
}

func TestFacetsMove(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("( ( ) )")
	if got := b.facetNames()[:4]; !slices.Equal(got, []string{"region", "service", "actor", "event"}) || b.facets.Focus() != 2 {
		t.Errorf("the lists are %v, the focus on %d", got, b.facets.Focus())
	}
	b.press("x")
	b.want("▌ EVENT", "RunInstances")
	b.wantNot("deploy-bot")
	b.press("enter")
	b.press("esc")
	b.want("▌ EVENT")
}

// TestListsAreUndone: what was done to the lists themselves is taken back like a
// narrowing, and done again.
func TestListsAreUndone(t *testing.T) {
	const usual = "region actor service"
	for _, c := range []struct{ keys, want, focus string }{
		{"x", "region service event", "SERVICE"},
		{"x u", usual, "ACTOR"},
		{"x u ctrl+r", "region service event", "SERVICE"},
		{"x x u", "region service event", "SERVICE"},
		{"(", "actor region service", "ACTOR"},
		{"( u", usual, "ACTOR"},
		{") u", usual, "ACTOR"},
		{"F r e a d O enter", "region readOnly actor", "readOnly"},
		{"F r e a d O enter u", usual, "ACTOR"},
		{"F e r r o r enter", usual, "ERROR"}, // it had a list: nothing to undo
		{"= x u", usual, "ACTOR"},
		{"s x u", usual, "ACTOR"},
		{"x 3 u u", usual, "ACTOR"},
		{"/ m i r enter x u", usual, "ACTOR"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(c.keys)
		if got := strings.Join(b.facetNames()[:3], " "); got != c.want {
			t.Errorf("%s: the lists are %s, want %s", c.keys, got, c.want)
		}
		b.want("▌ " + c.focus)
	}
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("x u")
	b.want("deploy-bot", "mira")
	b.press("u")
	b.want("nothing to undo")
}

// TestGoingBackToAFacetThatIsGone: the history may name lists that were
// removed.
func TestGoingBackToAFacetThatIsGone(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter < x > <")
	b.want("Overview")
}

func TestSortingAFacet(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab") // EVENT
	order := func() string {
		var out []string
		for _, line := range strings.Split(b.text(), "\n") {
			for _, name := range []string{"ListBuckets", "RunInstances", "GetBucketAcl", "CreateUser", "AssumeRole"} {
				if strings.Contains(line, name) {
					out = append(out, name[:1])
				}
			}
		}
		return strings.Join(out, "")
	}
	for _, c := range []struct{ keys, title, want string }{
		{"", "EVENT ", "LRGCA"},
		{"S", "rarest", "ACGRL"},
		{"s", "a-z", "ACGLR"},
		{"S", "z-a", "RLGCA"},
		{"s", "seen first 2026-08-31 22:40:00", "GLRCA"},
		{"S", "newest", "ACRLG"},
		{"s", "EVENT ", "LRGCA"},
		{"u", "newest", "ACRLG"}, // a sort is undone like a narrowing
		{"u u u u u u", "EVENT ", "LRGCA"},
		{"ctrl+r", "rarest", "ACGRL"},
	} {
		b.press(c.keys)
		if got := order(); got != c.want || !strings.Contains(b.text(), c.title) {
			t.Errorf("%s: %s, want %s (%s) in\n%s", c.keys, got, c.want, c.title, b.text())
		}
	}
}

// barless returns a frame without bars, and with one blank for many.
func (b *bench) barless() string {
	text := strings.NewReplacer("█", "", "▉", "", "▊", "", "▋", "", "▍", "", "▎", "", "▏", "").Replace(b.text())
	return strings.Join(strings.Fields(text), " ")
}

func TestFilteredAndTotalCounts(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	if strings.Contains(b.barless(), "deploy-bot 25 25") {
		t.Error("there are two counts without a filter")
	}
	b.press("j =") // actor=deploy-bot
	for _, want := range []string{"deploy-bot 25 25", "RunInstances 16 16", "eu-central-1 9 74", "(none) 16 81", "AccessDenied 9 9"} {
		if !strings.Contains(b.barless(), want) {
			t.Errorf("no %q in\n%s", want, b.text())
		}
	}
}

func TestSelectedValuesMakeOneList(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab space space space")
	b.want("● 3  5", "●ListBuckets", "●RunInstances", "●GetBucketAcl")
	b.press("=")
	b.want("[event=ListBuckets,RunInstances,GetBucketAcl]")
	b.wantNot("● 3")
	b.press("u")
	b.want("no filter")
	b.press("g space j space -")
	b.want("[event!=ListBuckets,GetBucketAcl]")
}

func TestFacetOfAColumn(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter f")
	b.want("› Facets", "[actor=deploy-bot]", "▌ EVENT", "RunInstances")
	b.press("esc")
	b.want("› Events", "[actor=deploy-bot]")
	b.press("g h h h f")
	b.want("time: see the timeline (esc, i)", "› Events")
}

func TestFacetOfAPath(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("tab tab j enter enter /")
	b.types("instanceType")
	b.press("enter f")
	b.want("▌ requestPara…instanceType", "▌ p4d.24xlarge", "› Facets")
	b.press("esc")
	b.want(".requestParameters.instanceType")
	b.press("k f")
	b.want("holds other fields")
}

func TestCrossTable(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("m")
	b.want("ACTOR #", "marked: m or # on another facet")
	b.press("tab tab m")
	b.want("Overview › actor by event", "3 by 5 values", "mira", "ListBuckets")
	for _, want := range []string{"total 90 49 16 10 9 6 mira 55 49 · · · 6 deploy-bot 25 · 16 · 9 ·"} {
		if !strings.Contains(b.barless(), want) {
			t.Errorf("no %q in\n%s", want, b.text())
		}
	}
	b.press("j j l l enter")
	b.want("[actor=deploy-bot event=RunInstances]", "16 of 90", "› Events")
	b.press("esc")
	b.want("actor by event", "▌ deploy-bot", "no filter")
	b.press("-")
	b.want("[-(actor=deploy-bot event=RunInstances)]", "74 of 90")
	b.press("u h =")
	b.want("[actor=deploy-bot] [event=RunInstances]", "16 of 90")
	b.press("u #")
	b.want("event by actor", "RunInstances")
	b.press("esc")
	b.want("▌ EVENT", "no filter")
}

// TestFieldsOfMatches: under a filter the browser counts what that leaves, its
// examples too, and again when another is in force.
func TestFieldsOfMatches(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("= F")
	b.want("[actor=mira]", "OF 55 MATCHING")
	b.types("requestParameters.bucketName")
	b.want("0.0 %        0", "0 values")
	b.wantNot("trail-archive")
	b.press("esc F")
	b.types("eventname")
	b.want("100.0 %        2", "2 values", "AssumeRole", " 49 ")
	b.wantNot("RunInstances")
	b.press("esc u F")
	b.types("eventname")
	b.want("OF ALL EVENTS", "100.0 %        5", "RunInstances")
}

// TestFieldsAfterLeavingEarly: who leaves the browser before it knows the fields
// finds them when it is opened again.
func TestFieldsAfterLeavingEarly(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.Update(pressed("F"))
	b.want("looking for fields")
	b.press("esc F")
	b.want("sourceIPAddress")
}

// TestFieldThatIsCalledAsTyped: no field whose name only has the letters in it
// comes before it.
func TestFieldThatIsCalledAsTyped(t *testing.T) {
	for typed, want := range map[string]string{"error": "error", "errorCode": "error", "errorM": "errorMessage", "EVENT": "event", "eventn": "event"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press("F")
		b.types(typed)
		if f, _ := b.browser.Current(); f.Name != want {
			t.Errorf("%s finds %s", typed, f.Name)
		}
	}
}

// TestCrossOfAField: missing values and totals lead to their events too.
func TestCrossOfAField(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("#")
	b.want(" actor by ", "FIELD")
	b.types("errorCode")
	b.press("enter")
	b.want("actor by error", "AccessDenied", "(none)")
	b.press("l l enter") // the total of (none)
	b.want("[-error:*]", "81 of 90")
	b.press("esc j h =")
	b.want("no event is in this cell")
}

// TestCrossOfTheMarkedFacet: # on another facet opens the table too, as it says.
func TestCrossOfTheMarkedFacet(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("m")
	b.want("m or # on another facet opens a table of both")
	b.press("#") // on the same: there is nothing to put it against
	b.want("FIELD")
	b.press("esc tab #")
	b.want(" by ", "total")
	b.wantNot("FIELD")
}

func TestCrossOfAllEventsNarrowsNothing(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("m tab tab m =")
	b.want("choose a row or a column", "no filter")
	b.press("-")
	b.want("this is all events", "no filter")
	b.press("+")
	b.want("no value here to add", "no filter")
	b.press("j j +")
	b.want("[actor=deploy-bot]", "25 of 90")
}

func TestCrossFollowsTheFilter(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("m tab tab m 3")
	b.want("[failed:yes]", "1 by 1 values", "CreateUser")
	b.wantNot("ListBuckets")
	b.press("3 1 q q")
}

func TestGoldenFacets(t *testing.T) {
	incidents := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", incident())
	for _, c := range []struct {
		name string
		keys string
		wait []string
	}{
		{"fields", "F", []string{"FIELD", "0 values"}},
		{"fields-narrowed", "F i n s t", []string{"instanceType", "1 value"}},
		{"facet-selected", "1 tab tab space space s", []string{"a-z", "74"}},
		{"cross", "m tab tab m j l l", []string{"3 by 5", "deploy-bot"}},
	} {
		for _, size := range [][2]int{{80, 24}, {160, 50}} {
			name := fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				term := tuitest.Run(t, New(context.Background(), config(incidents)), size[0], size[1])
				term.WaitText("ACTOR", "mira")
				term.WaitStill()
				for _, key := range strings.Fields(c.keys) {
					term.Press(key)
				}
				term.WaitText(c.wait...)
				term.Golden(name)
			})
		}
	}
}

// TestFacetFramesFit draws what is new on terminals of all sizes, with hostile
// values in it.
func TestFacetFramesFit(t *testing.T) {
	if testing.Short() {
		t.Skip("long; it draws one frame after the other")
	}
	s := newStore(t, "trail.json", append(incident(), hostile()...))
	for _, way := range []string{"F", "F x", "F z z z", "m tab m", "m tab tab m G l l l l l l l l", "s S", "x x", "= tab space space", "# u a enter G"} {
		for _, env := range []string{"LANG=C.UTF-8", "LANG=C"} {
			cfg := config(s)
			cfg.Env = []string{env}
			b := newBench(t, cfg, 120, 30)
			b.press(way)
			for _, size := range sizes() {
				b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				checkFrame(t, fmt.Sprintf("%q in %s at %v", way, env, size), b, size[0], size[1])
			}
		}
	}
}

// TestWhatMatchedStandsOut: the word of a filter is underlined in list, preview
// and JSON, and said where it was found.
func TestWhatMatchedStandsOut(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	e, err := cfg.Language.Parse("24XL")
	if err != nil {
		t.Fatal(err)
	}
	cfg.Filter = store.And{e, store.Match{Field: "event", Op: store.Like, Values: []store.Pattern{{{Text: "run"}, {Wild: '*'}}}}}
	b := newBench(t, cfg, 160, 50)
	b.press("enter")
	b.want("│ found", "│  requestParameters.instanceType", "│    p4d.24xlarge")
	b.wantNot("│  eventName  ") // its name stands above
	underlined := func(text string) bool { return strings.Contains(b.View().Content, b.theme.Match.Paint(text)) }
	if !underlined("RunInstances") || !underlined("24xl") {
		t.Errorf("what was searched for does not stand out:\n%s", b.text())
	}
	b.press("v")
	b.want("found in requestParameters.instanceType: p4d.24xlarge")
	b.wantNot("found in eventName")
	b.press("enter n n")
	b.want(".requestParameters.instanceType")
	b.press("k")
	if !underlined("24xl") {
		t.Errorf("it does not stand out in the JSON:\n%s", b.View().Content)
	}
}

// TestOrdinaryListsAreCalm: what every event in the list has does not stand
// out.
func TestOrdinaryListsAreCalm(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	b.press("j enter")
	if strings.Contains(b.View().Content, b.theme.Match.Paint("deploy-bot")) {
		t.Errorf("the actor stands out in every line")
	}
	b.wantNot("found")
}

// TestUndoBringsTheListsBackAsTheyWere: a value that a filter took away for a
// while is where it was, not one that stood next to it.
func TestUndoBringsTheListsBackAsTheyWere(t *testing.T) {
	var records []string
	for n := range 120 {
		failed := object{}
		if n%40 == 3 { // actors 3, 43 and 23
			failed["errorCode"] = "AccessDenied"
		}
		failed["userIdentity"] = object{"type": "IAMUser", "userName": fmt.Sprintf("actor-%02d", n%60), "accountId": "111122223333"}
		records = append(records, event(n, failed))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 30)
	b.press("j j")
	before := b.text()
	b.press("tab 3 2 u u shift+tab")
	if b.text() != before {
		t.Errorf("undo leads to\n%s\nfrom\n%s", b.text(), before)
	}
}

// TestTwoNumbersHaveAHead: under a filter lists count what matches and all events, and the
// line above says so where it has room; without one they have one number.
func TestTwoNumbersHaveAHead(t *testing.T) {
	for w := minWidth; w <= 160; w += 20 {
		b := newBench(t, config(newStore(t, "trail.json", incident())), w, 30)
		b.wantNot("matching, of all")
		sight := b.facetsInSight()
		b.press("3")
		b.want(sight)
		if w >= 80 {
			b.want(": matching, of all")
		}
		b.press("enter")
		b.wantNot("matching, of all")
	}
}

// TestFoundValuesHaveSparks: what a search brings in sight has its picture at once, and so has
// what is seen again when it ends.
func TestFoundValuesHaveSparks(t *testing.T) {
	var records []string
	for i := range 60 {
		records = append(records, event(i, object{"awsRegion": fmt.Sprintf("r-%d%c", i%30, 'a'+i%30/10)}))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 160, 18)
	whole := func(after string) {
		t.Helper()
		if w, ok := b.facets.Unsparked(); ok {
			t.Errorf("after %s there are no pictures of %v", after, w.Values)
		}
	}
	b.press("h \\")
	for _, keys := range []string{"/ 2 c", "backspace", "down", "enter", "esc", "/ z z", "esc", "/ c z", "enter"} {
		b.press(keys)
		whole(keys)
	}
}
