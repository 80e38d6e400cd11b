package file

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFileCanBeOpenedAgain once what kept it from being so was seen to; one that is
// followed is named again instead.
func TestAFileCanBeOpenedAgain(t *testing.T) {
	root := tree(t, "a.json")
	name := filepath.Join(root, "a.json")
	item := walkTree(t, root, "a.json").items[0]
	if err := os.Rename(name, name+".away"); err != nil {
		t.Fatal(err)
	}
	if _, err := item.Open(t.Context()); err == nil {
		t.Fatal("a file was opened that is not there")
	}
	if err := os.Rename(name+".away", name); err != nil {
		t.Fatal(err)
	}
	f, err := item.Again().Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text, err := io.ReadAll(f); err != nil || string(text) != "a.json" {
		t.Errorf("%q, %v", text, err)
	}
	if err := os.WriteFile(name, []byte("a.json, longer"), 0o600); err != nil {
		t.Fatal(err)
	}
	if now := item.Again(); now.Size != 14 || !now.Grows {
		t.Errorf("a file that has grown is %+v", now)
	}
	s := &seen{root: root}
	if err := Followed([]string{name}, strings.NewReader("")).Walk(t.Context(), s); err != nil || s.items[0].Again != nil {
		t.Errorf("%v; a followed file can be opened again", err)
	}
}
