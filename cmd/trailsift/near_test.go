package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// nearPaths returns what is found near, as it is listed. Of files each was
// changed an hour before the one that follows it.
func nearPaths(t *testing.T, files ...string) []string {
	t.Helper()
	dir := t.TempDir()
	for i, name := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 9, 1, i, 0, 0, 0, time.UTC)
		for p := path; p != dir; p = filepath.Dir(p) {
			if err := os.Chtimes(p, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out []string
	for _, n := range near(dir) {
		out = append(out, filepath.ToSlash(n.Path))
	}
	return out
}

const deliveredName = "111122223333_CloudTrail_eu-west-1_20260901T0000Z_abcdefghijklmnop.json.gz"

func TestNear(t *testing.T) {
	for _, c := range []struct{ files, want []string }{
		{nil, nil},
		{[]string{"notes.txt", "src/main.go", ".hidden/AWSLogs/x", "app.json.gz"}, nil},
		{[]string{"old/AWSLogs/1/x.gz", "flat/" + deliveredName, "AWSLogs/1/CloudTrail/x.gz", "src/a.go"}, []string{"AWSLogs/", "flat/", "old/"}},
		{[]string{"cloudtrail-2026.zip", deliveredName, "CloudTrail.txt"}, []string{deliveredName, "cloudtrail-2026.zip"}},
		{[]string{"a" + deliveredName, "b" + deliveredName, "c" + deliveredName, "AWSLogs/1/x.gz"}, []string{".", "AWSLogs/"}},
	} {
		if got := nearPaths(t, c.files...); !slices.Equal(got, c.want) {
			t.Errorf("of %q near are %q, want %q", c.files, got, c.want)
		}
	}
}

func TestNearIsBounded(t *testing.T) {
	var files []string
	for i := range 30 {
		files = append(files, fmt.Sprintf("dir-%02d/%s", i, deliveredName))
	}
	if got := nearPaths(t, files...); len(got) != nearListed || got[0] != "dir-29/" {
		t.Errorf("near are %q", got)
	}
	if got := near(filepath.Join(t.TempDir(), "no such folder")); len(got) > 0 {
		t.Errorf("in no folder there are %q", got)
	}
}
