package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// bursts are two bursts of calls with a pause of three hours between them, and a
// lone call a day later.
func bursts() []string {
	var out []string
	for n := range 60 {
		at := time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC).Add(time.Duration(n) * 20 * time.Second)
		if n >= 30 {
			at = at.Add(2*time.Hour + 50*time.Minute)
		}
		if n == 59 {
			at = at.Add(24 * time.Hour)
		}
		more := object{"eventTime": at.Format(time.RFC3339), "eventName": fmt.Sprintf("Call%02d", n)}
		if n%10 == 3 {
			more["errorCode"] = "AccessDenied"
		}
		if n%12 == 7 {
			more["readOnly"] = false
		}
		out = append(out, event(n, more))
	}
	return out
}

func burstsBench(t *testing.T, w, h int) *bench {
	cfg := config(newStore(t, "trail.json", bursts()))
	cfg.Zone = time.FixedZone("CEST", 7200)
	return newBench(t, cfg, w, h)
}

// selects fails unless the event under the cursor has the name.
func (b *bench) selects(name string) {
	b.t.Helper()
	r, _ := b.table.Record()
	if got, _ := r.Value(b.lang, "event"); got != name {
		b.t.Errorf("the cursor is on %s, not %s:\n%s", got, name, b.text())
	}
}

func TestTimelineHasAFocus(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.wantNot("▌ 2026-09-01")
	b.press("shift+tab shift+tab")
	b.want("▌ 2026-09-01 10:00–10:15   30 events   3 failed")
	b.wantNot("▌ ACTOR", "▌ REGION")
	b.press("}")
	b.want("▌ 2026-09-01 13:00–13:15   29 events   3 failed")
	b.press("} home right")
	b.want("no event")
	b.press("end")
	b.want("▌ 2026-09-02 13:00–13:15   1 event")
	b.press("tab")
	b.wantNot("▌ 2026-09-02")
	b.want("▌ REGION")
	b.press("i i")
	b.wantNot("15 min/bar")
	b.press("i")
	b.want("15 min/bar", "▌ 2026-09-02")
}

func TestZoom(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i [ } ]")
	b.want("[10:00–13:15] 59 events")
	b.press("z")
	b.want("[time:2026-09-01T10:00..13:15]", "59 of 60", "2026-09-01 UTC  2 min/bar", "▌ 2026-09-01 10:00–10:02   6 events")
	b.press("l z")
	b.want("[time:2026-09-01T10:02..10:04]", "6 of 60", "1 s/bar")
	b.press("Z")
	b.want("[time:2026-09-01T10:00..13:15]", "59 of 60")
	b.press("Z")
	b.want("no filter", "60 of 60")
	b.press("Z")
	b.want("no condition on the time")
	b.press("u u")
	b.want("[time:2026-09-01T10:02..10:04]")
	b.press("u")
	b.want("[time:2026-09-01T10:00..13:15]")
	b.press("u ctrl+r Z")
	b.want("no filter")
}

// TestUndoBringsTheRangeBack undoes a zoom, and something else: only the first
// moves the cursor.
func TestUndoBringsTheRangeBack(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i [ } ] z u")
	b.want("[10:00–13:15] 59 events", "▌ 2026-09-01 13:00–13:15", "no filter")
	b.press("ctrl+r")
	b.want("[time:2026-09-01T10:00..13:15]", "▌ 2026-09-01 10:00–10:02   6 events")
	b.press("u esc 3 home u")
	b.want("▌ 2026-09-01 10:00–10:15", "no filter")
}

// TestBackBringsTheTimelineBack goes away from the timeline, and back.
func TestBackBringsTheTimelineBack(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i } enter")
	b.want("29 of 60")
	b.press("<")
	b.want("▌ 2026-09-01 13:00–13:15   29 events", "60 of 60")
	b.press("tab > <")
	b.wantNot("▌ 2026-09-01 13:00–13:15")
}

