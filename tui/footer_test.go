package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestMessagesFit: what the status line says in fixed words is read whole at 80
// columns: the advice is at its end.
func TestMessagesFit(t *testing.T) {
	const room = 78
	said := 0
	for _, file := range sourcesHere(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			to, ok := call.Fun.(*ast.SelectorExpr)
			text, fixed := call.Args[0].(*ast.BasicLit)
			if !ok || !fixed || to.Sel.Name != "say" && to.Sel.Name != "warn" && to.Sel.Name != "sayBriefly" {
				return true
			}
			said++
			if words, _ := strconv.Unquote(text.Value); theme.Width(words) > room {
				t.Errorf("%d cells: %s", theme.Width(words), words)
			}
			return true
		})
	}
	if said < 20 {
		t.Errorf("only %d messages were found", said)
	}
}

// sourcesHere reads the package's own files.
func sourcesHere(t *testing.T) (files []*ast.File) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// TestAdviceIsReadWhole: beside the name of a file, which may be a folder.
func TestAdviceIsReadWhole(t *testing.T) {
	for _, width := range []int{80, 60} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), width, 24)
		b.write("w n", t.TempDir())
		b.want("exists: choose another name")
	}
}

// TestCutValueIsSaidWhole: two values that look the same in their list, or in a
// column, are told apart below it.
func TestCutValueIsSaidWhole(t *testing.T) {
	const long, short = "repo/one-of-many/heads/main/deploy", "mira"
	user := object{"type": "IAMUser", "userName": long, "accountId": "111122223333"}
	in := []string{event(1, object{"userIdentity": user}), event(2, object{"userIdentity": user}), event(3, nil)}
	b := newBench(t, config(newStore(t, "trail.json", in)), 80, 24)
	b.want("\n " + long)
	b.press("j")
	b.wantNot("\n " + long)
	b.press("k l enter")
	b.want("\n " + long)
	b.press("h")
	b.wantNot("\n "+long, "\n "+short)
}

// TestHintStaysUntilTheFirstKey: it is where to begin.
func TestHintStaysUntilTheFirstKey(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Hint = "begin here"
	b := newBench(t, cfg, 80, 24)
	b.want(" begin here")
	b.press("j")
	b.wantNot("begin here")
}
