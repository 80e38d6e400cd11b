package main

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/theme"
)

func TestSettings(t *testing.T) {
	zurich, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	yes, no := true, false
	for _, c := range []struct {
		text string
		want settings
	}{
		{"", settings{}},
		{"\ufeff# nothing\r\n", settings{}},
		{"facets = [\n  'actor', # who\n  'requestParameters.bucketName',\n]", settings{facets: []string{"actor", "requestParameters.bucketName"}}},
		{`columns = ["actor", "sourceIPAddress:20", "what", "requestParameters.bucketName:30"]`, settings{columns: []events.Column{
			{Field: "actor", Width: 15}, {Field: "ip", Width: 20}, {Field: "what", Width: 24}, {Field: "requestParameters.bucketName", Width: 30}}}},
		{`columns = ['requestParameters."aws:12"']`, settings{columns: []events.Column{{Field: `requestParameters."aws:12"`, Width: 20}}}},
		{`columns = ["actor:4", "event:200"]`, settings{columns: []events.Column{{Field: "actor", Width: events.MinWidth}, {Field: "event", Width: events.MaxWidth}}}},
		{`sort = "-time"`, settings{sort: events.Order{Descending: true}}},
		{`sort = "eventName"`, settings{sort: events.Order{Field: "event"}}},
		{`zone = "UTC"`, settings{}},
		{`zone = "local"`, settings{local: true}},
		{`zone = "Europe/Zurich"`, settings{local: true, zone: zurich}},
		{"preview = false\nmouse = true", settings{noPreview: true, mouse: true}},
		{"preview = true\nascii = true", settings{ascii: &yes}},
		{"ascii = false", settings{ascii: &no}},
		{`theme = "light"`, settings{background: theme.Light}},
		{`theme = "dark"`, settings{background: theme.Dark}},
		{`theme = "auto"`, settings{}},
		{`max-memory = "2GB"`, settings{maxMemory: "2GB"}},
		{"max-memory = 0", settings{maxMemory: "0"}},
	} {
		got, err := parseSettings("config.toml", c.text)
		if err != nil || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%q: %+v, %v", c.text, got, err)
		}
	}
}

