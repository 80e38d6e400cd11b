package question_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

const demoFile = "../../../testdata/demo.tar.zst"

// demo is the incident of the demo, loaded once.
var demo = sync.OnceValues(func() (question.Data, error) {
	st := store.New(trail.Schema())
	_, err := loader.Load(context(), st, loader.Options{}, file.Paths([]string{demoFile}, nil))
	return question.Data{Snap: st.Snapshot(), Lang: trail.Language()}, err
})

// values is what the questions that need one are asked about in the demo.
var values = map[string]string{
	"key-used":          "AKIA3KF6UTOHVO6EYCGY",
	"key-owner":         "AKIARTX3GSDSXSYTNPFJ",
	"key-credentials":   "AKIA3KF6UTOHVO6EYCGY",
	"session-human":     "ASIARTX3GSDSWQ4GYLXM",
	"instance-launched": "i-0a4d9f1e7c3b52860",
	"instance-role":     "i-0b7e1c94d2a86f351",
	"resource-events":   "larkfield-customer-exports",
	"bucket-touched":    "larkfield-customer-exports",
	"from-address":      "203.0.113.0/24",
}

func ask(t testing.TB, name, value string) *question.Answer {
	t.Helper()
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	q, ok := question.Find(name)
	if !ok {
		t.Fatalf("no question %s", name)
	}
	a, err := q.Ask(context(), data, value)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return a
}

// TestWhatIsLeftOutIsInTheSentence: whoever compares the number with that of the
// facets has to know.
func TestWhatIsLeftOutIsInTheSentence(t *testing.T) {
	if text := ask(t, "denied", "").Text; !strings.HasSuffix(text, "; 289 to AWS's own services left out") {
		t.Error(text)
	}
}
