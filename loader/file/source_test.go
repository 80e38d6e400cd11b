package file

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader"
)

// seen is a sink that writes down what it gets.
type seen struct {
	root  string
	lines []string
	items []loader.Item
}

func (s *seen) Item(item loader.Item) error {
	s.items = append(s.items, item)
	kind := "item "
	if item.Stream {
		kind = "stream "
	}
	s.lines = append(s.lines, kind+s.short(item.Name))
	return nil
}

func (s *seen) Skip(_, reason string) { s.lines = append(s.lines, "skip "+reason) }

func (s *seen) Fail(name string, err error) {
	s.lines = append(s.lines, "fail "+s.short(name)+": "+err.Error())
}

func (s *seen) short(name string) string {
	return strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(name, s.root)), "/")
}

// tree makes files, folders (a name with a slash at the end) and links
// ("name -> target") in a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		name, target, isLink := strings.Cut(name, " -> ")
		path := filepath.Join(root, filepath.FromSlash(name))
		switch {
		case isLink:
			err = os.Symlink(filepath.FromSlash(target), path)
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(path, 0o755)
		default:
			if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
				err = os.WriteFile(path, []byte(name), 0o644)
			}
		}
		if err != nil {
			t.Skip(err) // no links here
		}
	}
	return root
}

