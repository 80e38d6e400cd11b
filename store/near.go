package store

import "strings"

// How a value that was written is near to one that events have: the lower, the surer
// that it was meant.
const (
	nearSpelling  = iota // but for case and punctuation: 1111-2222-3333
	nearByOne            // a letter off
	nearPart             // it is a whole part of the value: root of root@111122223333
	nearBegins           // it begins the value
	nearByTwo            // two letters off
	nearHolds            // the value is a whole part of it: the name in an ARN
	nearInside           // it begins a part of the value
	nearPartByOne        // a letter off a whole part
	nearPartByTwo
	nearNothing
)

const (
	leastPart   = 3 // bytes of a part, or of a beginning, that say something
	leastSlip   = 4 // of a part in which a letter may be wrong, and digits of a number
	leastTwo    = 6 // of a value in which two may be
	leastInPart = 9 // of a part in which two may be
	mostSlips   = 2
)

// written is a value that somebody wrote, and what of it is compared with others.
type written struct {
	text   string // in small letters
	plain  string // its letters and digits
	last   string // what follows its last slash or colon: in an ARN and a path the name
	number bool   // it has no letters
	digits bool   // it has some digit
	slips  slips
}

func newWritten(text string) *written {
	w := &written{text: strings.ToLower(text)}
	w.plain, w.number = lettersOf(w.text), isNumber(w.text)
	if last := w.text[strings.LastIndexAny(w.text, "/:")+1:]; !isNumber(last) { // a port is no name
		w.last = last
	}
	w.digits = strings.ContainsAny(text, "0123456789")
	w.slips = slips{short: len(w.text) <= leastPart, id: holdsLongNumber(text)}
	return w
}

// near says how near a value is. Numbers are near by few ways: most are a part of some
// other, or a digit off it.
func (w *written) near(known string) int {
	known = strings.ToLower(known)
	if w.respelt(known) {
		return nearSpelling
	}
	if w.digits && !w.slips.id && withoutDigits(w.text) == withoutDigits(known) {
		return nearNothing
	}
	off := w.off(known)
	switch {
	case off == 1:
		return nearByOne
	case holdsPart(known, w.text), holdsPart(known, w.last):
		return nearPart
	case len(w.text) >= leastPart && strings.HasPrefix(known, w.text):
		return nearBegins
	case off == 2:
		return nearByTwo
	case holdsPart(w.text, known):
		return nearHolds
	case w.number || len(w.text) < leastSlip:
		return nearNothing
	}
	return w.nearPart(known)
}

// respelt reports whether two texts have the same letters and digits. Where the dots
// stand in an address counts.
func (w *written) respelt(known string) bool {
	plain := lettersOf(known)
	return w.plain != "" && w.plain == plain && (!w.number || w.plain == w.text || plain == known)
}

// off is by how many letters a whole value is off, more than mostSlips if too many.
func (w *written) off(known string) int {
	most := mostSlips
	switch {
	case w.number && len(w.plain) < leastSlip:
		return mostSlips + 1
	case w.number, len(w.text) < leastTwo:
		most = 1
	}
	off := w.slips.whole(w.text, known)
	if off > most || off >= len(w.text) {
		return mostSlips + 1
	}
	return off
}

// nearPart is how near a part of a value is.
func (w *written) nearPart(known string) int {
	if beginsPart(known, w.text) {
		return nearInside
	}
	switch off := w.slips.part(w.text, known); {
	case off == 1:
		return nearPartByOne
	case off == 2 && len(w.text) >= leastInPart && !w.digits:
		return nearPartByTwo
	}
	return nearNothing
}

// isNumber reports whether a text has no letters: an account, an address, a date.
func isNumber(text string) bool { return strings.Trim(lettersOf(text), "0123456789") == "" }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isInPart reports whether a byte belongs to a part of a value: letters and digits do,
// of any script.
func isInPart(b byte) bool { return isDigit(b) || lower(b) >= 'a' && lower(b) <= 'z' || b >= 0x80 }

// lettersOf is a text without its punctuation.
func lettersOf(text string) string {
	out := make([]byte, 0, len(text))
	for i := range len(text) {
		if isInPart(text[i]) {
			out = append(out, text[i])
		}
	}
	return string(out)
}

// withoutDigits is a text with the same digit in the place of every one.
func withoutDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, text)
}

// holdsLongNumber reports whether a text has an id in it that is a number, as accounts
// have. A wrong digit there is a slip; in a short number it names another thing:
// us-east-2 is not us-east-1.
func holdsLongNumber(text string) bool {
	run := 0
	for i := 0; i < len(text) && run < 6; i++ {
		if run++; !isDigit(text[i]) {
			run = 0
		}
	}
	return run == 6
}

func startsPart(text string, at int) bool { return at == 0 || !isInPart(text[at-1]) }

func endsPart(text string, at int) bool { return at == len(text) || !isInPart(text[at]) }

// holdsPart reports whether a text has another in it as one or several whole parts.
func holdsPart(text, part string) bool {
	return len(part) >= leastPart && anyPart(text, part, func(at int) bool { return endsPart(text, at+len(part)) })
}

// beginsPart reports whether a part of a text begins with another text.
func beginsPart(text, part string) bool { return anyPart(text, part, func(int) bool { return true }) }

// anyPart reports whether some place where a text has another fits: its parts begin
// there.
func anyPart(text, part string, fits func(at int) bool) bool {
	for from := 0; from < len(text); {
		at := strings.Index(text[from:], part)
		if at < 0 {
			return false
		}
		at += from
		if startsPart(text, at) && fits(at) {
			return true
		}
		from = at + 1
	}
	return false
}
