package preview

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Pane shows one event. It is drawn again only when another event is shown, or
// when its size changes.
type Pane struct {
	theme         *theme.Theme
	reader        Reader
	width, height int
	event         *Event
	drawn         string
	focused       bool
	top           int            // first line drawn
	zone          *time.Location // of the times shown
}

// Reader finds out what is to be shown of a record. It does not change and may
// be used from another goroutine.
type Reader struct {
	lang   *store.Language
	secret func(path string) bool
	finder *store.Finder // of what stands out; nil for nothing
}

// Reader returns a reader for what the pane is told by now.
func (p *Pane) Reader() Reader { return p.reader }

// Event is what is shown of a record.
type Event struct {
	name, verb, result string
	at                 time.Time // zero without a time
	failed             bool
	who, from          string
	message            string
	found              []leaf
	sections           []section
}

// section is a titled list of leaves.
type section struct {
	title  string
	leaves []leaf
	cut    bool // there are more
}

// New returns an empty pane. secret reports whether the value of a path is
// masked; nil masks nothing.
func New(t *theme.Theme, lang *store.Language, secret func(path string) bool) *Pane {
	return &Pane{theme: t, reader: Reader{lang: lang, secret: secret}, zone: time.UTC}
}

// SetSize tells how many cells the pane has.
func (p *Pane) SetSize(width, height int) {
	if width != p.width || height != p.height {
		p.width, p.height, p.drawn = width, height, ""
	}
}

// SetZone tells which zone times are shown in; it is UTC until then.
func (p *Pane) SetZone(zone *time.Location) { p.zone, p.drawn = zone, "" }

// SetFocus tells whether keys act on the pane.
func (p *Pane) SetFocus(focused bool) {
	if focused != p.focused {
		p.focused, p.drawn = focused, ""
	}
}

// Clear shows nothing.
func (p *Pane) Clear() { p.event, p.drawn, p.top = nil, "", 0 }

// Show shows an event, from its first line on.
func (p *Pane) Show(e *Event) { p.event, p.drawn, p.top = e, "", 0 }

// maxLines is more than any event takes: its sections are cut.
const maxLines = 500

// Scroll moves what is shown by n lines.
func (p *Pane) Scroll(n int) { p.top, p.drawn = max(0, min(p.top+n, maxLines)), "" }

// Page returns how many lines a page has.
func (p *Pane) Page() int { return max(1, p.height-1) }

// Read returns what is shown of a record. It takes time with the size of the
// record.
func (p Reader) Read(r store.Record) *Event {
	get := func(field string) string {
		text, _ := r.Value(p.lang, field)
		return text
	}
	e := &Event{name: get("event"), verb: get("verb"), failed: get("failed") == "yes", result: "ok"}
	e.at, _ = r.Time()
	if e.failed {
		e.result = get("error")
		if e.result == "" {
			e.result = "failed"
		}
	}
	e.message = get("errorMessage")
	e.who = who(get("actor"), get("type"), get("key"))
	e.from = "from " + get("ip") + "  " + get("ua")
	e.found, e.sections = p.found(r), sections(r.AppendJSON(nil), p.secret)
	return e
}

// who names the actor with the kind of identity and the key it used.
func who(actor, kind, key string) string {
	detail := kind
	if key != "" {
		if detail != "" {
			detail += ", "
		}
		detail += theme.CutMiddle(theme.CleanCut(key, 200), 12)
	}
	if detail == "" {
		return actor
	}
	return actor + " (" + detail + ")"
}

// Render returns the pane, exactly as large as it was told to be.
func (p *Pane) Render() string {
	if p.drawn == "" {
		p.drawn = p.draw()
	}
	return p.drawn
}

// draw returns the lines from the top on, as far down as there are lines to
// fill the pane.
func (p *Pane) draw() string {
	if p.event == nil {
		return theme.NewBlock(p.width, p.height).String()
	}
	block := theme.NewBlock(p.width, p.height+p.top)
	p.put(block)
	if p.top = max(0, p.top-block.Left()); p.top > 0 {
		return strings.Join(block.Lines()[p.top:p.top+p.height], "\n")
	}
	return strings.Join(block.Lines()[:p.height], "\n")
}

// put draws the event.
func (p *Pane) put(block *theme.Block) {
	e, t := p.event, p.theme
	p.head(block)
	style := t.Good
	if e.failed {
		style = t.Failed
	}
	p.pair(block, theme.Style{}, p.when(e), style, e.result)
	block.Text(theme.Style{}, " "+theme.CleanCut(e.who, p.width))
	block.Text(theme.Style{}, " "+theme.CleanCut(e.from, p.width))
	if e.message != "" {
		for _, line := range wrap(theme.CleanCut(e.message, 3*(p.width-2)), p.width-2) {
			block.Text(t.Failed, " "+line)
		}
	}
	p.foundSection(block, e.found)
	for _, s := range e.sections {
		p.section(block, s)
	}
}

// head draws the first line: what the event is called, and what it did.
func (p *Pane) head(block *theme.Block) {
	e, t := p.event, p.theme
	if !p.focused {
		p.pair(block, t.Verb(e.verb, e.failed), e.name, theme.Style{}, e.verb)
		return
	}
	verb := theme.CleanCut(e.verb, p.width/2)
	name := theme.CleanPad(e.name, p.width-theme.Width(verb)-3)
	block.Line(t.Mark + t.Cursor.Paint(name+" "+verb+" "))
}

func (p *Pane) when(e *Event) string {
	if e.at.IsZero() {
		return "no time"
	}
	return e.at.In(p.zone).Format("2006-01-02 15:04:05 MST")
}

// pair draws a line with something on its right.
func (p *Pane) pair(block *theme.Block, style theme.Style, left string, rightStyle theme.Style, right string) {
	right = theme.CleanCut(right, p.width/2)
	room := p.width - theme.Width(right) - 3
	block.Line(" " + style.Paint(theme.CleanPad(left, room)) + " " + rightStyle.Paint(right) + " ")
}

func (p *Pane) section(block *theme.Block, s section) {
	block.Text(theme.Style{}, "")
	block.Text(p.theme.Title, " "+s.title)
	names := 0
	for _, l := range s.leaves {
		names = max(names, theme.Width(theme.CleanCut(l.name, p.width*2/5)))
	}
	for _, l := range s.leaves {
		name := theme.Pad(theme.CleanCutMiddle(l.name, names), names)
		room := p.width - 2 - names - 2
		block.Line("  " + p.theme.Dim.Paint(name) + "  " + theme.CleanPad(l.value, room))
	}
	if s.cut {
		block.Text(p.theme.Dim, "  enter shows all")
	}
}

// wrap breaks clean text into lines of at most width cells, anywhere.
func wrap(text string, width int) []string {
	var out []string
	for text != "" && width > 0 {
		n := 0
		for i, r := range text {
			if theme.Width(text[:i+len(string(r))]) > width {
				break
			}
			n = i + len(string(r))
		}
		if n == 0 {
			break
		}
		out, text = append(out, text[:n]), text[n:]
	}
	return out
}
