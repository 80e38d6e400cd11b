package loader

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// seen is all that a reader can see of a load.
type seen struct {
	Report  Report
	Faults  []string
	Counts  store.Counts
	Rows    []seenRow
	Fields  []store.FieldStat
	Facets  []*store.Facet
	Selects []int
	Times   *store.Timeline
}

type seenRow struct {
	raw, source       string
	record, sightings int
	partial           bool
	time              time.Time
}

// see loads files and looks at everything.
func see(t testing.TB, opts Options, files ...mutant) seen {
	t.Helper()
	var src memory
	for _, f := range files {
		src = append(src, f.memoryFile)
	}
	st := store.New(trail.Schema())
	report, err := Load(t.Context(), st, opts, src)
	if err != nil {
		t.Fatal(err)
	}
	report.Elapsed, report.Packing = 0, 0
	out := seen{Report: report, Counts: st.Snapshot().Counts()}
	for _, p := range report.Problems {
		out.Faults = append(out.Faults, p.Error())
	}
	out.Report.Problems = nil
	out.look(t, st.Snapshot())
	return out
}

func (s *seen) look(t testing.TB, snap *store.Snapshot) {
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	view, err := snap.View(t.Context(), nil, false)
	must(err)
	for i := range view.Len() {
		r := snap.Record(view.Row(i))
		row := seenRow{raw: string(r.AppendJSON(nil)), sightings: r.Sightings(), partial: r.Partial()}
		row.source, row.record = r.Origin()
		row.time, _ = r.Time()
		s.Rows = append(s.Rows, row)
	}
	s.Fields = snap.Fields()
	lang := trail.Language()
	for _, name := range []string{"event", "actor", "resource", "region", "id", "source", "userAgent", "requestParameters.bucketName", "long", "deep.a"} {
		f, err := snap.Facet(t.Context(), lang, name, nil, 1000)
		must(err)
		s.Facets = append(s.Facets, f)
	}
	for _, filter := range []string{"forged", "error:*", "ip:10.* OR verb:read", `-region="eu-west-1"`} {
		expr, err := lang.Parse(filter)
		must(err)
		sel, err := snap.Select(t.Context(), lang, expr, nil)
		must(err)
		s.Selects = append(s.Selects, sel.Len())
	}
	s.Times, err = snap.Timeline(t.Context(), nil, nil, 10, time.UTC)
	must(err)
}

// checkLoad holds what is true of any input: it has one outcome for each file
// and each record, the same for any number of workers; nothing is invented,
// and what is wrong with one file is no matter to another.
func checkLoad(t testing.TB, files []mutant) {
	t.Helper()
	got := see(t, Options{Workers: 1}, files...)
	checkSums(t, got)
	checkInvented(t, files, got)
	many := see(t, Options{Workers: 8, now: hasty(), Pack: true}, files...)
	if !reflect.DeepEqual(got, many) {
		t.Errorf("8 workers: %s", difference(got, many))
	}
	if i := slices.IndexFunc(files, func(f mutant) bool { return f.clean }); i >= 0 {
		checkKept(t, see(t, Options{Workers: 1}, files[i]), got)
	}
}

// hasty returns a clock by which it is always time to publish rows.
func hasty() func() time.Time {
	var ticks atomic.Int64
	return func() time.Time { return time.Unix(ticks.Add(1)*int64(lastFlush/time.Second), 0) }
}

func checkSums(t testing.TB, got seen) {
	t.Helper()
	f, r := got.Report.Files, got.Report.Records
	if f.Known != f.Read+f.Skipped+f.Failed {
		t.Errorf("files %+v", f)
	}
	if sum := got.Counts.Rows + got.Counts.Duplicate + r.Bad + r.Skipped; sum != r.Present {
		t.Errorf("%+v and %+v: %d", got.Counts, r, sum)
	}
	if len(got.Rows) != got.Counts.Rows || r.Bad > got.Report.Faults || len(got.Faults) != min(got.Report.Faults, maxProblems) {
		t.Errorf("%d rows of %+v; %d faults, %d listed, for %+v", len(got.Rows), got.Counts, got.Report.Faults, len(got.Faults), r)
	}
	skipped := 0
	for _, s := range got.Report.Skips {
		skipped += s.Records
	}
	if skipped != r.Skipped {
		t.Errorf("%d records skipped, %d for reasons", r.Skipped, skipped)
	}
	for _, p := range got.Faults {
		if strings.Contains(p, "internal error") {
			t.Error(p)
		}
	}
}

