package theme

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
)

func TestBarIsAsWideAsAsked(t *testing.T) {
	for _, unicode := range []bool{true, false} {
		th := New(unicode)
		for width := range 15 {
			for n := range 101 {
				bar := th.Bar(n, 100, width)
				if Width(bar) != width {
					t.Fatalf("Bar(%d, 100, %d) is %q", n, width, bar)
				}
				if n > 0 && width > 0 && strings.TrimSpace(bar) == "" {
					t.Fatalf("Bar(%d, 100, %d) is empty", n, width)
				}
			}
		}
	}
}

func TestBarLengths(t *testing.T) {
	th := New(true)
	for n, want := range map[int]string{0: "    ", 1: "▏   ", 25: "█   ", 50: "██  ", 56: "██▎ ", 100: "████", 900: "████"} {
		if got := th.Bar(n, 100, 4); got != want {
			t.Errorf("Bar(%d, 100, 4) = %q, want %q", n, got, want)
		}
	}
	if got := th.Bar(3, 0, 4); got != "▏   " {
		t.Errorf("a bar of no total is %q", got)
	}
}

func TestLevels(t *testing.T) {
	th := New(true)
	column := func(n int) string {
		var out []string
		for row := 2; row >= 0; row-- {
			out = append(out, th.Level(n, 100, row, 3))
		}
		return strings.Join(out, "/")
	}
	for n, want := range map[int]string{0: " / / ", 1: " / /▁", 33: " / /█", 50: " /▄/█", 100: "█/█/█"} {
		if got := column(n); got != want {
			t.Errorf("%d of 100 is %q, want %q", n, got, want)
		}
	}
	if th.Level(1, 0, 0, 1) != " " {
		t.Error("a column of no maximum is not empty")
	}
}

func TestGlyphsAreOneCell(t *testing.T) {
	for _, g := range []Glyphs{unicodeGlyphs, asciiGlyphs} {
		all := []string{
			g.Mark, g.Prompt, g.Sep, g.Axis, g.Crumb, g.Ellipsis, g.Fail, g.OK, g.Picked, g.Down, g.Up, g.Block,
		}
		all = slices.Concat(all, g.Eighths[1:], g.Levels[:], g.Spin[:])
		for _, s := range all {
			if Width(s) != 1 || !g.Unicode && !isASCII(s) {
				t.Errorf("glyph %q (Unicode %v) is not one cell", s, g.Unicode)
			}
		}
	}
}

func TestUnicodeLocale(t *testing.T) {
	for _, c := range []struct {
		env  string
		goos string
		want bool
	}{
		{"LANG=en_US.UTF-8", "linux", true},
		{"LANG=de_DE.utf8", "linux", true},
		{"LANG=C", "linux", false},
		{"", "linux", false},
		{"", "windows", true},
		{"LANG=en_US.UTF-8 LC_ALL=C", "linux", false},
		{"LANG=en_US.UTF-8 LC_CTYPE=POSIX", "darwin", false},
		{"LANG=C LC_CTYPE=C.UTF-8 LC_ALL=", "linux", true},
		{"LANG=C.UTF-8 TERM=linux", "linux", false}, {"TERM=vt220 LC_ALL=ja_JP.UTF-8", "linux", false}, {"LANG=C.UTF-8 TERM=xterm", "linux", true},
	} {
		if got := UnicodeLocale(strings.Fields(c.env), c.goos); got != c.want {
			t.Errorf("%q on %s: %v", c.env, c.goos, got)
		}
	}
}