func TestZoomKeepsOtherConditions(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("3 i end z 1")
	b.want("[failed:yes]", "[time:2026-09-01T13:06..13:08]", "[-origin:")
	b.press("Z")
	b.want("[failed:yes]", "[-origin:", "6 of 60")
	b.wantNot("[time")
	cfg := config(newStore(t, "trail.json", bursts()))
	cfg.Filter, _ = trail.Language().Parse("time:2026-09-01 region:eu*")
	b = newBench(t, cfg, 120, 30)
	b.press("Z")
	b.want("[region:eu*]", "60 of 60")
}

func TestOpenRangesAndWithout(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i } [ =")
	b.want("[time>=2026-09-01T13:00:00Z]", "30 of 60")
	b.press("u home ] -")
	b.want("[-time<2026-09-01T10:15:00Z]", "30 of 60")
	b.press("u +")
	b.want("are shown already")
	b.press("[ ] esc")
	b.want("Overview")
	b.wantNot("[10:00")
}

func TestEnterOpensTheBar(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i } enter")
	b.want("Overview › time:2026-09-01T13:00..13:15 › Events", "29 of 60")
	b.press("esc")
	b.want("no filter", "▌ 2026-09-01 13:00–13:15")
}

func TestZoomAroundAnEvent(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter j j j z")
	b.want("[time:2026-09-01T04:01..16:01]", "59 of 60")
	b.press("z z")
	b.want("[time:2026-09-01T10:00..10:02]")
	b.selects("Call03")
	b.press("Z")
	b.want("[time:2026-09-01T09:31..10:31]", "30 of 60")
	b.press("Z Z")
	b.selects("Call03")
}

func TestGaps(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter }")
	b.selects("Call30")
	b.want("gap of 2 h 50 min: nothing here from 2026-09-01 10:09:40 to 13:00:00")
	b.press("}")
	b.selects("Call59")
	b.press("}")
	b.want("no further gap in this list: none of 3 min 20 s or more in this direction")
	b.press("{") // back over the gap that the cursor is right behind
	b.selects("Call58")
	b.want("gap of 1 d: nothing here from 2026-09-01 13:09:20 to 09-02 13:09:40")
	b.press("} {")
	b.selects("Call58")
	b.press("{")
	b.selects("Call29")
	b.press("{")
	b.want("no further gap")
	b.press("} {")
	b.selects("Call29")
	b.press("S home }")
	b.selects("Call58")
	b.want("gap of 1 d: nothing here from")
}

func TestGoTo(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter t")
	b.want("such as 10:42", "enter go there")
	b.press("esc")
	for _, c := range []struct{ text, want, says string }{
		{"10:05", "Call15", ""},
		{"-1m", "Call12", ""},
		{"next write", "Call19", ""},
		{"next write", "Call31", ""},
		{"previous write", "Call19", ""},
		{"last error", "Call53", ""},
		{"previous", "Call52", ""},
		{"first", "Call00", ""},
		{"2026-09-02", "Call59", ""},
		{"2026-09-01T15:00+02:00", "Call30", ""},
		{"next event:call4*", "Call40", ""},
		{"11:00", "Call29", "nothing then; the nearest event is at 2026-09-01 10:09:40"},
		{"2025-01-01", "Call00", "the nearest event is at 2026-09-01 10:00:00"},
		{"last", "Call59", ""},
	} {
		b.press("t")
		b.types(c.text)
		b.press("enter")
		b.selects(c.want)
		b.want(c.says)
	}
}

func TestGoToSaysWhatIsWrong(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter j t")
	for text, want := range map[string]string{
		"25:00": "write as in", "-15": "a distance is", "next regoin:x": "did you mean region",
		"next ConsoleLogin": "there is no such event here", "previous error": "there is no such event",
	} {
		b.press("ctrl+u")
		b.types(text)
		b.press("enter")
		b.want("✗", want, "esc leave", " t "+text)
	}
	b.types("x")
	b.wantNot("there is no such")
	b.press("esc")
	b.selects("Call01")
}

