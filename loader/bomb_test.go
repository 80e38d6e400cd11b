package loader

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// inflating is a trail of one event and a lot of white space.
func inflating(n int, space string) string {
	return `{"Records":[` + space + event(n) + `]}`
}

// wantStopped checks that a bomb was left before it inflated much, with a problem
// for the file where that was and one for each archive around it.
func wantStopped(t *testing.T, text string, names ...string) {
	t.Helper()
	got := loadText(t, text)
	if len(got.Problems) != len(names) {
		t.Fatalf("problems %q", got.Problems)
	}
	for i, name := range names {
		p := got.Problems[i]
		if !strings.HasPrefix(p.Source, name) || p.Err != errBomb {
			t.Errorf("problem %q, want one of %s", p, name)
		}
	}
	if p := got.Problems[len(names)-1]; p.Byte <= 0 {
		t.Errorf("%q does not say where", p)
	}
	if most := max(freeInflated, maxRatio*int64(len(text))) + windowSize; got.Bytes.JSON > most {
		t.Errorf("%d bytes were inflated", got.Bytes.JSON)
	}
	if n := len(got.events); n == 0 || n == 100 {
		t.Errorf("%d events", n)
	}
}

// TestBombInMembers has none that is large by itself.
func TestBombInMembers(t *testing.T) {
	space := strings.Repeat(" ", 2<<20)
	var plain, packed []string
	for n := range 100 {
		plain = append(plain, fmt.Sprint("m", n), inflating(n, space))
		packed = append(packed, fmt.Sprint("m", n), gzipped(inflating(n, space)))
	}
	wantStopped(t, gzipped(tarred(packed...)), "f", "f!m")
	wantStopped(t, gzipped(tarred(plain...)), "f", "f!m")
	wantStopped(t, zipped("i.zip", zipped(packed...)), "f!i.zip", "f!i.zip!m")
	wantStopped(t, deflated(plain...), "f", "f!m")
}

// deflated is a zip archive whose members are compressed.
func deflated(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate})
		io.WriteString(f, files[i+1])
	}
	w.Close()
	return b.String()
}

// overlapping is a zip archive that lists its only file n times.
func overlapping(archive string, n int) string {
	const entrySize, entriesAt = 46, 8
	list := strings.Index(archive, "PK\x01\x02")
	end := strings.Index(archive, "PK\x05\x06")
	entries := strings.Repeat(archive[list:end], n)
	tail := []byte(archive[end:])
	for _, at := range []int{entriesAt, entriesAt + 2} {
		binary.LittleEndian.PutUint16(tail[at:], uint16(n))
	}
	binary.LittleEndian.PutUint32(tail[entriesAt+4:], uint32(len(entries)))
	return archive[:list] + entries + string(tail)
}

// TestBombOfOverlaps lists one file over and over: reading it again stores no
// more, whether it was compressed or not.
func TestBombOfOverlaps(t *testing.T) {
	noise := make([]byte, 1<<20)
	r := rand.New(rand.NewPCG(7, 7))
	for i := range noise {
		noise[i] = 'a' + byte(r.IntN(26))
	}
	text := `{"Records":[` + strings.Replace(event(1), "AIDAEXAMPLE", string(noise), 1) + `]}`
	for name, archive := range map[string]string{"deflated": deflated("m", text), "stored": zippedAs(zip.Store, "m", text)} {
		t.Run(name, func(t *testing.T) {
			got := loadText(t, overlapping(archive, 1000))
			if n := len(got.Problems); n == 0 || n > 2 || got.Problems[0].Err != errBomb || got.Problems[0].Source != "f" {
				t.Errorf("problems %q", got.Problems)
			}
			// What is read again counts twice: where it is read and where it comes out.
			if most := int64(maxRatio+4) * int64(len(archive)); got.Bytes.JSON > most || got.Bytes.JSON < freeInflated/4 {
				t.Errorf("%d bytes were inflated", got.Bytes.JSON)
			}
		})
	}
}

// zippedAs is a zip archive of one file, stored or compressed.
func zippedAs(method uint16, name, text string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	io.WriteString(f, text)
	w.Close()
	return b.String()
}

// TestBombOfHoles has a file in a tar archive that is nearly all hole.
func TestBombOfHoles(t *testing.T) {
	const size = 4 << 30
	text := records(1, 1)
	pieces := fmt.Sprintf("2\n0\n%d\n%d\n0\n", len(text), int64(size)) // where there is no hole
	stored := pieces + strings.Repeat("\x00", 512-len(pieces)) + text
	var pax string
	for _, record := range []string{"GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.name=m", fmt.Sprint("GNU.sparse.realsize=", int64(size))} {
		pax += fmt.Sprintf("%02d %s\n", len(record)+4, record)
	}
	archive := []byte(tarred("pax", pax, "m", stored))
	header := archive[bytes.Index(archive, []byte("pax\x00")):][:512]
	header[156] = tar.TypeXHeader
	copy(header[148:], "        ") // where the sum goes
	sum := 0
	for _, c := range header {
		sum += int(c)
	}
	copy(header[148:], fmt.Sprintf("%06o\x00", sum))
	got := loadText(t, string(archive))
	wantEvents(t, got, names(1, 1))
	if n := len(got.Problems); n == 0 || got.Problems[n-1].Err != errBomb || got.Bytes.JSON > freeInflated+windowSize {
		t.Errorf("problems %q, %d bytes", got.Problems, got.Bytes.JSON)
	}
}

// TestRepetitive loads a trail that repeats itself, as that of a load test does.
func TestRepetitive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var files []string
	size, n := 0, 0
	for size < freeInflated+8<<20 {
		var list []string
		for range 1000 {
			list = append(list, strings.Repeat(event(r.IntN(1e9))+",", 15)+event(0))
		}
		text := `{"Records":[` + strings.Join(list, ",") + `]}`
		files = append(files, fmt.Sprint("m", len(files)), text)
		size, n = size+len(text), n+16_000
	}
	archive := gzipped(tarred(files...))
	if ratio := size / len(archive); ratio < maxRatio/2 || ratio > maxRatio*3/4 {
		t.Fatalf("it is compressed %d times: the test tests nothing", ratio)
	}
	for _, text := range []string{archive, zippedAs(zip.Store, "i.tgz", archive)} {
		got := loadText(t, text)
		wantProblems(t, got)
		if got.Records.Present != n {
			t.Errorf("%d records, want %d", got.Records.Present, n)
		}
	}
}
