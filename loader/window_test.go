package loader

import (
	"bytes"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// TestWindow consumes a text in random steps and looks ahead at random.
func TestWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	text := make([]byte, 5*windowSize+123)
	for i := range text {
		text[i] = byte(r.Uint32())
	}
	for _, wrap := range readers() {
		var w window
		w.reset(wrap(bytes.NewReader(text)))
		for at := 0; at < len(text); {
			ahead := r.IntN(1 << (3 + r.IntN(19)))
			c, err := w.at(ahead)
			if at+ahead >= len(text) {
				if err != errEnd || w.err != io.EOF {
					t.Fatalf("at %d: %v, %v", at+ahead, err, w.err)
				}
			} else if err != nil || c != text[at+ahead] {
				t.Fatalf("at %d: %v, %v", at+ahead, c, err)
			}
			if w.offset() != int64(at) || !bytes.HasPrefix(text[at:], w.rest()) || w.end() != int64(at+len(w.rest())) {
				t.Fatalf("at %d: offset %d, end %d", at, w.offset(), w.end())
			}
			step := min(r.IntN(ahead+1), len(w.rest()))
			w.advance(step)
			at += step
			if at > len(text)/2 && ahead == 0 {
				step = len(w.rest())
				w.advance(step)
				at += step
			}
		}
	}
}

// oneByte is the reader that gives a byte at a time.
const oneByte = 3

func readers() []func(io.Reader) io.Reader {
	return []func(io.Reader) io.Reader{
		func(r io.Reader) io.Reader { return r },
		iotest.HalfReader,
		iotest.DataErrReader,
		func(r io.Reader) io.Reader { return iotest.OneByteReader(r) },
	}
}

func TestWindowLimit(t *testing.T) {
	var w window
	w.reset(strings.NewReader(strings.Repeat("x", 2*maxRecord)))
	if _, err := w.at(maxRecord + 1); err != errTooLarge {
		t.Errorf("got %v", err)
	}
	if n := cap(w.buf); n > maxRecord {
		t.Errorf("the buffer grew to %d", n)
	}
	w.advance(maxRecord / 2)
	if _, err := w.at(maxRecord/2 + 100); err != nil {
		t.Errorf("after consuming: %v", err)
	}
	w.reset(strings.NewReader("x"))
	if cap(w.buf) != windowSize {
		t.Errorf("the next text starts with %d bytes", cap(w.buf))
	}
}

type silent struct{}

func (silent) Read([]byte) (int, error) { return 0, nil }

func TestWindowWithoutProgress(t *testing.T) {
	var w window
	w.reset(silent{})
	if _, err := w.at(0); err != errEnd || w.err != io.ErrNoProgress {
		t.Errorf("got %v, %v", err, w.err)
	}
}

// TestPieces reads every good form in pieces of any size with the same result.
func TestPieces(t *testing.T) {
	for _, entry := range manifest(t) {
		if !strings.HasPrefix(entry.Path, "forms/") && !strings.HasPrefix(entry.Path, "broken/record") {
			continue
		}
		whole := load(t, Options{Workers: 1}, stored(entry.Path))
		text := readTestdata(t, entry.Path)
		for i, wrap := range readers() {
			if i == oneByte && len(text) > 10_000 {
				continue // a record is tried again after each piece
			}
			got := load(t, Options{Workers: 1}, memory{{name: entry.Path, text: text, wrap: wrap}})
			if !reflect.DeepEqual(got.raw, whole.raw) || !reflect.DeepEqual(got.from, whole.from) || !reflect.DeepEqual(got.Records, whole.Records) {
				t.Errorf("%s: %d events, want %d; problems %q", entry.Path, len(got.raw), len(whole.raw), got.Problems)
			}
		}
	}
}

// TestConcatenation reads forms of JSON behind each other.
func TestConcatenation(t *testing.T) {
	var all strings.Builder
	want := 0
	for _, entry := range manifest(t) {
		isJSON := strings.HasSuffix(entry.Path, "json")
		if !strings.HasPrefix(entry.Path, "forms/") || !isJSON || strings.Contains(entry.Path, "bom") {
			continue
		}
		all.WriteString(readTestdata(t, entry.Path))
		want += entry.Records.Loaded + entry.Records.Duplicate
	}
	got := loadText(t, all.String())
	if n := got.Rows + got.Duplicate; n != want || got.Faults > 0 {
		t.Errorf("%d records, want %d; problems %q", n, want, got.Problems)
	}
}
