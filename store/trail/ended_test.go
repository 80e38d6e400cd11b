package trail

import (
	"fmt"
	"testing"

	"github.com/trailsift/trailsift/store"
)

// TestEndedIn counts what failed:yes finds; a dry run without an error is beside that.
func TestEndedIn(t *testing.T) {
	st := store.New(Schema())
	b, source := st.NewBuilder(), st.AddSource("trail.json", 0)
	for i, how := range []string{`"errorCode":"Client.DryRunOperation"`, `"errorCode":"AccessDenied"`, `"requestParameters":{"dryRun":true}`, `"responseElements":null`} {
		text := fmt.Sprintf(`{"eventID":"%d","eventTime":"2026-09-01T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances",%s}`, i, how)
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(refused, err)
		}
	}
	b.Flush()
	snap, lang := st.Snapshot(), Language()
	all, err := snap.Select(t.Context(), lang, store.Equals("event", "RunInstances"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := EndedIn(t.Context(), snap, lang, all); err != nil || got != (Ended{Failed: 2, DryRuns: 1, Tried: 1}) {
		t.Errorf("%+v, %v", got, err)
	}
}
