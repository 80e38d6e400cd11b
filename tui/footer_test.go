package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestMessagesFit: what the status line says in fixed words is read whole at 80
// columns: the advice is at its end.
func TestMessagesFit(t *testing.T) {
	const room = 78
	said := 0
	for _, file := range sourcesHere(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			to, ok := call.Fun.(*ast.SelectorExpr)
			text, fixed := call.Args[0].(*ast.BasicLit)
			if !ok || !fixed || to.Sel.Name != "say" && to.Sel.Name != "warn" && to.Sel.Name != "sayBriefly" {
				return true
			}
			said++
			if words, _ := strconv.Unquote(text.Value); theme.Width(words) > room {
				t.Errorf("%d cells: %s", theme.Width(words), words)
			}
			return true
		})
	}
	if said < 20 {
		t.Errorf("only %d messages were found", said)
	}
}

// sourcesHere reads the package's own files.
func sourcesHere(t *testing.T) (files []*ast.File) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// TestAdviceIsReadWhole: beside the name of a file, which may be a folder.
func TestAdviceIsReadWhole(t *testing.T) {
	for _, width := range []int{80, 60} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), width, 24)
		b.write("w n", t.TempDir())
		b.want("exists: choose another name")
	}
}

// TestCutValueIsSaidWhole: two values that look the same in their list, or in a
// column, are told apart below it.
func TestCutValueIsSaidWhole(t *testing.T) {
	const long, short = "repo/one-of-many/heads/main/deploy-to-production-after-review", "mira"
	user := object{"type": "IAMUser", "userName": long, "accountId": "111122223333"}
	in := []string{event(1, object{"userIdentity": user}), event(2, object{"userIdentity": user}), event(3, object{"eventName": "GetObject", "sourceIPAddress": "198.51.100.8"})}
	b := newBench(t, config(newStore(t, "trail.json", in)), 80, 24)
	b.want("\n " + long)
	b.press("j")
	b.wantNot("\n " + long)
	b.press("k l enter")
	b.want("\n " + long)
	b.press("h")
	b.wantNot("\n "+long, "\n "+short)
}

// TestHintStaysOnTheOverview: it is where to begin, until somebody did, narrowed
// what is there, or pressed esc.
func TestHintStaysOnTheOverview(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Hint = "begin here"
	b := newBench(t, cfg, 80, 24)
	b.want(" begin here")
	b.press("j")
	b.want(" begin here")
	b.press("3")
	b.wantNot("begin here")
	b.press("u k")
	b.want(" begin here")
	b.press("enter")
	b.wantNot("begin here")
	b.press("esc k")
	b.want(" begin here")
	b.press("esc j")
	b.wantNot("begin here")
	b = newBench(t, cfg, 80, 24)
	b.command("ask denied")
	b.press("esc j")
	b.wantNot("begin here")
}

// TestHintAndCutValueHaveRoom: where to begin is not hidden by what is said of the
// value under the cursor, and on a small terminal comes back when that needs nothing.
func TestHintAndCutValueHaveRoom(t *testing.T) {
	const long = "repo/one-of-many/heads/main/deploy"
	user := object{"type": "IAMUser", "userName": long, "accountId": "111122223333"}
	cfg := config(newStore(t, "trail.json", []string{event(1, object{"userIdentity": user}), event(2, object{"userIdentity": user}), event(3, nil)}))
	cfg.Hint = "begin here"
	b := newBench(t, cfg, 80, 24)
	b.want("\n begin here", "\n "+long)
	b.press("i")
	b.wantNot("begin here") // the bar is in its place, and it has no other
	b.press("tab")
	b.want("\n begin here")
	b = newBench(t, cfg, 60, 15)
	b.want("\n " + long)
	b.press("j")
	b.want("\n begin here")
}

// TestSimilarValuesAreCalledSo: a list of values that do not contain what was typed
// says so, before enter and behind it.
func TestSimilarValuesAreCalledSo(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("/ d e p")
	b.wantNot("nothing contains")
	b.press("ctrl+u q q")
	b.want("nothing like this", "esc leave")
	b.wantNot("enter keep")
	b.press("ctrl+u d b t")
	b.want("nothing contains dbt: these come near", "deploy-bot")
	b.press("enter")
	b.want("nothing contains dbt: these come near")
	b.press("esc")
	b.wantNot("nothing contains")
	long := "arn:aws:iam::111122223333:role/aws-service-role/a-role-with-a-name-that-no-list-has-room-for"
	b = newBench(t, config(newStore(t, "trail.json", []string{event(1, object{"awsRegion": long})})), 80, 24)
	b.press("h / r o o l e")
	b.want("nothing contains roole: these come near")
	b.press("enter")
	b.wantNot("nothing contains", "/roole") // the foot has the whole name now
	b.want(" like roole ")
	b.want("a-name-that-no-list-has-room-for")
}

// TestDetailSaysWhatIsFound: how many matches there are, on which one is, and how
// to go on; and enter is offered where it does something.
func TestDetailSaysWhatIsFound(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("enter enter")
	b.wantNot("enter unfold", "enter fold")
	b.press("enter")
	b.want("nothing to unfold here")
	b.press("j j j j j j j j j j j j")
	b.want("enter fold")
	b.press("g / a w s")
	b.want("1 of 5 found")
	b.press("enter")
	b.want("1 of 5 found   n next match, N previous")
	b.press("n")
	b.want("2 of 5 found   n next match")
	b.press("/ esc")
	b.wantNot("found   n")
}

// TestFirstScreenSaysHowToWiden: esc has nowhere to go back to, but may be meant
// for the filter.
func TestFirstScreenSaysHowToWiden(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("esc")
	b.want("this is the first screen: q quits")
	b.press("1 esc")
	b.want("u takes the last step back, q quits")
}

