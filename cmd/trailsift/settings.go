package main

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones by name where the system has no list of them

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/clipboard"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/theme"
)

// settings are what the file of settings says; zero values where it says
// nothing.
type settings struct {
	facets     []string
	columns    []events.Column
	sort       events.Order
	background theme.Background
	ascii      *bool
	local      bool
	zone       *time.Location // nil is the machine's
	noPreview  bool
	mouse      bool
	copy       *clipboard.Way // nil goes by the terminal
	maxMemory  string
}

// setting is one thing that the file can say.
type setting struct {
	key     string
	example string // a value, in TOML
	means   string
	take    func(s *settings, value any) error
}

// allSettings are the settings, in the order in which they are documented.
func allSettings() []setting {
	return []setting{
		{"facets", `["actor", "ip", "event"]`, "the lists of the overview: names and paths as in filters", takeFacets},
		{"columns", `["actor", "event:30", "what"]`, "the columns of the event list, some with a width; C shows all", takeColumns},
		{"sort", `"-time"`, `what the event list is sorted by; "-" turns it round`, takeSort},
		{"zone", `"local"`, `times at the start: "utc", "local", or a name such as "Europe/Zurich"`, takeZone},
		{"preview", `false`, "no event beside the list at the start; v shows it", takePreview},
		{"theme", `"light"`, `for a "dark" or a "light" background; "auto" asks the terminal`, takeTheme},
		{"ascii", `true`, "no characters but ASCII, or with false others, whatever the locale says", takeASCII},
		{"mouse", `true`, "take clicks from the start; F2 gives them back", takeMouse},
		{"copy", `"print"`, `how y copies: "osc52", "tmux", "screen" or "print"; "auto" guesses`, takeCopy},
		{"max-memory", `"4GB"`, "stop loading at this much; a share such as \"75%\", or 0 for no limit", takeMaxMemory},
	}
}

// settingsHelp shows all settings as a file could say them.
func settingsHelp() string {
	var b strings.Builder
	for _, s := range allSettings() {
		fmt.Fprintf(&b, "# %s\n%s = %s\n", s.means, s.key, s.example)
	}
	return b.String()
}

// unlike says what a value should have been.
func unlike(want string, value any) error {
	if text, ok := value.(string); ok {
		value = fmt.Sprintf("%q", text)
	}
	return fmt.Errorf("want %s, not %v", want, value)
}

func takeFacets(s *settings, value any) error {
	list, ok := value.([]any)
	if !ok || len(list) == 0 {
		return unlike(`a list such as ["actor", "ip"]`, value)
	}
	for _, item := range list {
		name, ok := item.(string)
		if !ok {
			return unlike("names of fields", item)
		}
		if err := checkFacet(trail.Language(), name, false); err != nil {
			return err
		}
		s.facets = append(s.facets, name)
	}
	return nil
}

func takeZone(s *settings, value any) error {
	name, ok := value.(string)
	switch {
	case !ok || name == "":
		return unlike(`"utc", "local" or the name of a zone`, value)
	case strings.EqualFold(name, "utc"):
		return nil
	case strings.EqualFold(name, "local"):
		s.local = true
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return unlike(`"utc", "local" or the name of a zone such as "Europe/Zurich"`, value)
	}
	s.local, s.zone = true, zone
	return nil
}

func takePreview(s *settings, value any) error {
	shown, err := yesOrNo(value)
	s.noPreview = !shown
	return err
}

func takeMouse(s *settings, value any) (err error) {
	s.mouse, err = yesOrNo(value)
	return err
}

func takeCopy(s *settings, value any) error {
	name, _ := value.(string)
	if name == "auto" {
		s.copy = nil
		return nil
	}
	way, known := clipboard.Named(name)
	if !known {
		return unlike(`"auto", "osc52", "tmux", "screen" or "print"`, value)
	}
	s.copy = &way
	return nil
}

func takeASCII(s *settings, value any) error {
	ascii, err := yesOrNo(value)
	s.ascii = &ascii
	return err
}

func yesOrNo(value any) (bool, error) {
	yes, ok := value.(bool)
	if !ok {
		return false, unlike("true or false", value)
	}
	return yes, nil
}

func takeTheme(s *settings, value any) error {
	name, ok := value.(string)
	background, known := backgroundNamed(name)
	if !ok || !known {
		return unlike(`"auto", "light" or "dark"`, value)
	}
	s.background = background
	return nil
}

// backgroundNamed returns the background that a variant of the theme is for.
func backgroundNamed(name string) (background theme.Background, ok bool) {
	switch name {
	case "auto":
		return theme.Unknown, true
	case "light":
		return theme.Light, true
	case "dark":
		return theme.Dark, true
	}
	return theme.Unknown, false
}

func takeMaxMemory(s *settings, value any) error {
	text := fmt.Sprint(value)
	if _, err := memoryLimit(text); err != nil {
		return unlike(`a share like "75%", a size like "4GB" (50MB at least), or 0`, value)
	}
	s.maxMemory = text
	return nil
}
