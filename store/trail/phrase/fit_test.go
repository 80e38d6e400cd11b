package phrase

import "testing"

// TestFit: each thing fits the words better than the next one.
func TestFit(t *testing.T) {
	for words, things := range map[string][][2]string{
		"undo":        {{"Undo the last", ""}, {"Last: undo", ""}, {"x", "undo"}, {"x", "a undo"}, {"Undoing", ""}, {"x", "undone"}},
		"delete logs": {{"Delete logs", ""}, {"Log", "deletion logs"}},
		"around this": {{"Around this", ""}, {"Around this time", ""}, {"time around this", ""}},
		"who is":      {{"Who is it", ""}, {"x", "who is"}},
		"deleted":     {{"deleted", ""}, {"x", "delete"}},
	} {
		last := 1 << 30
		for _, thing := range things {
			got := Fit(words, thing[0], thing[1])
			if got <= 0 || got >= last {
				t.Errorf("%q fits %q by %d, the one before by %d", words, thing, got, last)
			}
			last = got
		}
	}
	for _, c := range [][2]string{{"delete logs", "delete"}, {"", "x"}, {"--", "x"}, {"ab", "xaby"}, {"show", "hide"}, {"theme", "who uses them"}, {"wither", "with whom"}} {
		if got := Fit(c[0], c[1], ""); got != 0 {
			t.Errorf("%q fits %q by %d", c[0], c[1], got)
		}
	}
}

// TestFitOfBeginnings: what begins with all that was typed comes before what only has
// the words that say something.
func TestFitOfBeginnings(t *testing.T) {
	for _, c := range [][3]string{
		{"my f", "my fails", "Go Forward again"}, {"what r", "what root did", "Redo it"},
		{"undo the", "Undo the last", "undo"}, {"all of m", "all of mine", "M"},
	} {
		if first, second := Fit(c[0], c[1], ""), Fit(c[0], c[2], ""); first <= second {
			t.Errorf("%q fits %q by %d and %q by %d", c[0], c[1], first, c[2], second)
		}
	}
	if Fit("my f", "my own", "f") >= Fit("my f", "my fails", "") {
		t.Error("a name that does not begin so is as good as one that does")
	}
}

// TestFitInside: words lie inside others, which is less than any other fit.
func TestFitInside(t *testing.T) {
	if Fit("undo", "redundo", "") != 0 || FitInside("undo", "redundo", "") == 0 || FitInside("undo", "x", "redundo") == 0 {
		t.Error("a word inside another")
	}
	if FitInside("undo", "redundo", "") >= Fit("undo", "x", "undone") || FitInside("undo last", "the last", "") != 0 {
		t.Error("what is inside a word is worth too much")
	}
	if a, b := FitInside("undo", "Undo", ""), Fit("undo", "Undo", ""); a != b {
		t.Errorf("a whole word is worth %d, and %d", a, b)
	}
}
