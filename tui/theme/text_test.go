package theme

import (
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"", 0}, {"abc", 3}, {"é", 1}, {"e\u0301", 1}, {"東京", 4}, {"a👍b", 4}, {"│▌…", 3},
		{"👍🏻", 4}, // counted by characters: 2 + 2
		{"กำ", 2}, // a Thai syllable: one cluster, two characters
	}
	for _, test := range tests {
		if got := Width(test.text); got != test.want {
			t.Errorf("Width(%q) = %d, want %d", test.text, got, test.want)
		}
	}
}

func TestCut(t *testing.T) {
	arn := "arn:aws:iam::123837392027:user/bert-jan"
	tests := []struct {
		name, got, want string
	}{
		{"fits", Cut("abc", 3), "abc"},
		{"cut", Cut("abcd", 3), "ab…"},
		{"one cell", Cut("abcd", 1), "…"},
		{"no cell", Cut("abcd", 0), ""},
		{"less than none", Cut("abcd", -3), ""},
		{"wide character at the edge", Cut("東京都", 4), "東…"},
		{"marks stay with their base", Cut("e\u0301e\u0301e\u0301", 2), "e\u0301…"},
		{"middle", CutMiddle(arn, 20), "arn:aws:i…r/bert-jan"},
		{"middle fits", CutMiddle("abc", 3), "abc"},
		{"middle without room", CutMiddle("abcdef", 2), "a…"},
		{"middle wide", CutMiddle("東京都東京都", 6), "東…都"},
		{"pad", Pad("ab", 4), "ab  "},
		{"pad cuts", Pad("abcde", 4), "abc…"},
		{"pad beside a wide character", Pad("東京都", 4), "東… "},
		{"pad to nothing", Pad("ab", -1), ""},
		{"pad left", PadLeft("42", 4), "  42"},
		{"clean cut", CleanCut("a\x1b[2Jbcd", 9), `a\u001b[…`},
		{"clean cut middle", CleanCutMiddle(strings.Repeat("a", 9000)+"\x1bz", 11), `aaaaa…001bz`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("got %q, want %q", test.got, test.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text        string
		width, most int
		want, rest  string
	}{
		{"abcdefg", 3, 9, "abc|def|g", ""},
		{"abcdefg", 3, 2, "abc|def", "g"},
		{"a東京b", 3, 9, "a東|京b", ""},
		{"東a", 1, 9, "…|a", ""},
		{"abc", 0, 9, "", "abc"},
		{"", 3, 9, "", ""},
	}
	for _, test := range tests {
		lines, rest := Wrap(test.text, test.width, test.most)
		if got := strings.Join(lines, "|"); got != test.want || rest != test.rest {
			t.Errorf("Wrap(%q, %d, %d) = %s, %q", test.text, test.width, test.most, got, rest)
		}
	}
}

// TestCutReadsOnlyWhatItDraws: of a megabyte, whatever it holds, only a few
// bytes for each cell are looked at.
func TestCutReadsOnlyWhatItDraws(t *testing.T) {
	for _, unit := range []string{"a", "\x1b", "\xff", "e\u0301", "\u0301", "東", "\u200d"} {
		huge := strings.Repeat(unit, 1<<20/len(unit))
		part := head(huge, 200)
		if len(part) > 202*maxCell {
			t.Errorf("200 cells of repeated %q read %d bytes", unit, len(part))
		}
		if Width(Clean(part)) <= 200 {
			t.Errorf("%d bytes of repeated %q do not fill 200 cells", len(part), unit)
		}
	}
}

func BenchmarkCleanCut(b *testing.B) {
	huge := strings.Repeat("Mozilla/5.0 ", 1<<20/12)
	for b.Loop() {
		CleanCut(huge, 160)
	}
}

func BenchmarkClean(b *testing.B) {
	for b.Loop() {
		Clean("arn:aws:iam::123837392027:user/bert-jan")
	}
}

func TestWrapWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"opens tcp 22 to all", 8, "opens|tcp 22|to all"}, {"  one   two ", 9, "one two"}, {"", 5, ""}, {"word", 0, ""},
		{"a arn:aws:iam::1:role/x b", 8, "a|arn:aws:|iam::1:|role/x b"}, {"arn:aws:iam::111122223333:role/catalogue-task", 19, "arn:aws:iam::|111122223333:role/|catalogue-task"}, {"日本 語", 5, "日本|語"}, {"日本", 1, "…|…"},
	} {
		if got := strings.Join(WrapWords(c.text, c.width), "|"); got != c.want {
			t.Errorf("%q in %d cells: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestCleanFit(t *testing.T) {
	for width, want := range map[int]string{20: "a bucket, or two, no", 19: "a bucket, or two", 16: "a bucket, or two", 15: "a bucket", 7: "", 0: ""} {
		if got := CleanFit("a bucket, or two, no", width); got != want {
			t.Errorf("in %d cells %q, want %q", width, got, want)
		}
	}
}