func TestWrongSettings(t *testing.T) {
	for text, want := range map[string]string{
		"zone = 'utc'\n\nthem = 'light'":    `config.toml:3: there is no setting "them": did you mean theme?`,
		"Facets = []":                       `config.toml:1: there is no setting "Facets": did you mean facets?`,
		"colour-scheme = 1":                 `config.toml:1: there is no setting "colour-scheme"`,
		"mouse = true\n[ui]\nascii = true":  `config.toml:2: there is no setting "ui"`,
		"# x\ntheme = 'blue'":               `config.toml:2: theme: want "auto", "light" or "dark", not "blue"`,
		"theme = true":                      `config.toml:1: theme: want "auto", "light" or "dark", not true`,
		"mouse = 'yes'":                     `config.toml:1: mouse: want true or false, not "yes"`,
		"preview = 1":                       `config.toml:1: preview: want true or false, not 1`,
		"facets = 'actor'":                  `config.toml:1: facets: want a list such as ["actor", "ip"], not "actor"`,
		"facets = ['actor', 3]":             `config.toml:1: facets: want names of fields, not 3`,
		"mouse = true\nfacets = ['regoin']": `config.toml:2: facets: no field "regoin": did you mean region?`,
		"facets = ['responseElements.credentials.sessionToken']":  `config.toml:1: facets: responseElements.credentials.sessionToken holds secrets`,
		"mouse = true\ncolumns = ['regoin']":                      `config.toml:2: columns: no field "regoin": did you mean region?`,
		"columns = 'actor'":                                       `config.toml:1: columns: want a list such as ["actor", "event:30"], not "actor"`,
		"facets = []":                                             `config.toml:1: facets: want a list`,
		"columns = []":                                            `config.toml:1: columns: want a list`,
		"columns = ['actor', 'time']":                             `config.toml:1: columns: the time always comes first: leave it out`,
		"columns = ['ip', 'sourceIPAddress']":                     `config.toml:1: columns: ip is there twice`,
		"columns = ['actor:wide']":                                `config.toml:1: columns: actor: want a width from 4 to 200, not "wide"`,
		"columns = ['actor:3']":                                   `config.toml:1: columns: actor: want a width from 4 to 200, not "3"`,
		"columns = ['actor:201']":                                 `config.toml:1: columns: actor: want a width from 4 to 200, not "201"`,
		"columns = ['responseElements.credentials.sessionToken']": `config.toml:1: columns: responseElements.credentials.sessionToken holds secrets`,
		"sort = true":                                             `config.toml:1: sort: want a field such as "actor"`,
		"\nsort = '-'":                                            `config.toml:2: sort: want a field such as "actor"`,
		"sort = '-actr'":                                          `config.toml:1: sort: no field "actr": did you mean actor?`,
		"zone = 'Mars/Olympus'":                                   `config.toml:1: zone: want "utc", "local" or the name of a zone`,
		"zone = '../etc/passwd'":                                  `config.toml:1: zone: want "utc"`,
		"max-memory = '5 apples'":                                 `config.toml:1: max-memory: want a share like "75%", a size like "4GB"`,
		"mouse = true\nmouse = false":                             `config.toml:2: `,
		"theme = 'light\nmouse = true":                            `config.toml:1: `,
		"\n\nnonsense here\n":                                     `config.toml:3: `,
		"theme.dark = 1":                                          `config.toml:1: there is no setting "theme.dark"`,
		"mouse = true\na.b.c = 1":                                 `config.toml:2: there is no setting "a.b.c"`,
		"[[theme]]":                                               `config.toml:1: theme: want "auto"`,
	} {
		if _, err := parseSettings("config.toml", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// siftHome is sift for somebody with a file of settings.
func siftHome(t *testing.T, text string, args ...string) (errs string, code int) {
	t.Helper()
	home := t.TempDir()
	path := filepath.Join(home, "trailsift", "config.toml")
	if err := writeFile(path, strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	var o, e strings.Builder
	code = run(t.Context(), args, streams{in: strings.NewReader(""), out: &o, err: &e, configHome: home})
	return e.String(), code
}

func TestFileOfSettings(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	other := trailFile(t, "other.toml", "\nmice = true")
	for _, c := range []struct {
		text string
		args []string
		code int
		errs string
	}{
		{"mouse = true", []string{path}, exitAnswered, ""},
		{"mose = true", []string{path}, exitUsage, "config.toml:1: there is no setting \"mose\": did you mean mouse?"},
		{"mose = true", []string{"demo"}, exitUsage, "config.toml:1: "},
		{"mose = true", []string{"info", path}, exitUsage, "config.toml:1: "},
		{"mose = true", []string{"--config", "none", path}, exitAnswered, ""},
		{"mose = true", []string{"completion", "bash"}, exitAnswered, ""},
		{"mose = true", []string{"help", "config"}, exitAnswered, ""},
		{"", []string{"--config", other, path}, exitUsage, "other.toml:2: there is no setting \"mice\""},
		{"", []string{"--config", other + ".no", path}, exitUsage, "settings: " + other + ".no: no such file or folder\n"},
		{"mose = true", []string{path}, exitUsage, "\nTry 'trailsift help config'.\n"},
		{"", []string{"--config", other + ".no", path}, exitUsage, "\nTry 'trailsift help config'.\n"},
		{"", []string{"--theme", "blue", path}, exitUsage, "\nTry 'trailsift --help'.\n"},
		{"", []string{"--theme", "blue", path}, exitUsage, `--theme: want auto, light or dark, not "blue"`},
		{"", []string{"--ascii=maybe", path}, exitUsage, "--ascii"},
		{"max-memory = '1TB'", []string{"--max-memory", "1MB", "info", path}, exitUsage, "--max-memory \"1MB\""},
	} {
		errs, code := siftHome(t, c.text, c.args...)
		if code != c.code || !strings.Contains(errs, c.errs) || c.errs == "" && errs != "" {
			t.Errorf("%q, %q: exit %d, %s", c.text, c.args, code, errs)
		}
	}
}

// TestFlagsWinOverTheFile looks at what reaches the interface.
func TestFlagsWinOverTheFile(t *testing.T) {
	home := t.TempDir()
	text := "columns = ['event']\nsort = '-ip'\nfacets = ['ip', 'event']\ntheme = 'light'\nascii = true\npreview = false\nzone = 'Asia/Tokyo'\nmax-memory = '60MB'\n"
	if err := writeFile(filepath.Join(home, "trailsift", "config.toml"), strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	presets := func(args ...string) (cfg tui.Config, limit uint64) {
		a := &app{streams: streams{configHome: home}}
		root := newRoot(a)
		if err := root.ParseFlags(args); err != nil {
			t.Fatal(err)
		}
		if err := a.checkInterface(); err != nil {
			t.Fatal(err)
		}
		limit, _ = a.memoryLimit()
		return a.config(trail.Language(), nil), limit
	}
	cfg, limit := presets()
	if !slices.Equal(cfg.Facets, []string{"ip", "event"}) || cfg.Background != theme.Light || cfg.ASCII == nil || !*cfg.ASCII ||
		len(cfg.Columns) != 1 || cfg.Sort != (events.Order{Field: "ip", Descending: true}) || !cfg.NoPreview || !cfg.LocalTime || cfg.Zone.String() != "Asia/Tokyo" || limit != 60e6 {
		t.Errorf("the file: %+v, limit %d", cfg, limit)
	}
	cfg, limit = presets("--facets", "actor", "--theme", "auto", "--ascii=false", "--max-memory", "70MB")
	if !slices.Equal(cfg.Facets, []string{"actor"}) || cfg.Background != theme.Unknown || *cfg.ASCII || limit != 70e6 {
		t.Errorf("flags: %+v, limit %d", cfg, limit)
	}
}

func TestConfigHome(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	if got := configHome(); got != dir {
		t.Errorf("%q, want %q", got, dir)
	}
	// Settings that lie where somebody happens to be are somebody else's.
	for _, none := range []string{"", "settings", "./settings"} {
		t.Setenv("XDG_CONFIG_HOME", none)
		want, err := os.UserConfigDir()
		if got := configHome(); got != want {
			t.Errorf("%q: %q, want %q (%v)", none, got, want, err)
		}
	}
}

// TestSettingsHelp: the help is a file that says all there is to say.
func TestSettingsHelp(t *testing.T) {
	read, err := parseSettings("help", settingsHelp())
	if err != nil {
		t.Fatal(err)
	}
	for i, v := 0, reflect.ValueOf(*read); i < v.NumField(); i++ {
		if name := v.Type().Field(i).Name; v.Field(i).IsZero() && name != "zone" {
			t.Errorf("the help does not set %s", name)
		}
	}
	for _, line := range strings.Split(configHelp+settingsHelp(), "\n") {
		if len(line) > 80 {
			t.Errorf("too long for a terminal: %s", line)
		}
	}
}
