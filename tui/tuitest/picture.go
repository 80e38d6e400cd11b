package tuitest

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// Picture waits until the screen looks like testdata/pictures/NAME.svg of the
// module, and fails if it never does: the picture is stale then. -update
// draws it anew. The title is for those who cannot see it.
func (term *Terminal) Picture(name, title string) {
	term.t.Helper()
	path := picturePath(term.t, name)
	draw := func() string { return string(term.SVG(title)) }
	if *update {
		term.write(path, draw)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		term.t.Fatalf("%v (draw it with -update)\n%s", err, term.Text())
	}
	if !term.within(func() bool { return draw() == string(want) }) {
		term.t.Errorf("%s is stale (-update draws it anew): the screen shows\n%s", path, term.Text())
	}
}

// picturePath returns where a picture lies.
func picturePath(t testing.TB, name string) string {
	t.Helper()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "testdata", "pictures", name+".svg")
}

// What a picture looks like, in the units of SVG.
const (
	cellWidth  = 8
	cellHeight = 17
	baseline   = 13 // of text, from the top of its cell
	margin     = 12 // around all cells
	fontSize   = 13.3
	// fonts are what the systems have. Text is stretched to its cells, so
	// that it does not matter which one is taken.
	fonts = `ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace`
)

// The colours of text and background where a program gives none.
const (
	paper = 0x14171c
	inked = 0xd4d7dc
)

// SVG returns the screen as a picture that stands for itself: no fonts,
// scripts or links. The same screen gives the same bytes.
func (s *Screen) SVG(title string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	width, height := s.emulator.Width(), s.emulator.Height()
	p := &picture{look: make(map[string]string)}
	for y := range height {
		for x := 0; x < width; x++ {
			if cell := s.emulator.CellAt(x, y); cell != nil {
				p.cell(x, y, cell)
			}
		}
		p.endRun()
	}
	return p.svg(title, width*cellWidth+2*margin, height*cellHeight+2*margin)
}

// picture collects what is drawn: areas below, shapes and text above.
type picture struct {
	shapes []shape // by colour, in the order in which the colours occur
	texts  bytes.Buffer
	look   map[string]string // class by its style
	styles bytes.Buffer      // of the classes
	run    run
}

// shape is all that is filled with one colour.
type shape struct {
	fill  string
	areas []area
}

// area is a rectangle.
type area struct{ x, y, w, h int }

// path returns the outlines of the areas.
func (s *shape) path() string {
	var b strings.Builder
	for _, a := range s.areas {
		fmt.Fprintf(&b, "M%d %dh%dv%dh-%dz", a.x, a.y, a.w, a.h, a.w)
	}
	return b.String()
}

// run is text of one look in neighbouring cells.
type run struct {
	x, y, cells int
	style       string
	text        string
}

// cell draws one cell: what is behind it, and what is in it.
func (p *picture) cell(x, y int, cell *uv.Cell) {
	ink, ground := coloursOf(&cell.Style)
	left, top := margin+x*cellWidth, margin+y*cellHeight
	if ground != paper {
		p.fill(ground, area{left, top, max(cell.Width, 1) * cellWidth, cellHeight})
	}
	if quarters := shade(cell.Content); quarters > 0 {
		p.fill(shaded(ink, ground, quarters), area{left, top, max(cell.Width, 1) * cellWidth, cellHeight})
		p.endRun()
		return
	}
	if block, ok := blockArea(cell.Content); ok {
		block.x, block.y = left+block.x, top+block.y
		p.fill(ink, block)
		p.endRun()
		return
	}
	if cell.Width > 0 {
		p.write(x, y, cell, styleOf(ink, &cell.Style))
	}
}

// fill adds an area to those of a colour. One that goes on where the last one
// ended widens it: between two of them some would see a line.
func (p *picture) fill(colour int, a area) {
	fill := hex(colour)
	i := 0
	for i < len(p.shapes) && p.shapes[i].fill != fill {
		i++
	}
	if i == len(p.shapes) {
		p.shapes = append(p.shapes, shape{fill: fill})
	}
	s := &p.shapes[i]
	if n := len(s.areas); n > 0 {
		last := &s.areas[n-1]
		if last.x+last.w == a.x && last.y == a.y && last.h == a.h {
			last.w += a.w
			return
		}
	}
	s.areas = append(s.areas, a)
}

// write adds a character to the run, or begins another one. Two blanks end a
// run: SVG would draw one.
func (p *picture) write(x, y int, cell *uv.Cell, style string) {
	text := cell.Content
	if text == "" {
		text = " "
	}
	r := &p.run
	if r.text != "" && (r.style != style || text == " " && strings.HasSuffix(r.text, " ")) {
		p.endRun()
	}
	if r.text == "" {
		if text == " " {
			return
		}
		*r = run{x: x, y: y, style: style}
	}
	r.text += text
	r.cells = x + cell.Width - r.x
}

// endRun draws the run.
func (p *picture) endRun() {
	r := p.run
	p.run = run{}
	text := strings.TrimSuffix(r.text, " ")
	if text == "" {
		return
	}
	cells := r.cells - (len(r.text) - len(text))
	fmt.Fprintf(&p.texts, `<text x="%d" y="%d"`, margin+r.x*cellWidth, margin+r.y*cellHeight+baseline)
	if class := p.class(r.style); class != "" {
		fmt.Fprintf(&p.texts, ` class="%s"`, class)
	}
	if cells > 1 {
		fmt.Fprintf(&p.texts, ` textLength="%d"`, cells*cellWidth)
	}
	fmt.Fprintf(&p.texts, ">%s</text>\n", html.EscapeString(text))
}

// class returns the class of a style; the plain one needs none.
func (p *picture) class(style string) string {
	if style == "" {
		return ""
	}
	name, ok := p.look[style]
	if !ok {
		name = "s" + strconv.Itoa(len(p.look))
		p.look[style] = name
		fmt.Fprintf(&p.styles, ".%s{%s}", name, style)
	}
	return name
}

// svg puts the parts together.
func (p *picture) svg(title string, width, height int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n", html.EscapeString(title))
	fmt.Fprintf(&b, "<style>text{font:%vpx %s;fill:%s}%s</style>\n", fontSize, fonts, hex(inked), p.styles.Bytes())
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="%s"/>`+"\n", width, height, hex(paper))
	for _, s := range p.shapes {
		fmt.Fprintf(&b, `<path fill="%s" d="%s"/>`+"\n", s.fill, s.path())
	}
	b.Write(p.texts.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func hex(colour int) string { return fmt.Sprintf("#%06x", colour) }
