package file

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
)

// names is a sink that keeps what it is told.
type names struct{ items, failed []string }

func (n *names) Item(item loader.Item) error {
	n.items = append(n.items, filepath.Base(item.Name))
	return nil
}
func (n *names) Skip(string, string) {}
func (n *names) Fail(name string, _ error) {
	n.failed = append(n.failed, filepath.Base(name))
}

func TestFollow(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	write("a.json", "{}")
	source := Followed([]string{dir, filepath.Join(dir, "gone")}, nil)
	look := func(name func(loader.Sink) error, items ...string) {
		t.Helper()
		var got names
		if err := name(&got); err != nil || !slices.Equal(got.items, items) {
			t.Errorf("got %q %v, want %q", got.items, err, items)
		}
		if want := []string{"gone"}; items != nil && items[0] == "a.json" && !slices.Equal(got.failed, want) || (items == nil || items[0] != "a.json") && got.failed != nil {
			t.Errorf("failed %q", got.failed)
		}
	}
	poll := func(sink loader.Sink) error { return source.Poll(t.Context(), sink) }
	look(func(sink loader.Sink) error { return source.Walk(t.Context(), sink) }, "a.json")
	look(poll)
	write("b.json", "{")
	write("sub/c.json", "{}")
	write("empty.json", "")
	look(poll) // they may still grow
	write("b.json", "{}")
	look(poll, "c.json")
	look(poll, "b.json")
	look(poll)
	write("empty.json", "{}")
	look(poll)
	look(poll, "empty.json")
	look(poll)
	said := func(want string) {
		t.Helper()
		if got := strings.Join(source.(loader.Informer).Outlook().Notes, ""); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	said("")
	write("b.json", "{}{")
	look(poll)
	said("")
	write("b.json", "{}{}")
	look(poll) // still growing
	look(poll, "b.json")
	said("1 file changed and was read again")
	look(poll)
	write("b.json", "{}{}{}")
	look(poll)
	look(poll) // the second time it has to be still for longer
	look(poll, "b.json")
	said("files that changed were read again 2 times: ")
	look(poll)
	write("sub/c.json", "[]") // as long as before
	if err := os.Chtimes(filepath.Join(dir, "sub/c.json"), time.Time{}, time.Unix(1, 5)); err != nil {
		t.Fatal(err)
	}
	look(poll)
	look(poll, "c.json")
	look(poll)
}

// TestFollowWhatWasNotThere reads a file that was named before it was there.
func TestFollowWhatWasNotThere(t *testing.T) {
	name := filepath.Join(t.TempDir(), "late.json")
	source := Followed([]string{name}, nil)
	var got names
	if err := source.Walk(t.Context(), &got); err != nil || len(got.failed) != 1 {
		t.Fatal(got, err)
	}
	if err := os.WriteFile(name, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 4 {
		if err := source.Poll(t.Context(), &got); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(got.items, []string{"late.json"}) || source.(loader.Informer).Outlook().Notes != nil {
		t.Errorf("%+v, %v", got, source.(loader.Informer).Outlook())
	}
}

// TestFollowWhatIsGone says how many files were removed or emptied; not that of files
// in a folder that cannot be looked at.
func TestFollowWhatIsGone(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"a.json", "b.json", "c.json"} {
		if err := os.WriteFile(path(name), []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	source := Followed([]string{path("a.json"), dir}, nil).(*followed)
	var got names
	if err := source.Walk(t.Context(), &got); err != nil || len(got.items) != 3 {
		t.Fatal(got, err)
	}
	says := func(want string) {
		t.Helper()
		if err := source.Poll(t.Context(), &got); err != nil {
			t.Fatal(err)
		}
		if notes := strings.Join(source.Outlook().Notes, "|"); notes != want {
			t.Errorf("says %q, want %q", notes, want)
		}
	}
	says("")
	err := os.Remove(path("a.json"))
	says("1 file is gone or empty now: its events stay")
	err = errors.Join(err, os.WriteFile(path("b.json"), nil, 0o600))
	says("2 files are gone or empty now: their events stay")
	readDir := source.paths.(*paths).readDir
	source.paths.(*paths).readDir = func(string) ([]os.DirEntry, error) { return nil, os.ErrPermission }
	says("2 files are gone or empty now: their events stay")
	source.paths.(*paths).readDir = readDir
	err = errors.Join(err, os.WriteFile(path("a.json"), []byte("{}"), 0o600), os.WriteFile(path("b.json"), []byte("{}"), 0o600))
	says("")
	if err != nil {
		t.Fatal(err)
	}
}