// TestGoToWaits: what is only unfinished is not wrong until somebody wants to go there, and
// the examples are whole.
func TestGoToWaits(t *testing.T) {
	b := burstsBench(t, 60, 15)
	b.press("enter j t")
	unfinished := []string{"2", "2026-", "2026-1", "2026-09-", "2026-09-3", "2026-09-01 10:", "2026-09-01T10:4", "10:", "10:42:0", "10:42:05.", "10:42+0", "10:42 U",
		"-", "-1", "+1h3", "-5mi", "la", "previou", "next region:", "bfca4843-9d9e"}
	for _, text := range unfinished {
		b.press("ctrl+u")
		b.types(text)
		b.want(" t "+text, " … ")
		b.wantNot("✗ write", "✗ a ")
	}
	b.press("ctrl+u")
	b.types("2026-0")
	b.want("… write as in 10:42  2026-09-01  -15m ")
	b.press("enter")
	b.want("✗ write as in 10:42  2026-09-01  -15m ")
	for _, text := range []string{"25:", "2026-13", "2026-02-3x", "2026-09-32", "yesterday", "-5x", "next regoin:x"} {
		b.press("ctrl+u")
		b.types(text)
		b.wantNot(" … ")
	}
}

// TestGoToAnEventID, as somebody pastes it from a ticket; one that is not there is said
// to be missing.
func TestGoToAnEventID(t *testing.T) {
	const id = "bfca4843-9d9e-4F4c-a479-94c29e7b0853"
	b := newBench(t, config(newStore(t, "trail.json", []string{event(0, nil), event(1, object{"eventID": id, "eventName": "Wanted"}), event(2, nil)})), 120, 30)
	b.press("enter t")
	b.types(id)
	b.press("enter")
	b.selects("Wanted")
	b.press("t")
	b.types(strings.Replace(id, "bf", "00", 1))
	b.press("enter")
	b.want("there is no such event here")
	b.press("esc")
	b.press("-") // without the event under the cursor
	b.press("t")
	b.types(id)
	b.press("enter")
	b.want("the filter hides it")
}

func TestGoToFromOverviewAndDetail(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("t")
	b.types("last error")
	b.press("enter")
	b.want("▌ 2026-09-01 13:00–13:15   29 events")
	b.press("tab tab enter")
	b.selects("Call53")
	b.press("enter t")
	b.types("next")
	b.press("enter")
	b.want("Call54 2026-09-01 13:08:00", "55 of 60", `"Call54"`)
	b.press("esc")
	b.selects("Call54")
}

func TestKeysAfterGoToWaitForIt(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter t")
	b.types("last error")
	_, search := b.Update(pressed("enter"))
	b.press("j")
	b.selects("Call00")
	b.do(search)
	b.selects("Call54")
}

func TestZone(t *testing.T) {
	b := burstsBench(t, 160, 50)
	b.want("UTC ", "2026 UTC  15 min/bar")
	b.press("i T")
	b.want("CEST +02:00 ", "2026 CEST  15 min/bar", "times are shown in CEST +02:00", "▌ 2026-09-01 12:00–12:15")
	b.press("enter")
	b.want("[time:2026-09-01T10:00..10:15 UTC]", "12:00:20", "2026-09-01 12:00:00 CEST")
	b.press("t")
	b.types("12:01")
	b.press("enter")
	b.selects("Call03")
	b.press("enter")
	b.want("Call03 2026-09-01 12:01:00")
	b.press("T")
	b.want("Call03 2026-09-01 10:01:00")
	b.wantNot("CEST")
}

