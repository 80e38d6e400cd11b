package corpus

import (
	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
)

// Expect is what a reader must report about one file, or about one folder.
type Expect struct {
	Path string // below testdata, with slashes
	Form string // the container, in the words of package container

	// Files in the archive, or 1. A file is read, even in part; or skipped,
	// having no events; or failed, having nothing that can be read.
	Read, Skipped, Failed int

	Loaded    int // distinct events
	AtMost    int // if more than Loaded: what a better reader may load
	Partial   int // of Loaded, those from a form that lacks fields
	Duplicate int // records equal to a loaded one
	Conflict  int // of Loaded, those whose eventID another one has too
	Bad       int // records that are not JSON or not objects

	// Dropped are the records that are no events, by a word that the reason
	// holds. A word with no records is the reason the file is skipped.
	Dropped []Reason
	// Problem is a word of the error that must be reported, if any.
	Problem string
	// Note says what is special.
	Note string
}

// Reason is a word of a reason and how many records it is about.
type Reason struct {
	Word    string
	Records int
}

func (e Expect) json() ordered.Object {
	dropped := ordered.List{}
	for _, r := range e.Dropped {
		dropped = append(dropped, ordered.Object{"word", r.Word, "records", r.Records})
	}
	return ordered.Object{
		"path", e.Path, "form", e.Form,
		"files", ordered.Object{"read", e.Read, "skipped", e.Skipped, "failed", e.Failed},
		"records", ordered.Object{
			"loaded", e.Loaded, "atMost", max(e.Loaded, e.AtMost), "partial", e.Partial, "duplicate", e.Duplicate,
			"conflict", e.Conflict, "bad", e.Bad,
		},
		"dropped", dropped, "problem", e.Problem, "note", e.Note,
	}
}

// manifest is the list as a JSON array, one file a line.
func manifest(expects []Expect) []byte {
	out := []byte("[\n")
	for i, e := range expects {
		if i > 0 {
			out = append(out, ",\n"...)
		}
		out = ordered.Append(out, e.json())
	}
	return append(out, "\n]\n"...)
}
