package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"
)

// TestBadRecords damages the third of five records in many ways; the others
// stay.
func TestBadRecords(t *testing.T) {
	third := event(3)
	for _, test := range []struct {
		name, third string
		lost        int // records behind the bad one
	}{
		{"missing colon", strings.Replace(third, `":`, `"`, 1), 0},
		{"bare word", strings.Replace(third, "true", "yes", 1), 0},
		{"control byte", strings.Replace(third, "al ", "al\x01", 1), 0},
		{"line break in a string", strings.Replace(third, "al ", "al\n", 1), 0},
		{"bad UTF-8", strings.Replace(third, "é", "\xe9", 1), 0},
		{"bad escape", strings.Replace(third, `\"x`, `\x`, 1), 0},
		{"two commas", strings.Replace(third, ",", ",,", 1), 0},
		{"extra brace inside", strings.Replace(third, `:{`, `:{{`, 1), 0},
		{"missing brace inside", strings.Replace(third, `AIDAEXAMPLE"`, `AIDAEXAMPLE"}`, 1), 0},
		{"quote never closed", strings.Replace(third, `s3.amazonaws.com"`, `s3.amazonaws.com`, 1), 0},
		{"quote never opened", strings.Replace(third, `"s3.amazonaws.com"`, `s3.amazonaws.com"`, 1), 0},
		{"cut in the middle", third[:len(third)/2], 0},
		{"cut in a key", third[:5], 0},
		{"only a brace", "{", 0},
		{"wrong bracket", strings.Replace(third, `}]`, `]]`, 1), 0},
		{"number", "17", 0},
		{"word", "oops", 0},
		{"string", `"oops"`, 0},
		{"null", "null", 0},
		{"empty list", "[]", 0},
		{"deep", `{"eventVersion":` + strings.Repeat("[", 300) + strings.Repeat("]", 300) + "}", 0},
		{"colon", ":", 0},
	} {
		list := []string{event(1), event(2), test.third, event(4), event(5)}
		want := append(names(1, 2), names(4, 5)...)
		for form, text := range map[string]string{
			"S3 log file": `{"Records":[` + strings.Join(list, ",") + `]}`,
			"lines":       `{"Records":[` + strings.Join(list, ",\n") + `]}`,
			"NDJSON":      strings.Join(list, "\n") + "\n",
		} {
			if form == "NDJSON" && strings.HasPrefix(test.third, "[") {
				continue // a container without records
			}
			t.Run(test.name+", "+form, func(t *testing.T) {
				got := loadText(t, text)
				wantEvents(t, got, want)
				wantFiles(t, got, 1, 0, 0)
				if got.Faults == 0 {
					t.Error("no problem was reported")
				}
			})
		}
	}
}

// TestSortedBadRecord resynchronises where records do not start with
// eventVersion: by brackets, and by lines in NDJSON.
func TestSortedBadRecord(t *testing.T) {
	sorted := func(n int) string { return strings.Replace(event(n), `{"eventVersion":"1.08",`, `{`, 1) }
	bad := strings.Replace(sorted(2), "true", "yes", 1)
	wantEvents(t, loadText(t, "["+sorted(1)+","+bad+","+sorted(3)+"]"), []string{"E1", "E3"})
	cut := sorted(2)[:200]
	wantEvents(t, loadText(t, sorted(1)+"\n"+cut+"\n"+sorted(3)+"\n"), []string{"E1", "E3"})
}

