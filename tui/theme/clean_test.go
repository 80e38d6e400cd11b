package theme

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestCleanWritesEscapes(t *testing.T) {
	acute := "\u0301"
	tests := []struct{ name, in, want string }{
		{"plain", `aws-cli/2.11 "x" C:\temp`, `aws-cli/2.11 "x" C:\temp`},
		{"letters", "Zoë 東京 наталья שלום", "Zoë 東京 наталья שלום"},
		{"line ends", "a\nb\r\tc", `a\nb\r\tc`},
		{"escape sequence", "\x1b[2J\x1b]0;x\x07", `\u001b[2J\u001b]0;x\u0007`},
		{"delete and C1", "\x7f\u009b31m", `\u007f\u009b31m`},
		{"raw C1 byte", "\x9b31m", `\x9b31m`},
		{"cut-off UTF-8", "a\xe2\x82", `a\xe2\x82`},
		{"surrogate", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"bidi", "user\u202egpj.exe\u2066\u200f\u061c", `user\u202egpj.exe\u2066\u200f\u061c`},
		{"zero width", "ad\u200bmin\u2060\ufeff\u00ad", `ad\u200bmin\u2060\ufeff\u00ad`},
		{"joined emoji", "👩\u200d💻", `👩\u200d💻`},
		{"variation selector", "❤\ufe0f", `❤\ufe0f`},
		{"tag", "a\U000e0041", `a\U000e0041`},
		{"other spaces", "a\u00a0b\u2028\u3000", `a\u00a0b\u2028\u3000`},
		{"fillers", "\u3164\u115f\uffa0\u2800\u180e", `\u3164\u115f\uffa0\u2800\u180e`},
		{"annotation", "\ufff9a\ufffb", `\ufff9a\ufffb`},
		{"private, unassigned, noncharacter", "\ue000\u0378\ufdd0\U0010ffff", `\ue000\u0378\ufdd0\U0010ffff`},
		{"replacement character", "\ufffd", "\ufffd"},
		{"accents", "e" + acute + "x", "e" + acute + "x"},
		{"mark without base", acute + "a", `\u0301a`},
		{"mark on an escape", "\n" + acute, `\n\u0301`},
		{"flood of marks", "e" + strings.Repeat(acute, 6), "e" + strings.Repeat(acute, 4) + `\u0301\u0301`},
		{"escape-like text", `\u001b`, `\u001b`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Clean(test.in); got != test.want {
				t.Errorf("Clean(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestCleanAllocatesOnlyForEscapes(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 1000), "Zoë 東京"} {
		if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
			t.Errorf("Clean(%.10q…) allocates %v times", s, n)
		}
	}
}

// TestCleanEveryCharacter holds drawable against the categories by name.
func TestCleanEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if out := Clean("a" + string(r)); forbidden(out) >= 0 {
			t.Fatalf("Clean lets %U through: %q", r, out)
		}
	}
	for b := 0x80; b <= 0xff; b++ {
		if out := Clean("a" + string([]byte{byte(b)})); len(out) != len(`a\xff`) {
			t.Fatalf("Clean of byte %#x is %q", b, out)
		}
	}
}

// invisible are the characters that may never be drawn, spelled out
// independently of the tables Clean uses.
var invisible = [][2]rune{
	{0, 0x1f}, {0x7f, 0xa0}, {0xad, 0xad}, {0x34f, 0x34f}, {0x61c, 0x61c},
	{0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x2000, 0x200f},
	{0x2028, 0x202f}, {0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000},
	{0x3164, 0x3164}, {0xd800, 0xf8ff}, {0xfdd0, 0xfdef}, {0xfe00, 0xfe0f},
	{0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfffc}, {0xfffe, 0xffff},
	{0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0x10ffff},
}

// forbidden returns the index of the first invisible character of s, or -1.
func forbidden(s string) int {
	return strings.IndexFunc(s, func(r rune) bool {
		for _, span := range invisible {
			if r >= span[0] && r <= span[1] {
				return true
			}
		}
		return false
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "bert-jan", "\x1b[31mred\x1b[0m", "a\u202eb", "\xff\xfe", "e\u0301\u0301\u0301\u0301\u0301",
		"👩\u200d👩\u200d👧", "🇨🇭🇦🇹🇱", "👍🏻👍🏿", "स्ते नमस्ते", "한국\u1112\u1161\u11ab", "กำ", "\u0600a", `\u001b`, "\r\n",
	} {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		width = max(-1, min(width, 300))
		clean := Clean(s)
		checkClean(t, s, clean)
		checkCut(t, clean, CleanCut(s, width), width)
		checkCut(t, clean, Cut(clean, width), width)
		for _, text := range []string{CutMiddle(clean, width), CleanCutMiddle(s, width)} {
			if w := Width(text); w > max(width, 0) {
				t.Errorf("%q takes %d cells, want at most %d", text, w, width)
			}
		}
		if w := Width(Pad(clean, width)); w != max(width, 0) {
			t.Errorf("Pad(%q, %d) takes %d cells", clean, width, w)
		}
	})
}

func checkClean(t *testing.T, s, clean string) {
	t.Helper()
	if !utf8.ValidString(clean) {
		t.Errorf("Clean(%q) = %q is not UTF-8", s, clean)
	}
	if i := forbidden(clean); i >= 0 {
		t.Errorf("Clean(%q) = %q holds %q", s, clean, clean[i:])
	}
	if again := Clean(clean); again != clean {
		t.Errorf("Clean(%q) = %q, and again %q", s, clean, again)
	}
	if visible(s) && clean != s {
		t.Errorf("Clean(%q) = %q", s, clean)
	}
	if most := len(`\u0000`) * len(s); len(clean) > most || Width(clean) > most {
		t.Errorf("Clean(%q) grew to %d cells", s, Width(clean))
	}
}

// visible reports whether s is printable ASCII.
func visible(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// checkCut tests that cut is a beginning of clean in at most width cells, and
// that nothing is left out that fits.
func checkCut(t *testing.T, clean, cut string, width int) {
	t.Helper()
	if w := Width(cut); w > max(width, 0) {
		t.Errorf("%q takes %d cells, want at most %d", cut, w, width)
	}
	if !strings.HasPrefix(clean, strings.TrimSuffix(cut, ellipsis)) {
		t.Errorf("%q is no beginning of %q", cut, clean)
	}
	if Width(clean) <= width && cut != clean {
		t.Errorf("%q fits in %d cells, got %q", clean, width, cut)
	}
}
