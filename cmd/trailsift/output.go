package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"

	"github.com/trailsift/trailsift/tui/theme"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// output returns where answers go. On a terminal nothing of a log may act:
// characters that could are written as \u escapes.
func (a *app) output() io.Writer {
	if !isTerminal(a.out) {
		return a.out
	}
	if a.screen == nil {
		a.screen = &escapeWriter{to: a.out}
	}
	return a.screen
}

// endOutput writes what is left when everything was written.
func (a *app) endOutput() error {
	if a.screen == nil {
		return nil
	}
	return a.screen.end()
}

// escapeWriter lets pass what the interface would draw, line feeds and tabs.
// All else is written as \u escapes, two for a character above U+FFFF, so that
// JSON keeps its meaning; bytes that are no UTF-8 as \xff, which no JSON has.
type escapeWriter struct {
	to      io.Writer
	rest    []byte // the start of a character
	cleaner theme.Cleaner
}

// Write keeps the start of a character until the rest of it comes.
func (w *escapeWriter) Write(p []byte) (int, error) {
	text := string(append(w.rest, p...))
	var out []byte
	for len(text) > 0 && utf8.FullRuneInString(text) {
		size, ok := w.cleaner.Next(text)
		if ok || text[0] == '\n' || text[0] == '\t' {
			out = append(out, text[:size]...)
		} else {
			out = appendEscape(out, text[:size])
		}
		text = text[size:]
	}
	w.rest = []byte(text)
	if _, err := w.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// width returns how wide the terminal is; 0 where that is not known.
func (w *escapeWriter) width() int {
	f, ok := w.to.(*os.File)
	if !ok {
		return 0
	}
	cells, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return cells
}

// end writes the start of a character that has no rest.
func (w *escapeWriter) end() error {
	var out []byte
	for i := range w.rest {
		out = appendEscape(out, string(w.rest[i:i+1]))
	}
	w.rest = nil
	_, err := w.to.Write(out)
	return err
}

// appendEscape appends the escape of a character, or of a byte that is part of none.
func appendEscape(out []byte, char string) []byte {
	r, size := utf8.DecodeRuneInString(char)
	if r == utf8.RuneError && size == 1 {
		return fmt.Appendf(out, `\x%02x`, char[0])
	}
	for _, unit := range utf16.AppendRune(nil, r) {
		out = fmt.Appendf(out, `\u%04x`, unit)
	}
	return out
}

// writeJSON writes a value as one line of JSON.
func writeJSON(w io.Writer, value any) error {
	line, err := lineJSON(value)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

// lineJSON is a value as one line of JSON, with its line break.
func lineJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(value)
	return b.Bytes(), err
}
