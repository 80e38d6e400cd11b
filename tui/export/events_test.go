package export

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// all are the rows of a snapshot in the order they were added in.
type all struct{ view *store.View }

func (a all) Len() int            { return a.view.Len() }
func (a all) Row(i int) store.Row { return a.view.Row(i) }

// events returns what exports some records.
func events(t *testing.T, records ...string) *Events {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("trail.json", 1)
	for i, text := range records {
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); refused != "" || err != nil {
			t.Fatalf("record %d: refused %q, error %v", i, refused, err)
		}
	}
	b.Flush()
	if err := st.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	snap, lang := st.Snapshot(), trail.Language()
	sel, err := snap.Select(t.Context(), lang, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(t.Context(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	return &Events{Language: lang, Snapshot: snap, Rows: all{view}, Columns: []string{"time", "event", "userAgent"}, Secret: trail.Secret}
}

const (
	first = `{"eventTime":"2026-09-01T10:00:00Z","eventID":"e1",` + "\r\n" + `"eventName":"AssumeRole","userAgent":"=cmd|' /C calc'!A0",` +
		`"responseElements":{"credentials":{"sessionToken":"topsecret"}}}`
	second = `{"eventTime":"2026-09-01T10:00:01Z","eventID":"e2","eventName":"PutObject","userAgent":"a` + "\u009b" + `2J,b"}`
)

func TestFormats(t *testing.T) {
	masked := strings.ReplaceAll(first, "topsecret", trail.Mask)
	line := strings.ReplaceAll(masked, "\r\n", " ")
	for format, want := range map[string]string{
		"ndjson": line + "\n" + second + "\n",
		"raw":    masked + "\x00" + second + "\x00",
		"json":   "[\n" + masked + ",\n" + second + "\n]\n",
		"csv":    "time,event,userAgent\n2026-09-01T10:00:00Z,AssumeRole,'=cmd|' /C calc'!A0\n2026-09-01T10:00:01Z,PutObject,\"a\\u009b2J,b\"\n",
	} {
		e := events(t, first, second)
		var b strings.Builder
		if err := e.Write(t.Context(), format, &b); err != nil || b.String() != want {
			t.Errorf("%s, error %v:\n%q, want\n%q", format, err, b.String(), want)
		}
		if n := e.Masked(); n != 1 && format != "csv" {
			t.Errorf("%s: %d secrets masked", format, n)
		}
	}
}

func TestSecretsOnRequest(t *testing.T) {
	e := events(t, first)
	e.Secret = nil
	var b strings.Builder
	if err := e.Write(t.Context(), "raw", &b); err != nil || b.String() != first+"\x00" || e.Masked() != 0 {
		t.Errorf("%q, error %v, %d masked", b.String(), err, e.Masked())
	}
}

func TestSecretColumns(t *testing.T) {
	e := events(t, first)
	e.Columns = []string{"responseElements.credentials.sessionToken"}
	var b strings.Builder
	if err := e.Write(t.Context(), "csv", &b); err != nil || strings.Contains(b.String(), "topsecret") || e.Masked() != 1 {
		t.Errorf("%q, error %v, %d masked", b.String(), err, e.Masked())
	}
}

// TestFormulas has each start that makes a spreadsheet compute, and others.
func TestFormulas(t *testing.T) {
	for _, c := range []struct{ text, cell string }{
		{"=1+1", "'=1+1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"1-1", "1-1"}, {"'x", "'x"},
	} {
		e := events(t, `{"eventTime":"2026-09-01T10:00:00Z","eventID":"e","eventName":"X","userAgent":"`+c.text+`"}`)
		e.Columns = []string{"userAgent"}
		var b strings.Builder
		if err := e.Write(t.Context(), "csv", &b); err != nil || b.String() != "userAgent\n"+c.cell+"\n" {
			t.Errorf("%s is written as %q, error %v", c.text, b.String(), err)
		}
	}
}

func TestNothingToWrite(t *testing.T) {
	e := events(t)
	for _, format := range Formats() {
		var b strings.Builder
		if err := e.Write(t.Context(), format, &b); err != nil || format == "json" && b.String() != "[]\n" {
			t.Errorf("%s: %q, error %v", format, b.String(), err)
		}
	}
	if e.Write(t.Context(), "xml", &strings.Builder{}) == nil {
		t.Error("there is any format")
	}
}

func TestCancelledAndProgress(t *testing.T) {
	e := events(t, first, second)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.Write(ctx, "ndjson", &strings.Builder{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	told := 0
	e.Rows, e.Progress = often{e.Rows.Row(1), 3*progressStep + 1}, func(n int) { told = n }
	if err := e.Write(t.Context(), "ndjson", &strings.Builder{}); err != nil || told != 3*progressStep {
		t.Errorf("%d events reported, error %v", told, err)
	}
}

// often is one row, many times.
type often struct {
	row store.Row
	n   int
}

func (o often) Len() int          { return o.n }
func (o often) Row(int) store.Row { return o.row }

// TestTellingColumn: the column that is made from several fields is written as the list
// shows it.
func TestTellingColumn(t *testing.T) {
	e := events(t, `{"eventTime":"2026-09-01T10:00:00Z","eventID":"e","eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl",`+
		`"errorCode":"AccessDenied","requestParameters":{"bucketName":"trail-archive"}}`)
	e.Columns = []string{"event", What}
	var b strings.Builder
	if err := e.Write(t.Context(), "csv", &b); err != nil || b.String() != "event,what\nGetBucketAcl,AccessDenied trail-archive\n" {
		t.Errorf("%q, error %v", b.String(), err)
	}
}
