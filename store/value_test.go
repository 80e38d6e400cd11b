package store

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestTimesAgainstLibrary compares the canonical time parser with package
// time on every day of its range and on texts that are nearly times.
func TestTimesAgainstLibrary(t *testing.T) {
	for sec := int64(0); sec < noTime; sec += 86399 {
		text := time.Unix(sec, 0).UTC().Format(timeLayout)
		if got, ok := parseTime([]byte(text)); !ok || int64(got) != sec {
			t.Fatalf("parseTime(%s) = %d, %v; want %d", text, got, ok, sec)
		}
		if got := string(appendTime(nil, uint32(sec))); got != text {
			t.Fatalf("appendTime(%d) = %s, want %s", sec, got, text)
		}
	}
	r := newRand(1)
	for range 200_000 {
		text := []byte("2026-09-01T10:20:30Z")
		for range 1 + r.IntN(3) {
			text[r.IntN(20)] = "0123456789-:TZ /a"[r.IntN(17)]
		}
		_, err := time.Parse(timeLayout, string(text))
		sec, ok := parseTime(text)
		want := err == nil && string(text) >= "1970" && string(text) < "2106-02-07T06:28:15Z"
		if ok != want {
			t.Fatalf("parseTime(%s) = %d, %v; package time: %v", text, sec, ok, err)
		}
	}
}

func TestUUIDs(t *testing.T) {
	const id = "0f8fad5b-d9cb-469f-a165-70867728950e"
	var raw [16]byte
	if !parseUUID([]byte(id), &raw) || string(appendUUID(nil, raw)) != id {
		t.Errorf("%s does not come back", id)
	}
	for _, bad := range []string{strings.ToUpper(id), "0f8fad5b-d9cb-469f-a165-70867728950", "0f8fad5bxd9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-7086772895 e", strings.Repeat("-", 36)} {
		if parseUUID([]byte(bad), &raw) {
			t.Errorf("%s taken for a canonical UUID", bad)
		}
	}
}

// TestHexDigits tries every byte at every place.
func TestHexDigits(t *testing.T) {
	for at := range 36 {
		for c := range 256 {
			text := []byte("0f8fad5b-d9cb-469f-a165-70867728950e")
			text[at] = byte(c)
			hyphen := at == 8 || at == 13 || at == 18 || at == 23
			want := hyphen && c == '-' || !hyphen && strings.IndexByte("0123456789abcdef", byte(c)) >= 0
			var id [16]byte
			if ok := parseUUID(text, &id); ok != want || ok && string(appendUUID(nil, id)) != string(text) {
				t.Fatalf("parseUUID(%q) = %v, %x", text, ok, id)
			}
		}
	}
}

func FuzzStrings(f *testing.F) {
	for _, s := range []string{``, `a\"b`, `\u00e9\/\ud83d\ude00\ud83dx\udc00`, "\xff", "\x00", `\u12`, `\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsRune(strings.ReplaceAll(strings.ReplaceAll(s, `\\`, ""), `\"`, ""), '"') || !utf8.ValidString(s) {
			return
		}
		_, msg := checkString([]byte(s))
		var want string
		err := json.Unmarshal([]byte(`"`+s+`"`), &want)
		if (msg == "") != (err == nil) {
			t.Fatalf("checkString(%q) = %q; encoding/json: %v", s, msg, err)
		}
		if err != nil {
			return
		}
		if got := string(unescapeWith([]byte(s), asReplacement)); got != want {
			t.Fatalf("unescape(%q) = %q, want %q", s, got, want)
		}
		if got := string(unescape([]byte(s))); got != want && !strings.Contains(want, "\ufffd") || !utf8.ValidString(got) {
			t.Fatalf("unescape(%q) = %q", s, got)
		}
		var again string
		escaped := appendEscaped(nil, want)
		if err := json.Unmarshal([]byte(`"`+string(escaped)+`"`), &again); err != nil || again != want {
			t.Fatalf("appendEscaped(%q) = %q: %v", want, escaped, err)
		}
	})
}

// asReplacement writes a lone surrogate as the standard library does.
func asReplacement(dst []byte, _ rune) []byte { return utf8.AppendRune(dst, utf8.RuneError) }

func TestUnescape(t *testing.T) {
	for s, want := range map[string]string{
		``: "", `a\"b`: `a"b`, `\\\/\b\f\n\r\t`: "\\/\b\f\n\r\t", `\u00e9\uD83D\ude00`: "é😀", `\ufffd`: "\ufffd",
		`\ud800`: `\ud800`, `a\uDFFFb`: `a\udfffb`, `\udc00\ud800`: `\udc00\ud800`, `\ud83d\ud83d\ude00`: `\ud83d😀`, `\ud800\n`: "\\ud800\n", `\\ud800`: `\ud800`,
	} {
		if got := string(unescape([]byte(s))); got != want {
			t.Errorf("unescape(%s) = %q, want %q", s, got, want)
		}
	}
}

func FuzzScalars(f *testing.F) {
	for _, s := range []string{"0", "-0", "01", "1.", "1e5", "1E+", "true", "tru", "--1", ".5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := json.Valid([]byte(s)) && strings.TrimSpace(s) == s && !strings.ContainsAny(s[:1], `"{[n`)
		if got := isScalar([]byte(s)); got != want {
			t.Fatalf("isScalar(%q) = %v", s, got)
		}
	})
}

// TestNeedsEscape: wherever the character stands.
func TestNeedsEscape(t *testing.T) {
	for at := range 20 {
		for _, c := range []byte{'"', '\\', 0, 0x1f, ' ', '!', '#', '[', ']', 0x7f, 0x80, 0xa2, 0xdc, 0xff} {
			text := []byte(strings.Repeat("a", 20))
			text[at] = c
			if got, want := needsEscape(text), c < 0x20 || c == '"' || c == '\\'; got != want {
				t.Errorf("needsEscape(%q) = %v", text, got)
			}
		}
	}
}

// TestLooseTimes: other spellings of a time are read, in UTC where they name no zone;
// what is none has no time.
func TestLooseTimes(t *testing.T) {
	want, _ := parseTime([]byte("2026-09-15T10:20:00Z"))
	for _, spelling := range []string{
		"2026-09-15T10:20:00.999Z", "2026-09-15T12:20:00+02:00", "2026-09-15t10:20:00z", "2026-09-15T10:20:00", "2026-09-15T10:20Z", "2026-09-15T12:20+02:00",
		"2026-09-15 10:20:00", "2026-09-15 10:20:00.000", "2026-09-15 10:20:00 UTC", "2026-09-15 10:20:00.000 UTC", "2026-09-15 10:20:00Z",
	} {
		if got := looseTime(spelling); got != want {
			t.Errorf("%s: %d, want %d", spelling, got, want)
		}
	}
	for _, none := range []string{"", "2026-09-15", "2026-13-15T10:20:00Z", "10:20:00", "2026-09-15T10:20:00 CET", "1960-01-01T00:00:00Z"} {
		if got := looseTime(none); got != noTime {
			t.Errorf("%q is %d", none, got)
		}
	}
}