func TestZoneNames(t *testing.T) {
	at := time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		ahead int
		want  string
	}{{"CEST", 7200, "CEST +02:00"}, {"-03", -3 * 3600, "UTC -03:00"}, {"UTC", 0, "UTC"}, {"GMT", 0, "GMT +00:00"}} {
		if got := zoneName(at.In(time.FixedZone(c.name, c.ahead))); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestTimeIsKept(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter t")
	b.types("13:05")
	b.press("enter")
	b.selects("Call45")
	b.press("3") // another filter
	b.selects("Call43")
	b.press("3")
	b.selects("Call45") // and back
	b.press("S")
	b.selects("Call45")
	b.press("S esc i")
	b.want("▌ 2026-09-01 13:00–13:15")
	b.press("tab 3 enter") // another list
	b.selects("Call43")
	b.press("home esc enter")
	b.selects("Call03")
}

func TestWhenParser(t *testing.T) {
	p := whenParser{trail.Language(), time.Date(2026, 9, 1, 10, 30, 0, 0, time.FixedZone("CEST", 7200))}
	for text, want := range map[string]string{
		"10:42":                     "2026-09-01T10:42:00+02:00 1m0s",
		" 9:05:07 ":                 "2026-09-01T09:05:07+02:00 1s",
		"10:42Z":                    "2026-09-01T10:42:00Z 1m0s",
		"10:42 utc":                 "2026-09-01T10:42:00Z 1m0s",
		"2026-08-31":                "2026-08-31T00:00:00+02:00 24h0m0s",
		"2026-08-31 10:42":          "2026-08-31T10:42:00+02:00 1m0s",
		"2026-08-31T10:42:01Z":      "2026-08-31T10:42:01Z 1s",
		"2026-08-31t10:42:01-03:00": "2026-08-31T10:42:01-03:00 1s",
		"2026-08":                   "2026-08-01T00:00:00+02:00 744h0m0s",
		"08-31 10:42":               "2026-08-31T10:42:00+02:00 1m0s",
		"10:42 +05:30":              "2026-09-01T10:42:00+05:30 1m0s",
		"10:42 -05:30":              "2026-09-01T10:42:00-05:30 1m0s",
		"10:42 z":                   "2026-09-01T10:42:00Z 1m0s",
		"2026-08-31 12:00 +05:30":   "2026-08-31T12:00:00+05:30 1m0s",
		"2028-02-29":                "2028-02-29T00:00:00+02:00 24h0m0s",
		"-15m":                      "2026-09-01T10:15:00+02:00 1s",
		"+1h30min":                  "2026-09-01T12:00:00+02:00 1s",
		"- 1d 12h":                  "2026-08-30T22:30:00+02:00 1s",
	} {
		w, problem := p.parse(text)
		if got := w.from.Format(time.RFC3339) + " " + w.to.Sub(w.from).String(); got != want || problem != "" {
			t.Errorf("%q is %s, %q; want %s", text, got, problem, want)
		}
	}
	for _, text := range []string{"", "soon", "26:00", "2026-13-01", "-", "+5", "+5x", "+h", "-99999999999999999999h", "+999999w", "+99y", "-100w36500d36500d36500d36500d", "02-29", "02-29 10:42", "2026-02-29", "10:42 +", "10:42 + 05:30", "next (", "日本"} {
		if _, problem := p.parse(text); problem == "" {
			t.Errorf("%q has no problem", text)
		}
	}
}

func TestDurationText(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 s", 59 * time.Second: "59 s", 90 * time.Second: "1 min 30 s", time.Hour: "1 h",
		191 * time.Minute: "3 h 11 min", 49 * time.Hour: "2 d 1 h",
	} {
		if got := durationText(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

// TestTimelineKeysWaitForTheBars types on after a zoom whose bars are not
// there yet.
func TestTimelineKeysWaitForTheBars(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i [ } ]")
	_, zoomed := b.Update(pressed("z"))
	for _, k := range strings.Fields("l l") {
		_, cmd := b.Update(pressed(k))
		if cmd != nil {
			t.Error("a key is not postponed")
		}
	}
	b.do(zoomed)
	b.want("▌ 2026-09-01 10:04–10:06")
}

// TestTimelineWithoutRoom: where there is no room for both, the pane with the
// focus has all of it.
func TestTimelineWithoutRoom(t *testing.T) {
	b := burstsBench(t, 80, 24)
	b.press("i")
	b.send(tea.WindowSizeMsg{Width: 80, Height: 16})
	b.want("/bar")
	b.wantNot("ACTOR")
	b.press("tab")
	b.want("REGION")
	b.wantNot("/bar")
	b.press("i")
	b.want("/bar")
	b.press("enter")
	b.want("Events")
}

func TestGoldenTime(t *testing.T) {
	incidents := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", incident())
	for _, c := range []struct{ name, keys string }{
		{"timeline-range", "i l l l [ pgdown ]"},
		{"timeline-zoomed", "i e [ e e ] T z l l"},
		{"goto", "t l a s t space w r i t"},
		{"goto-problem", "t 2 5 : 0 0"},
	} {
		for _, size := range [][2]int{{80, 24}, {160, 50}} {
			name := fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				cfg := config(incidents)
				cfg.Zone = time.FixedZone("CEST", 7200)
				term := tuitest.Run(t, New(context.Background(), cfg), size[0], size[1])
				term.WaitText("ACTOR", "mira")
				term.WaitStill()
				term.Press(strings.Fields(c.keys)...)
				term.Golden(name)
			})
		}
	}
}

