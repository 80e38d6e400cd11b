package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// TestDemoOverview keeps the frame that people see first.
func TestDemoOverview(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		t.Run(frameName(size), func(t *testing.T) {
			term := tuitest.Run(t, tui.New(t.Context(), demoConfig(t)), size[0], size[1])
			term.WaitText("ACTOR", "6,823 of 6,823")
			term.Golden(frameName(size))
		})
	}
}

func frameName(size [2]int) string {
	if size[0] == 80 {
		return "demo-80x24"
	}
	return "demo-120x36"
}

// demoConfig is the interface on the demo, loaded, in a pinned terminal.
func demoConfig(t *testing.T) tui.Config {
	t.Helper()
	st := store.New(trail.Schema())
	report, err := loader.Load(t.Context(), st, loader.Options{}, demoSource{})
	if err != nil || report.Faults > 0 {
		t.Fatal(err, report.Problems)
	}
	load := &liveLoad{store: st, stop: make(chan struct{}), last: report}
	profile := colorprofile.ANSI256
	cfg := (&app{}).config(trail.Language(), nil)
	cfg.Data = tui.Data{Store: st, Load: load, Title: demoTitle}
	cfg.Env, cfg.GOOS, cfg.Profile = tuitest.Env(), "linux", &profile
	cfg.Clock = func() time.Time { return time.Date(2026, 9, 15, 13, 0, 0, 0, time.UTC) }
	return cfg
}

// TestREADME compares what the README shows with what the program has.
func TestREADME(t *testing.T) {
	readme := read(t, "README.md")
	for _, p := range pictures {
		if link := "![" + p.title + "](testdata/pictures/" + p.name + ".svg)"; !strings.Contains(readme, link) {
			t.Errorf("the README does not show %s", link)
		}
	}
	if !strings.Contains(readme, "```toml\n"+settingsHelp()+"```") {
		t.Errorf("the settings in the README are not those of the program, which are\n%s", settingsHelp())
	}
	if !strings.Contains(readme, tui.KeysMarkdown()) {
		t.Errorf("the keys in the README are not those of the program, which are\n%s", tui.KeysMarkdown())
	}
	if !strings.Contains(readme, "```text\n"+trail.FilterHelp()+"```") {
		t.Errorf("the filters in the README are not those of the program, which are\n%s", trail.FilterHelp())
	}
}

// read returns a file of the repository.
func read(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{"..", ".."}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}
