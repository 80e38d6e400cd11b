package tui

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/trailsift/trailsift/loader"
	files "github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/theme"
)

// demoStore is the incident of the demo, loaded once.
var demoStore = sync.OnceValues(func() (*store.Store, error) {
	s := store.New(trail.Schema())
	_, err := loader.Load(context.Background(), s, loader.Options{}, files.Paths([]string{"../testdata/demo.tar.zst"}, nil))
	return s, err
})

func demoSources(t *testing.T) sources {
	t.Helper()
	s, err := demoStore()
	if err != nil {
		t.Fatal(err)
	}
	return sources{snap: s.Snapshot(), lang: trail.Language(), secret: trail.Secret}
}

// maxAsked is how many values of a field are asked about: the most frequent and the
// rarest, which together are of all kinds.
const maxAsked = 120

func (from sources) valuesOf(t *testing.T, field string) []string {
	t.Helper()
	facet, err := from.snap.Facet(t.Context(), from.lang, field, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, v := range facet.Values {
		if i < maxAsked/2 || i >= len(facet.Values)-maxAsked/2 {
			out = append(out, v.Value)
		}
	}
	return out
}

// asked are the inquiries of a kind about the values of fields.
func (from sources) asked(t *testing.T, kind string, fields ...string) []inquiry {
	var out []inquiry
	for _, field := range fields {
		for _, value := range from.valuesOf(t, field) {
			out = append(out, inquiry{kind: kind, value: value, field: field})
		}
	}
	return out
}

// everyInquiry is a sample of what can be asked about the demo.
func (from sources) everyInquiry(t *testing.T) []inquiry {
	out := from.asked(t, askHistory, resourceField)
	out = append(out, from.asked(t, askChain, "session", "key")...)
	for _, q := range from.asked(t, askProfile, "actor", "key", "ip", "session", "principal") {
		q.field = ""
		out = append(out, q)
	}
	for row := range store.Row(from.snap.Len()) {
		if row%40 == 0 {
			out = append(out, inquiry{kind: askChain, rows: rowsOf(row)})
		}
	}
	for _, q := range question.Catalogue() {
		if q.Needs == nil || q.Needs.Optional {
			out = append(out, inquiry{kind: askQuestion, field: q.Name})
		}
		if q.Needs != nil && len(q.Needs.Fields) > 0 {
			for _, value := range from.valuesOf(t, q.Needs.Fields[0])[:3] {
				out = append(out, inquiry{kind: askQuestion, field: q.Name, value: value})
			}
		}
	}
	return out
}

// TestCountsOpenAsManyEvents: a line of an answer that says how many events there
// are leads to exactly so many.
func TestCountsOpenAsManyEvents(t *testing.T) {
	if testing.Short() {
		t.Skip("all lines of all answers take half a minute under the race detector")
	}
	from, lines := demoSources(t), 0
	for _, q := range from.everyInquiry(t) {
		r, err := q.answer(t.Context(), from)
		if err != nil || r.answer == nil {
			continue
		}
		for _, s := range r.answer.Sections {
			for _, line := range s.Lines {
				if line.To.Events == nil {
					continue
				}
				lines++
				sel, err := from.snap.Select(t.Context(), from.lang, line.To.Events, nil)
				if err != nil {
					t.Fatal(err)
				}
				switch said := strings.Join(line.Cells, " "); {
				case sel.Len() != line.To.Count:
					t.Errorf("%+v: %q opens %d events with %s, not %d", q, said, sel.Len(), line.To.Events, line.To.Count)
				case !strings.Contains(said, theme.Count(line.To.Count)) && line.To.Count > 1:
					t.Errorf("%+v: %q does not say %d", q, said, line.To.Count)
				}
			}
		}
	}
	if lines < 1000 {
		t.Errorf("%d lines looked at", lines)
	}
}

func demoBench(t *testing.T, w, h int) *bench {
	t.Helper()
	s, err := demoStore()
	if err != nil {
		t.Fatal(err)
	}
	return newBench(t, config(s), w, h)
}