func TestTimeFramesFit(t *testing.T) {
	if testing.Short() {
		t.Skip("long; it draws one frame after the other")
	}
	s := newStore(t, "trail.json", append(bursts(), hostile()...))
	for _, way := range []string{"i", "i } [ l ]", "i z", "i i", "T", "i T", "t", "t l a s t", "t 2 5 : x", "enter }", "enter T t - 5", "enter enter t", "i end enter", "i ?", "i :"} {
		for _, env := range []string{"LANG=C.UTF-8", "LANG=C"} {
			cfg := config(s)
			cfg.Env, cfg.Zone = []string{env}, time.FixedZone("CEST", 7200)
			b := newBench(t, cfg, 120, 30)
			b.press(way)
			for _, size := range sizes() {
				b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				checkFrame(t, fmt.Sprintf("%q in %s at %v", way, env, size), b, size[0], size[1])
			}
		}
	}
}

func TestEventsWithoutTime(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", hostile()[2:])), 120, 30)
	b.press("i l } e [ ] z Z - = enter esc enter } { z Z t")
	b.types("last error")
	b.press("enter")
	b.want("there is no such event")
	b.press("ctrl+u")
	b.types("10:42")
	b.press("enter")
	b.want("there is no such event")
}

func TestTimelineIsAFacetsNeighbour(t *testing.T) {
	b := burstsBench(t, 120, 30)
	for range b.facets.Len() + 1 {
		b.press("tab")
		if b.mode != browsing {
			b.press("tab")
		}
	}
	b.press("i i [")
	b.want("[10:00–] 60 events")
	b.press("y y")
	b.want("copied the value, 20 B: 2026-09-01T10:00:00Z")
}

// TestTimeKeys holds the keys of time to the table of the design.
func TestTimeKeys(t *testing.T) {
	for where, keys := range map[scope]string{
		inOverview: "[ ] z Z i t T", inTimeline: "[ ] z Z i t T = + - enter h l left right home end { } tab shift+tab",
		inEvents: "z Z t T { }", inDetail: "t T",
	} {
		for _, k := range strings.Fields(keys) {
			if _, ok := lookup(keymap(), where, k); !ok {
				t.Errorf("%s does nothing in %v", k, where)
			}
		}
	}
	seen := map[string]string{}
	for _, b := range keymap() {
		for _, k := range b.keys {
			if b.where&inTimeline != 0 && seen[k] != "" {
				t.Errorf("%s is %q and %q", k, seen[k], b.name)
			}
			if b.where&inTimeline != 0 {
				seen[k] = b.name
			}
		}
	}
}