// TestKeysWithoutAnObjectAreNotOffered: who is behind it, this event and what is
// equal need something under the cursor.
func TestKeysWithoutAnObjectAreNotOffered(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("w")
	b.want("matches as NDJSON")
	b.wantNot("this event")
	b.press("esc")
	b.command("ask denied")
	b.press("G")
	if s := b.subjects(); len(s) == 0 || s[0].event {
		t.Fatalf("the last line is %+v, no group of events", s)
	}
	b.wantNot(" c chain ")
	b.press("esc enter")
	b.want(" c chain ")
	b.press("w")
	b.want("this event")
}

// TestWayOutIsTheLastToGo: on the narrowest screen the footer says how to leave
// what has the keys.
func TestWayOutIsTheLastToGo(t *testing.T) {
	for keys, want := range map[string]string{
		"enter C": "esc done", "enter y": "esc leave", "enter w": "esc leave", "enter = backspace": "esc done", "p": "esc back", "enter v": "esc list",
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 60, 15)
		b.press(keys)
		if lines := strings.Split(b.text(), "\n"); !strings.Contains(lines[len(lines)-1], want) {
			t.Errorf("%s: no %q in %q", keys, want, lines[len(lines)-1])
		}
	}
	b := newBench(t, config(newStore(t, "trail.json", incident())), 60, 15)
	b.press("enter w")
	b.want("n matches as NDJSON", "as CSV", "j this event")
}

// TestHelpSaysThatMoreFollows, and how to get there, only where it does.
func TestHelpSaysThatMoreFollows(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("?")
	b.wantNot("space page", "1–22")
	b = newBench(t, config(newStore(t, "trail.json", incident())), 60, 15)
	b.press("?")
	b.want("space page", "1–12 of ")
	b.press("?")
	b.want("space page", "1–13 of ")
	b.press("G")
	b.text()
	b.wantNot("1–13 of ")
}

// TestHelpOfTheColumns names all keys of the list of columns, and leads back to
// it.
func TestHelpOfTheColumns(t *testing.T) {
	b := eventList(t, 80, 24)
	b.press("C ?")
	b.want("Move it right, left", "J K", "Sort by it; reverse", "s S", "u r")
	b.press("? esc")
	b.want("COLUMNS", "esc done", "? help")
	b.press("esc")
	b.wantNot("COLUMNS")
}

// TestHelpOfTheConditions names their keys, and leads back to them.
func TestHelpOfTheConditions(t *testing.T) {
	b := eventList(t, 80, 24)
	b.press("1 backspace")
	b.want("? help")
	b.press("?")
	b.want("Condition", "Remove the condition", "Turn it into its opposite", "l h → ←")
	if b.press("? esc"); b.mode != onChips {
		t.Errorf("it leads to mode %d", b.mode)
	}
}

// TestProblemsThatFitOfferNoPage: nor a key that moves in them.
func TestProblemsThatFitOfferNoPage(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	p := Progress{Done: true, Files: 3, FilesTotal: 3}
	cfg.Load = &fakeLoad{progress: p}
	b := newBench(t, cfg, 80, 24)
	b.press("!")
	b.want("esc back", "y copy")
	b.wantNot("space page", "j k move")
	for range 20 {
		p.Problems = append(p.Problems, Problem{Source: "a.json", Reason: "unexpected end"})
	}
	cfg.Load = &fakeLoad{progress: p}
	b = newBench(t, cfg, 80, 24)
	b.press("!")
	b.want("space page", "j k move")
}

// TestKeysOfOtherPlacesSayWhereThatIs, for those that mean nothing here.
func TestKeysOfOtherPlacesSayWhereThatIs(t *testing.T) {
	for keys, want := range map[string]string{
		"i m": "m is a key of the lists of values: tab leads there", "i s": "s is a key of the lists of values: tab leads there",
		"c": "c is a key of a list of events: enter leads there", "}": "} is a key of the timeline: i leads there",
		"i /": "esc leave", "@": "",
		"J": "J is a key of an event's JSON: enter twice leads there", "K": "K is a key of an event's JSON: enter twice",
		"n": "n is a key of an event's JSON: enter twice", "N": "N is a key of an event's JSON: enter twice",
		"i n": "n is a key of an event's JSON", "H J": "J is a key of an event's JSON: enter twice", "enter n": "n is a key of an event's JSON: enter leads there",
		"enter F": "F is a key of the overview: esc leads there", "enter enter F": "F is a key of the overview: esc twice leads there",
		"enter enter c x": "x is a key of the overview", "enter enter c C": "C is a key of a list of events",
		"enter C >": "> is a key of the list: esc leads there", "enter C p": "p is a key of the list: esc leads there",
		"1 backspace T": "T is a key of the screen below the conditions: esc leads there", "enter = backspace w": "w is a key of the screen below the conditions",
	} {
		b := newBench(t, config(newStore(t, "trail.json", motley(40))), 80, 24)
		b.press(keys)
		b.want(want)
		if keys == "@" {
			b.wantNot("is a key of")
		}
	}
}

// TestKeysOfTheListInThePreview either act on the list or say where they do.
func TestKeysOfTheListInThePreview(t *testing.T) {
	for key, want := range map[string]string{"s": "s is a key of the list: esc", "S": "S is a key of the list: esc", "C": "COLUMNS", "H": "Heat map", "t": "such as", "}": "gap"} {
		b := eventList(t, 160, 50)
		b.want("tab event")
		b.press("tab")
		b.press(key)
		b.want(want)
	}
}
