package tuitest

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// settled is how long a screen stays the same before it is written down.
const settled = 500 * time.Millisecond

// update makes Golden write the frames instead of comparing them.
var update = flag.Bool("update", false, "write the golden frames")

// Golden waits until the screen looks like testdata/golden/NAME.txt of the
// module, and fails with both pictures if it never does.
func (term *Terminal) Golden(name string) {
	term.t.Helper()
	path := goldenPath(term.t, name)
	if *update {
		term.write(path, term.Text)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		term.t.Fatalf("%v (write it with -update)\n%s", err, term.Text())
	}
	if !term.within(func() bool { return term.Text() == string(want) }) {
		term.t.Errorf("%s is not what the screen shows:\n%s", path, difference(string(want), term.Text()))
	}
}

// write waits until what is seen of the screen is still and keeps it.
func (term *Terminal) write(path string, seen func() string) {
	term.t.Helper()
	frame := seen()
	for since := time.Now(); time.Since(since) < settled; time.Sleep(rest) {
		if now := seen(); now != frame {
			frame, since = now, time.Now()
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		term.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(frame), 0o644); err != nil {
		term.t.Fatal(err)
	}
}

// goldenPath returns where a golden frame lies.
func goldenPath(t testing.TB, name string) string {
	t.Helper()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "testdata", "golden", filepath.FromSlash(name)+".txt")
}

// moduleRoot returns the folder with go.mod at or above the working folder,
// which in a test is the package's.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		_, err := os.Stat(filepath.Join(dir, "go.mod"))
		if err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if !errors.Is(err, fs.ErrNotExist) || parent == dir {
			return "", fmt.Errorf("find the module of %s: %w", dir, err)
		}
		dir = parent
	}
}

// difference returns the screen that was seen, with each line that differs
// below the one that was wanted.
func difference(want, got string) string {
	wanted, seen := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for i := range max(len(wanted), len(seen)) {
		w, s := at(wanted, i), at(seen, i)
		if w == s {
			fmt.Fprintf(&b, "  %s\n", s)
			continue
		}
		fmt.Fprintf(&b, "- %s\n+ %s\n", w, s)
	}
	return b.String()
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no such line)"
}
