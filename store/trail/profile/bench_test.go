package profile_test

import (
	"context"
	"os"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/profile"
)

// BenchmarkProfile makes profiles of the busiest of each kind in the trail that
// TRAILSIFT_BENCH names, as cmd/trailgen writes it. The first one also works out
// the columns that are made when they are asked for.
func BenchmarkProfile(b *testing.B) {
	dir := os.Getenv("TRAILSIFT_BENCH")
	if dir == "" {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	ctx, st, lang := context.Background(), store.New(trail.Schema()), trail.Language()
	if _, err := loader.Load(ctx, st, loader.Options{}, file.Paths([]string{dir}, nil)); err != nil {
		b.Fatal(err)
	}
	snap := st.Snapshot()
	for _, c := range []struct {
		field string
		kind  profile.Kind
	}{{"actor", profile.Actor}, {"principal", profile.Principal}, {"key", profile.Key}, {"ip", profile.Address}, {"session", profile.Session}, {"account", profile.Account}} {
		busiest, err := snap.Facet(ctx, lang, c.field, nil, 1)
		if err != nil || len(busiest.Values) == 0 {
			b.Fatal(c.field, err)
		}
		who := profile.Subject{Kind: c.kind, Value: busiest.Values[0].Value}
		if _, err := profile.Of(ctx, snap, lang, who); err != nil {
			b.Fatal(err)
		}
		b.Run(c.field, func(b *testing.B) {
			for b.Loop() {
				p, err := profile.Of(ctx, snap, lang, who)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(p.Events), "events")
			}
		})
	}
}
