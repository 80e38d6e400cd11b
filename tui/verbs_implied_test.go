package tui

import "testing"

// TestValuesInThePalette: a value that somebody pastes is looked up, be it the start of
// one; what is no value, and what commands have, is not.
func TestValuesInThePalette(t *testing.T) {
	b := demoBench(t, 80, 24)
	for typed, want := range map[string]string{
		"i-0a4d9f1e7c3b52860": "resource  i-0a4d9f1e7c3b52860", "i-0a4d9": "resource  i-0a4d9f1e7c3b52860", "203.0.113.7": "ip         203.0.113.77",
		"larkfield-media": "resource  arn:aws:s3:::larkfield-media", "i-0zzzz": "as typed  i-0zzzz",
		"zzzzz": "nothing like this", "s3-ransom": "Question ",
	} {
		b.press(":")
		b.types(typed)
		b.want(want)
		b.press("esc")
	}
	b.press(":")
	b.types("i-0a4d9")
	b.press("enter")
	b.want("history i-0a4d9f1e7c3b52860")
	b.press("esc :")
	b.types("i-0a4d9")
	b.press("ctrl+u h e l p")
	b.want("help")
	b.wantNot("i-0a4d9f1e7c3b52860 ")
}
