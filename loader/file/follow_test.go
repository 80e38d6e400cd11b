package file

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader"
)

// names is a sink that keeps what it is told.
type names struct{ items, failed []string }

func (n *names) Item(item loader.Item) error {
	n.items = append(n.items, filepath.Base(item.Name))
	return nil
}
func (n *names) Skip(string) {}
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
	said("files changed and were, 2 times, read again")
	look(poll)
}
