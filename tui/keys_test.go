package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, where := range []scope{inWelcome, inOverview, inEvents, inDetail, inList, inCopy, inChips, inTimeline, inCross, inHeat} {
		seen := map[string]string{}
		for _, b := range keymap() {
			if b.where&where == 0 {
				continue
			}
			for _, k := range b.keys {
				if other, ok := seen[k]; ok {
					t.Errorf("%v: %s is %q and %q", where, k, other, b.name)
				}
				seen[k] = b.name
			}
		}
	}
}

func TestEveryCommandIsComplete(t *testing.T) {
	for _, b := range keymap() {
		if len(b.keys) == 0 || b.where == 0 || b.group == "" || b.name == "" || b.run == nil {
			t.Errorf("%v", b.keys)
		}
		if (b.foot.text == "") != (b.foot.in == 0) || b.foot.in&^b.where != 0 {
			t.Errorf("%v: the footer says %q in %v", b.keys, b.foot.text, b.foot.in)
		}
		for _, k := range b.keys {
			if strings.HasPrefix(k, "alt+") || k == "ctrl+s" || k == "ctrl+q" || strings.HasPrefix(k, "f1") {
				t.Errorf("%s does not work everywhere", k)
			}
		}
	}
}

// TestBindingKeys holds the keymap to the table of the design.
func TestBindingKeys(t *testing.T) {
	for where, keys := range map[scope]string{
		onScreens:  "j k down up g G ctrl+d ctrl+u pgdown pgup b esc q ctrl+c : ?",
		onData:     "= + - ; u ctrl+r < > 1 2 3 y ! backspace f2",
		inOverview: "space h l left right tab shift+tab enter /",
		inEvents:   "space h l left right enter / S e E v",
		inDetail:   "space h l left right enter / n N J K",
		inCopy:     "y k p j",
		inWelcome:  "d",
		inList:     "j k down up g G ctrl+d ctrl+u space esc q ctrl+c : ? y",
		inChips:    "x X space h l left right tab shift+tab enter ; u ctrl+r esc q",
	} {
		for _, k := range strings.Fields(keys) {
			for bit := scope(1); bit <= inTimeline; bit <<= 1 {
				if where&bit == 0 {
					continue
				}
				if _, ok := lookup(keymap(), bit, k); !ok {
					t.Errorf("%s does nothing in %v", k, bit)
				}
			}
		}
	}
}

// helpWays lead to every screen that has keys of its own.
var helpWays = map[string]string{
	"overview": "", "timeline": "i", "events": "enter", "detail": "enter enter", "table": "m l m", "heat map": "H",
	"answer": "enter c", "difference": "enter m j m d",
}

// TestHelpFitsTheScreen: every key of a screen is there at 80x24, without
// scrolling.
func TestHelpFitsTheScreen(t *testing.T) {
	for name, way := range helpWays {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(way)
		b.press("?")
		frame := b.text()
		for _, d := range together(describe(b.keys, b.screenScope())) {
			if line := keysLine(d).keys; !strings.Contains(frame, " "+line+" ") || !strings.Contains(frame, " "+d.name+" ") {
				t.Errorf("%s: no %q, %q in\n%s", name, line, d.name, frame)
			}
		}
		if b.press("space"); b.text() != frame {
			t.Errorf("%s: help is longer than the screen:\n%s", name, frame)
		}
	}
}

// TestKeysInASCII: no key is drawn as one that it is not.
func TestKeysInASCII(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	ascii := true
	cfg.ASCII = &ascii
	b := newBench(t, cfg, 80, 24)
	b.press("?")
	b.wantNot("? ?", "^ v")
	b.want(" l h       Next, previous facet", " j k       Up and down")
	b.press("esc ;")
	b.want("down choose", "up earlier filters")
	if code, ok := keyOf("down"); !ok || code.Code != tea.KeyDown {
		t.Errorf("a click on down is %v", code)
	}
}

