package store

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// A Language is the vocabulary of filters: how fields are called besides
// their JSON paths, and what a value written for them means.
type Language struct {
	// Aliases maps short names, in lower case, to JSON paths or to derived and
	// built-in columns. A derived column stands here under its own name too.
	Aliases map[string]string
	// Known lists further names without a dot that are fields: keys of records.
	Known []string
	// Objects lists those of Known that hold others and have no value
	// themselves: they are never what a misspelt name was meant for.
	Objects []string
	// Meant maps what people call fields, in lower case, to the names they have.
	// They are no fields: one who writes them is told the name.
	Meant map[string]string
	// Newest, unless zero, is the time that times of the day are read before:
	// behind time: and its comparisons 10:42 is the last 10:42 up to then.
	Newest time.Time
	// Canonical rewrites a value written for a field (by resolved name) to
	// the form the column holds; fields not named here are left alone.
	Canonical map[string]func(string) string
	// Addresses lists fields (by resolved name) that hold IP addresses: one that is
	// written as the value of such a field means the address, however it is spelt.
	Addresses []string
	// Pasted reports whether a token is text to look for although it starts like
	// a field: an id with a colon in it. It may be nil.
	Pasted func(token string) bool
	// Check says why a value written for a field (by resolved name) cannot be
	// meant as the text it is: behind Like, Equal and NotEqual. Values with
	// wildcards are not asked about.
	Check map[string]func(op Op, value string) error
}

// Resolve returns the column or JSON path that a name stands for. Aliases and
// known fields match without regard to case; a path has a dot or starts with a
// quoted segment, and may be absent from the data. The key of a record that is
// called as a column stays quoted: "time" is not time. When ok is false,
// similar is the known name that was probably meant, or "".
func (l *Language) Resolve(name string) (column string, ok bool, similar string) {
	segments, rest := readPath(name)
	if rest != "" || len(segments) == 0 {
		return "", false, l.similar(name)
	}
	if len(segments) > 1 {
		return joinPath(segments), true, ""
	}
	if strings.HasPrefix(name, `"`) {
		return l.key(segments[0]), true, ""
	}
	if to, ok := l.Aliases[strings.ToLower(name)]; ok {
		return to, true, ""
	}
	for _, known := range l.Known {
		if strings.EqualFold(known, name) {
			return known, true, ""
		}
	}
	return "", false, l.similar(name)
}

// key returns the path of a record's key, quoted where a column has its name.
func (l *Language) key(name string) string {
	if isVirtual(name) || l.Aliases[name] == name {
		return quote(name)
	}
	return joinPath([]string{name})
}

// Name returns how a filter names a column or JSON path: by its shortest
// alias, or as it is, quoted if it would not be known for a field.
func (l *Language) Name(column string) string {
	best := ""
	for alias, to := range l.Aliases {
		if to == column && (best == "" || len(alias) < len(best) || len(alias) == len(best) && alias < best) {
			best = alias
		}
	}
	if best != "" {
		return best
	}
	if to, ok, _ := l.Resolve(column); ok && to == column {
		return canonicalName(column)
	}
	return canonicalName(quote(column))
}

// column returns what a name stands for, known or not.
func (l *Language) column(name string) string {
	if l == nil {
		l = &Language{}
	}
	if column, ok, _ := l.Resolve(name); ok {
		return column
	}
	return name
}

// maxSimilar bounds what is taken for a misspelt name.
const maxSimilar = 64

func (l *Language) similar(name string) string {
	if meant := l.Meant[strings.ToLower(name)]; meant != "" {
		return meant
	}
	best := Similar(name, l.names())
	if meant := l.Meant[best]; meant != "" {
		return meant
	}
	return best
}

// Similar returns the one of some names that is closest to a misspelt one: at
// most two letters off, one of a name of four or less, or one that starts with it; "" when
// there is none.
// What is much longer than any name is pasted text, and the comparison takes
// time and memory by its length.
func Similar(name string, names []string) string {
	if len(name) > maxSimilar {
		return ""
	}
	name = strings.ToLower(name)
	best, least := "", 3
	if len(name) <= 4 {
		least = 2 // two letters off there is hardly anything left of a word
	}
	starts := least - 1
	for _, known := range names {
		d := distance(name, strings.ToLower(known))
		if len(name) > 2 && strings.HasPrefix(strings.ToLower(known), name) {
			d = min(d, starts)
		}
		if d < least && d < len(name) {
			best, least = known, d
		}
	}
	return best
}

// names lists everything that is a value by itself, aliases first, and what
// people call them last.
func (l *Language) names() []string {
	var out []string
	for alias := range l.Aliases {
		out = append(out, alias)
	}
	slices.Sort(out)
	for _, known := range l.Known {
		if !slices.Contains(l.Objects, known) {
			out = append(out, known)
		}
	}
	return append(out, slices.Sorted(maps.Keys(l.Meant))...)
}

// distance counts the letters to add, drop, change or swap with a neighbour
// to get from one word to the other.
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

// readPath reads the segments of a dotted path and returns what follows.
func readPath(text string) (segments []string, rest string) {
	for {
		segment, after, ok := readSegment(text)
		if !ok {
			return nil, text
		}
		segments = append(segments, segment)
		if !strings.HasPrefix(after, ".") {
			return segments, after
		}
		text = after[1:]
	}
}

// readSegment reads a bare or quoted segment.
func readSegment(text string) (segment, rest string, ok bool) {
	if strings.HasPrefix(text, `"`) {
		return readQuoted(text)
	}
	end := strings.IndexFunc(text, needsQuote)
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:], end > 0
}

func joinPath(segments []string) string {
	out := make([]string, len(segments))
	for i, s := range segments {
		out[i] = PathSegment(s)
	}
	return strings.Join(out, ".")
}