func TestFrameWithoutUnicode(t *testing.T) {
	ascii, unicode := New(false), New(true)
	text := "a…b 日 ä \x1b[1mx\x1b[m"
	if got := ascii.Frame("••• masked •••"); got != "*** masked ***" {
		t.Errorf("in ASCII %q", got)
	}
	if got := ascii.Frame(text); got != "a~b ?? ? \x1b[1mx\x1b[m" {
		t.Errorf("in ASCII %q", got)
	}
	for text, want := range map[string]string{"नमस्ते|": strings.Repeat("?", Width("नमस्ते")) + "|", "4 × x": "4 x x", "e\u0301t\x1b[1m🇨🇭\x1b[m": "et\x1b[1m??\x1b[m"} {
		if got := ascii.Frame(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := unicode.Frame(text); got != text {
		t.Errorf("in Unicode %q", got)
	}
}

func TestPaint(t *testing.T) {
	style := newStyle(lipgloss.NewStyle().Bold(true).Reverse(true))
	if got := style.Paint("x"); got != "\x1b[1;7mx\x1b[m" {
		t.Errorf("%q", got)
	}
	if (Style{}).Paint("x") != "x" || style.Paint("") != "" {
		t.Error("nothing was painted")
	}
}

func TestVerbStyles(t *testing.T) {
	th := New(true)
	for _, c := range []struct {
		verb   string
		failed bool
		want   Style
	}{{"write", false, th.Write}, {"write", true, th.Failed}, {"grant-use", false, th.GrantUse}, {"read", false, Style{}}, {"", true, th.Failed}} {
		if got := th.Verb(c.verb, c.failed); got != c.want {
			t.Errorf("%s, failed %v: %q", c.verb, c.failed, got)
		}
	}
}

func TestBlock(t *testing.T) {
	b := NewBlock(4, 3)
	b.Text(Style{}, "abcdef")
	b.Text(New(true).Title, "x")
	if got := b.String(); got != "abc…\n\x1b[1mx   \x1b[m\n    " {
		t.Errorf("%q", got)
	}
	full := NewBlock(1, 1)
	full.Line("a")
	full.Line("b")
	if full.String() != "a" || full.Left() != 0 {
		t.Errorf("%q", full.String())
	}
	if NewBlock(-1, -1).String() != "" {
		t.Error("a block of no size is not empty")
	}
}

func TestBeside(t *testing.T) {
	if got := Beside("a\nb", "|", "c\nd\ne"); got != "a|c\nb|d" {
		t.Errorf("%q", got)
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		left, right string
		width       int
		want        string
	}{
		{"ab", "cd", 6, "ab  cd"}, {"abcdef", "xy", 5, "ab…xy"}, {"ab", "abcdef", 4, "abc…"}, {"", "", 2, "  "},
	} {
		if got := Spread(c.left, c.right, c.width); got != c.want {
			t.Errorf("Spread(%q, %q, %d) = %q", c.left, c.right, c.width, got)
		}
	}
}

func TestInputShowsTheCursor(t *testing.T) {
	th := New(true)
	for _, c := range []struct {
		before, after string
		width         int
		want          string
	}{
		{"ab", "", 5, "ab\x1b[7m \x1b[m  "},
		{"a", "bc", 5, "a\x1b[7mb\x1b[mc  "},
		{"abcdef", "", 4, "def\x1b[7m \x1b[m"},
		{"", "\x1b[2J", 8, "\x1b[7m\\\x1b[mu001b[…"},
		{"日本語", "", 4, "語\x1b[7m \x1b[m "},
		{"abcdefghij", "", 9, "\x1b[2m‹\x1b[mdefghij\x1b[7m \x1b[m"},
		{"", "", 0, ""},
	} {
		if got := th.Input(c.before, c.after, c.width); got != c.want {
			t.Errorf("Input(%q, %q, %d) = %q, want %q", c.before, c.after, c.width, got, c.want)
		}
	}
}

func TestCleanPad(t *testing.T) {
	for text, want := range map[string]string{"a": "a     ", "a\x1bb": "a\\u00…", "longer than that": "longe…"} {
		if got := CleanPad(text, 6); got != want {
			t.Errorf("CleanPad(%q) = %q", text, got)
		}
	}
}