// TestHelpNamesGroupsOrTheScreen: a blank line ends a group where there is room,
// and where there is none for the groups, one title names the screen.
func TestHelpNamesGroupsOrTheScreen(t *testing.T) {
	for keys, want := range map[string][2]string{
		"?": {" Overview ", " Move "}, "enter ?": {" Events ", " Pivot "}, "H ?": {" Heat map ", " Move "},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 60, 15)
		if b.press(keys); !strings.HasPrefix(strings.Split(b.text(), "\n")[1], want[0]) {
			t.Errorf("%s at 60 columns:\n%s", keys, b.text())
		}
		b = newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
		b.press(keys)
		lines := strings.Split(b.text(), "\n")
		for i, line := range lines[2:] {
			if cell := line[:20]; strings.HasPrefix(cell, " ") && cell[1] >= 'A' && cell[1] <= 'Z' && strings.TrimSpace(lines[i+1][:20]) != "" {
				t.Errorf("%s: no blank line above %q", keys, cell)
			}
		}
		b.want(want[1])
	}
}

// TestArrowsAreShown: keys with long names do not crowd them out.
func TestArrowsAreShown(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("#")
	b.types("event")
	b.press("enter ?")
	b.want("l h → ←   Next, previous column")
}

// TestHelpJoinsWhatThereIs: a command that is called otherwise by now would
// have a line of its own again.
func TestHelpJoinsWhatThereIs(t *testing.T) {
	for text, names := range pairs() {
		for _, name := range names {
			if !slices.ContainsFunc(keymap(), func(b binding) bool { return b.name == name }) {
				t.Errorf("%s: there is no %q", text, name)
			}
		}
	}
}

func TestPaletteListsWhatTheScreenCanDo(t *testing.T) {
	for way, want := range map[string]string{"": "Hide AWS-generated events", "enter": "Reverse the order", "enter enter": "Next match"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
		b.press(way)
		b.press(":")
		b.want(want, "Undo narrowing, sort, zoom")
	}
}

func TestEveryKeyIsHarmlessEverywhere(t *testing.T) {
	s := newStore(t, "trail.json", incident())
	for _, way := range []string{"", "enter", "enter enter", "?", "!", ";", ":", "y", "w", "/"} {
		for _, b := range keymap() {
			for _, k := range b.keys {
				bench := newBench(t, config(s), 100, 30)
				bench.press(way)
				bench.press(k)
				checkFrame(t, fmt.Sprintf("%q then %s", way, k), bench, 100, 30)
			}
		}
	}
}

func TestKeysMarkdown(t *testing.T) {
	table := KeysMarkdown()
	for _, want := range []string{
		"| key | where | what it does |\n|---|---|---|\n",
		"| `=` | overview, events, detail, answers | Only this value |",
		"| `yy` `yk` `yp` | copy | Value, field, path |",
		"| `^c` | everywhere",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
}

// TestHelpOfEventsHasGroups at 80x24, on one screen, like that of the others: only
// small groups share a title.
func TestHelpOfEventsHasGroups(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("enter ?")
	b.want("Move", " Pivot ", " Filter ", " Look ", " Time ", "Columns, preview, maximise", "Mark; next, previous mark")
	b.wantNot(" Events  ")
	b.press("esc esc ?")
	b.want("Maximise the pane; back") // which has nothing beside it here
	b.wantNot("Columns, preview")
}

// TestHelpSaysWhatColoursMean: each in its own look, on every screen and width, and
// only as far as there is room.
func TestHelpSaysWhatColoursMean(t *testing.T) {
	for name, way := range helpWays {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(way)
		b.press("?")
		legend := strings.Split(b.draw(), "\n")[22]
		for _, want := range []string{b.theme.Failed.Paint(b.theme.Fail + " failed"), b.theme.Write.Paint("write"), b.theme.GrantUse.Paint("grant-use: hands out secrets, data")} {
			if !strings.Contains(legend, want) {
				t.Errorf("%s: no %q in %q", name, want, legend)
			}
		}
	}
	for w, not := range map[int]string{60: "dry run", 75: "marked"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), w, 24)
		b.press("?")
		b.want("✗ failed   write   grant-use: hands out secrets, data")
		b.wantNot(not)
	}
}
