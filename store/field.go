package store

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// field is a name resolved against a snapshot: a virtual column, a derived
// column, or the leaf paths of that name.
type field struct {
	name    string // resolved: derived or virtual column, or path as given; see pathName
	virtual *virtual
	derived int             // index in the schema, or -1
	late    int             // index in the schema, or -1
	names   map[string]bool // the path, when the data has it
	columns [][]uint32      // of those paths, or the derived one, by domain
	dicts   []fieldDict     // those of the columns, domain by domain

	lateView *lateView // of a late column that was worked out

	once   sync.Once
	placed []places
}

// virtual is a column that no dictionary holds.
type virtual struct {
	word func(b *block, slot int) uint32
	text func(word uint32) string
	none uint32 // the word of rows without a value
}

// The names of the virtual columns.
const (
	timeColumn   = "time"
	sourceColumn = "source"
)

func isVirtual(column string) bool { return column == timeColumn || column == sourceColumn }

// pathName returns the path that a column stands for when it is one. A record's
// key that is called as a derived or virtual column has quotes as a column, and
// none as a path.
func pathName(column string) string {
	segments, rest := readPath(column)
	if rest != "" || len(segments) == 0 {
		return column
	}
	return joinPath(segments)
}

// columnName is the opposite of pathName.
func (s *Snapshot) columnName(path string) string {
	if isVirtual(path) || s.schema.derivedIndex(path) >= 0 || s.schema.lateIndex(path) >= 0 {
		return quote(path)
	}
	return path
}

// field resolves a name, and remembers it: a list asks for the same fields
// row after row.
func (s *Snapshot) field(lang *Language, name string) *field {
	return s.column(lang.column(name))
}

// column is field for a resolved name.
func (s *Snapshot) column(column string) *field {
	if known, ok := s.fields.Load(column); ok {
		return known.(*field)
	}
	f := s.resolve(column)
	for domain, v := range s.views {
		columns := v.columnsOf(f.names)
		if f.derived >= 0 {
			columns = []uint32{v.derived(f.derived)}
		}
		f.columns = append(f.columns, columns)
		for _, col := range columns {
			if v.columns[col].values != nil {
				f.dicts = append(f.dicts, fieldDict{dictID{domain, col}, &v.columns[col]})
			}
		}
	}
	known, _ := s.fields.LoadOrStore(column, f)
	return known.(*field)
}

// resolve looks a column up. Paths match exactly, or without regard to case
// where only one path does.
func (s *Snapshot) resolve(column string) *field {
	f := &field{name: column, derived: s.schema.derivedIndex(column), late: s.schema.lateIndex(column)}
	if f.derived >= 0 || f.late >= 0 {
		return f
	}
	switch column {
	case timeColumn:
		f.virtual = &virtual{
			word: func(b *block, slot int) uint32 { return b.times[slot] },
			text: func(word uint32) string { return string(appendTime(nil, word)) },
			none: noTime,
		}
	case sourceColumn:
		f.virtual = &virtual{
			word: func(b *block, slot int) uint32 { id, _ := b.origin(slot); return uint32(id) },
			text: func(word uint32) string { return s.sources[word].name },
			none: noTime,
		}
	default:
		f.names = s.paths(pathName(column))
	}
	return f
}

// paths returns the leaf paths that a name means.
func (s *Snapshot) paths(name string) map[string]bool {
	folded := make(map[string]bool)
	for _, v := range s.views {
		if _, ok := v.byName[name]; ok {
			return map[string]bool{name: true}
		}
	}
	for _, v := range s.views {
		for path := range v.byName {
			if strings.EqualFold(path, name) {
				folded[path] = true
			}
		}
	}
	if len(folded) == 1 {
		return folded
	}
	return nil
}

// isColumn reports whether the field is no path of the records.
func (f *field) isColumn() bool { return f.virtual != nil || f.derived >= 0 || f.late >= 0 }

// path returns the path that the field stands for, "" without one.
func (f *field) path() string {
	for name := range f.names {
		return name
	}
	return ""
}

// below returns the leaf paths under a container.
func (s *Snapshot) below(f *field) map[string]bool {
	out := make(map[string]bool)
	prefix := pathName(f.name) + "."
	for _, v := range s.views {
		for path := range v.byName {
			if len(path) > len(prefix) && strings.EqualFold(path[:len(prefix)], prefix) {
				out[path] = true
			}
		}
	}
	return out
}

// Below returns the leaf paths under a name that has no values of its own, in
// order; nil when it has, or when there are none.
func (s *Snapshot) Below(lang *Language, name string) []string {
	f := s.field(lang, name)
	if f.isColumn() || len(f.names) > 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(s.below(f)))
}

// Has reports whether a name is a derived or built-in column, or a path of
// some record, or a container of such paths.
func (s *Snapshot) Has(lang *Language, name string) bool {
	f := s.field(lang, name)
	return f.isColumn() || len(f.names) > 0 || len(s.below(f)) > 0
}

// columnsOf lists the columns of a view whose path is among names.
func (v *domainView) columnsOf(names map[string]bool) []uint32 {
	var out []uint32
	for name := range names {
		out = append(out, v.byName[name]...)
	}
	return out
}

// dictIndex returns which of the field's dictionaries a column has.
func (f *field) dictIndex(domain int, column uint32) int {
	return slices.IndexFunc(f.dicts, func(d fieldDict) bool { return d.dictID == dictID{domain, column} })
}
