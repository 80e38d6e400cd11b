package store

import (
	"context"
	"testing"
)

// benchRecords are what the benchmarks load.
func benchRecords(n int) (records []string, bytes int64) {
	r := newRand(1)
	for i := range n {
		rec := randomRecord(r, i)
		records = append(records, rec)
		bytes += int64(len(rec))
	}
	return records, bytes
}

func benchSnapshot(b *testing.B, n int) *Snapshot {
	records, _ := benchRecords(n)
	st := New(testSchema)
	builder, src := st.NewBuilder(), st.AddSource("s", 0)
	for i, rec := range records {
		if _, _, err := builder.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			b.Fatal(err)
		}
	}
	builder.Flush()
	finish(b, st)
	return st.Snapshot()
}

func BenchmarkAdd(b *testing.B) {
	records, bytes := benchRecords(10_000)
	b.SetBytes(bytes / int64(len(records)))
	b.ReportAllocs()
	st := New(testSchema)
	builder, src := st.NewBuilder(), st.AddSource("s", 0)
	for i := 0; b.Loop(); i++ {
		if _, _, err := builder.Add([]byte(records[i%len(records)]), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkQueries(b *testing.B) {
	snap, ctx := benchSnapshot(b, 100_000), context.Background()
	for _, text := range []string{"who:bob", `user.id="u1"`, `"list":a*`, `"smile"`, `"no such text"`, "-who:alice user.id:u2",
		"time:2026-09-01T00:30..01:30", "time:last1h", "time:2026-09-01T01*", "who~[Bb]ob|e$", `"list">5`} {
		filter, err := testLanguage.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("filter "+text, func(b *testing.B) {
			for b.Loop() {
				if _, err := snap.Select(ctx, testLanguage, filter, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, field := range []string{"who", "list", "eventID"} {
		b.Run("facet "+field, func(b *testing.B) {
			for b.Loop() {
				if _, err := snap.Facet(ctx, testLanguage, field, nil, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRecord(b *testing.B) {
	snap := benchSnapshot(b, 100_000)
	var text []byte
	for i := 0; b.Loop(); i++ {
		text = snap.Record(rowOf(0, i*7919%snap.blocks[0].rows)).AppendJSON(text[:0])
	}
}
