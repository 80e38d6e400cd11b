package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/trailsift/trailsift/cmd/trailgen/corpus"
)

const stored = "../../testdata"

// TestStoredFilesAreTheGeneratedOnes compares contents, not compressed bytes:
// another release of a compressor must not fail it.
func TestStoredFilesAreTheGeneratedOnes(t *testing.T) {
	files, err := corpus.Build()
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]bool{}
	for _, f := range files {
		made[f.Path] = true
		old, err := os.ReadFile(filepath.Join(stored, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Errorf("%v: run go run ./cmd/trailgen testdata", err)
			continue
		}
		if !same(plain(old), plain(f.Data)) {
			t.Errorf("%s differs from what is generated: run go run ./cmd/trailgen testdata", f.Path)
		}
	}
	for _, folder := range []string{"forms", "notevents", "broken"} {
		for _, path := range walk(t, folder) {
			if !made[path] {
				t.Errorf("%s is no longer generated: delete it", path)
			}
		}
	}
}

func walk(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join(stored, folder), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(stored, path)
		out = append(out, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// content is what is in a file once all packing is undone.
type content struct {
	text []byte
	cut  bool // the packed bytes end too early: text is a beginning
}

// same compares contents. Of a file that is cut off, compressors may leave
// beginnings of different length.
func same(a, b content) bool {
	if a.cut && b.cut {
		n := min(len(a.text), len(b.text))
		return n > 0 && bytes.Equal(a.text[:n], b.text[:n])
	}
	return a.cut == b.cut && bytes.Equal(a.text, b.text)
}

func plain(data []byte) content {
	switch {
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return content{data, true}
		}
		return inner(r)
	case bytes.HasPrefix(data, []byte("\x28\xb5\x2f\xfd")):
		r, err := zstd.NewReader(bytes.NewReader(data))
		if err != nil {
			return content{data, true}
		}
		defer r.Close()
		return inner(r)
	case bytes.HasPrefix(data, []byte("PK")):
		return unzip(data)
	case len(data) > 512 && string(data[257:262]) == "ustar":
		return untar(data)
	}
	return content{text: data}
}

func inner(r io.Reader) content {
	data, err := io.ReadAll(r)
	c := plain(data)
	c.cut = c.cut || err != nil
	return c
}

func unzip(data []byte) content {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return content{[]byte("a zip without its directory"), true}
	}
	var out content
	for _, f := range r.File {
		m, err := f.Open()
		if err != nil {
			return content{data, true}
		}
		c := inner(m)
		m.Close()
		out.text = fmt.Appendf(out.text, "%s\n%s\n", f.Name, c.text)
		out.cut = out.cut || c.cut
	}
	return out
}

func untar(data []byte) content {
	var out content
	for r := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := r.Next()
		if err != nil {
			out.cut = out.cut || err != io.EOF
			return out
		}
		c := inner(r)
		out.text = fmt.Appendf(out.text, "%s\n%s\n", h.Name, c.text)
		out.cut = out.cut || c.cut
	}
}

func TestRunWritesBelowTheFolder(t *testing.T) {
	dir := t.TempDir()
	var out, problems strings.Builder
	if code := run(t.Context(), []string{"testdata", "-o", dir}, &out, &problems); code != 0 || problems.Len() > 0 {
		t.Fatal(code, problems.String())
	}
	if _, err := os.Stat(filepath.Join(dir, corpus.Demo)); err != nil {
		t.Error(err)
	}
	if !strings.Contains(out.String(), "files below "+dir) {
		t.Error(out.String())
	}
}

func TestRunWritesATrail(t *testing.T) {
	dir := t.TempDir()
	var out, problems strings.Builder
	if code := run(t.Context(), []string{"-n", "300", "-seed", "4", "-workers", "2", "-o", dir}, &out, &problems); code != 0 || problems.Len() > 0 {
		t.Fatal(code, problems.String())
	}
	files, err := filepath.Glob(filepath.Join(dir, "AWSLogs", "*", "CloudTrail", "*", "*", "*", "*", "*.json.gz"))
	if err != nil || len(files) < 5 {
		t.Error(len(files), err)
	}
	if want := fmt.Sprintf("300 events in %d files below %s: ", len(files), dir); !strings.HasPrefix(out.String(), want) {
		t.Error(out.String())
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if code := run(stopped, []string{"-n", "300000", "-o", dir}, &out, &problems); code != 1 || !strings.Contains(problems.String(), "canceled") {
		t.Error(code, problems.String())
	}
}

func TestHelp(t *testing.T) {
	var problems strings.Builder
	if code := run(t.Context(), []string{"-h"}, io.Discard, &problems); code != 2 || problems.String() != usage {
		t.Errorf("%d: %s", code, problems.String())
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"paint"}, {"testdata", "-x"}, {"testdata", "here"}, {"-n", "5"}, {"-o", "x"}, {"-n", "0", "-o", "x"}, {"-n", "many"}, {"-n", "5", "-o", "x", "-workers", "0"}, {"-n", "5", "-o", "x", "y"}} {
		var problems strings.Builder
		if code := run(t.Context(), args, io.Discard, &problems); code != 2 || !strings.Contains(problems.String(), "usage:") {
			t.Errorf("%q: %d, %s", args, code, problems.String())
		}
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var problems strings.Builder
	if code := run(t.Context(), []string{"testdata", "-o", blocked}, io.Discard, &problems); code != 1 || !strings.Contains(problems.String(), blocked) {
		t.Errorf("%d, %s", code, problems.String())
	}
}
