package tui

import (
	"maps"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

// TestSameValues: what one event lacks, or has otherwise, not all have.
func TestSameValues(t *testing.T) {
	in := []string{event(1, nil), event(2, object{"awsRegion": "sa-east-1"}), event(3, object{"sourceIPAddress": nil})}
	snap := newStore(t, "trail.json", in).Snapshot()
	same, err := sameValues(t.Context(), trail.Language(), snap, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"service": "s3", "actor": "mira", "event": "ListBuckets"}; !maps.Equal(same, want) {
		t.Errorf("%v, want %v", same, want)
	}
}
