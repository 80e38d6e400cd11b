package tui

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/answers"
)

// leaveOutEmpty drops the columns that no line has anything in: there is more
// room for the others.
func leaveOutEmpty(s *answers.Section) {
	for c := len(s.Columns) - 1; c > 0; c-- {
		if slices.ContainsFunc(s.Lines, func(l answers.Line) bool { return l.Cells[c] != "" }) {
			continue
		}
		leaveOut(s, c)
	}
}

// leaveOutSaid drops the columns that have one value in all of several lines, which
// the sentence above them has said: who did it all need not be said again, but who of
// several did.
func leaveOutSaid(s *answers.Section, sentence string) {
	for c := len(s.Columns) - 1; c > 0; c-- {
		value := commonCell(s, c)
		switch {
		case value == "", s.Columns[c].Right, !says(sentence, value):
		case s.Columns[c].Names && isOneOfSeveral(sentence, value):
		default:
			leaveOut(s, c)
		}
	}
}

// isOneOfSeveral reports whether a sentence names somebody in a list of several: "by mira,
// jonas and 3 more". Behind a name alone come the times.
func isOneOfSeveral(sentence, name string) bool {
	before, behind, _ := strings.Cut(sentence, name)
	next, listed := strings.CutPrefix(behind, ", ")
	return strings.HasSuffix(before, ", ") || strings.HasSuffix(before, " and ") || strings.HasPrefix(behind, " and ") ||
		listed && !aDate.MatchString(next)
}

// aDate finds what begins with a date.
var aDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// commonCell returns what all lines have in a column, at least two; "" where they
// differ, or where others are not listed, which may.
func commonCell(s *answers.Section, c int) string {
	value, n := "", 0
	for _, l := range s.Lines {
		if l.Rest {
			return ""
		}
		if l.Whole {
			continue
		}
		if n++; c >= len(l.Cells) || n > 1 && l.Cells[c] != value {
			return ""
		}
		value = l.Cells[c]
	}
	if n < 2 {
		return ""
	}
	return value
}

// says reports whether a sentence has a value in it, not only as a part of a longer
// word.
func says(sentence, value string) bool {
	const inWords = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/@."
	for rest := sentence; ; {
		before, behind, found := strings.Cut(rest, value)
		if !found {
			return false
		}
		whole := before == "" || !strings.ContainsAny(before[len(before)-1:], inWords)
		if whole && (behind == "" || !strings.ContainsAny(behind[:1], inWords) || behind[0] == '.' && len(behind) == 1) {
			return true
		}
		rest = behind
	}
}

// leaveOut takes a column away.
func leaveOut(s *answers.Section, c int) {
	s.Columns = slices.Delete(s.Columns, c, c+1)
	for i := range s.Lines {
		if !s.Lines[i].Whole && c < len(s.Lines[i].Cells) {
			s.Lines[i].Cells = slices.Delete(s.Lines[i].Cells, c, c+1)
		}
	}
}
