package store

import (
	"context"
	"errors"
	"time"
)

// ErrShort says that the text ended before the record did.
var ErrShort = errors.New("unexpected end")

// SyntaxError says where and why text is not a record.
type SyntaxError struct {
	Offset int // bytes from the start of the text given to Add
	Msg    string
}

func (e *SyntaxError) Error() string { return e.Msg }

// Store receives records from builders and hands out snapshots.
type Store struct{}

// New returns an empty store for records that mean what the schema says.
func New(schema Schema) *Store { return nil }

// SourceID names a source of records within one store.
type SourceID uint32

// AddSource registers where records come from. Sources are compared by order, then by registration.
// name is shown to people; order is unique.
func (s *Store) AddSource(name string, order uint64) SourceID { return 0 }

// NewBuilder returns a builder for one worker.
func (s *Store) NewBuilder() *Builder { return nil }

// Finish ends loading: doubts about duplicates are settled, dictionaries compressed. All builders must have been flushed.
func (s *Store) Finish() {}

// Snapshot returns what has been published so far. It is cheap.
func (s *Store) Snapshot() *Snapshot { return nil }

// Builder turns record text into rows. It belongs to one goroutine.
type Builder struct{}

// Origin is where a record was found.
type Origin struct {
	Source  SourceID
	Record  uint32 // 1 for the first record of the source
	Partial bool   // the record is known to lack fields
}

// Add reads the JSON object that text starts with and appends it as a row.
// It returns the length of the object. refused is the schema's reason not to keep it ("" = kept).
// err is ErrShort when text ends inside the object, or a *SyntaxError.
func (b *Builder) Add(text []byte, at Origin) (n int, refused string, err error) { return 0, "", nil }

// Pending is the number of rows not yet published.
func (b *Builder) Pending() int { return 0 }

// Flush publishes the rows added so far as a block.
func (b *Builder) Flush() {}

// Counts says what a store holds and what it merged.
type Counts struct {
	Rows      int   // distinct events, conflicts included
	Duplicate int   // records that repeated an event
	Conflict  int   // rows whose id another row has with different content
	Partial   int   // rows known to lack fields
	JSON      int64 // bytes of record text
}

// Snapshot is what a reader sees: an unchanging set of blocks.
type Snapshot struct{}

// Version grows whenever a snapshot differs from the one before.
func (s *Snapshot) Version() uint64 { return 0 }
func (s *Snapshot) Counts() Counts  { return Counts{} }
func (s *Snapshot) Len() int        { return 0 }

// Span returns the first and last event time; ok is false when no row has one.
func (s *Snapshot) Span() (first, last time.Time, ok bool) { return }

// FieldStat describes one column: its name, the rows that have it.
type FieldStat struct {
	Name    string
	Derived bool
	Rows    int
}

// Fields lists every derived column and every JSON leaf path of live rows, by name.
func (s *Snapshot) Fields() []FieldStat { return nil }

// Selection is the set of rows a filter matches.
type Selection struct{}

func (s *Selection) Len() int { return 0 }

// Select evaluates a filter; nil selects every row. An earlier selection of the same filter, or nil, is
// extended instead of redone.
func (s *Snapshot) Select(ctx context.Context, lang *Language, filter Expr, earlier *Selection) (*Selection, error) {
	return nil, nil
}

// Facet is the distribution of one field's values over a selection.
type Facet struct {
	Field    string
	Events   int // rows selected
	Missing  int // rows without the field
	Distinct int
	Values   []ValueCount // most frequent first, ties by value; cut to the limit asked for
}

// ValueCount is a value and the number of rows that have it.
type ValueCount struct {
	Value string
	Count int
}

// Facet counts the values of a field (alias, derived column or path). limit 0 returns all values.
func (s *Snapshot) Facet(ctx context.Context, lang *Language, field string, sel *Selection, limit int) (*Facet, error) {
	return nil, nil
}

// Timeline is a histogram over time.
type Timeline struct {
	Start   time.Time // start of the first bucket
	Bucket  Bucket
	Counts  []int
	Overlay []int // rows of the overlay selection in each bucket
}

// Bucket is a calendar-aware bucket width, one second to one month.
type Bucket struct {
	Name string // "1 min", "1 month"
}

// Timeline counts rows per bucket; the bucket is chosen so that at most width of them span the selection.
func (s *Snapshot) Timeline(ctx context.Context, sel, overlay *Selection, width int) (*Timeline, error) {
	return nil, nil
}

// Row identifies a row of a snapshot and of all later ones.
type Row uint32

// View is a selection in time order.
type View struct{}

// View orders the selected rows by time, oldest first, or newest first when descending.
func (s *Snapshot) View(ctx context.Context, sel *Selection, descending bool) (*View, error) {
	return nil, nil
}
func (v *View) Len() int      { return 0 }
func (v *View) Row(i int) Row { return 0 }

// Index finds the position of a row, or where it would be; Seek the first row at or after a time in view order.
func (v *View) Index(r Row) (int, bool) { return 0, false }
func (v *View) Seek(t time.Time) int    { return 0 }

// Record is one row of a snapshot.
type Record struct{}

func (s *Snapshot) Record(r Row) Record { return Record{} }

// AppendJSON appends the record's text as it was read.
func (r Record) AppendJSON(dst []byte) []byte { return dst }

// Values returns the values of a field (alias, derived column or path) in record order.
func (r Record) Values(lang *Language, field string) []Value { return nil }

// Value returns the first of them as text, and whether there is one.
func (r Record) Value(lang *Language, field string) (string, bool) { return "", false }
func (r Record) Time() (time.Time, bool)                           { return time.Time{}, false }
func (r Record) Origin() (source string, record int)               { return "", 0 }
func (r Record) Partial() bool                                     { return false }

// Sightings is how many times the event was found in the input, at least 1.
func (r Record) Sightings() int { return 1 }
