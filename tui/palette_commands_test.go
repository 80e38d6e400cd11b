package tui

import (
	"strings"
	"testing"
)

// listed returns the lines of the palette.
func (b *bench) listed() []string {
	var out []string
	for _, l := range strings.Split(b.text(), "\n")[4:] {
		if l = strings.TrimSpace(strings.TrimPrefix(l, "▌")); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func TestRecentCommandsComeFirst(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	for _, name := range []string{"failures only", "aws-generated", "failures only"} {
		b.press(":")
		b.types(name)
		b.press("enter")
	}
	b.press(":")
	lines := b.listed()
	if !strings.Contains(lines[0], "Failures only") || !strings.Contains(lines[1], "Hide AWS-generated") {
		t.Errorf("the palette starts with %q", lines[:2])
	}
}

func TestRecentCommandsComeFirstAmongThoseFound(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	b.press(":")
	b.types("show linked")
	b.press("enter :")
	b.types("hide or show")
	if line := b.listed()[0]; !strings.Contains(line, "linked-role") {
		t.Errorf("%q comes first", line)
	}
}

func TestPaletteShowsKeys(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(":")
	b.types("undo")
	if line := b.listed()[0]; !strings.Contains(line, "Undo") || !strings.HasSuffix(line, " u") {
		t.Errorf("%q", line)
	}
}

// TestPaletteLinesDiffer: nobody can tell two lines of one name apart.
func TestPaletteLinesDiffer(t *testing.T) {
	for _, way := range []string{"", "i", "enter", "enter enter", "m tab m"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(way)
		seen := map[string]bool{}
		for _, c := range b.commands() {
			if seen[c.group+c.name] {
				t.Errorf("%q: %s is there twice", way, c.name)
			}
			seen[c.group+c.name] = true
		}
	}
}

// TestCommandsOfOtherPlaces: they are found by their names too, behind those of this one, and
// say where they are; what has nothing to be about here is not offered.
func TestCommandsOfOtherPlaces(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(":")
	b.types("choose col")
	b.want("▌ Look      Choose columns ", "C, in a list of events")
	b.press("enter")
	b.want("C is a key of a list of events: enter leads there")
	b.press(":")
	b.types("diff")
	b.want("▌ Pivot     Difference: marks, policy ")
	b.press("ctrl+u")
	b.types("event open")
	if i, _ := b.list.Current(); b.picks[i].elsewhere {
		t.Errorf("a command of another place is the first, which is called otherwise:\n%s", b.text())
	}
	b.press("ctrl+u")
	b.types("json")
	b.wantNot("Copy the event's JSON", "Write this event's JSON")
	b.press("esc y")
	b.wantNot(" JSON ", " ARN ")
	b.want("y value", "q command line")
	b.press("esc enter y")
	b.want("j JSON", "a ARN")
}

// TestCommandsOfOneName: only those that are one command share a line of the
// palette.
func TestCommandsOfOneName(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter enter")
	var hints []string
	for _, c := range b.commands() {
		said := c.group == "Pivot" || c.group == "Question" // which have words there
		if strings.Contains(c.hint, " ") && !said && !c.elsewhere {
			hints = append(hints, c.hint)
		}
	}
	if len(hints) > 0 {
		t.Errorf("lines of several keys: %q", hints)
	}
	b.press("esc esc :")
	b.types("move this facet forw")
	b.press("enter")
	if got := b.facetNames()[:3]; got[2] != "actor" {
		t.Errorf("the lists are %v", got)
	}
}

func TestSavedFilters(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(": s a v e enter")
	b.want("there is no filter to save")
	b.press("3 1 : s a v e enter enter")
	b.want(" name ", "enter save")
	b.types("bad calls")
	b.want("name bad calls")
	b.press("enter")
	b.want("saved as bad calls until you quit")
	b.press("u u :")
	b.types("bad calls")
	b.want("Saved", "failed:yes -origin:service")
	b.press("enter")
	b.want("[failed:yes]", "9 of 90")
	b.press("u")
	b.want("no filter")
	b.press(":")
	b.types("forget bad")
	b.press("enter :")
	b.types("bad calls")
	b.want("nothing like this")
	b.wantNot("enter run")
}

// TestSavedFilterIsReplaced: one name is one filter.
func TestSavedFilterIsReplaced(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("3 : s a v e enter x y z enter u 1 : s a v e enter x y z enter u :")
	b.types("xyz")
	b.want("-origin:service")
	b.wantNot("failed:yes")
}

func TestSavedFilterOfADrill(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter : s a v e enter d b enter esc")
	b.want("90 of 90")
	b.press(":")
	b.types("db")
	b.press("enter")
	b.want("[actor=deploy-bot]", "25 of 90")
}

// TestPaletteFindsQuestionsByWords: people type what they fear, not how a
// question is called, and letters that are scattered over other commands come
// after none of it.
func TestPaletteFindsQuestionsByWords(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	for words, want := range map[string]string{
		"exfil": "ask s3-read", "backdoor": "ask new-credentials", "delete logs": "ask logging-tampered", "made admin": "ask admin-granted",
		"who made admin": "ask admin-granted", "who is": "ask session-human", "who t": "ask bucket-touched", "ask ransom": "s3-ransom", "ask brute force": "console-spray",
	} {
		b.press(":")
		b.types(words)
		lines := b.listed()
		if !strings.HasPrefix(lines[0], "Question") || !strings.HasSuffix(lines[0], want) {
			t.Errorf("%q finds first %q", words, lines[0])
		}
		if strings.Contains(strings.Join(lines, "\n"), "Hide or show") {
			t.Errorf("%q finds what has its letters only: %q", words, lines)
		}
		b.press("esc")
	}
	b.press(":")
	b.types("hdaws")
	if line := b.listed()[0]; !strings.Contains(line, "AWS") {
		t.Errorf("scattered letters find %q", line)
	}
}

// TestCommandsByOtherNames: what people call a command leads to it.
func TestCommandsByOtherNames(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	for typed, want := range map[string]string{
		"export": "Write to a file, or stop", "save": "Write to a file, or stop", "timezone": "UTC or local time",
		"time zone": "UTC or local time", "errors": "Failures only", "failuers": "Failures only",
	} {
		b.press(":")
		b.types(typed)
		b.want(want)
		b.press("esc")
	}
}

// TestTypedNameOfACommand: who types it in full means that command, not one that has
// the word, whatever ran before.
func TestTypedNameOfACommand(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(":")
	b.types("ask about")
	b.press("enter esc :")
	b.types("ask")
	b.press("enter")
	b.want(": ask ", "Was this access key used")
	b.press("esc 3 :")
	b.types("save odd ones")
	b.want("Save the filter as odd ones")
	b.press("enter")
	b.want("saved as odd ones")
	b.press("u :")
	b.types("odd ones")
	b.press("enter")
	b.want("[failed:yes]")
	b.press("u :")
	b.types("save it")
	b.press("enter")
	b.want("there is no filter to save")
	b.press("3 :")
	b.types("save ")
	b.press("enter")
	b.want(" name ")
}

// TestChainFindsTrace: people call it a chain, as the menus and the key do.
func TestChainFindsTrace(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(":")
	b.types("chain")
	b.want("Ask       trace  chain behind a session")
	b.press("esc enter :")
	b.types("chain")
	b.want("Chain: who is behind it", "trace  chain behind a session")
}

// TestFacetsAreCommands: the list of each field that has a name is found by it, by the words
// of its path and by what people call it, from each screen.
func TestFacetsAreCommands(t *testing.T) {
	for typed, want := range map[string]string{
		"facet sess": "session", "user agent": "ua", "ua": "ua", "facet access key": "key", "facet region": "region", "error code": "error", "source ip": "ip",
	} {
		for _, way := range []string{"", "i", "L", "L enter"} {
			b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 40)
			b.press(way + " :")
			b.types(typed)
			b.press("enter")
			if f := b.facets.Field(b.facets.Focus()).Name; f != want || b.where() != inOverview {
				t.Errorf("%s: %q leads to the list of %s at %v", way, typed, f, b.where())
			}
		}
	}
}

// TestFacetIsFoundByTheFirstLetters: among what else has them.
func TestFacetIsFoundByTheFirstLetters(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(":")
	b.types("sess")
	b.want("Facet: session")
}

// TestFacetsOfSecretsAreNoCommands: nor those of what each event has of its own.
func TestFacetsOfSecretsAreNoCommands(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Secret = func(path string) bool { return path == "userAgent" }
	b := newBench(t, cfg, 120, 30)
	for _, c := range b.commands() {
		for _, field := range []string{"user agent", "time", "source", "id"} {
			if c.name == "Facet: "+field {
				t.Errorf("%s is a command", c.name)
			}
		}
	}
}

// TestPaletteFindsNothing: letters that lie scattered in a sentence are not meant, nor is a
// word of it that says nothing.
func TestPaletteFindsNothing(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	for _, typed := range []string{"wither", "qqq", "zzz yyy"} {
		b.press(":")
		b.types(typed)
		b.wantNot("Ask ", "Question ", "Go ")
		b.press("esc")
	}
}

// TestPaletteSaysWholePhrases: what help says in short, beside other keys.
func TestPaletteSaysWholePhrases(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(":")
	b.types("conditions")
	b.want("Go to the filter's conditions")
	b.wantNot("x X space")
	b.press("esc :")
	b.types("redo")
	b.want("Redo what was undone")
	b.press("esc :")
	b.types("write ndjson")
	b.want("Write the events that match as NDJSON")
	b.press("esc w")
	b.want("n matches as NDJSON")
	b.press("esc y")
	b.want("q command line")
	b.press("esc")
	b.press(": w h o space d b - 1 enter :")
	b.types("write ndjson")
	b.want("Write the answer's events as NDJSON")
}

// TestPaletteFindsWordStarts: letters inside a word are looked for only where no word starts
// with them; what people call a command by another name finds it.
func TestPaletteFindsWordStarts(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	for _, way := range []string{"i enter", "i"} {
		b.press(way)
		for _, typed := range []string{"raw", "tree", "record", "json"} {
			b.press(":")
			b.types(typed)
			b.want("event's JSON")
			b.wantNot("pages") // that the console draws
			b.press("esc")
		}
	}
	for typed, want := range map[string]string{"conflicts": "What could not be read", "utsid": "somebody outside?"} {
		b.press(":")
		b.types(typed)
		b.want(want)
		b.press("esc")
	}
}
