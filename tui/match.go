package tui

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// texts is a list that is searched: of values, of commands.
type texts interface {
	Len() int
	Text(i int) string
}

// matchStep is how many texts are looked at before the context is: 5 ms of
// work.
const matchStep = 4096

// match returns the indices of the texts that match a text, best first; ties are
// in the order of the texts. Those that contain it match, or each of its words;
// where none does, those that would without one slip of the fingers; where there
// are none either, those that it abbreviates. It stops early, and returns false,
// when the context is done.
func match(ctx context.Context, text string, in texts) (hits []int, ok bool) {
	for _, how := range []func(context.Context, string, texts) ([]int, bool){containing, misspelt, abbreviated} {
		if hits, ok = how(ctx, text, in); !ok || len(hits) > 0 {
			break
		}
	}
	return hits, ok
}

// How well a text contains what was typed.
const (
	isWhole    = iota // it is nothing else
	startsText        // it starts with it
	startsWord        // a word in it does
	insideWord        // it is somewhere
	notInside         // it is not
)

// containing returns the texts that contain a text, or each of its words.
func containing(ctx context.Context, text string, in texts) (hits []int, ok bool) {
	words := strings.Fields(strings.ToLower(text))
	var by [notInside][]int
	for i := range in.Len() {
		if i%matchStep == 0 && ctx.Err() != nil {
			return nil, false
		}
		if how := contained(in.Text(i), words); how != notInside {
			by[how] = append(by[how], i)
		}
	}
	return slices.Concat(by[:]...), ctx.Err() == nil
}

// contained says how well a text contains words in small letters: the least
// well of them counts.
func contained(text string, words []string) int {
	if len(words) == 0 {
		return notInside
	}
	lower := strings.ToLower(text)
	if len(words) == 1 && lower == words[0] {
		return isWhole
	}
	how := startsText
	for i, w := range words {
		at := wordIn(text, lower, w)
		if i > 0 && at == startsText {
			at = startsWord
		}
		how = max(how, at)
	}
	return how
}

// wordIn says how well a text, given in small letters as well, contains a word.
func wordIn(text, lower, word string) int {
	how := notInside
	for from := 0; from <= len(lower)-len(word); {
		at := strings.Index(lower[from:], word)
		if at < 0 {
			break
		}
		at += from
		switch {
		case at == 0:
			return startsText
		case len(text) != len(lower) || !startsAt(text, at):
			how = insideWord // where small letters are longer, nobody knows
		default:
			return startsWord
		}
		_, size := utf8.DecodeRuneInString(lower[at:])
		from = at + size
	}
	return how
}

// startsAt reports whether a word starts at a place in a text that is not its
// start: mfa in attributes.mfaAuthenticated, Arn in functionArn.
func startsAt(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	first, _ := utf8.DecodeRuneInString(text[at:])
	if !unicode.IsLetter(before) && !unicode.IsDigit(before) {
		return true
	}
	return unicode.IsUpper(first) && !unicode.IsUpper(before)
}