// TestFewKeysToABurst finds the failed writes of people between two bursts
// without typing a filter.
func TestFewKeysToABurst(t *testing.T) {
	b := burstsBench(t, 180, 40)
	b.press("1 i } [ } ] z 2 3 tab enter")
	b.want("[failed:yes]", "Events", "1 of 60")
	b.selects("Call43")
}

func TestEnterOpensTheRange(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("i [ G ] enter")
	b.want("› Events", "90 of 90")
	b.press("esc esc esc")
	b.want("▌ mira") // the facets have the focus again
}

// TestZoomToTheSame zooms to what is shown already, and out again at once.
func TestZoomToTheSame(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("i l [ l l ] z")
	b.wantNot("90 of 90")
	b.press("[ G ] z [ G ] z [ G ] z Z Z Z Z")
	b.want("90 of 90", "no filter")
}

// TestZoomOutIsBackOnTheBar: where somebody zoomed in is where they are when they
// are out again, unless they moved in there.
func TestZoomOutIsBackOnTheBar(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i }")
	was, _, _ := b.timeline.Cursor()
	b.press("z")
	if from, _, _ := b.timeline.Cursor(); from.Before(was) {
		t.Fatalf("zoomed to %v, not %v", from, was)
	}
	b.press("Z")
	if from, _, _ := b.timeline.Cursor(); !from.Equal(was) {
		t.Errorf("the cursor is on %v, not on %v", from, was)
	}
}

// TestTimesOfAlternatives: times that belong to alternatives cannot be taken away
// by themselves, which is another thing than that there are none.
func TestTimesOfAlternatives(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press(";")
	b.types("(time<2026-09-01T11:00 verb:read) OR (verb:write time>=2026-09-01T11:00)")
	b.press("enter Z")
	b.want("each alternative has its own time: ; edits them")
}

// TestZoneOfTheEventsShown names the zone of the events, not that of today.
func TestZoneOfTheEventsShown(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Zone = time.FixedZone("XST", -3*3600)
	if zone, err := time.LoadLocation("America/New_York"); err == nil {
		cfg.Zone = zone
	}
	cfg.Clock = func() time.Time { return time.Date(2026, 12, 24, 0, 0, 0, 0, time.UTC) }
	b := newBench(t, cfg, 120, 30)
	b.press("T")
	before := b.zoneText()
	b.press("enter")
	b.want(before)
	b.press("enter")
	b.want(before)
	b.wantNot("EST")
}

// TestGoToOutsideTheFilter: that the filter hides what is there is another thing
// than that there is nothing, and rounding is neither.
func TestGoToOutsideTheFilter(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press(";")
	b.types("-event:call1*")
	b.press("enter enter")
	for _, c := range []struct{ text, says, not string }{
		{"10:05:00", "no event of this filter then; the nearest is at 2026-09-01 1", "outside"},
		{"11:00", "nothing then", "outside"},
		{"10:00:21", "nothing then", "outside"},
		{"2026-09-01 10:00:20", "", "nothing then"},
		{"12:59", "", "nothing then"},
	} {
		b.press("g t")
		b.types(c.text)
		b.press("enter")
		b.want(c.says)
		b.wantNot(c.not)
	}
}

// TestZoomOutOfWhatAScreenBrought: the key that is named shows the time wished
// for, also where the times are among other conditions of a screen.
func TestZoomOutOfWhatAScreenBrought(t *testing.T) {
	b := burstsBench(t, 120, 30)
	drill, err := b.lang.Parse("event:call* time>=2026-09-01T10:00:20Z time<=2026-09-01T10:00:30Z")
	if err != nil {
		t.Fatal(err)
	}
	b.do(b.openWhole(drill))
	b.press("t")
	b.types("2026-09-01 10:05:00")
	b.press("enter")
	b.want("outside the filter: Z widens it; the nearest")
	b.press("Z")
	if line := b.filterLine(); strings.Contains(line, "time") || !strings.Contains(line, "event:call*") {
		t.Errorf("after Z: %q", line)
	}
	b.press("u")
	if line := b.filterLine(); !strings.Contains(line, "time:2026-09-01T10:00:20..10:00:31") {
		t.Errorf("after u: %q", line)
	}
}