func TestCutOff(t *testing.T) {
	text := records(1, 3)
	for _, test := range []struct {
		text     string
		events   []string
		problems []string
	}{
		{text[:len(text)-1], names(1, 3), []string{fmt.Sprintf("read f: at byte %d: unexpected end", len(text)-1)}},
		{text[:len(text)-2], names(1, 3), []string{fmt.Sprintf("read f: at byte %d: unexpected end", len(text)-2)}},
		{text[:len(text)-3], names(1, 2), []string{fmt.Sprintf("read f: record 3 at byte %d: unexpected end", len(text)-3)}},
		{text[:len(text)-30], names(1, 2), []string{fmt.Sprintf("read f: record 3 at byte %d: unexpected end", len(text)-30)}},
		{`{"Records":[` + event(1) + `,{"eventVersion":x`, names(1, 1), []string{
			fmt.Sprintf("read f: record 2 at byte %d: expected a value", 29+len(event(1))),
			fmt.Sprintf("read f: at byte %d: its end was not found", 30+len(event(1)))}},
	} {
		got := loadText(t, test.text)
		wantEvents(t, got, test.events)
		wantFiles(t, got, 1, 0, 0)
		wantProblems(t, got, test.problems...)
	}
}

func TestNothingReadable(t *testing.T) {
	for _, test := range []struct{ text, problem string }{
		{"", "read f: empty file"},
		{" \n\t", "read f: empty file"},
		{"\xef\xbb\xbf", "read f: empty file"},
		{"\xff\xfe", "read f: empty file"},
		{gzipped(""), "read f: empty file"},
		{`{"Reco`, "read f: at byte 6: unexpected end"},
		{`{eventVersion:"1.08"}`, "read f: record 1 at byte 1: not JSON: expected a quoted key"},
		{"\x1f\x8b\x08", "read f: unexpected end of file"},
		{"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00\x07junk", "read f: flate: corrupt input"},
		{"\x28\xb5\x2f\xfdjunk", "read f: "},
		{"PK\x03\x04junk", "read f: a zip archive without the list of its files"},
		{strings.Repeat("[", 100), "read f: record 1 at byte 24: not JSON: nested too deeply"},
	} {
		got := loadText(t, test.text)
		wantFiles(t, got, 0, 0, 1)
		wantProblems(t, got, test.problem)
	}
}

func TestCompressedFaults(t *testing.T) {
	whole := gzipped(records(1, 200))
	got := loadText(t, whole[:len(whole)*2/3])
	if n := len(got.events); n < 50 || n == 200 || got.Records.Bad != 1 {
		t.Errorf("%d events, %+v", n, got.Records)
	}
	wantFiles(t, got, 1, 0, 0)
	wantProblems(t, got, fmt.Sprintf("read f: record %d at byte ", len(got.events)+1))

	flipped := []byte(whole)
	flipped[len(flipped)-8] ^= 1 // the checksum
	got = loadText(t, string(flipped))
	wantEvents(t, got, names(1, 200))
	wantProblems(t, got, fmt.Sprintf("read f: at byte %d: gzip: invalid checksum", len(records(1, 200))))

	got = loadText(t, whole+"junk of some length")
	wantEvents(t, got, names(1, 200))
	wantProblems(t, got, fmt.Sprintf("read f: at byte %d: trailing bytes", len(records(1, 200))))
}

func TestReadError(t *testing.T) {
	broken := errors.New("input/output error")
	text := event(1) + event(2)
	got := load(t, Options{}, memory{{name: "f", text: text[:len(text)-9], wrap: func(r io.Reader) io.Reader {
		return io.MultiReader(r, iotest.ErrReader(broken))
	}}})
	wantEvents(t, got, names(1, 1))
	wantProblems(t, got, "read f: record 2 at byte ")
	if !errors.Is(got.Problems[0], broken) {
		t.Errorf("got %v", got.Problems[0].Err)
	}
}

// TestBomb inflates a thousand times.
func TestBomb(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, `{"Records":[`+event(1)+",")
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range 2 * freeInflated >> 20 {
		z.Write(blank)
	}
	io.WriteString(z, event(2)+`]}`)
	z.Close()
	got := loadText(t, b.String())
	wantEvents(t, got, names(1, 1))
	wantFiles(t, got, 1, 0, 0)
	if len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Error(), "decompression bomb") {
		t.Errorf("problems %q", got.Problems)
	}
	if got.Bytes.JSON > freeInflated+windowSize {
		t.Errorf("%d bytes were inflated", got.Bytes.JSON)
	}
}

