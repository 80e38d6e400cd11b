package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// oddities are records that must come back byte for byte.
var oddities = []string{
	`{}`,
	`{"a":null}`,
	"{ \"a\" :\t[ ] ,\r\n\"b\" : { } }",
	`{"a":[[]],"b":[null],"c":[[1],[2,[3]]]}`,
	`{"a":1,"a":2,"a":"1"}`,
	`{"a":-0,"b":1e5,"c":12345678901234567890123,"d":0.0,"e":1E-7}`,
	`{"a":true,"b":false,"c":"true"}`,
	`{"a":{"b":{"c":{"d":"deep"}}},"a.b":"dotted","":"empty key"}`,
	`{"\u0061":"escaped key","quote\"d":"\"\\\/\b\f\n\r\t\u2028\ud83d\ude00"}`,
	`{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","id":"0F8FAD5B-D9CB-469F-A165-70867728950E"}`,
	`{"t":"2026-09-01T10:00:00Z","t":"2026-02-30T10:00:00Z","t":"2024-02-29T23:59:59Z","t":"1969-12-31T23:59:59Z","t":"2106-02-07T06:28:14Z","t":"2106-02-07T06:28:15Z"}`,
	`{"aws:s3:arn":"x","k-_$9":"y"}`,
	`{"long":"` + strings.Repeat("x", 3<<20) + `"}`,
	`{"many":[` + strings.Repeat(`"v",`, 40000) + `"w"]}`,
	strings.Repeat(`{"n":`, 150) + `1` + strings.Repeat(`}`, 150),
}

func TestRecordsComeBackByteForByte(t *testing.T) {
	st := load(t, oddities...)
	for _, finished := range []bool{false, true} {
		if finished {
			finish(t, st)
		}
		got := texts(t, st.Snapshot())
		if len(got) != len(oddities) {
			t.Fatalf("%d records, want %d", len(got), len(oddities))
		}
		for i, want := range oddities {
			if got[i] != want {
				t.Errorf("finished %v, record %d:\ngot  %.200q\nwant %.200q", finished, i, got[i], want)
			}
		}
	}
}

