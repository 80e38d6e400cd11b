package theme

import (
	"slices"
	"strings"
)

// Glyphs are the signs that are drawn; each is one cell wide.
type Glyphs struct {
	Unicode  bool
	Mark     string    // in front of the focused row or title
	Prompt   string    // in front of the filter
	Sep      string    // between panes side by side
	Axis     string    // between a chart's scale and its bars
	Crumb    string    // between crumbs
	Ellipsis string    // where text was cut
	Fail     string    // an event that failed; text that does not parse
	DryRun   string    // an event that only asked whether it would succeed
	OK       string    // text that parses
	Picked   string    // a selected value, a marked event
	Node     string    // somebody or something that acted, in a chain
	Down, Up string    // the order of a column
	Less     string    // columns are left of those drawn
	More     string    // columns are right of those drawn
	Block    string    // a full cell of a bar
	Eighths  [8]string // the last cell of a bar, by eighths from the left; 0 is empty
	Levels   [9]string // a chart's cell, by eighths from below
	Spin     [4]string // the spinner's pictures
	Shades   [4]string // a heat map's cell, from few to many
	Without  string    // a heat map's cell with events, none of them meant
	Gap      string    // a heat map's cell without events
}

var unicodeGlyphs = Glyphs{
	Unicode: true,
	Mark:    "▌", Prompt: "›", Sep: "│", Axis: "▏", Crumb: "›", Ellipsis: "…",
	Fail: "✗", DryRun: "≈", OK: "✓", Picked: "●", Node: "○", Down: "▾", Up: "▴", Less: "‹", More: "›",
	Block:   "█",
	Eighths: [8]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"},
	Levels:  [9]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	Spin:    [4]string{"◐", "◓", "◑", "◒"},
	Shades:  [4]string{"░", "▒", "▓", "█"},
	Without: "·", Gap: "─",
}

var asciiGlyphs = Glyphs{
	Mark: ">", Prompt: ">", Sep: "|", Axis: "|", Crumb: ">", Ellipsis: "~",
	Fail: "!", DryRun: "?", OK: "+", Picked: "*", Node: "o", Down: "v", Up: "^", Less: "<", More: ">",
	Block:   "#",
	Eighths: [8]string{"", "-", "-", "-", "=", "=", "=", "="},
	Levels:  [9]string{" ", ".", ".", ":", ":", "+", "+", "#", "#"},
	Spin:    [4]string{"|", "/", "-", "\\"},
	Shades:  [4]string{"=", "x", "%", "@"}, // none of Levels: the line of all has its own scale
	Without: ",", Gap: "-",
}

// UnicodeLocale reports whether the environment asks for UTF-8: the first of
// LC_ALL, LC_CTYPE and LANG that is set decides, as the C library does it, unless
// the terminal has no such characters. env holds entries of the form NAME=value.
// Windows has no such variables; its terminals all speak UTF-8.
func UnicodeLocale(env []string, goos string) bool {
	if goos == "windows" {
		return true
	}
	if slices.ContainsFunc(env, withoutGlyphs) {
		return false
	}
	for _, name := range []string{"LC_ALL=", "LC_CTYPE=", "LANG="} {
		for _, entry := range env {
			if value, ok := strings.CutPrefix(entry, name); ok && value != "" {
				value = strings.ToUpper(value)
				return strings.Contains(value, "UTF-8") || strings.Contains(value, "UTF8")
			}
		}
	}
	return false
}

// withoutGlyphs reports whether an entry of the environment names a terminal that
// cannot draw the signs whatever the locale is: the console of Linux, whose fonts
// have 512 characters at most and no eighths of cells, and the VT series, which
// is older than Unicode.
func withoutGlyphs(entry string) bool {
	name, ok := strings.CutPrefix(entry, "TERM=")
	return ok && (name == "linux" || strings.HasPrefix(name, "vt"))
}
