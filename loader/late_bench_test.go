package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// namedColumn has all texts of requests and answers that may name something.
var namedColumn = store.Late{
	Name:  "named",
	Given: []string{"eventSource", "eventName", "awsRegion", "recipientAccountId"},
	From: func(path string) bool {
		top, _, _ := strings.Cut(path, ".")
		return top == "requestParameters" || top == "responseElements" || top == "resources"
	},
	Compute: func(given []store.Value, path string, value store.Value, add func(text string, tag uint8)) {
		if value.Kind == store.String && len(value.Text) > 7 {
			add(value.Text, uint8(len(given[1].Text)%8))
		}
	},
}

// BenchmarkLate measures columns that are worked out when they are asked for,
// on the trees that BenchmarkTree takes.
func BenchmarkLate(b *testing.B) {
	dirs := filepath.SplitList(os.Getenv("TRAILSIFT_BENCH"))
	if len(dirs) == 0 {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	schema := trail.Schema()
	schema.Late = append(slices.Clone(schema.Late), namedColumn)
	for _, dir := range dirs {
		st := store.New(schema)
		if _, err := loader.Load(context.Background(), st, loader.Options{Pack: true}, file.Paths([]string{dir}, os.Stdin)); err != nil {
			b.Fatal(err)
		}
		q := &asking{st.Snapshot(), trail.Language()}
		q.lang.Aliases[namedColumn.Name] = namedColumn.Name
		for _, late := range schema.Late {
			b.Run(filepath.Base(dir)+"/"+late.Name, func(b *testing.B) { q.late(b, late.Name) })
		}
	}
}

// late asks about a column that nobody has asked for yet, and then again.
func (q *asking) late(b *testing.B, field string) {
	ctx := context.Background()
	before, began := heap(), time.Now()
	if _, err := q.snap.Facet(ctx, q.lang, field, nil, 20); err != nil {
		b.Fatal(err)
	}
	first := time.Since(began)
	size := float64(int64(heap()-before)) / float64(q.snap.Len())
	all, err := q.snap.LateValues(ctx, q.lang, field, nil)
	if err != nil || len(all) == 0 {
		b.Fatalf("%d values, %v", len(all), err)
	}
	frequent, rare := all[0].Value, all[len(all)-1].Value
	tagged := func(b *testing.B, fits func(string) bool) {
		for b.Loop() {
			if _, err := q.snap.Tagged(ctx, q.lang, field, fits); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("facet", func(b *testing.B) {
		q.facet(b, field, "")
		b.ReportMetric(float64(first.Milliseconds()), "first-ms")
		b.ReportMetric(size, "heap-B/event")
	})
	b.Run("facet-filtered", func(b *testing.B) { q.facet(b, field, is("service", q.value(b, "service", false))) })
	b.Run("tagged/frequent", func(b *testing.B) { tagged(b, func(v string) bool { return v == frequent }) })
	b.Run("tagged/rare", func(b *testing.B) { tagged(b, func(v string) bool { return v == rare }) })
	b.Run("tagged/prefix", func(b *testing.B) {
		tagged(b, func(v string) bool { return strings.HasPrefix(v, frequent[:len(frequent)/2]) })
	})
	b.Run("tagged-as/rare", func(b *testing.B) { q.taggedAs(b, field, store.Equal, store.Literal(rare)) })
	b.Run("tagged-as/prefix", func(b *testing.B) {
		q.taggedAs(b, field, store.Like, append(store.Literal(frequent[:len(frequent)/2]), store.Piece{Wild: '*'}))
	})
	b.Run("equal/frequent", func(b *testing.B) { q.rows(b, is(field, frequent)) })
	b.Run("equal/rare", func(b *testing.B) { q.rows(b, is(field, rare)) })
	b.Run("text", func(b *testing.B) { q.rows(b, field+":*bucket*") })
	b.Run("pairs", func(b *testing.B) { q.pairs(b, [2]string{"actor", field}) })
}

func (q *asking) taggedAs(b *testing.B, field string, op store.Op, value store.Pattern) {
	m := store.Match{Field: field, Op: op, Values: []store.Pattern{value}}
	for b.Loop() {
		if _, err := q.snap.TaggedAs(context.Background(), q.lang, m); err != nil {
			b.Fatal(err)
		}
	}
}

func (q *asking) pairs(b *testing.B, fields [2]string) {
	for b.Loop() {
		if _, err := q.snap.Pairs(context.Background(), q.lang, fields, nil, 20); err != nil {
			b.Fatal(err)
		}
	}
}
