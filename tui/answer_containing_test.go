package tui

import (
	"context"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	life "github.com/trailsift/trailsift/store/trail/history"
)

// TestOneMoreContainingIsListed: it takes the line that would say that there is one more.
func TestOneMoreContainingIsListed(t *testing.T) {
	for n, note := range map[int]string{mostContaining + 1: "", mostContaining + 2: "2 more: the line above lists all of them"} {
		var records []string
		for i := range n {
			records = append(records, event(i, object{"requestParameters": object{"note": "hidden-word"}}))
		}
		h, err := life.Of(context.Background(), newStore(t, "trail.json", records).Snapshot(), trail.Language(), "hidden-word", nil)
		if err != nil {
			t.Fatal(err)
		}
		if s := historyAnswer(h).Sections[1]; s.Note != note || len(s.Lines) != n && note == "" {
			t.Errorf("of %d %d are listed: %q", n, len(s.Lines), s.Note)
		}
	}
}

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
