package phrase

import (
	"strconv"
	"strings"
)

// Number writes a count in groups of three digits: 6,823.
func Number(n int) string {
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0 && text[at-1] != '-'; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// Plural is a number with its noun: 1 event, 2 events. A noun that does not
// take an s comes with its plural.
func Plural(n int, one string, several ...string) string {
	word := one
	switch {
	case n != 1 && len(several) > 0:
		word = several[0]
	case n != 1:
		word += "s"
	}
	return Number(n) + " " + word
}

// Size writes a number of bytes: 61.4 MB.
func Size(n float64) string {
	if n < 1000 {
		return Plural(int(n), "byte")
	}
	units := []string{"kB", "MB", "GB", "TB"}
	for n /= 1000; n >= 1000 && len(units) > 1; n /= 1000 {
		units = units[1:]
	}
	return strconv.FormatFloat(n, 'f', 1, 64) + " " + units[0]
}

// List joins names: "a", "a and b", "a, b and 3 more".
func List(names []string, more int) string {
	if more > 0 {
		names = append(names[:len(names):len(names)], Number(more)+" more")
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// First returns the first n names and how many there are besides, as [List]
// wants them.
func First(names []string, n int) (shown []string, more int) {
	if len(names) <= n {
		return names, 0
	}
	return names[:n], len(names) - n
}

// DidYouMean asks behind what is wrong whether something near was meant; "" where
// nothing is near.
func DidYouMean(near string) string {
	if near == "" {
		return ""
	}
	return "; did you mean " + near + "?"
}

// InCourse says how many calls AWS made in the course of a session: "25 calls that AWS
// made in its course". They are in no count of a session's events.
func InCourse(n int) string { return Plural(n, "call") + " that AWS made in its course" }
