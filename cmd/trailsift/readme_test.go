package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

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

// TestREADMECommands: every command line that the README prints is one that there is.
func TestREADMECommands(t *testing.T) {
	lines := regexp.MustCompile("(?m)(?:^    (?:.*[|] )?|`)(trailsift [^`#\n]*)").FindAllStringSubmatch(read(t, "README.md"), -1)
	if len(lines) < 20 {
		t.Errorf("only %d command lines are found in the README", len(lines))
	}
	optional := strings.NewReplacer("[", "", "]", "", `\|`, "/")
	for _, line := range lines {
		root := newRoot(&app{})
		args := strings.Fields(optional.Replace(line[1]))[1:]
		cmd, rest, err := root.Find(args)
		if err == nil {
			err = cmd.ParseFlags(rest)
		}
		if err == nil && cmd == root {
			err = notACommand(root, args)
		}
		if err != nil {
			t.Errorf("%s: %v", line[1], err)
		}
	}
}

// notACommand returns an error for arguments that are sources, and of which the first
// one is called like a command.
func notACommand(root *cobra.Command, args []string) error {
	if len(args) > 0 && isWord(args[0]) && similarCommand(root, args[0]) != "" {
		return fmt.Errorf("%s is no source", args[0])
	}
	return nil
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
