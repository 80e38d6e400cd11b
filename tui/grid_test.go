package tui

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// visit is a way to a screen and to what can be open on it. Keys are separated
// by blanks; what follows a quote is typed, _ for a blank.
type visit struct {
	keys string
	// where the focus must be seen: in the body, on the timeline, in the filter
	// line, or nowhere since nothing has it
	focus focusPlace
}

type focusPlace uint8

const (
	inBody focusPlace = iota
	onTimeline
	inFilter
	inStatus
	nowhere
)

// visits lead to every screen, with what can be open on each.
func visits() []visit {
	out := []visit{
		{"", inBody}, {"tab tab", inBody}, {"\\", inBody}, {"l \\ /", inStatus}, {"/ \"mi", inStatus}, {"space space", inBody},
		{"i", onTimeline}, {"i \\", onTimeline}, {"i [ l l ]", onTimeline}, {"i i", inBody}, {"s S", inBody},
		{"= backspace", inFilter}, {"1 2 3", nowhere}, {"; \"event:r", inFilter}, {"; \"( ( (", inFilter},
		{"; \"actor=nobody enter", nowhere}, {"t", inStatus}, {"t \"soon", inStatus}, {"F", inBody}, {"F \"user", inBody},
		{"m l #", inBody}, {"m l m", inBody}, {"m l m l j", inBody}, {"H", inBody}, {"H G l l", inBody}, {"y", nowhere}, {"w", nowhere}, {"p", inBody},
		{"enter", inBody}, {"enter v", inBody}, {"enter v v", inBody}, {"enter \\", inBody},
		{"enter tab", inBody}, {"enter tab \\ G", inBody}, {"enter tab J J", inBody}, {"enter tab tab", nowhere}, {"enter l l l l l l l", inBody}, {"enter G", inBody},
		{"enter C", inBody}, {"enter C G x k x J J", inBody}, {"enter C /", inBody}, {"enter s", inBody}, {"enter l l l s s", inBody},
		{"enter /", inBody}, {"enter / \"x", inBody}, {"enter p", inBody}, {"enter m j m", inBody}, {"enter m j m d", inBody},
		{"enter enter", inBody}, {"enter enter G", inBody}, {"enter enter / \"e", inStatus}, {"enter enter p", inBody}, {"enter c", inBody},
		{": \"who_sg", inBody}, {": \"who_sg-0123456789abcdef0 enter", inBody}, {": \"trace_ASIAEXAMPLE000000003 enter", inBody},
		{": \"trace_ASIAEXAMPLE000000009 enter", inBody}, {": \"profile_deploy/ci-4711 enter", inBody},
		{": \"all_questions enter", inBody}, {": \"ask_sg-open-world enter", inBody}, {": \"ask_denied enter", inBody},
		{"3 : \"save enter \"x", inStatus},
	}
	for _, screen := range []string{"", "i", "enter", "enter enter", "m l m", "H", ": \"all_questions enter", "enter m j m d"} {
		out = append(out, visit{screen + " ?", nowhere}, visit{screen + " ? ?", nowhere}, visit{screen + " !", nowhere},
			visit{screen + " :", inBody}, visit{screen + " : \"fa", inBody}, visit{screen + " ; \"region:", inFilter}, visit{screen + " y", nowhere})
	}
	return out
}

// walk goes a way.
func (b *bench) walk(keys string) {
	for _, k := range strings.Fields(keys) {
		if text, typed := strings.CutPrefix(k, `"`); typed {
			b.types(strings.ReplaceAll(text, "_", " "))
			continue
		}
		b.press(k)
	}
}

// foreign is events whose names are long, wide or joined of several characters.
func foreign() []string {
	var out []string
	for i, name := range []string{"山田太郎", "👩‍👩‍👧‍👦 family", "e\u0301tude", "नमस्ते", "🇨🇭🇨🇭", strings.Repeat("very-long-", 30), "ẍ̧̖͎"} {
		out = append(out, event(200+i, object{
			"userIdentity": object{"type": "IAMUser", "userName": name, "arn": "arn:aws:iam::111122223333:user/" + name, "principalId": "AIDA" + name},
			"awsRegion":    name, "eventName": "Get" + name, "userAgent": name + name,
			"requestParameters": object{name: name, "bucketName": name, "list": []string{name, name}},
		}))
	}
	return out
}

