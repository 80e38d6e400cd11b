package tui

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/question"
)

// TestVerbsAndQuestionsByWholeName: who types the name of a question or a verb to its end means
// it, whatever else has its words.
func TestVerbsAndQuestionsByWholeName(t *testing.T) {
	b := pivotBench(t, 160, 50)
	first := func(typed, hint string) {
		t.Helper()
		b.press(":")
		b.types(typed)
		if line := b.listed()[0]; !strings.HasSuffix(line, " "+hint) {
			t.Errorf("%q: %q comes first", typed, line)
		}
		b.press("esc")
	}
	for _, q := range question.Catalogue() {
		first(q.Name, "ask "+q.Name)
		if words := strings.ReplaceAll(q.Name, "-", " "); !strings.HasPrefix(words, "cross ") { // a verb
			first(words, "ask "+q.Name)
		}
		first("ask "+q.Name, q.Name)
	}
	for _, v := range verbs() {
		if v.name != saveVerb {
			first(v.name, ":"+v.name)
		}
	}
}

// TestQuestionsAreVerbs: what is behind the name of a question is what it asks about.
func TestQuestionsAreVerbs(t *testing.T) {
	b := pivotBench(t, 120, 30)
	for _, line := range []string{"key-used", "ask key-used"} {
		b.press(":")
		b.types(line + " AKIA")
		b.want("▌ key ", "AKIAEXAMPLE000000001")
		b.wantNot("nothing like")
		b.press("esc")
	}
	b.command("key-used AKIAEXAMPLE000000001")
	b.want("key-used AKIAEXAMPLE000000001")
	b.wantNot("nothing like")
	b.press("esc :")
	b.types("recon zzz") // it is about everything
	b.wantNot("as typed")
	b.press("esc :")
	b.types("key-used") // the command of that name
	b.want("ask key-used")
	b.press("enter")
	b.want("AKIAEXAMPLE00000")
}
