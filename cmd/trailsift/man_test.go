package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		"a-b": `a\-b`, `C:\x`: `C:\ex`, ".tar": `\&.tar`, "'f'": `\(aqf\(aq`, "`~^": `\(ga\(ti\(ha`, `"q"`: `\(dqq\(dq`, "  .x": "  .x", "": "", "–": `\[u2013]`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestManual: the page knows all commands, flags and topics, and is the same
// each time.
func TestManual(t *testing.T) {
	page := answer(t, "man")
	if page != answer(t, "man") {
		t.Error("the second time it is another one")
	}
	root := newRoot(&app{})
	for _, want := range []string{
		`.TH TRAILSIFT 1 "" "trailsift ` + roff(version()), ".SH \"EXIT STATUS\"", `\fB\-f, \-\-filter\fR string`,
		`\fB\-\-config\fR FILE`, "NO_COLOR", "region:eu\\-* event:Get*,List*", `max\-memory = \(dq4GB\(dq`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && !strings.Contains(page, ".SS \"trailsift "+roff(c.Name())) {
			t.Errorf("it does not describe %s", c.Name())
		}
	}
	if strings.Contains(page, "\x1b") || strings.Contains(page, "completion bash") {
		t.Error("it holds more than it should")
	}
}

// TestManualIsRead has the page read by whoever reads such pages here.
func TestManualIsRead(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("no groff")
	}
	cmd := exec.Command(groff, "-man", "-Tutf8", "-ww", "-P-cbou")
	cmd.Stdin = strings.NewReader(answer(t, "man"))
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		t.Errorf("groff: %v, %s", err, errs.String())
	}
	for _, want := range []string{"       -f, --filter string", `event~^(Put|Attach).*Policy$`, `'event:RunInstances'`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("read, it lacks %q", want)
		}
	}
}
