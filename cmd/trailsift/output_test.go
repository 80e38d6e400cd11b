package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/trailsift/trailsift/tui/theme"
)

// escapedIn writes text in pieces of some bytes, as it would be on a terminal.
func escapedIn(t *testing.T, text string, size int) string {
	t.Helper()
	var b bytes.Buffer
	w := &escapeWriter{to: &b}
	for piece := range slices.Chunk([]byte(text), size) {
		if n, err := w.Write(piece); n != len(piece) || err != nil {
			t.Fatal(n, err)
		}
	}
	if err := w.end(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEscapeWriter(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"a\x1b[31mé\u202e\u0085\x00\tb\n€":     `a\u001b[31mé\u202e\u0085\u0000` + "\tb\n€",
		"\r\x7f\u00ad\u180e\u2060\ufff9\u3164": `\u000d\u007f\u00ad\u180e\u2060\ufff9\u3164`,
		"a\U000e0041\ufe0f😀":                   `a\udb40\udc41\ufe0f😀`,
		"\xff\u00ffé\xc3":                      `\xffÿé\xc3`,
		"€\xe2\x82":                            `€\xe2\x82`,
		"\xf0\x9f\x98":                         `\xf0\x9f\x98`,
		"\xe2\x82\n":                           `\xe2\x82` + "\n",
		"e" + strings.Repeat("\u0301", 6):      "e" + strings.Repeat("\u0301", 4) + `\u0301\u0301`,
		"\n\u0301":                             "\n" + `\u0301`,
	} {
		for size := 1; size < 9; size++ {
			if got := escapedIn(t, text, size); got != want {
				t.Errorf("%q, %d bytes at a time: %q, want %q", text, size, got, want)
			}
		}
	}
}

// TestEscapeWriterCleans: what passes is what the interface would draw, and JSON
// keeps its meaning.
func TestEscapeWriterCleans(t *testing.T) {
	var all strings.Builder
	for r := rune(0x20); r <= unicode.MaxRune; r++ {
		if r != '"' && r != '\\' && (r < 0xd800 || r > 0xdfff) {
			all.WriteString("x" + string(r))
		}
	}
	got := escapedIn(t, `"`+all.String()+`"`, 4096)
	if theme.Clean(got) != got {
		t.Error("something passes that the interface would not draw")
	}
	var back string
	if err := json.Unmarshal([]byte(got), &back); err != nil || back != all.String() {
		t.Error("the JSON reads differently", err)
	}
}

// TestOutputEnds: an answer that ends in the middle of a character is written to
// its end.
func TestOutputEnds(t *testing.T) {
	var b bytes.Buffer
	a := &app{screen: &escapeWriter{to: &b}}
	if _, err := a.screen.Write([]byte("a\xe2")); err != nil {
		t.Fatal(err)
	}
	if err := a.endOutput(); err != nil || b.String() != `a\xe2` {
		t.Errorf("%q, %v", b.String(), err)
	}
	if err := (&app{}).endOutput(); err != nil {
		t.Error(err)
	}
}

// TestColumnWhat: the column that lists are read by is one of the command line, too.
func TestColumnWhat(t *testing.T) {
	path := trailFile(t, "x.json", records(`{"eventVersion":"1.08","eventTime":"2026-09-01T10:00:00Z","eventID":"e","eventSource":"s3.amazonaws.com",`+
		`"eventName":"GetBucketAcl","requestParameters":{"bucketName":"trail-archive"}}`))
	if out := answer(t, "events", "--columns", "event,What", path); !strings.Contains(out, "WHAT") || !strings.Contains(out, "trail-archive") {
		t.Errorf("%q", out)
	}
	if out := answer(t, "events", "-o", "csv", "--columns", "event,what", path); out != "event,what\nGetBucketAcl,trail-archive\n" {
		t.Errorf("%q", out)
	}
}

// TestInfoWithFilter says what is counted of the events that match, and what of all.
func TestInfoWithFilter(t *testing.T) {
	event := func(id, more string) string {
		return `{"eventVersion":"1.08","eventTime":"2026-09-01T10:00:00Z","eventID":"` + id + `","eventSource":"s3.amazonaws.com","eventName":"` + id + `"` + more + `}`
	}
	path := trailFile(t, "x.json", records(event("One", `,"requestParameters":{"bucketName":"a"}`), event("Two", ""), event("Three", "")))
	for filter, want := range map[string]string{
		"event=Two": "1 event matches; times and names below are its own", "event!=Two": "2 events match; times and names below are theirs",
	} {
		if out := answer(t, "info", "-f", filter, path); !strings.Contains(out, want) || !strings.Contains(out, "actors, of all events 6 JSON paths") {
			t.Errorf("%s: no %q in\n%s", filter, want, out)
		}
	}
}
