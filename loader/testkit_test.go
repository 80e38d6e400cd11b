package loader

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// memory is a source of files in memory.
type memory []memoryFile

type memoryFile struct {
	name string
	text string
	wrap func(io.Reader) io.Reader // how it is read, when not as it is
}

func (m memory) Walk(_ context.Context, sink Sink) error {
	for _, f := range m {
		err := sink.Item(Item{Name: f.name, Size: int64(len(f.text)), Open: func(context.Context) (io.ReadCloser, error) {
			if f.wrap != nil {
				return io.NopCloser(f.wrap(strings.NewReader(f.text))), nil
			}
			return randomFile{strings.NewReader(f.text)}, nil
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// randomFile can be read at random, as a file of the system can.
type randomFile struct{ *strings.Reader }

func (randomFile) Close() error { return nil }

// loaded is what came of a Load.
type loaded struct {
	Report
	store.Counts
	events []string // event names in the order of the sources
	raw    []string // the records
	from   []string // source and number
}

func load(t testing.TB, opts Options, sources ...Source) loaded {
	t.Helper()
	st := store.New(trail.Schema())
	report, err := Load(context.Background(), st, opts, sources...)
	if err != nil {
		t.Fatal(err)
	}
	return contents(t, st, report)
}

func contents(t testing.TB, st *store.Store, report Report) loaded {
	t.Helper()
	snap := st.Snapshot()
	view, err := snap.View(context.Background(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	out := loaded{Report: report, Counts: snap.Counts()}
	if sum := out.Rows + out.Duplicate + out.Report.Records.Bad + out.Report.Records.Skipped; sum != out.Report.Records.Present {
		t.Errorf("%+v and %+v do not sum up: %d", out.Counts, out.Report.Records, sum)
	}
	for i := range view.Len() {
		r := snap.Record(view.Row(i))
		name, _ := r.Value(new(store.Language), "eventName")
		source, n := r.Origin()
		out.events = append(out.events, name)
		out.raw = append(out.raw, string(r.AppendJSON(nil)))
		out.from = append(out.from, fmt.Sprint(source, " ", n))
	}
	return out
}

// loadText loads one file.
func loadText(t testing.TB, text string) loaded {
	t.Helper()
	return load(t, Options{Workers: 1}, memory{{name: "f", text: text}})
}

// event is a record named E<n>; all are of one second, so that their order is
// that of the file.
func event(n int) string {
	return fmt.Sprintf(`{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","userName":"al \"x\" {é"},`+
		`"eventTime":"2026-09-01T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"E%d","awsRegion":"eu-west-1","readOnly":true,`+
		`"requestParameters":{"list":[1,{"a":null}],"key":"a/b}"},"eventID":"00000000-0000-4000-8000-%012d"}`, n, n)
}

func events(from, to int) []string {
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, event(n))
	}
	return out
}

// names are the names of events from..to.
func names(from, to int) []string {
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, fmt.Sprint("E", n))
	}
	return out
}

func records(from, to int) string {
	return `{"Records":[` + strings.Join(events(from, to), ",") + `]}`
}

// quote writes text as a JSON string.
func quote(text string) string { return string(appendQuoted(nil, text)) }

func gzipped(texts ...string) string {
	var b bytes.Buffer
	for _, text := range texts {
		z := gzip.NewWriter(&b)
		io.WriteString(z, text)
		z.Close()
	}
	return b.String()
}

func wantEvents(t testing.TB, got loaded, want []string) {
	t.Helper()
	if !reflect.DeepEqual(got.events, want) {
		t.Errorf("events %v, want %v; problems %v", got.events, want, got.Problems)
	}
}

func wantFiles(t testing.TB, got loaded, read, skipped, failed int) {
	t.Helper()
	want := Files{Known: read + skipped + failed, Read: read, Skipped: skipped, Failed: failed}
	if got.Files != want {
		t.Errorf("files %+v, want %+v; skips %v, problems %v", got.Files, want, got.Skips, got.Problems)
	}
}

// wantProblems compares the faults by the beginning of their text.
func wantProblems(t testing.TB, got loaded, want ...string) {
	t.Helper()
	ok := len(got.Problems) == len(want) && got.Faults == len(want)
	for i := range want {
		ok = ok && strings.HasPrefix(got.Problems[i].Error(), want[i])
	}
	if !ok {
		t.Errorf("problems %q, want %q", got.Problems, want)
	}
}
