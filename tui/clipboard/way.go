package clipboard

import (
	"encoding/base64"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Way is how text gets to a clipboard.
type Way uint8

const (
	// Direct is OSC 52 as it is.
	Direct Way = iota
	// Tmux is OSC 52 for tmux, and once more for the terminal around it.
	Tmux
	// Screen is OSC 52 in the pieces that GNU screen passes on.
	Screen
	// Print shows the text where the terminal can select it.
	Print
)

// names are the ways as settings call them.
var names = [...]string{Direct: "osc52", Tmux: "tmux", Screen: "screen", Print: "print"}

// String returns the way as settings call it.
func (w Way) String() string {
	if int(w) < len(names) {
		return names[w]
	}
	return "unknown"
}

// Named returns the way that settings call by a name; ok is false when there
// is none.
func Named(name string) (w Way, ok bool) {
	for i, n := range names {
		if n == name {
			return Way(i), true
		}
	}
	return Direct, false
}

// Guess returns the way that fits the terminal of an environment. sure is
// false where it may be tmux that calls itself screen, as it did for long and
// still may at the other end of an SSH connection: then the terminal's own
// name helps, see [Way.Hear].
func Guess(variable func(name string) string) (w Way, sure bool) {
	term := variable("TERM")
	switch {
	case term == "linux" || term == "dumb" || strings.HasPrefix(term, "vt"):
		return Print, true
	case variable("STY") != "" && strings.HasPrefix(term, "screen"):
		return Screen, true
	case variable("TMUX") != "" || strings.HasPrefix(term, "tmux"):
		return Tmux, true
	case strings.HasPrefix(term, "screen"):
		return Screen, false
	}
	return Direct, true
}

// Hear returns the way once a terminal of which nobody was sure has said its
// name and version, as tmux does from version 3.2 and screen does not.
func (w Way) Hear(name string) Way {
	if strings.HasPrefix(strings.ToLower(name), "tmux") {
		return Tmux
	}
	return w
}

const (
	// maxEncoded is how much base64 terminals and what is before them are
	// known to take: hterm drops more than 100,000 bytes of a sequence, and
	// 74,994 bytes of text are in it.
	maxEncoded = 99_992
	// piece is how much screen takes of a string at once, with what is around
	// it: 768 bytes since version 4.2, and 256 before.
	piece = 240
)

// Limit is how many bytes of text terminals are known to take.
const Limit = maxEncoded / 4 * 3

// Sequence returns what is to be written to the terminal so that text comes to
// its clipboard. It is empty when the text is longer than [Limit], and for
// [Print].
func (w Way) Sequence(text string) string {
	if base64.StdEncoding.EncodedLen(len(text)) > maxEncoded {
		return ""
	}
	set := ansi.SetSystemClipboard(text)
	switch w {
	case Direct:
		return set
	case Tmux:
		return set + ansi.TmuxPassthrough(set)
	case Screen:
		return ansi.ScreenPassthrough(set, piece)
	}
	return ""
}
