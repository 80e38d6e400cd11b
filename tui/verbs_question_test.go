package tui

import "testing"

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
