package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// TestEveryAnswerOpensWithALine: in the least window the first line of each answer is seen,
// and somebody can act on it at once, however much the sentence says.
func TestEveryAnswerOpensWithALine(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing in it runs beside something else")
	}
	from, th := demoSources(t), theme.New(true)
	for _, q := range from.everyInquiry(t) {
		r, err := q.answer(t.Context(), from)
		if err != nil || r.answer == nil || len(r.answer.Sections) == 0 || !r.answer.Sections[0].Lines[0].To.Leads() {
			continue
		}
		for _, size := range [][2]int{{60, 11}, {80, 20}, {120, 32}} {
			p := answers.New(&th)
			p.SetSize(size[0], size[1])
			p.Set(r.answer)
			if _, ok := p.Current(); !ok {
				t.Errorf("%v: %+v does not show its first line:\n%s", size, q, ansi.Strip(p.Render()))
			}
		}
	}
}

// TestWhatAWSMadeIsCountedAloud: calls that services made in the course of a session are of
// no session, and wherever its events are counted they are, too.
func TestWhatAWSMadeIsCountedAloud(t *testing.T) {
	b := demoBench(t, 120, 44)
	b.command("trace ASIARTX3GSDSWQ4GYLXM")
	b.want("└─ 210 events", "└─ 25 calls", "that AWS made in its course")
	b.press("j j j enter")
	b.want("25 of 6,823", "Decrypt")
	b = demoBench(t, 120, 44)
	b.command("ask session-human ASIARTX3GSDSWQ4GYLXM")
	if text := strings.Join(strings.Fields(b.text()), " "); !strings.Contains(text, "; and 25 calls that AWS made in its course") {
		t.Error(text)
	}
	for who, n := range map[string]int{"tomas.lind": 27, "AdministratorAccess/priya.raman@example.com": 9} {
		b := demoBench(t, 120, 90)
		b.command("profile " + who)
		b.want(fmt.Sprintf("and %d calls that AWS made on its behalf", n))
	}
}
