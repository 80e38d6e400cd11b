package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// maxInput is how many characters may be typed or pasted into a line: more
// than any filter needs, little enough to be read at every key.
const maxInput = 1 << 18

// line is a line of text being edited.
type line struct {
	text []rune
	at   int
}

// newLine returns a line with the cursor at its end. It is as long as the text,
// which is the program's own, such as a filter: with a character less it would
// be another one.
func newLine(text string) line {
	runes := []rune(text)
	return line{runes, len(runes)}
}

// String returns the text.
func (l *line) String() string { return string(l.text) }

// parts returns the text before and behind the cursor.
func (l *line) parts() (before, after string) { return string(l.text[:l.at]), string(l.text[l.at:]) }

// insert puts text at the cursor, as one line and without controls: all of it,
// or nothing where the line would be longer than it may be by over characters.
// Half a list of addresses would answer another question.
func (l *line) insert(text string) (over int) {
	add := oneLine(text)
	if over = len(l.text) + len(add) - maxInput; over > 0 && len(add) > 0 {
		return over
	}
	l.text = append(l.text[:l.at:l.at], append(add, l.text[l.at:]...)...)
	l.at += len(add)
	return 0
}

// oneLine returns text without line breaks and controls.
func oneLine(text string) []rune {
	out := make([]rune, 0, len(text))
	for _, r := range text {
		if r == '\n' || r == '\r' || r == '\t' {
			r = ' '
		}
		if !unicode.IsControl(r) {
			out = append(out, r)
		}
	}
	return out
}

// cut removes the text from position i up to j and leaves the cursor there.
func (l *line) cut(i, j int) {
	i, j = max(i, 0), min(j, len(l.text))
	l.text = append(l.text[:i:i], l.text[j:]...)
	l.at = i
}

// key edits the line and reports whether the key meant anything to it.
func (l *line) key(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "left", "ctrl+b":
		l.at = max(0, l.at-1)
	case "right", "ctrl+f":
		l.at = min(len(l.text), l.at+1)
	case "home", "ctrl+a":
		l.at = 0
	case "end", "ctrl+e":
		l.at = len(l.text)
	case "backspace", "ctrl+h":
		l.cut(l.at-1, l.at)
	case "delete":
		l.cut(l.at, l.at+1)
	case "ctrl+u":
		l.cut(0, l.at)
	case "ctrl+k":
		l.cut(l.at, len(l.text))
	case "ctrl+w":
		l.cut(l.wordStart(), l.at)
	default:
		if msg.Text == "" {
			return false
		}
		l.insert(msg.Text)
	}
	return true
}

// wordStart returns where the word before the cursor begins.
func (l *line) wordStart() int {
	before := strings.TrimRightFunc(string(l.text[:l.at]), unicode.IsSpace)
	return len([]rune(before[:strings.LastIndexFunc(before, unicode.IsSpace)+1]))
}
