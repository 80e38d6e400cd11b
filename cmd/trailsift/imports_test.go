package main

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/trailsift/trailsift/"

// TestImportRules holds the direction in which data flows: the store knows
// nobody, loader and terminal do not know each other, panes know the store,
// the theme, the axis of time and what cuts the gist of events only, and no network is reached for.
func TestImportRules(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Deps", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p struct {
			ImportPath    string
			Imports, Deps []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if pkg, ours := strings.CutPrefix(p.ImportPath, module); ours {
			seen++
			checkImports(t, pkg, p.Imports)
			checkDeps(t, pkg, p.Deps)
		}
	}
	if seen < 15 {
		t.Errorf("%d packages looked at", seen)
	}
}

// checkImports looks at what a package imports of ours.
func checkImports(t *testing.T, pkg string, imports []string) {
	for _, path := range imports {
		dep, ours := strings.CutPrefix(path, module)
		if ours && !mayImport(pkg, dep) {
			t.Errorf("%s imports %s", pkg, dep)
		}
		if sdk := strings.HasPrefix(path, "github.com/aws/"); sdk && !callsAWS(pkg) {
			t.Errorf("%s imports %s", pkg, path)
		}
	}
}

func mayImport(pkg, dep string) bool {
	isStore := dep == "store" || dep == "store/trail"
	isMeaning := isStore || strings.HasPrefix(dep, "store/trail/")
	switch {
	case strings.HasPrefix(pkg, "cmd/"):
		return true
	case pkg == "store":
		return false
	case pkg == "store/trail/resource":
		return false
	case pkg == "store/trail":
		return dep == "store" || dep == "store/trail/resource" || dep == "store/trail/change"
	case strings.HasPrefix(pkg, "store/trail/"):
		return isMeaning
	case pkg == "loader":
		return isStore || dep == "loader/inflate"
	case pkg == "loader/aws":
		return dep == "loader" || dep == "store"
	case callsAWS(pkg):
		return isStore || dep == "loader" || dep == "loader/aws"
	case strings.HasPrefix(pkg, "loader/"):
		return isStore || dep == "loader"
	case pkg == "tui":
		return isMeaning || strings.HasPrefix(dep, "tui/") && dep != "tui/tuitest"
	case strings.HasPrefix(pkg, "tui/"):
		return isMeaning || dep == "tui/theme" || dep == "tui/axis" || dep == "tui/gist"
	}
	return false
}

// callsAWS reports whether a package may call AWS.
func callsAWS(pkg string) bool {
	return pkg == "loader/aws" || pkg == "loader/s3" || pkg == "loader/lookup" || pkg == "loader/logs"
}

// checkDeps looks at all that a package is built of.
func checkDeps(t *testing.T, pkg string, deps []string) {
	for _, dep := range deps {
		switch {
		case pkg == "store" && strings.Contains(strings.SplitN(dep, "/", 2)[0], ".") && !strings.HasPrefix(dep, "github.com/klauspost/compress/") && !strings.HasPrefix(dep, module):
			t.Errorf("the store depends on %s", dep)
		case strings.HasPrefix(dep, "github.com/charmbracelet/bubbletea"):
			t.Errorf("%s depends on the first version of Bubble Tea", pkg)
		case dep == "net/http" && !callsAWS(pkg) && pkg != "cmd/trailsift" && pkg != "loader/aws/apitest" && pkg != "loader/s3/s3test" && !strings.HasPrefix(pkg, "tui/tuitest"):
			t.Errorf("%s depends on %s: nothing else may reach for the network", pkg, dep)
		}
	}
}
