package loader_test

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// asking is a tree that was loaded.
type asking struct {
	snap *store.Snapshot
	lang *store.Language
}

// ask measures the questions that the screens ask.
func (t *tree) ask(b *testing.B) {
	st := t.open(b, 0)
	pack(b, st)
	q := &asking{snap: st.Snapshot(), lang: trail.Language()}
	for _, field := range []string{"region", "event", "userIdentity.arn", "actor", "key", "ip", "ua", "resources.ARN", "id"} {
		b.Run("facet/"+field, func(b *testing.B) { q.facet(b, field, "") })
	}
	busiest := is("service", q.value(b, "service", false))
	for _, field := range []string{"region", "event", "userIdentity.arn", "ip", "ua"} {
		b.Run("facet-filtered/"+field, func(b *testing.B) { q.facet(b, field, busiest) })
	}
	const bucket = "requestParameters.bucketName"
	b.Run("equal/frequent", func(b *testing.B) { q.rows(b, is(bucket, q.value(b, bucket, false))) })
	b.Run("equal/rare", func(b *testing.B) { q.rows(b, is(bucket, q.value(b, bucket, true))) })
	b.Run("equal/absent", func(b *testing.B) { q.rows(b, is(bucket, "no-such-bucket")) })
	for _, c := range []struct{ name, filter string }{
		{"equal/id", is("id", q.value(b, "id", true))},
		{"wildcard/event", "event:describe*"},
		{"wildcard/address", "ip:10.*"},
		{"cidr", "ip:10.0.0.0/8"},
		{"text/present", "getobject"},
		{"text/absent", "xyzzy"},
		{"text/hex", "deadbeef"},
		{"text/short", "bo"},
	} {
		b.Run(c.name, func(b *testing.B) { q.rows(b, c.filter) })
	}
	b.Run("record", q.records)
	b.Run("view", func(b *testing.B) { q.view(b, busiest) })
	b.Run("timeline", q.timeline)
	b.Run("timeline-filtered", func(b *testing.B) { q.timelineOf(b, busiest) })
}

// is spells a condition: the field has the value.
func is(field, value string) string {
	return store.Match{Field: field, Op: store.Equal, Values: []store.Pattern{store.Literal(value)}}.String()
}

// value returns the most frequent value of a field, or one of the rarest.
func (q *asking) value(b *testing.B, field string, rare bool) string {
	f, err := q.snap.Facet(context.Background(), q.lang, field, nil, 0)
	if err != nil {
		b.Fatal(err)
	}
	switch {
	case len(f.Values) == 0:
		return "none"
	case rare:
		return f.Values[len(f.Values)-1].Value
	}
	return f.Values[0].Value
}

func (q *asking) selection(b *testing.B, filter string) *store.Selection {
	if filter == "" {
		return nil
	}
	expr, err := q.lang.Parse(filter)
	if err != nil {
		b.Fatal(err)
	}
	sel, err := q.snap.Select(context.Background(), q.lang, expr, nil)
	if err != nil {
		b.Fatal(err)
	}
	return sel
}

func (q *asking) facet(b *testing.B, field, filter string) {
	sel := q.selection(b, filter)
	for b.Loop() {
		f, err := q.snap.Facet(context.Background(), q.lang, field, sel, 20)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(f.Distinct), "values")
	}
}

// rows selects, and reads three fields of the first hundred rows in order.
func (q *asking) rows(b *testing.B, filter string) {
	for b.Loop() {
		sel := q.selection(b, filter)
		view, err := q.snap.View(context.Background(), sel, false)
		if err != nil {
			b.Fatal(err)
		}
		for i := range min(view.Len(), 100) {
			rec := q.snap.Record(view.Row(i))
			rec.Time()
			rec.Value(q.lang, "event")
			rec.Value(q.lang, "userIdentity.arn")
		}
		b.ReportMetric(float64(sel.Len()), "rows")
	}
}

func (q *asking) view(b *testing.B, filter string) {
	sel := q.selection(b, filter)
	for b.Loop() {
		if _, err := q.snap.View(context.Background(), sel, true); err != nil {
			b.Fatal(err)
		}
	}
}

// records rebuilds records from all over the store, as good as none of which
// lies near one that was read before.
func (q *asking) records(b *testing.B) {
	view, err := q.snap.View(context.Background(), nil, false)
	if err != nil {
		b.Fatal(err)
	}
	var text []byte
	i := 0
	for b.Loop() {
		i = (i + 7_368_787) % view.Len() // a prime
		text = q.snap.Record(view.Row(i)).AppendJSON(text[:0])
	}
}

// live asks while the tree is loaded, one question after the other, and
// compares the time for a row with that after loading.
func (t *tree) live(b *testing.B) {
	for b.Loop() {
		st := store.New(trail.Schema())
		done := make(chan error, 1)
		go func() {
			_, err := loader.Load(context.Background(), st, loader.Options{Pack: true}, file.Paths([]string{t.dir}, os.Stdin))
			done <- err
		}()
		var loading, after pace
		for len(done) == 0 {
			if snap := st.Snapshot(); snap.Len() > 0 {
				loading.ask(b, snap)
			}
		}
		if err := <-done; err != nil {
			b.Fatal(err)
		}
		for range 20 {
			after.ask(b, st.Snapshot())
		}
		b.ReportMetric(loading.perRow()/after.perRow(), "times-as-slow")
		b.ReportMetric(float64(loading.asked), "asked")
	}
}

// pace is how long questions took for so many rows.
type pace struct {
	took  time.Duration
	rows  int
	asked int
}

func (p *pace) perRow() float64 { return float64(p.took) / float64(p.rows) }

func (p *pace) ask(b *testing.B, snap *store.Snapshot) {
	began := time.Now()
	q := asking{snap, trail.Language()}
	sel := q.selection(b, "failed:yes")
	for _, field := range []string{"region", "actor", "event"} {
		if _, err := snap.Facet(context.Background(), q.lang, field, sel, 20); err != nil {
			b.Fatal(err)
		}
	}
	p.took += time.Since(began)
	p.rows += snap.Len()
	p.asked++
}

func (q *asking) timeline(b *testing.B) { q.timelineOf(b, "") }

func (q *asking) timelineOf(b *testing.B, filter string) {
	sel := q.selection(b, filter)
	for b.Loop() {
		if _, err := q.snap.Timeline(context.Background(), sel, nil, 100, time.UTC); err != nil {
			b.Fatal(err)
		}
	}
}
