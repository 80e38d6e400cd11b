package tuitest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// screenOf returns a screen that shows some text.
func screenOf(t *testing.T, width, height int, text string) *Screen {
	t.Helper()
	s := newScreen(width, height, io.Discard)
	t.Cleanup(s.close)
	s.cooked = true
	if _, err := s.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPictureOfText(t *testing.T) {
	s := screenOf(t, 20, 3, "\x1b[1mab c  d<\x1b[m\n \x1b[2mx\x1b[m \x1b[38;5;210my\x1b[m\n\x1b[4m日本\x1b[mz")
	got := string(s.SVG("a & b"))
	for _, want := range []string{
		`width="184" height="75" viewBox="0 0 184 75"`, "<title>a &amp; b</title>",
		`<text x="12" y="25" class="s0" textLength="32">ab c</text>`,
		`<text x="60" y="25" class="s0" textLength="16">d&lt;</text>`,
		`<text x="20" y="42" class="s1">x</text>`, `<text x="36" y="42" class="s2">y</text>`,
		`<text x="12" y="59" class="s3" textLength="32">日本</text>`, `<text x="44" y="59">z</text>`,
		".s0{font-weight:700}.s1{fill:#7d8085}.s2{fill:#ff8787}.s3{text-decoration:underline}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestPictureOfShapes(t *testing.T) {
	s := screenOf(t, 20, 2, "██▌ ▄│\n\x1b[7mab\x1b[m")
	got := string(s.SVG(""))
	for _, want := range []string{
		`<path fill="#d4d7dc" d="M12 12h20v17h-20zM44 20h8v9h-8zM56 12h1v17h-1zM12 29h16v17h-16z"/>`,
		`.s0{fill:#14171c}`, `>ab</text>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestPictureStandsForItself: it is XML, the same each time, and needs
// nothing from elsewhere.
func TestPictureStandsForItself(t *testing.T) {
	s := screenOf(t, 30, 4, "\x1b[31m✗ <script>alert('x')</script>\x1b[m\n\u0301\x1b[3mé\n")
	first, again := s.SVG(`"]]>`), s.SVG(`"]]>`)
	if !bytes.Equal(first, again) {
		t.Errorf("the second time it is\n%s\nafter\n%s", again, first)
	}
	for d := xml.NewDecoder(bytes.NewReader(first)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, first)
		}
		if e, ok := token.(xml.StartElement); ok && !strings.Contains("svg title style rect path text", e.Name.Local) {
			t.Errorf("it holds <%s>", e.Name.Local)
		}
	}
	if strings.Count(string(first), "://") != 1 {
		t.Errorf("it refers to something else than the name of SVG:\n%s", first)
	}
}
