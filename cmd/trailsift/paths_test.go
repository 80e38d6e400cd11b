package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestStrayArguments: what was not meant as a file is not taken for one that is gone, since
// the rest would be answered as if it had not been said.
func TestStrayArguments(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	t.Chdir(t.TempDir())
	if err := os.WriteFile("actor:bob", []byte(records(first)), 0o600); err != nil {
		t.Skip(err) // no such names here
	}
	for _, c := range []struct {
		args string
		want string
		code int
	}{
		{"info|", "an empty name is no file's", exitUsage},
		{"|" + path, "an empty name is no file's", exitUsage},
		{"events|-f|failed:yes|actor:mira|" + path, "actor:mira is no file and no flag: as a part of the filter", exitUsage},
		{"actor:mira|" + path, "as a part of the filter", exitUsage},
		{"info|actor:bob", "", exitAnswered}, // a file
		{"events|-f|failed:yes|-service:s3|" + path, "as in -f 'failed:yes -service:s3'", exitUsage},
		{"events|-f|failed:yes|-origin:service|" + path, "as in -f 'failed:yes -origin:service'", exitUsage},
		{"events|-o|xml|" + path, "no format \"xml\"", exitUsage},
		{"info|s3:bucket", "a bucket is written s3://BUCKET", exitUsage},
		{"info|lookup", "Event history is written lookup:", exitUsage},
		{"hist||" + path, "no field is named", exitUsage},
		{"events|--columns|actor,,ip|" + path, "no field is named", exitUsage},
		{"hist|actor|--limit|x|" + path, "trailsift: --limit: \"x\" is no whole number\n", exitUsage},
		{"info|--json=maybe|" + path, "trailsift: --json: \"maybe\" is neither true nor false\n", exitUsage},
		{"info|--follow|" + path, "unknown flag: --follow: it is one of trailsift PATH...\n", exitUsage},
		{"info|--ascii|" + path, "it is one of trailsift demo, PATH...\n", exitUsage},
		{"version", "did you mean --version?", exitUsage},
		{"man|pages", "leave out pages", exitUsage},
		{"help|hist|actor", "leave out actor", exitUsage},
		{"info|--config|gone.toml|" + path, "settings: gone.toml: no such file or folder\n", exitUsage},
	} {
		_, errs, code := sift(t, "", strings.Split(c.args, "|")...)
		if code != c.code || !strings.Contains(errs, c.want) || c.want == "" && errs != "" {
			t.Errorf("%s: exit %d, %q", c.args, code, errs)
		}
	}
	near := filepath.Join(filepath.Dir(path), "x.jso")
	if _, errs, code := sift(t, "", "info", near); code != exitFailed || !strings.Contains(errs, "read "+near+": no such file or folder; did you mean "+path+"?\n") {
		t.Errorf("exit %d, %q", code, errs)
	}
}

// TestHelpHasRoom: no line of what a command says of itself is wider than a terminal
// that has 80 cells.
func TestHelpHasRoom(t *testing.T) {
	for _, c := range newRoot(&app{}).Commands() {
		for line := range strings.Lines(c.Long) {
			if theme.Width(strings.TrimRight(line, "\n")) > 80 {
				t.Errorf("%s: %s", c.Name(), line)
			}
		}
	}
}
