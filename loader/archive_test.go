package loader

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func tarred(files ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	w.WriteHeader(&tar.Header{Name: "dir/", Typeflag: tar.TypeDir, Mode: 0o755})
	w.WriteHeader(&tar.Header{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "dir"})
	for i := 0; i < len(files); i += 2 {
		w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644})
		io.WriteString(w, files[i+1])
	}
	w.Close()
	return b.String()
}

func zipped(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.Create("dir/")
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		io.WriteString(f, files[i+1])
	}
	w.Close()
	return b.String()
}

func zstded(text string) string {
	z, _ := zstd.NewWriter(nil)
	return string(z.EncodeAll([]byte(text), nil))
}

func TestLayers(t *testing.T) {
	a, b := records(1, 1), records(2, 2)
	for _, test := range []struct {
		name, text string
		from       []string
	}{
		{"gzip", gzipped(records(1, 2)), []string{"f 1", "f 2"}},
		{"gzip members", gzipped(a, b), []string{"f 1", "f 2"}},
		{"gzip members that part a record", gzipped(records(1, 2)[:200], records(1, 2)[200:]), []string{"f 1", "f 2"}},
		{"gzip in gzip", gzipped(gzipped(records(1, 2))), []string{"f 1", "f 2"}},
		{"zstd", zstded(records(1, 2)), []string{"f 1", "f 2"}},
		{"zstd in gzip", gzipped(zstded(records(1, 2))), []string{"f 1", "f 2"}},
		{"tar", tarred("x", a, "d/y", gzipped(b)), []string{"f!x 1", "f!d/y 1"}},
		{"tar in gzip", gzipped(tarred("x", a, "d/y", gzipped(b))), []string{"f!x 1", "f!d/y 1"}},
		{"tar in zstd", zstded(tarred("x", a, "d/y", zstded(b))), []string{"f!x 1", "f!d/y 1"}},
		{"zip", zipped("x", a, "d/y", gzipped(b)), []string{"f!x 1", "f!d/y 1"}},
		{"zip in gzip", gzipped(zipped("x", a, "y", b)), []string{"f!x 1", "f!y 1"}},
		{"zip in zip", zipped("i.zip", zipped("x", a), "y", b), []string{"f!i.zip!x 1", "f!y 1"}},
		{"four layers", zipped("i.tgz", gzipped(tarred("x", gzipped(records(1, 2))))), []string{"f!i.tgz!x 1", "f!i.tgz!x 2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := loadText(t, test.text)
			wantEvents(t, got, names(1, 2))
			wantProblems(t, got)
			if !reflect.DeepEqual(got.from, test.from) {
				t.Errorf("from %q, want %q", got.from, test.from)
			}
			stream := load(t, Options{}, memory{{name: "f", text: test.text, wrap: func(r io.Reader) io.Reader { return io.MultiReader(r) }}})
			if !reflect.DeepEqual(stream.from, test.from) {
				t.Errorf("as a stream: from %q, want %q; %q", stream.from, test.from, stream.Problems)
			}
		})
	}
}

func TestTooManyLayers(t *testing.T) {
	text := records(1, 1)
	for range maxLayers {
		text = gzipped(text)
	}
	wantFiles(t, loadText(t, text), 1, 0, 0)
	got := loadText(t, gzipped(text))
	wantFiles(t, got, 0, 0, 1)
	wantProblems(t, got, "read f: more than 8 compressed files or archives inside each other")
}

// TestTarWithoutEnd cuts an archive where its reader would not notice.
func TestTarWithoutEnd(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range []string{"a", "b"} {
		text := event(1)
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, loadText(t, b.String()))
	wantProblems(t, loadText(t, b.String()[:b.Len()-2048]), "read f: the archive has no end")
	wantProblems(t, loadText(t, b.String()[:b.Len()-1024]), "read f: the archive has no end")
}

func TestArchiveCounts(t *testing.T) {
	got := loadText(t, tarred("a", records(1, 1), "b", "hello", "c", "", "d", records(2, 2)))
	wantEvents(t, got, names(1, 2))
	wantFiles(t, got, 2, 1, 1)
	wantProblems(t, got, "read f!c: empty file")

	got = loadText(t, zipped())
	wantFiles(t, got, 0, 1, 0)

	whole := tarred("a", records(1, 1), "b", records(2, 9))
	got = loadText(t, whole[:3000])
	wantFiles(t, got, 2, 0, 0)
	if len(got.events) == 0 || got.Records.Bad != 1 {
		t.Errorf("events %v, %+v", got.events, got.Records)
	}
}

func TestEncryptedZip(t *testing.T) {
	text := []byte(zipped("a", records(1, 1)))
	// The flags of the directory's entry.
	at := bytes.LastIndex(text, []byte("PK\x01\x02")) + 8
	text[at] |= 1
	got := loadText(t, string(text))
	wantFiles(t, got, 0, 0, 1)
	wantProblems(t, got, "read f!a: encrypted")
}

// TestMemberOrder has rows in the order of the archive whatever other files
// there are.
func TestMemberOrder(t *testing.T) {
	var files []string
	for n := range 20 {
		files = append(files, fmt.Sprint("m", 99-n), event(n+1))
	}
	got := load(t, Options{Workers: 3}, memory{
		{name: "z", text: zipped(files...)},
		{name: "a", text: event(21)},
		{name: "b", text: gzipped(tarred("x", event(22), "y", event(23)))},
	})
	wantEvents(t, got, names(1, 23))
}

func TestStoredBytes(t *testing.T) {
	for _, text := range []string{records(1, 50), gzipped(records(1, 50)), zipped("a", records(1, 50))} {
		got := loadText(t, text)
		if slack := got.Bytes.Read - int64(len(text)); slack < -30 || slack > 4096 {
			t.Errorf("%d bytes read of %d", got.Bytes.Read, len(text))
		}
		if got.Bytes.JSON != int64(len(records(1, 50))) || got.Bytes.Known != int64(len(text)) {
			t.Errorf("%+v", got.Bytes)
		}
	}
	if got := loadText(t, strings.Repeat(event(1)+"\n", 9)); got.Duplicate != 8 {
		t.Errorf("%+v", got.Counts)
	}
}
