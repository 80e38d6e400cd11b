package tui

import (
	"fmt"
	"testing"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// twoAccounts is the incident, and a second account that was silent for a while.
func twoAccounts() []string {
	out := incident()
	for n := range 60 {
		if n > 20 && n < 40 {
			continue
		}
		region := "eu-central-1"
		if n%3 == 0 {
			region = "us-east-1"
		}
		out = append(out, event(200+n, object{"recipientAccountId": "444455556666", "awsRegion": region}))
	}
	return out
}

func TestHeatMap(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H")
	b.want("Heat map", "4 lines", "all", "111122223333  eu-central-1", "444455556666", "no events", "enter events")
	b.wantNot("none matches")
	b.press("j enter")
	b.want("Events", "account=111122223333", "time:")
	b.press("esc")
	b.want("▌ 111122223333  eu-central-1")
	b.press("l l l enter esc j = ")
	b.want("[account=111122223333]", "[region=ap-south-1]", "none matches")
	b.press("u -")
	b.want("[-(account=111122223333 region=ap-south-1)]", "115 of 131")
}

// TestHelpOfTheHeatMapNamesTab: it leads to the conditions there.
func TestHelpOfTheHeatMapNamesTab(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 80, 24)
	b.press("H ?")
	b.want("tab       To the filter's conditions", "backspace Conditions: x X space")
	b.press("esc j = tab")
	if b.where() != inChips {
		t.Errorf("tab leads to %v", b.where())
	}
	b = newBench(t, config(newStore(t, "trail.json", twoAccounts())), 80, 24)
	b.press("?")
	b.want("backspace Conditions: x X space")
}

func TestHeatMapUnderAFilter(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H 3")
	b.want("9 of 131", "none matches", "4 lines")
	b.press("j enter")
	b.want("Heat map") // nothing failed in this cell
	b.want("no event is in this cell")
}

func TestHeatMapZooms(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H l l z")
	b.want("[time:", "/cell")
	b.press("Z")
	b.wantNot("[time:")
	b.press("esc")
	b.want("Overview")
}

func TestHeatMapGaps(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H }")
	b.want("no events anywhere")
	b.press("} } } } } } } }")
	b.want("no further hour without events")
	b.press("enter")
	b.want("no event is in this cell")
}

// TestHeatMapWithoutGaps: some minutes without events are none, which the map says.
func TestHeatMapWithoutGaps(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident()[:9])), 100, 24)
	b.press("H")
	b.wantNot("next gap")
	b.press("}")
	b.want("no line has a gap: an hour or more")
}

// TestHeatMapOfAnotherZone: the buckets are those of the zone shown.
func TestHeatMapOfAnotherZone(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H T")
	if got := b.answer.heat.shape; got != b.heatShape() || got.zone != b.zone() {
		t.Errorf("the map is of %v", got)
	}
}

func TestHeatMapWithoutTimes(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", []string{event(1, object{"eventTime": "never"})})), 100, 24)
	b.press("H j l } z = - p")
	b.want("no event has a time (1)")
	b.press("enter")
	b.want("no event is in this cell")
}

func TestHeatMapIsDrawnAtEverySize(t *testing.T) {
	s := newStore(t, "trail.json", append(twoAccounts(), hostile()...))
	for _, size := range [][2]int{{60, 15}, {80, 24}, {139, 40}, {300, 100}} {
		b := newBench(t, config(s), size[0], size[1])
		b.press("H j j l l")
		checkFrame(t, fmt.Sprint(size), b, size[0], size[1])
	}
}

func TestGoldenHeatMap(t *testing.T) {
	s := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", twoAccounts())
	for _, size := range goldenSizes {
		for name, keys := range map[string][]string{"heat": {"H", "j", "l", "l"}, "heat-filtered": {"3", "H", "j"}} {
			name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				term := tuitest.Run(t, New(t.Context(), config(s)), size[0], size[1])
				term.WaitText("ACTOR", "mira")
				term.WaitStill()
				term.Press(keys...)
				term.WaitText("/cell")
				term.Golden(name)
			})
		}
	}
}

// TestHeatKeysWaitForTheMap: a key that acts on a cell is about the map of the
// filter in force, not about the one before.
func TestHeatKeysWaitForTheMap(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H j")
	_, cmd := b.Update(pressed("3"))
	b.Update(pressed("enter"))
	if b.screen().kind != heatScreen || len(b.ahead) != 1 {
		t.Fatalf("%d keys wait:\n%s", len(b.ahead), b.text())
	}
	b.do(cmd)
	b.want("no event is in this cell") // nothing failed there
}
