package lineage

import (
	"os"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// BenchmarkLineage measures answers on a tree of trail files, which
// TRAILSIFT_BENCH names:
//
//	go run ./cmd/trailgen -n 1000000 -o /tmp/trail
//	TRAILSIFT_BENCH=/tmp/trail go test ./store/trail/lineage -run '^$' -bench Lineage -cpu 2
func BenchmarkLineage(b *testing.B) {
	dir := os.Getenv("TRAILSIFT_BENCH")
	if dir == "" {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	st := store.New(trail.Schema())
	if _, err := loader.Load(b.Context(), st, loader.Options{}, file.Paths([]string{dir}, nil)); err != nil {
		b.Fatal(err)
	}
	m := &measure{st.Snapshot(), trail.Language()}
	b.Run("key", func(b *testing.B) {
		m.trace(b, m.frequent(b, pathKey, "userIdentity.accessKeyId:ASIA* -userIdentity.invokedBy:*"))
	})
	b.Run("key/forwarded", func(b *testing.B) {
		m.trace(b, m.frequent(b, pathKey, "userIdentity.accessKeyId:ASIA* userIdentity.invokedBy:*"))
	})
	b.Run("key/long-lived", func(b *testing.B) { m.trace(b, m.frequent(b, pathKey, "userIdentity.accessKeyId:AKIA*")) })
	b.Run("key/instance", func(b *testing.B) {
		m.trace(b, m.frequent(b, pathKey, "userIdentity.principalId:*:i-* userIdentity.accessKeyId:ASIA*"))
	})
	b.Run("key/issued", func(b *testing.B) { m.trace(b, m.frequent(b, pathsIssued[0], "")) })
	b.Run("event", m.events)
	b.Run("role", func(b *testing.B) { m.trace(b, m.frequent(b, "userIdentity.sessionContext.sessionIssuer.arn", "")) })
	b.Run("sessions/all", func(b *testing.B) { m.sessions(b, nil) })
	b.Run("sessions/principal", func(b *testing.B) {
		m.sessions(b, store.Equals(columnWho, m.frequent(b, columnWho, "type:AssumedRole")[0]))
	})
}

type measure struct {
	snap *store.Snapshot
	lang *store.Language
}

// frequent returns the most frequent values of a field among some events.
func (m *measure) frequent(b *testing.B, field, filter string) []string {
	e, err := m.lang.Parse(filter)
	if err != nil {
		b.Fatal(err)
	}
	sel, err := m.snap.Select(b.Context(), m.lang, e, nil)
	if err != nil {
		b.Fatal(err)
	}
	facet, err := m.snap.Facet(b.Context(), m.lang, field, sel, 50)
	if err != nil || len(facet.Values) == 0 {
		b.Fatal(err, "no values of "+field)
	}
	var out []string
	for _, v := range facet.Values {
		out = append(out, v.Value)
	}
	return out
}

func (m *measure) trace(b *testing.B, questions []string) {
	i := 0
	for b.Loop() {
		if _, err := Trace(b.Context(), m.snap, m.lang, questions[i%len(questions)]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// events traces events here and there in time.
func (m *measure) events(b *testing.B) {
	view, err := m.snap.View(b.Context(), nil, false)
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		if _, err := TraceRow(b.Context(), m.snap, m.lang, view.Row(i*7919%view.Len())); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func (m *measure) sessions(b *testing.B, filter store.Expr) {
	for b.Loop() {
		if _, _, err := Sessions(b.Context(), m.snap, m.lang, filter, 20); err != nil {
			b.Fatal(err)
		}
	}
}