// TestEveryScreenAtEverySize draws all states in terminals of sizes that a
// seeded chance picks, and checks what holds for every frame.
func TestEveryScreenAtEverySize(t *testing.T) {
	mixed := newStore(t, "a\x1b[2J/日本/trail.json", append(append(pivotStory(), foreign()...), append(incident(), hostile()[1:]...)...))
	r := rand.New(rand.NewPCG(2026, 9))
	for _, s := range visits() {
		for range 2 {
			cfg := config(mixed)
			if r.IntN(4) == 0 {
				cfg.Env = []string{"LANG=C", "TERM=screen"}
			}
			w, h := size(r)
			b := newBench(t, cfg, w, h)
			b.walk(s.keys)
			for range 4 {
				name := fmt.Sprintf("%q at %dx%d", s.keys, b.width, b.height)
				checkFrame(t, name, b, b.width, b.height)
				checkFocus(t, name, b, s.focus)
				w, h = size(r)
				b.send(tea.WindowSizeMsg{Width: w, Height: h})
				if !b.typing() {
					b.press([]string{"j", "k", "G", "g", "pgdown", "pgup"}[r.IntN(6)])
				}
			}
		}
	}
}

// size is that of some terminal, from 60x15 to 300x100, small ones more often.
func size(r *rand.Rand) (w, h int) {
	small := func(least, most int) int { return least + int(float64(most-least)*r.Float64()*r.Float64()+0.5) }
	return small(minWidth, 300), small(minHeight, 100)
}

var reverseVideo = regexp.MustCompile(`\x1b\[([0-9]+;)*7(;[0-9]+)*m`)

// checkFocus fails unless the place that has the focus shows it without colour.
func checkFocus(t *testing.T, name string, b *bench, focus focusPlace) {
	t.Helper()
	lines := strings.Split(b.View().Content, "\n")
	from, to := b.layout.filter.y+1, b.layout.status.y
	switch focus {
	case nowhere:
		return
	case onTimeline:
		to = b.layout.timeline.y + b.layout.timeline.h
		if b.layout.timeline.h == 0 { // there is no room for it
			to = b.layout.status.y
		}
	case inFilter:
		from, to = b.layout.filter.y, b.layout.filter.y+1
	case inStatus:
		from, to = b.layout.status.y, b.layout.status.y+1
	}
	if focus == inBody && b.screen().kind == eventsScreen && !b.previewFocused() && (b.mode == browsing || b.mode == choosingColumns) {
		from++ // the heads of the columns, one of which is reversed
	}
	for _, line := range lines[from:to] {
		if reverseVideo.MatchString(line) {
			return
		}
	}
	t.Errorf("%s: the focus is not to be seen in\n%s", name, b.text())
}

// TestEveryScreenOfNothing draws all states where there are no events, and
// while the first ones are still to come.
func TestEveryScreenOfNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 10))
	for _, s := range visits() {
		for _, progress := range []Progress{
			{Done: true},
			{Files: 3, FilesTotal: 4000, Rate: 1e6, Left: time.Minute},
			{Done: true, Stopped: "日本 the memory is full\x1b[2J", Problems: troubles()},
			{Files: 9, Problems: troubles(), Waiting: true, Following: true, Retryable: 2, Notes: []string{"notes\x1b[2J 日本"}},
		} {
			cfg := config(newFilling().Store)
			cfg.Load = &fakeLoad{progress: progress}
			w, h := size(r)
			b := newBench(t, cfg, w, h)
			b.walk(s.keys)
			checkFrame(t, fmt.Sprintf("%q without events at %dx%d", s.keys, w, h), b, w, h)
		}
	}
}

// TestClicksAnywhere clicks on cells that chance picks, in all states.
func TestClicksAnywhere(t *testing.T) {
	logs := newStore(t, "trail.json", append(pivotStory(), foreign()...))
	r := rand.New(rand.NewPCG(2026, 11))
	for _, s := range visits() {
		cfg := config(logs)
		cfg.Mouse = true
		w, h := size(r)
		b := newBench(t, cfg, w, h)
		b.walk(s.keys)
		for range 8 {
			x, y := r.IntN(w), r.IntN(h)
			b.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			b.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
			checkFrame(t, fmt.Sprintf("%q, a click on %d,%d at %dx%d", s.keys, x, y, w, h), b, w, h)
		}
	}
}

func troubles() []Problem {
	return []Problem{
		{"s3://trail/日本/\x1b[2J" + strings.Repeat("x", 500), "record 17 at byte 20931", "unexpected end\x1b[2J"},
		{"", "", ""},
		{"a.json", strings.Repeat("日", 300), strings.Repeat("why ", 300)},
	}
}