// TestLargeRecord has a record larger than a window may grow, and one that
// just fits.
func TestLargeRecord(t *testing.T) {
	fits := strings.Replace(event(2), "AIDAEXAMPLE", strings.Repeat("x", 9<<20), 1)
	large := strings.Replace(event(3), "AIDAEXAMPLE", strings.Repeat("x", maxRecord), 1)
	got := loadText(t, `{"Records":[`+event(1)+","+fits+","+large+","+event(4)+`]}`)
	wantEvents(t, got, []string{"E1", "E2", "E4"})
	wantProblems(t, got, fmt.Sprintf("read f: record 3 at byte %d: larger than 16 MiB", len(`{"Records":[`+event(1)+","+fits+",")))
	if got.Records.Bad != 1 {
		t.Errorf("%+v", got.Records)
	}
}

// TestRandomCuts cuts a good file anywhere: all complete records before the
// cut stay.
func TestRandomCuts(t *testing.T) {
	text := records(1, 20)
	r := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		cut := 12 + r.IntN(len(text)-12)
		got := loadText(t, text[:cut])
		if want := completeRecords(text[:cut]); len(got.events) != want {
			t.Fatalf("cut at %d: %d events, want %d", cut, len(got.events), want)
		}
		if got.Files.Read != 1 || got.Faults == 0 {
			t.Fatalf("cut at %d: %+v, %d problems", cut, got.Files, got.Faults)
		}
	}
}

// completeRecords counts the events that end before the end of text.
func completeRecords(text string) int {
	n := 0
	for text = text[len(`{"Records":[`):]; len(text) >= len(event(n+1)); n++ {
		text = strings.TrimPrefix(text[len(event(n+1)):], ",")
	}
	return n
}

// TestRandomDamage changes random bytes: never a panic, and records far from
// the damage stay.
func TestRandomDamage(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 250 {
		text := []byte(records(1, 9))
		for range 1 + r.IntN(3) {
			text[len(event(1))*4+r.IntN(len(event(1)))] = "{}[]\",:\\ \n\x00\xffa0"[r.IntN(14)]
		}
		got := loadText(t, string(text))
		if len(got.events) < 6 {
			t.Fatalf("%d events of %q: %v", len(got.events), text, got.Problems)
		}
	}
}

// TestLostHead loads what follows a start that is no JSON.
func TestLostHead(t *testing.T) {
	for head, text := range map[string]string{
		"a line of a log": "Log export\n" + event(1) + "\n" + event(2),
		"a null":          "null\n" + event(1) + "\n" + event(2),
		"another array":   "[1,2]\n" + event(1) + "\n" + event(2),
		"half a record":   event(9)[20:] + "\n" + event(1) + "\n" + event(2),
		"syslog":          "Jan 2 03:04:05 host ct: " + event(1) + "\nJan 2 03:04:06 host ct: " + event(2),
	} {
		got := loadText(t, text)
		wantEvents(t, got, names(1, 2))
		if len(got.Problems) == 0 || !strings.Contains(got.Problems[0].Error(), "before the first record") {
			t.Errorf("%s: problems %q", head, got.Problems)
		}
	}
}

// TestOneBadRecord counts a damaged record once, however much of it looks
// like something else.
func TestOneBadRecord(t *testing.T) {
	for _, spoil := range []string{`]`, `]]`, `"`, `:`, `{`, `[`, ` x `} {
		bad := strings.Replace(event(2), `,"eventName"`, spoil+`,"eventName"`, 1)
		got := loadText(t, `{"Records":[`+event(1)+","+bad+","+event(3)+","+event(4)+`]}`)
		if got.Records.Bad != 1 || got.Rows != 3 || got.Records.Skipped != 0 {
			t.Errorf("%s: %d rows, %+v, %q", spoil, got.Rows, got.Records, got.Problems)
		}
	}
}
