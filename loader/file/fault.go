package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/trailsift/trailsift/store"
)

// What keeps files from being read, where every system has other words for it.
const (
	textMissing   = "no such file or folder"
	textForbidden = "no permission to read it"
)

// maxBeside is how many names of a folder are compared with one that is not in it: it can
// be on a slow network, with a million files.
const maxBeside = 2000

// fault is an error of the system in words that are the same on all of them.
type fault struct {
	text string
	err  error
}

// Error returns the words.
func (f fault) Error() string { return f.text }

// Unwrap returns what the system said.
func (f fault) Unwrap() error { return f.err }

// Cause returns what keeps a file from being read, without its path: who tells of it names
// that already.
func Cause(err error) error {
	var path *fs.PathError
	switch said := (fault{}); {
	case errors.As(err, &said), !errors.As(err, &path):
		return err
	case isMissing(err):
		return fault{textMissing, err}
	case errors.Is(err, fs.ErrPermission):
		return fault{textForbidden, err}
	}
	return fmt.Errorf("%s: %w", path.Op, path.Err)
}

// isMissing reports whether there is nothing by a name, also where a file is in the place of
// one of its folders.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// dangling says of a link to nothing where it leads.
func dangling(name string, err error) error {
	if to, wrong := os.Readlink(name); wrong == nil && isMissing(err) {
		return fault{"a link to " + to + ", where nothing is", err}
	}
	return err
}

// named says of a name that somebody wrote and that nothing has what was meant.
func named(name string, err error) error {
	if Cause(err).Error() != textMissing {
		return err
	}
	switch near := beside(name); {
	case near != "":
		return fault{textMissing + "; did you mean " + near + "?", err}
	case strings.HasPrefix(name, "~"):
		return fault{textMissing + "; a shell puts the home in place of ~ only where it is not quoted", err}
	}
	return err
}

// beside returns the name in the same folder that was likely meant, "" if none is.
func beside(name string) string {
	folder, last := filepath.Split(strings.TrimRightFunc(name, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) }))
	f, err := os.Open(filepath.Join(folder, "."))
	if err != nil || last == "" || strings.ContainsAny(last, "*?[") { // patterns fit nothing here
		return ""
	}
	defer f.Close()
	names, _ := f.Readdirnames(maxBeside) // what was read before an error is as good
	slices.Sort(names)                    // the system has no order
	if near := store.Similar(last, names); near != "" {
		return folder + near
	}
	return ""
}