// TestZoomOutLeavesWithTheScreen: what Z leaves of the condition that a screen brought
// along goes with the screen, as all of it would have, and nothing is left to undo.
func TestZoomOutLeavesWithTheScreen(t *testing.T) {
	for _, key := range []string{"esc", "u u"} {
		b := burstsBench(t, 120, 30)
		drill, err := b.lang.Parse("event:call0* time>=2026-09-01T10:00:20Z time<=2026-09-01T10:00:30Z")
		if err != nil {
			t.Fatal(err)
		}
		before := b.filterLine()
		b.do(b.enter(screen{kind: eventsScreen, drill: drill}))
		b.want("1 of 60")
		b.press("Z")
		b.want("10 of 60", "event:call0*")
		b.press(key)
		b.want("Overview", "60 of 60")
		if got := b.filterLine(); got != before {
			t.Errorf("after %s the filter is %q", key, got)
		}
		b.press("u")
		b.want("nothing to undo")
		b.press("<")
		b.want(map[string]string{"esc": "10 of 60", "u u": "1 of 60"}[key])
	}
}

// TestRefusedKeysLeaveNothingToUndo: who takes back a key that changed nothing is not
// led out of the list by that.
func TestRefusedKeysLeaveNothingToUndo(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("enter Z u")
	b.want("Events", "that key changed nothing; the step before opened this list: u leaves it")
	b.press("u")
	b.want("Overview")
}

// TestZoomGoesOnlySoFar says so, and not that the filter has it already.
func TestZoomGoesOnlySoFar(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i z z z z z z z z z z z z")
	b.want("cannot zoom in further")
}

// TestTimeOpenedWithinAZoom: the chips show the narrower of two times, of which
// the wider says nothing more.
func TestTimeOpenedWithinAZoom(t *testing.T) {
	b := burstsBench(t, 120, 30)
	b.press("i z")
	if n := strings.Count(b.filterLine(), "time:"); n != 1 {
		t.Fatalf("%d times: %s", n, b.filterLine())
	}
	zoomed := b.filterLine()
	b.press("enter")
	if n := strings.Count(b.filterLine(), "time:"); n != 1 || b.filterLine() == zoomed {
		t.Errorf("%d times: %s", n, b.filterLine())
	}
	b.press("esc")
	if b.filterLine() != zoomed {
		t.Errorf("%q, was %q", b.filterLine(), zoomed)
	}
}

// TestZoomOutIsNamedWhereThereIsSomething: in the footer of the timeline, once a
// condition is about the time.
func TestZoomOutIsNamedWhereThereIsSomething(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("i")
	b.want("z zoom in")
	b.wantNot("Z out")
	b.press("z")
	b.want("Z out")
	b.press("Z")
	b.wantNot("Z out", "next failure")
	b = newBench(t, config(newStore(t, "trail.json", incident())), 120, 36) // with room for more
	b.press("i")
	b.want("e next failure")
	b.press("esc H l l")
	b.wantNot("Z out")
	b.press("z")
	b.want("Z out")
}

// TestRangeIsSaidWithoutTheFocus: what the brackets under the timeline are, and what can
// be done with them; esc takes them away before anything else that is not open.
func TestRangeIsSaidWithoutTheFocus(t *testing.T) {
	for _, w := range []int{80, 160} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), w, 24)
		b.press("i [ l l ] tab")
		b.want("z zooms in, esc drops it")
		b.press("esc")
		b.wantNot("esc drops it")
		if _, _, ok := b.timeline.Range(); ok {
			t.Error("the range is still there")
		}
		b.press("i [ l l ] tab z")
		b.want("[time:")
		b.wantNot("esc drops it")
	}
}
