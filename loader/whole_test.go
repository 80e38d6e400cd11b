package loader

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// unsized names files without their sizes: they are read as streams.
type unsized struct{ Source }

func (s unsized) Walk(ctx context.Context, sink Sink) error {
	return s.Source.Walk(ctx, unsizedSink{sink})
}

type unsizedSink struct{ Sink }

func (s unsizedSink) Item(i Item) error {
	i.Size = -1
	return s.Sink.Item(i)
}

// look loads a source and looks at all but how many bytes are stored: a stream
// is not read on behind damage.
func look(t testing.TB, src Source) seen {
	t.Helper()
	st := store.New(trail.Schema())
	report, err := Load(t.Context(), st, Options{Workers: 1}, src)
	if err != nil {
		t.Fatal(err)
	}
	report.Elapsed, report.Bytes.Known, report.Bytes.Read = 0, 0, 0
	out := seen{Report: report, Counts: st.Snapshot().Counts()}
	for _, p := range report.Problems {
		out.Faults = append(out.Faults, p.Error())
	}
	out.Report.Problems = nil
	out.look(t, st.Snapshot())
	return out
}

// checkSame checks that files come out the same whether gzip files among them
// are inflated at once or piece by piece.
func checkSame(t testing.TB, files ...memoryFile) seen {
	t.Helper()
	whole, stream := look(t, memory(files)), look(t, unsized{memory(files)})
	if !reflect.DeepEqual(whole, stream) {
		t.Errorf("inflated at once: %s", difference(whole, stream))
	}
	return whole
}

// readWith has a new worker read a file, and returns it.
func readWith(t testing.TB, item Item) *worker {
	t.Helper()
	ctx, stop := context.WithCancelCause(t.Context())
	opts := Options{}.complete()
	l := &loading{
		store:     store.New(trail.Schema()),
		opts:      opts,
		tally:     newTally(opts.now),
		cancelled: func() bool { return false },
		stop:      stop,
	}
	w := newWorker(l, ctx)
	defer w.close()
	w.read(job{Item: item})
	return w
}

func itemOf(text string) Item {
	return Item{Name: "f", Size: int64(len(text)), Open: func(context.Context) (io.ReadCloser, error) {
		return randomFile{strings.NewReader(text)}, nil
	}}
}

