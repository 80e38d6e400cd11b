package tui

import (
	"context"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	life "github.com/trailsift/trailsift/store/trail/history"
)

// TestContainingAnswer: what no resource is known by is listed where it stands, and it is
// said where it stands nowhere.
func TestContainingAnswer(t *testing.T) {
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	record := `{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"mira"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"us-east-1","eventID":"1","requestParameters":{"note":"hidden-word"}}`
	if _, _, err := b.Add([]byte(record), store.Origin{Source: st.AddSource("x", 0), Record: 1}); err != nil {
		t.Fatal(err)
	}
	b.Flush()
	for asked, want := range map[string]string{
		"hidden-word": `no resource is known by "hidden-word", but 1 event contains it`, "other-word": `no event contains "other-word"`,
	} {
		h, err := life.Of(context.Background(), st.Snapshot(), trail.Language(), asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		a := historyAnswer(h)
		if a.Sentence != want {
			t.Error(a.Sentence)
		}
		if listed := len(a.Sections) == 2 && strings.Join(a.Sections[1].Lines[0].Cells, " ") != "" && a.Sections[0].Lines[0].To.Count == 1; listed != (asked == "hidden-word") {
			t.Errorf("%s: %+v", asked, a.Sections)
		}
	}
}