// checkInvented checks that records are JSON, and that those of a text that is
// not packed stand in it, be it in a string or a cell.
func checkInvented(t testing.TB, files []mutant, got seen) {
	t.Helper()
	texts := make(map[string][]string)
	for _, f := range files {
		if f.plain != "" {
			texts[f.name] = readings(f.plain)
		}
	}
	for _, row := range got.Rows {
		if !json.Valid([]byte(row.raw)) {
			t.Errorf("%s, record %d is no JSON: %.200q", row.source, row.record, row.raw)
		}
		if list := texts[row.source]; list != nil && !strings.HasPrefix(row.raw, `{"_partial":true`) && !anyContains(list, row.raw) {
			t.Errorf("%s, record %d is not in the file: %.200q", row.source, row.record, row.raw)
		}
	}
}

func anyContains(texts []string, part string) bool {
	for _, text := range texts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// readings returns a text as it is and with its cells or, a few times over,
// its strings decoded.
func readings(text string) []string {
	out := []string{text, strings.ReplaceAll(text, `""`, `"`), strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), `""`, `"`)}
	for range 4 {
		text = decodedText(text)
		out = append(out, text)
	}
	return out
}

// decodedText replaces all escapes that there are in a text.
func decodedText(text string) string {
	var out []byte
	for len(text) > 0 {
		next := strings.IndexByte(text, '\\')
		if next < 0 {
			break
		}
		out = append(out, text[:next]...)
		text = text[next:]
		for n := min(12, len(text)); ; n-- {
			if n < 2 {
				out = append(out, text[0])
				text = text[1:]
				break
			}
			if n != 2 && n != 6 && n != 12 || n == 12 && text[6] != '\\' {
				continue
			}
			more, ok := appendUnescaped(nil, []byte(text[:n]))
			if ok && (n < 12 || len(more) == 4) {
				out = append(out, more...)
				text = text[n:]
				break
			}
		}
	}
	return string(append(out, text...))
}

// checkKept checks that the events of a clean file are there when others are
// loaded with it: as they are, as another record of the same content, or in
// place of a row that lacks fields.
func checkKept(t testing.TB, alone, got seen) {
	t.Helper()
	raw, contents := make(map[string]bool), make(map[string]bool)
	for _, row := range got.Rows {
		raw[row.raw] = true
	}
	for _, row := range alone.Rows {
		if raw[row.raw] || row.partial {
			continue
		}
		if len(contents) == 0 {
			for _, other := range got.Rows {
				contents[content(other.raw)] = true
			}
		}
		if !contents[content(row.raw)] {
			t.Errorf("%s, record %d is lost: %.200q", row.source, row.record, row.raw)
		}
	}
}

// content is a record without white space, keys sorted.
func content(raw string) string {
	var doc map[string]any
	dec := json.NewDecoder(strings.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&doc); err != nil {
		return raw
	}
	for key := range doc {
		if trail.Schema().Aside(key) {
			delete(doc, key)
		}
	}
	text, _ := json.Marshal(doc)
	return string(text)
}

// difference names the first thing in which two readers differ.
func difference(a, b seen) string {
	av, bv := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range av.NumField() {
		x, y := av.Field(i), bv.Field(i)
		if reflect.DeepEqual(x.Interface(), y.Interface()) {
			continue
		}
		name := av.Type().Field(i).Name
		if x.Kind() != reflect.Slice {
			return fmt.Sprintf("%s: %+v\nnot %+v", name, x.Interface(), y.Interface())
		}
		for j := range min(x.Len(), y.Len()) {
			if !reflect.DeepEqual(fmt.Sprint(x.Index(j)), fmt.Sprint(y.Index(j))) {
				return fmt.Sprintf("%s %d: %.900v\nnot %.900v", name, j, x.Index(j), y.Index(j))
			}
		}
		return fmt.Sprintf("%s: %d, not %d", name, x.Len(), y.Len())
	}
	return "nothing"
}

// TestAnyInput makes some hundred sets of files.
func TestAnyInput(t *testing.T) {
	sets := uint64(100)
	if raceEnabled {
		sets = 12
	}
	m := newMutator(t, 0)
	for seed := range sets {
		m.reseed(seed)
		checkLoad(t, m.files(1+m.IntN(10)))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