func walkTree(t *testing.T, root string, args ...string) *seen {
	t.Helper()
	for i, arg := range args {
		if arg != "-" {
			args[i] = filepath.Join(root, arg)
		}
	}
	s := &seen{root: root}
	if err := Paths(args, strings.NewReader("")).Walk(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWalk(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		args  []string
		want  []string
	}{
		{"byte order, to the bottom", []string{"b", "a/z", "a/B", "a/é", "a/c/d/e", "Z"}, []string{""},
			[]string{"item Z", "item a/B", "item a/c/d/e", "item a/z", "item a/é", "item b"}},
		{"order of arguments", []string{"b", "a"}, []string{"b", "a"}, []string{"item b", "item a"}},
		{"empty folder", []string{"a/"}, []string{""}, nil},
		{"missing", nil, []string{"no"}, []string{"fail no: no such file or folder"}},
		{"named twice", []string{"a"}, []string{"a", "a"}, []string{"item a", "skip " + reasonAgain}},
		{"folder named twice", []string{"d/a"}, []string{"d", "d"}, []string{"item d/a", "skip " + reasonAgain}},
		{"file, then its folder", []string{"d/a", "d/b"}, []string{"d/b", "d"}, []string{"item d/b", "item d/a", "skip " + reasonAgain}},
		{"folder, then a file of it", []string{"d/a"}, []string{"d", "d/a"}, []string{"item d/a", "skip " + reasonAgain}},
		{"folder in a folder", []string{"d/e/a"}, []string{"d/e", "d"}, []string{"item d/e/a", "skip " + reasonAgain}},
		{"standard input", []string{"a"}, []string{"-", "a", "-"}, []string{"stream -", "item a", "skip " + reasonAgain}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := walkTree(t, tree(t, test.files...), test.args...).lines
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		args  []string
		want  []string
	}{
		{"to a file elsewhere", []string{"out/a", "d/", "d/l -> ../out/a"}, []string{"d"}, []string{"item d/l"}},
		{"to a file in the same folder", []string{"d/b", "d/a -> b"}, []string{"d"}, []string{"skip " + reasonAgain, "item d/b"}},
		{"before the file", []string{"z/a", "d/", "d/l -> ../z/a"}, []string{"d", "z"}, []string{"item d/l", "skip " + reasonAgain}},
		{"to a folder", []string{"out/a", "d/", "d/l -> ../out"}, []string{"d"}, []string{"item d/l/a"}},
		{"to a folder beside it", []string{"d/z/a", "d/l -> z"}, []string{"d"}, []string{"item d/l/a", "skip " + reasonAgain}},
		{"two to a folder", []string{"out/a", "d/", "d/l -> ../out", "d/m -> ../out"}, []string{"d"}, []string{"item d/l/a", "skip " + reasonAgain}},
		{"loop to itself", []string{"d/a", "d/l -> ."}, []string{"d"}, []string{"item d/a", "skip " + reasonLoop}},
		{"loop upwards", []string{"d/e/a", "d/e/l -> ../.."}, []string{"d"},
			[]string{"item d/e/a", "skip " + reasonLoop}},
		{"dangling", []string{"d/a", "d/l -> nowhere"}, []string{"d"}, []string{"item d/a", "fail d/l: a link to nowhere, where nothing is"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := walkTree(t, tree(t, test.files...), test.args...).lines
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestLinkCircle walks links that lead to each other only.
func TestLinkCircle(t *testing.T) {
	got := walkTree(t, tree(t, "d/", "d/a -> b", "d/b -> a"), "d").lines
	if len(got) != 2 || !strings.HasPrefix(got[0], "fail d/a: ") || !strings.HasPrefix(got[1], "fail d/b: ") {
		t.Errorf("got %q", got)
	}
}

func TestItem(t *testing.T) {
	s := walkTree(t, tree(t, "d/a"), "d")
	item := s.items[0]
	if item.Size != 3 {
		t.Errorf("size %d", item.Size)
	}
	f, err := item.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text, err := io.ReadAll(f); err != nil || string(text) != "d/a" {
		t.Errorf("read %q, %v", text, err)
	}
	if _, ok := f.(io.ReaderAt); !ok {
		t.Error("archives cannot be read at random")
	}
}

func TestVanished(t *testing.T) {
	root := tree(t, "a")
	s := walkTree(t, root, "")
	os.Remove(filepath.Join(root, "a"))
	if _, err := s.items[0].Open(context.Background()); err == nil || strings.Contains(err.Error(), root) {
		t.Errorf("got %v: want an error without the path", err)
	}
}

// TestUnreadableFolder stands for a folder without permission, which the
// superuser does not know.
func TestUnreadableFolder(t *testing.T) {
	root := tree(t, "a/x", "b/y", "b/d/w", "c/z")
	s := &seen{root: root}
	src := Paths([]string{root}, nil).(*paths)
	src.readDir = func(name string) ([]fs.DirEntry, error) {
		list, err := os.ReadDir(name)
		if filepath.Base(name) == "b" {
			return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("permission denied")}
		}
		return list, err
	}
	if err := src.Walk(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	want := []string{"item a/x", "fail b: open: permission denied", "item c/z"}
	if !reflect.DeepEqual(s.lines, want) {
		t.Errorf("got %q, want %q", s.lines, want)
	}
	// What is in it can be read by name.
	s.lines = nil
	src.args = []string{filepath.Join(root, "b"), filepath.Join(root, "b", "y"), filepath.Join(root, "a"), filepath.Join(root, "b", "d")}
	if err := src.Walk(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	want = []string{"fail b: open: permission denied", "item b/y", "item a/x", "item b/d/w"}
	if !reflect.DeepEqual(s.lines, want) {
		t.Errorf("got %q, want %q", s.lines, want)
	}
}

func TestCancelledWalk(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := &seen{}
	if err := Paths([]string{tree(t, "a/b")}, nil).Walk(ctx, s); err != context.Canceled || s.lines != nil {
		t.Errorf("got %v, %q", err, s.lines)
	}
}

func TestDevice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no device files")
	}
	s := &seen{}
	if err := Paths([]string{os.DevNull}, nil).Walk(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	if want := []string{"stream dev/null"}; !reflect.DeepEqual(s.lines, want) {
		t.Errorf("got %q, want %q", s.lines, want)
	}
}

// TestPatterns has wildcards in names, as shells of Windows leave them there.
func TestPatterns(t *testing.T) {
	root := tree(t, "a1.json", "a2.json", "a[1].json", "b.gz", "d1/x", "d2/y", "gone -> nowhere")
	for _, test := range []struct {
		name     string
		patterns bool
		args     []string
		want     []string
	}{
		{"files", true, []string{"a?.json"}, []string{"item a1.json", "item a2.json"}},
		{"folders", true, []string{"d*"}, []string{"item d1/x", "item d2/y"}},
		{"named before", true, []string{"a2.json", "a?.json"}, []string{"item a2.json", "item a1.json", "skip " + reasonAgain}},
		{"a file that is called so", true, []string{"a[1].json"}, []string{"item a[1].json"}},
		{"nothing", true, []string{"c*"}, []string{"fail c*: no such file or folder"}},
		{"a link to nothing", true, []string{"gone", "g?ne"}, []string{"fail gone: a link to nowhere, where nothing is", "fail gone: a link to nowhere, where nothing is"}},
		{"no pattern", true, []string{"[a"}, []string{"fail [a: no such file or folder"}},
		{"where shells know them", false, []string{"a?.json"}, []string{"fail a?.json: no such file or folder"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := &seen{root: root}
			var args []string
			for _, arg := range test.args {
				args = append(args, filepath.Join(root, arg))
			}
			src := Paths(args, nil).(*paths)
			src.patterns = test.patterns
			if err := src.Walk(context.Background(), s); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(s.lines, test.want) {
				t.Errorf("got  %q\nwant %q", s.lines, test.want)
			}
		})
	}
}
