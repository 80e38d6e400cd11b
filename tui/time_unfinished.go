package tui

import (
	"errors"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// samples are what wishes are completed by to see whether they are only unfinished: all
// ends of a time, with digits that fit behind most and behind few, of an id and of zones,
// and units of distances.
var samples = []string{"2006-01-02T15:04:05", "2000-00-00T00:00:00", "00000000-0000-0000-0000-000000000000", "+00:00", "UTC", "1m", "min"}

// wishWords are the words that wishes are made of.
var wishWords = []string{"first", "last", "next", "previous"}

// unfinishedWish says whether what the prompt has is wrong only because more is to be typed
// at its end, until somebody wants to go there.
func (a *App) unfinishedWish() bool {
	_, _, at := a.here()
	return !a.clock.refused && a.input.at == len(a.input.text) && whenParser{a.lang, at}.unfinished(a.input.String())
}

// unfinished reports whether a text that is no wish may become one.
func (p whenParser) unfinished(text string) bool {
	text = strings.TrimSpace(text)
	word, rest, more := strings.Cut(text, " ")
	if more && wayOf(strings.ToLower(word)) != atTime {
		return p.openFilter(rest)
	}
	for _, word := range wishWords {
		if strings.HasPrefix(word, strings.ToLower(text)) {
			return true
		}
	}
	return p.becomesWish(text)
}

// becomesWish reports whether a text is a wish with the end of some sample behind it.
func (p whenParser) becomesWish(text string) bool {
	for _, sample := range samples {
		for from := range sample {
			if _, problem := p.parse(text + sample[from:]); problem == "" {
				return true
			}
		}
	}
	return false
}

// openFilter reports whether what is wrong with a filter is at its end.
func (p whenParser) openFilter(text string) bool {
	var bad *store.ParseError
	_, err := p.lang.Parse(text)
	return errors.As(err, &bad) && bad.Pos >= len([]rune(text))
}

// wholeParts is text in at most width cells, of which the last parts go: two blanks stand
// between them.
func wholeParts(text string, width int) string {
	text = theme.Clean(text)
	for theme.Width(text) > width {
		at := strings.LastIndex(text, "  ")
		if at <= 0 {
			return theme.CleanCut(text, width)
		}
		text = text[:at]
	}
	return text
}
