package tuitest

import (
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// faintness is how much of its colour faint text keeps, in percent; the rest
// is the background's.
const faintness = 55

// coloursOf returns the colours that a cell is drawn with, as 0xRRGGBB.
func coloursOf(style *uv.Style) (ink, ground int) {
	ink, ground = numberOf(style.Fg, inked), numberOf(style.Bg, paper)
	if style.Attrs&uv.AttrReverse != 0 {
		ink, ground = ground, ink
	}
	if style.Attrs&uv.AttrFaint != 0 {
		ink = mixed(ink, ground)
	}
	return ink, ground
}

// numberOf returns a colour as 0xRRGGBB.
func numberOf(c color.Color, otherwise int) int {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return int(r>>8)<<16 | int(g>>8)<<8 | int(b>>8)
}

// mixed returns what faint ink looks like on a ground.
func mixed(ink, ground int) int {
	out := 0
	for shift := 0; shift <= 16; shift += 8 {
		channel := (ink>>shift&0xff*faintness + ground>>shift&0xff*(100-faintness)) / 100
		out |= channel << shift
	}
	return out
}

// styleOf returns the style sheet of text; empty is plain.
func styleOf(ink int, style *uv.Style) string {
	var b strings.Builder
	if ink != inked {
		b.WriteString("fill:" + hex(ink) + ";")
	}
	if style.Attrs&uv.AttrBold != 0 {
		b.WriteString("font-weight:700;")
	}
	if style.Underline != uv.UnderlineNone {
		b.WriteString("text-decoration:underline;")
	}
	return strings.TrimSuffix(b.String(), ";")
}

// blockArea returns the part of its cell that a block element fills; ok is
// false for any other character. Fonts draw them with gaps between the cells.
// The line between panes is one of them here.
func blockArea(char string) (block area, ok bool) {
	r := []rune(char)
	if len(r) != 1 {
		return block, false
	}
	switch c := r[0]; {
	case c == '│':
		return area{cellWidth / 2, 0, 1, cellHeight}, true
	case c >= '▁' && c <= '█': // one to eight eighths from below
		h := (int(c-'▁'+1)*cellHeight + 4) / 8
		return area{0, cellHeight - h, cellWidth, h}, true
	case c > '█' && c <= '▏': // seven to one eighths from the left
		return area{0, 0, int('▐'-c) * cellWidth / 8, cellHeight}, true
	}
	return block, false
}

// shade returns how many quarters of its cell a shaded block fills; 0 is any
// other character. Fonts draw it as a pattern, each another one.
func shade(char string) int {
	switch char {
	case "░":
		return 1
	case "▒":
		return 2
	case "▓":
		return 3
	}
	return 0
}

// shaded returns the colour of some quarters of one and the rest of another.
func shaded(ink, ground, quarters int) (colour int) {
	for shift := 0; shift < 24; shift += 8 {
		a, b := ink>>shift&0xff, ground>>shift&0xff
		colour |= (a*quarters + b*(4-quarters)) / 4 << shift
	}
	return colour
}
