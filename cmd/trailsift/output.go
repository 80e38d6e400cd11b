package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// output returns where answers go. On a terminal nothing of a log may act:
// characters that could are written as \u escapes.
func (a *app) output() io.Writer {
	if isTerminal(a.out) {
		return &escapeWriter{to: a.out}
	}
	return a.out
}

// escapeWriter writes control, C1, zero-width and bidirectional formatting
// characters, and bytes that are no UTF-8, as \u escapes. Line feeds and tabs pass.
type escapeWriter struct {
	to   io.Writer
	rest []byte // the start of a character
}

func (w *escapeWriter) Write(p []byte) (int, error) {
	text := append(w.rest, p...)
	var out []byte
	for len(text) > 0 && utf8.FullRune(text) {
		r, n := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && n == 1:
			out = fmt.Appendf(out, `\u%04x`, text[0])
		case acts(r):
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	w.rest = append([]byte(nil), text...)
	if _, err := w.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

func acts(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r == 0x061c || r >= 0x200b && r <= 0x200f || r == 0x2028 || r == 0x2029 || r == 0xfeff:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
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
