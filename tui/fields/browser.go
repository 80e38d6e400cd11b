package fields

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Field is one line of the browser.
type Field struct {
	Name string // as filters call it
	Path string // what an alias stands for, else empty
	Rows int    // of all events, those that have it
	// Unknown says that Rows is not known until the values are counted.
	Unknown bool
}

// Fields is what a browser offers; it does not change.
type Fields struct {
	all    []Field
	events int  // that their shares are of
	part   bool // these are not all events, and of no field it is known how many have it
}

// NewFields returns the fields of some events as a browser takes them.
func NewFields(all []Field, events int) *Fields { return &Fields{all: all, events: events} }

// Among returns the same fields in the same order, to be counted among those of
// the events that a filter leaves.
func (f *Fields) Among(events int) *Fields { return &Fields{f.all, events, true} }

// Len returns the number of fields.
func (f *Fields) Len() int { return len(f.all) }

// At returns field i.
func (f *Fields) At(i int) Field { return f.all[i] }

// Text returns what field i is found by.
func (f *Fields) Text(i int) string {
	if f.all[i].Path == "" {
		return f.all[i].Name
	}
	return f.all[i].Name + " " + f.all[i].Path
}

// Browser is the list of fields with a cursor.
type Browser struct {
	theme    *theme.Theme
	fields   *Fields // nil while they are looked for
	distinct map[string]int
	rows     map[string]int // events of the fields where they were unknown
	examples map[string]*store.Facet
	called   map[string]naming // by field
	taken    func(name string) bool
	hits     []int // nil shows all
	cursor   int
	top      int
	page     int
}

// New returns a browser without fields.
func New(t *theme.Theme) *Browser {
	return &Browser{
		theme: t, distinct: make(map[string]int), rows: make(map[string]int), examples: make(map[string]*store.Facet),
		called: make(map[string]naming), taken: func(string) bool { return false },
	}
}

// Set replaces the fields, and forgets what was counted of others. taken tells
// which of them have been chosen before.
func (b *Browser) Set(f *Fields, taken func(name string) bool) {
	known := *b
	*b = *New(b.theme)
	b.page = known.page
	if known.fields == f && f != nil {
		b.distinct, b.rows, b.examples, b.called = known.distinct, known.rows, known.examples, known.called
	}
	b.fields, b.taken = f, taken
}

// Fields returns the fields, to be searched; nil before the first [Browser.Set].
func (b *Browser) Fields() *Fields { return b.fields }

// Narrow shows the fields with the given indices, best first; nil hits of an
// empty text show all.
func (b *Browser) Narrow(text string, hits []int) {
	if text != "" && hits == nil {
		hits = []int{}
	}
	b.hits, b.cursor, b.top = hits, 0, 0
}

// Len returns the number of fields shown.
func (b *Browser) Len() int {
	switch {
	case b.fields == nil:
		return 0
	case b.hits != nil:
		return len(b.hits)
	}
	return b.fields.Len()
}

func (b *Browser) at(i int) Field {
	if b.hits != nil {
		i = b.hits[i]
	}
	return b.fields.all[i]
}

// Current returns the field under the cursor; ok is false when none is shown.
func (b *Browser) Current() (f Field, ok bool) {
	if b.cursor >= b.Len() {
		return Field{}, false
	}
	return b.at(b.cursor), true
}

// Move moves the cursor by n lines.
func (b *Browser) Move(n int) { b.cursor = max(0, min(b.cursor+n, b.Len()-1)) }

// Page returns how many lines a page has.
func (b *Browser) Page() int { return max(1, b.page) }

// Uncounted returns fields whose values have not been counted, at most n: those
// on the screen first, and of these the ones whose events are unknown last, because
// they take longest.
func (b *Browser) Uncounted(n int) []string {
	if b.fields == nil {
		return nil
	}
	seen := make([]Field, 0, b.Page()+1)
	for i := b.top; i < min(b.top+b.Page()+1, b.Len()); i++ {
		seen = append(seen, b.at(i))
	}
	isUnknown := func(f Field) bool { return f.Unknown }
	for _, some := range [][]Field{slices.DeleteFunc(slices.Clone(seen), isUnknown), seen, b.fields.all} {
		if names := b.uncounted(some, n); len(names) > 0 {
			return names
		}
	}
	return nil
}

// uncounted returns which of some fields have not been counted, at most n.
func (b *Browser) uncounted(some []Field, n int) (names []string) {
	for _, f := range some {
		if _, known := b.distinct[f.Name]; !known && len(names) < n {
			names = append(names, f.Name)
		}
	}
	return names
}

// Count takes the numbers of values of some fields.
func (b *Browser) Count(names []string, distinct []int) {
	for i, name := range names {
		b.distinct[name] = distinct[i]
	}
}

// Unknown returns of which of some fields it is not known how many events have them.
func (b *Browser) Unknown(names []string) []string {
	var out []string
	for _, f := range b.fields.all {
		if _, known := b.rows[f.Name]; (f.Unknown || b.fields.part) && !known && slices.Contains(names, f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Found takes how many events have a field.
func (b *Browser) Found(name string, rows int) { b.rows[name] = rows }

// WantsExample returns the field under the cursor when its most frequent values
// are not known.
func (b *Browser) WantsExample() (name string, ok bool) {
	f, ok := b.Current()
	if !ok || b.examples[f.Name] != nil {
		return "", false
	}
	return f.Name, true
}

// naming says what people call a value, if its text says it to nobody.
type naming = func(value string) (theme.Called, bool)

// Call tells what the values of a field are called.
func (b *Browser) Call(name string, called func(value string) (theme.Called, bool)) {
	b.called[name] = called
}

// Example takes the most frequent values of a field.
func (b *Browser) Example(name string, f *store.Facet) { b.examples[name] = f }