// TestCutRecords adds every beginning of a record: each must say that it is
// short, whatever the trie has seen before.
func TestCutRecords(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	for range 2 {
		for _, rec := range oddities {
			for cut := 0; cut < min(len(rec), 400); cut++ {
				if _, _, err := b.Add([]byte(rec[:cut]), Origin{Source: src}); !errors.Is(err, ErrShort) {
					t.Fatalf("Add(%q) = %v, want ErrShort", rec[:cut], err)
				}
			}
			if _, _, err := b.Add([]byte(rec), Origin{Source: src}); err != nil {
				t.Fatalf("Add(%.100q): %v", rec, err)
			}
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	tests := []struct {
		text string
		at   int
	}{
		{`[1]`, 0},
		{`"x"`, 0},
		{`{a:1}`, 1},
		{`{"a" 1}`, 5},
		{`{"a":1,}`, 7},
		{`{"a":[1,]}`, 8},
		{`{"a":tru}`, 5},
		{`{"a":01}`, 5},
		{`{"a":1.}`, 5},
		{`{"a":--1}`, 5},
		{`{"a":nul}`, 5},
		{`{"a":nullx}`, 9},
		{`{"a":1]`, 6},
		{`{"a":[1}`, 7},
		{`{"a":"x" "y"}`, 9},
		{`{"a":"\x"}`, 6},
		{`{"a":"\u12g4"}`, 6},
		{"{\"a\":\"x\x01y\"}", 7},
		{"{\"a\":\"x\xffy\"}", 7},
		{"{\"a\x01\":1}", 3},
		{"  {a:1}", 3},
		{strings.Repeat(`{"n":`, 201), 1000},
	}
	for _, tt := range tests {
		b := New(testSchema).NewBuilder()
		for range 2 { // the second time with what the trie learnt from the first
			_, _, err := b.Add([]byte(tt.text), Origin{})
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Errorf("Add(%.60q) = %v, want a SyntaxError", tt.text, err)
			} else if syntax.Offset != tt.at || syntax.Msg == "" {
				t.Errorf("Add(%.60q) = error at %d, want %d", tt.text, syntax.Offset, tt.at)
			}
		}
		if b.Pending() != 0 {
			t.Errorf("Add(%.60q) kept a row", tt.text)
		}
	}
}

// TestBadRecordLeavesNothing checks that rows around a bad record are whole.
func TestBadRecordLeavesNothing(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	good := []string{`{"eventID":"` + numberedUUID(1) + `","a":"x"}`, `{"eventID":"` + numberedUUID(2) + `","a":"y"}`}
	for i, text := range []string{good[0], `{"eventID":"` + numberedUUID(9) + `","a":bad}`, good[1]} {
		_, _, _ = b.Add([]byte(text), Origin{Source: src, Record: uint32(i + 1)})
	}
	b.Flush()
	if got := texts(t, st.Snapshot()); strings.Join(got, "|") != strings.Join(good, "|") {
		t.Errorf("got %q", got)
	}
}

func TestRefusedRecords(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	for range 2 {
		n, refused, err := b.Add([]byte(` {"refuse":"no thanks"} `), Origin{})
		if n != 23 || refused != "no thanks" || err != nil {
			t.Errorf("Add = %d, %q, %v", n, refused, err)
		}
	}
	if b.Pending() != 0 {
		t.Error("a refused record was kept")
	}
}

// TestFullDomain fills domain after domain: nothing is lost.
func TestFullDomain(t *testing.T) {
	st := New(testSchema)
	st.limits = limits{rows: 50, shapes: 20, trie: 20_000, slabs: 3, leaves: 1000, text: 10_000, words: 1 << 20, paths: 60, keys: 60}
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	var want []string
	for i := range 1000 {
		rec := `{"eventID":"` + numberedUUID(i) + `","eventTime":"2026-09-01T00:00:00Z","k` + strings.Repeat("x", i%90) + `":{"y":` + string(rune('0'+i%10)) + `}}`
		want = append(want, rec)
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	finish(t, st)
	if got := texts(t, st.Snapshot()); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("records changed")
	}
	if views := len(st.Snapshot().views); views < 2 {
		t.Errorf("%d domains: the limits were not met", views)
	}
}

// TestManyPaths checks that keys made of user data push nothing else out.
func TestManyPaths(t *testing.T) {
	st := New(testSchema)
	st.limits.paths = 100
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	for i := range 500 {
		rec := fmt.Sprintf(`{"eventID":%q,"tags":{"k%d":1,"l%d":2},"user":{"name":"bob"}}`, numberedUUID(i), i, i)
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	finish(t, st)
	snap := st.Snapshot()
	if fields := snap.Fields(); len(fields) != 2+2+1000 {
		t.Errorf("%d fields", len(fields))
	}
	for _, field := range []string{"who", "user.name"} {
		if f, err := snap.Facet(t.Context(), nil, field, nil, 0); err != nil || len(f.Values) != 1 || f.Values[0].Count != 500 {
			t.Errorf("%s: %+v, %v", field, f, err)
		}
	}
}

// TestInputsBehindManyLeaves derives from a value far back in a record.
func TestInputsBehindManyLeaves(t *testing.T) {
	rec := `{"list":[` + strings.Repeat(`1,`, 70_000) + `2],"user":{"name":"bob"},"eventTime":"2026-09-01T00:00:00Z"}`
	got := load(t, rec).Snapshot().Record(0)
	who, _ := got.Value(nil, "who")
	if _, ok := got.Time(); who != "bob" || !ok {
		t.Errorf("who %q, has time %v", who, ok)
	}
}

func FuzzAdd(f *testing.F) {
	for _, rec := range oddities {
		if len(rec) < 1000 {
			f.Add([]byte(rec))
		}
	}
	f.Add([]byte(`{"refuse":"x"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		st := New(testSchema)
		b := st.NewBuilder()
		src := st.AddSource("s", 0)
		n, refused, err := b.Add(text, Origin{Source: src, Record: 1})
		if err != nil {
			if json.Valid(text) && len(strings.TrimSpace(string(text))) > 0 && strings.TrimSpace(string(text))[0] == '{' &&
				!strings.Contains(err.Error(), "deep") && !strings.Contains(err.Error(), "UTF-8") {
				t.Fatalf("refused valid JSON %q: %v", text, err)
			}
			return
		}
		if !json.Valid(text[:n]) {
			t.Fatalf("accepted %q", text[:n])
		}
		if refused != "" {
			return
		}
		again, _, err := b.Add(text, Origin{Source: src, Record: 2})
		if err != nil || again != n {
			t.Fatalf("second Add = %d, %v; the first %d", again, err, n)
		}
		b.Flush()
		finish(t, st)
		got := texts(t, st.Snapshot())
		if len(got) != 1 || got[0] != strings.TrimLeft(string(text[:n]), " \t\r\n") {
			t.Fatalf("got %q, want %q", got, text[:n])
		}
	})
}

func TestFullStore(t *testing.T) {
	st := New(testSchema)
	st.limits.blocks = 2
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	for i := range 2 {
		if st.Full() {
			t.Errorf("full with %d blocks", i)
		}
		if _, _, err := b.Add([]byte(fmt.Sprintf(`{"eventID":"%d"}`, i)), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
		b.Flush()
	}
	if !st.Full() {
		t.Error("two blocks of two do not fill the store")
	}
}