// member compresses a text in a way of one's own.
func member(t testing.TB, level int, change func(z *gzip.Writer), text string) string {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	change(z)
	io.WriteString(z, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWhole checks which files are inflated at once, and that it makes no
// difference.
func TestWhole(t *testing.T) {
	text := records(1, 200)
	plain := gzipped(text)
	same := func(*gzip.Writer) {}
	for _, test := range []struct {
		name  string
		text  string
		whole bool
	}{
		{"one member", plain, true},
		{"fastest", member(t, 1, same, text), true},
		{"not compressed", member(t, 0, same, text), true},
		{"with a name", member(t, 6, func(z *gzip.Writer) { z.Name = "x.json" }, text), true},
		{"an empty text", gzipped(""), true},
		{"a list", gzipped("[" + event(1) + "]"), true},
		{"with a byte order mark", gzipped("\xef\xbb\xbf" + text), true},
		{"lines", gzipped(strings.Join(events(1, 50), "\n")), true},
		{"compressed twice", gzipped(plain), true},
		{"an archive", gzipped(tarred("a", text, "b", gzipped(text))), true},
		{"a zip archive", gzipped(zipped("a", text, "b", gzipped(text))), true},
		{"no trail", gzipped("\x00\x01binary"), true},
		{"with a comment", member(t, 6, func(z *gzip.Writer) { z.Comment = "x" }, text), false},
		{"two members", gzipped(text[:9000], text[9000:]), false},
		{"an empty member behind", gzipped(text, ""), false},
		{"zeros behind", plain + strings.Repeat("\x00", 100), false},
		{"text behind", plain + "trailing", false},
		{"cut", plain[:len(plain)-20], false},
		{"cut in the trailer", plain[:len(plain)-1], false},
		{"cut in the header", plain[:8], false},
		{"wrong checksum", plain[:len(plain)-8] + "\x00\x00" + plain[len(plain)-6:], false},
		{"wrong size", plain[:len(plain)-4] + "\x00\x00\x00\x00", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			checkSame(t, memoryFile{name: "f", text: test.text})
			w := readWith(t, itemOf(test.text))
			if w.whole == nil || (w.whole.text != nil) != test.whole {
				t.Errorf("inflated at once is %v", !test.whole)
			}
		})
	}
}

// TestWholeBounds reads what is too large to be inflated at once.
func TestWholeBounds(t *testing.T) {
	large := `{"Records":[` + event(1) + strings.Repeat(" ", wholeStored) + "," + event(2) + "]}"
	stored := member(t, 0, func(*gzip.Writer) {}, large)
	if w := readWith(t, itemOf(stored)); w.whole != nil {
		t.Errorf("%d bytes were read at once", len(stored))
	}
	wantEvents(t, loadText(t, stored), names(1, 2))

	for _, size := range []int{wholeText, wholeText + 1} {
		text := `{"Records":[` + event(1) + "," + event(2) + "]}"
		text += strings.Repeat(" ", size-len(text))
		w := readWith(t, itemOf(gzipped(text)))
		if report := w.tally.snapshot(); report.Records.Present != 2 || report.Bytes.JSON != int64(size) {
			t.Errorf("%d bytes: %+v", size, report)
		}
		if w.whole.text != nil {
			t.Errorf("%d bytes of memory were kept", cap(w.whole.text))
		}
	}
}

// TestWholeDamage damages a file anywhere: the records before that are loaded,
// and what is said is what is said of a stream.
func TestWholeDamage(t *testing.T) {
	plain := gzipped(records(1, 300))
	r := rand.New(rand.NewPCG(20, 21))
	for range 60 {
		damaged := []byte(plain)
		damaged[10+r.IntN(len(damaged)-10)] ^= byte(1 + r.IntN(255))
		if r.IntN(3) == 0 {
			damaged = damaged[:r.IntN(len(damaged))]
		}
		checkSame(t, memoryFile{name: "f", text: string(damaged)})
	}

	got := checkSame(t, memoryFile{name: "dir/x.json.gz", text: plain[:len(plain)/2]})
	n := len(got.Rows)
	if want := fmt.Sprintf("read dir/x.json.gz: record %d at byte ", n+1); n < 50 || n > 250 || len(got.Faults) != 1 ||
		!strings.HasPrefix(got.Faults[0], want) || !strings.HasSuffix(got.Faults[0], ": unexpected end of file") {
		t.Errorf("%d rows, %q", n, got.Faults)
	}
}

// TestWholeFaults gzips texts that are damaged where no gzip notices.
func TestWholeFaults(t *testing.T) {
	text := records(1, 3)
	long := strings.Repeat("x", maxRecord)
	for name, text := range map[string]string{
		"empty":              "",
		"blank":              " \n",
		"cut":                text[:len(text)-1],
		"cut in a record":    text[:len(text)-30],
		"never closed":       `{"Records":[` + event(1) + `,{"eventVersion":x`,
		"never closed, long": `{"Records":[` + event(1) + `,{"eventVersion":x` + long[:5<<20],
		"an open string":     event(1) + "\n" + event(2)[:150],
		"half a key":         `{"Reco`,
		"a log before":       "log\n" + event(1) + "\n" + event(2),
		"far behind":         strings.Repeat(" ", headLimit+9) + "log\n" + event(1),
		"a table":            consoleHeader + ",,2026-09-01T10:00:00Z,s,E1,,,,,,,,,,,\n",
		"UTF-16":             encodeUTF16("\ufeff"+text, false),
		"a large record":     `{"Records":[` + event(1) + "," + strings.Replace(event(2), "AIDAEXAMPLE", long, 1) + "," + event(3) + "]}",
		"a large other":      event(1) + `{"x":"` + long + `"}` + event(3),
		"a large head":       `{"x":"` + long + `","Records":[` + event(1) + "]}",
		"nearly too large":   `{"Records":[` + event(1) + "," + strings.Replace(event(2), "AIDAEXAMPLE", long[:maxRecord/2], 1) + "," + event(3) + "]}",
		"over windows":       records(1, 5000),
	} {
		t.Run(name, func(t *testing.T) { checkSame(t, memoryFile{name: "f", text: gzipped(text)}) })
	}
}

// TestWholeTestdata gzips every file of testdata, and takes those that are
// compressed as they are.
func TestWholeTestdata(t *testing.T) {
	if testing.Short() {
		t.Skip("long; TestAnyInput loads the same files by several workers")
	}
	r := rand.New(rand.NewPCG(22, 23))
	for _, entry := range manifest(t) {
		t.Run(entry.Path, func(t *testing.T) {
			text := readTestdata(t, entry.Path)
			if strings.HasPrefix(text, "\x1f\x8b") {
				checkSame(t, memoryFile{name: "f", text: text})
			}
			packed := gzipped(text)
			checkSame(t, memoryFile{name: "f", text: packed})
			checkSame(t, memoryFile{name: "f", text: packed[:r.IntN(len(packed))]})
		})
	}
}

// TestWholeAnyInput gzips sets of files, which a worker reads one after the
// other in the same memory.
func TestWholeAnyInput(t *testing.T) {
	if testing.Short() {
		t.Skip("long; TestAnyInput loads the same files by several workers")
	}
	sets := uint64(60)
	if raceEnabled {
		sets = 8
	}
	m := newMutator(t, 0)
	for seed := range sets {
		m.reseed(seed)
		var files []memoryFile
		for _, f := range m.files(1 + m.IntN(8)) {
			f.text = gzipped(f.text)
			if m.chance(3) {
				f.text = m.damage(f.text, 1)
			}
			if strings.HasPrefix(f.text, "\x1f\x8b") { // of others it matters for archives whether the size is known
				files = append(files, f.memoryFile)
			}
		}
		checkSame(t, files...)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestWholeWrongSize reads files that are not as long as their folder says:
// they grow, or are cut, while they are read.
func TestWholeWrongSize(t *testing.T) {
	text := gzipped(records(1, 50)) + gzipped(records(51, 100))
	first := len(gzipped(records(1, 50)))
	for _, length := range []int{1, 9, 100, first - 1, first, first + 1, len(text)} {
		for _, size := range []int{1, 9, 100, first - 1, first, first + 1, len(text) - 1, len(text), len(text) + 1, wholeStored} {
			item := itemOf(text[:length])
			item.Size = int64(size)
			w := readWith(t, item)
			want := readWith(t, Item{Name: item.Name, Size: -1, Open: item.Open})
			got, stream := w.tally.snapshot(), want.tally.snapshot()
			got.Elapsed, stream.Elapsed = 0, 0
			if !reflect.DeepEqual(problemTexts(&got), problemTexts(&stream)) || !reflect.DeepEqual(got, stream) {
				t.Errorf("%d bytes, known as %d: %+v, want %+v", length, size, got, stream)
			}
		}
	}
}

// problemTexts takes the problems out of a report, as text.
func problemTexts(r *Report) (out []string) {
	for _, p := range r.Problems {
		out = append(out, p.Error())
	}
	r.Problems = nil
	return out
}

// TestWholeReadError reads files that fail in the middle, always or once.
func TestWholeReadError(t *testing.T) {
	broken := errors.New("input/output error")
	text := gzipped(records(1, 300))
	for _, n := range []int{headSize, len(text) / 2, len(text) - 1, len(text)} {
		always := func(r io.Reader) io.Reader {
			return io.MultiReader(io.LimitReader(r, int64(n)), iotest.ErrReader(broken))
		}
		once := func(r io.Reader) io.Reader {
			return io.MultiReader(io.LimitReader(r, int64(n)), &failsOnce{err: broken}, r)
		}
		for name, wrap := range map[string]func(io.Reader) io.Reader{"always": always, "once": once} {
			got := checkSame(t, memoryFile{name: "f", text: text, wrap: wrap})
			if len(got.Faults) != 1 || !strings.HasSuffix(got.Faults[0], broken.Error()) {
				t.Errorf("fails at %d, %s: %d rows, %q", n, name, len(got.Rows), got.Faults)
			}
		}
	}
}

// failsOnce fails, then is at its end.
type failsOnce struct{ err error }

func (f *failsOnce) Read([]byte) (int, error) {
	err := f.err
	f.err = io.EOF
	return 0, err
}

// TestRoomBelievesNoTrailer: a size that no file of so few bytes has makes no room for it.
func TestRoomBelievesNoTrailer(t *testing.T) {
	for size, most := range map[uint32]int{1 << 31: 0, 1 << 28: 0, 1000: 4 * roomBehind} {
		h := &whole{}
		h.stored.Write(make([]byte, 600))
		h.stored.Write(binary.LittleEndian.AppendUint32(nil, size))
		if got := cap(h.room()); got > most || got < int(min(size, uint32(most))) {
			t.Errorf("a trailer that says %d bytes makes room for %d", size, got)
		}
	}
}
