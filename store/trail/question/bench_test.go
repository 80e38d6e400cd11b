package question_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// BenchmarkAsk asks every question of the trail in the folder that
// TRAILSIFT_BENCH names, as cmd/trailgen writes it, and lists them, the
// slowest first: the first time, and the best of some.
func BenchmarkAsk(b *testing.B) {
	dir := os.Getenv("TRAILSIFT_BENCH")
	if dir == "" {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	st := store.New(trail.Schema())
	if _, err := loader.Load(context(), st, loader.Options{}, file.Paths([]string{dir}, nil)); err != nil {
		b.Fatal(err)
	}
	data := question.Data{Snap: st.Snapshot(), Lang: trail.Language()}
	for b.Loop() {
		slowest(b, data)
	}
}

// slowest asks all questions and prints how long each took.
func slowest(b *testing.B, data question.Data) {
	type took struct {
		name        string
		first, best time.Duration
		events      int
	}
	var all []took
	for _, q := range question.Catalogue() {
		t := took{name: q.Name, best: time.Hour}
		value := busiest(b, data, q)
		for n := range 4 {
			began := time.Now()
			a, err := q.Ask(context(), data, value)
			if err != nil {
				b.Fatal(q.Name, err)
			}
			took := time.Since(began)
			if t.events = a.Events(); n == 0 {
				t.first = took
			}
			t.best = min(t.best, took)
		}
		all = append(all, t)
	}
	slices.SortFunc(all, func(x, y took) int { return cmp.Compare(y.best, x.best) })
	for _, t := range all {
		fmt.Printf("%-20s %8.1f ms  first %8.1f ms  %9d events\n", t.name, ms(t.best), ms(t.first), t.events)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// busiest is the most frequent value of the first field that a question
// offers values of; none where it can do without.
func busiest(b *testing.B, data question.Data, q *question.Question) string {
	if q.Needs == nil || q.Needs.Optional {
		return ""
	}
	for _, field := range q.Needs.Fields {
		f, err := data.Snap.Facet(context(), data.Lang, field, nil, 2)
		if err != nil {
			b.Fatal(err)
		}
		for _, v := range f.Values {
			if v.Value != "" {
				return v.Value
			}
		}
	}
	return q.Needs.Example
}
