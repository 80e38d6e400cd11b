package file

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestCause: what keeps a file from being read is said in the same words on all systems,
// and those who ask still learn what it is.
func TestCause(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
		is   error
	}{
		{&fs.PathError{Op: "GetFileAttributesEx", Path: "x", Err: syscall.ENOENT}, "no such file or folder", fs.ErrNotExist},
		{&fs.PathError{Op: "stat", Path: "x/y", Err: syscall.ENOTDIR}, "no such file or folder", syscall.ENOTDIR},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "no permission to read it", fs.ErrPermission},
		{&fs.PathError{Op: "read", Path: "x", Err: errors.New("lost")}, "read: lost", nil},
		{errors.New("other"), "other", nil},
	} {
		got := Cause(c.err)
		if again := Cause(got); got.Error() != c.want || c.is != nil && (!errors.Is(got, c.is) || again.Error() != c.want) {
			t.Errorf("%v: %q", c.err, got)
		}
	}
}

// TestMisspeltNames: of a name that somebody wrote, what is beside it may be meant; of what
// is met in a folder nothing is guessed.
func TestMisspeltNames(t *testing.T) {
	files := []string{"trail/a.json", "trail/b -> a.jso", "home/a.json"}
	root := tree(t, files...)
	for arg, want := range map[string]string{
		"trial":         "no such file or folder; did you mean " + filepath.Join(root, "trail") + "?",
		"trail/a.jsn":   "no such file or folder; did you mean " + filepath.Join(root, "trail", "a.json") + "?",
		"nothing/alike": "no such file or folder",
		"nope":          "no such file or folder", // not home
		"tr?il":         "no such file or folder",
		"trail/b":       "a link to a.jso, where nothing is",
	} {
		s := &seen{root: root}
		name := filepath.Join(root, filepath.FromSlash(arg))
		if err := Paths([]string{name}, nil).Walk(t.Context(), s); err != nil || !strings.HasSuffix(strings.Join(s.lines, ""), ": "+want) {
			t.Errorf("%s: %v %q, want %q", arg, err, s.lines, want)
		}
	}
	if got := beside(filepath.Join(root, "trial") + string(filepath.Separator)); got != filepath.Join(root, "trail") {
		t.Errorf("with a separator at its end: %q", got)
	}
	s := &seen{}
	if err := Paths([]string{"~/logs"}, nil).Walk(t.Context(), s); err != nil || !strings.Contains(strings.Join(s.lines, ""), "not quoted") {
		t.Errorf("a home: %v %q", err, s.lines)
	}
}
