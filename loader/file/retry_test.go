package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestRetry: what could not be looked at is, once what kept it from being so was seen
// to; nothing that was named before is named again.
func TestRetry(t *testing.T) {
	root := tree(t, "a/x", "b/y", "b/z", "l/", "l/up -> ../l", "l/dangling -> ../later")
	s := &seen{root: root}
	src := Paths([]string{filepath.Join(root, "missing"), root}, nil).(*paths)
	broken := true
	src.readDir = func(name string) ([]fs.DirEntry, error) {
		list, err := os.ReadDir(name)
		if broken && filepath.Base(name) == "b" { // it breaks off behind the first name
			return list[:1], &fs.PathError{Op: "read", Path: name, Err: errors.New("lost")}
		}
		return list, err
	}
	walked := func(what string, err error, want ...string) {
		t.Helper()
		if err != nil || !reflect.DeepEqual(s.lines, want) {
			t.Errorf("%s: %v, got %q, want %q", what, err, s.lines, want)
		}
		s.lines = nil
	}
	walked("the walk", src.Walk(t.Context(), s), "fail missing: no such file or folder", "item a/x",
		"fail b: read: lost", "item b/y", "fail l/dangling: a link to "+filepath.FromSlash("../later")+", where nothing is", "skip "+reasonLoop)
	walked("nothing was seen to", src.Retry(t.Context(), s), "fail missing: no such file or folder",
		"fail b: read: lost", "fail l/dangling: a link to "+filepath.FromSlash("../later")+", where nothing is")

	broken = false
	for _, name := range []string{"missing", "later"} {
		if err := os.WriteFile(filepath.Join(root, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	walked("all was", src.Retry(t.Context(), s), "item missing", "item b/z", "item l/dangling")
	walked("nothing is left", src.Retry(t.Context(), s))
}

func TestRetryBeforeAWalk(t *testing.T) {
	if err := Paths([]string{"nothing"}, nil).(*paths).Retry(t.Context(), &seen{}); err != nil {
		t.Error(err)
	}
}
