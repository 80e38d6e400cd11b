package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Look is what a terminal can show and what it is like.
type Look struct {
	Unicode    bool
	Profile    colorprofile.Profile // the colours it has
	Background Background
}

// Theme returns the theme of such a terminal.
func (l Look) Theme() Theme {
	t := plainTheme()
	if l.Unicode {
		t.Glyphs = unicodeGlyphs
	}
	inks := l.inks()
	for style, ink := range map[*Style]ink{
		&t.Dim: inks.dim, &t.Chip: inks.chip, &t.Failed: inks.failed,
		&t.Write: inks.write, &t.GrantUse: inks.grantUse, &t.Good: inks.good,
	} {
		*style = newStyle(ink.style())
	}
	for i, shade := range l.shades() {
		t.Heat[i] = newStyle(ink{colour: shade}.style())
	}
	return t
}

// ink is what makes the text of a meaning stand out, or step back.
type ink struct {
	colour                 color.Color // nil is the terminal's own
	faint, bold, underline bool
}

func (i ink) style() lipgloss.Style {
	s := lipgloss.NewStyle().Faint(i.faint).Bold(i.bold).Underline(i.underline)
	if i.colour != nil {
		s = s.Foreground(i.colour)
	}
	return s
}

// inks are those of a variant of the theme.
type inks struct{ dim, chip, failed, write, grantUse, good ink }

// inks returns those that suit the look.
func (l Look) inks() inks {
	switch {
	case l.Profile <= colorprofile.ASCII && l.Profile != colorprofile.Unknown:
		return withoutColour()
	case l.Background == Unknown:
		return ownColours()
	case l.Profile == colorprofile.TrueColor:
		return exactColours(l.Background)
	case l.Profile == colorprofile.ANSI256:
		return indexedColours(l.Background)
	}
	return sixteenColours(l.Background)
}

// withoutColour tells by weight what colours tell elsewhere.
func withoutColour() inks {
	return inks{
		dim:      ink{faint: true},
		failed:   ink{bold: true}, // beside its sign
		write:    ink{bold: true},
		grantUse: ink{underline: true},
	}
}

// ownColours are the terminal's own, for whatever background they were made.
func ownColours() inks {
	return inks{
		dim:      ink{faint: true},
		chip:     ink{colour: lipgloss.Cyan},
		failed:   ink{colour: lipgloss.Red},
		write:    ink{colour: lipgloss.Yellow},
		grantUse: ink{colour: lipgloss.Magenta},
		good:     ink{colour: lipgloss.Green},
	}
}

// sixteenColours are those of the sixteen that can be read on a background
// with the usual palettes: the bright ones on a dark one, the dark ones on a
// light one, where yellow, green, cyan and grey are too pale.
func sixteenColours(on Background) inks {
	if on == Dark {
		return inks{
			dim:      ink{colour: lipgloss.White}, // of the sixteen that is light grey
			chip:     ink{colour: lipgloss.BrightCyan},
			failed:   ink{colour: lipgloss.BrightRed},
			write:    ink{colour: lipgloss.BrightYellow},
			grantUse: ink{colour: lipgloss.BrightMagenta},
			good:     ink{colour: lipgloss.BrightGreen},
		}
	}
	return inks{
		failed:   ink{colour: lipgloss.Red},
		write:    ink{colour: lipgloss.Blue},
		grantUse: ink{colour: lipgloss.Magenta},
	}
}

// indexedColours are of the fixed part of the 256: the cube and the greys.
func indexedColours(on Background) inks {
	index := func(n uint8) ink { return ink{colour: lipgloss.ANSIColor(n)} }
	if on == Dark {
		return inks{dim: index(247), chip: index(116), failed: index(210), write: index(179), grantUse: index(176), good: index(114)}
	}
	return inks{dim: index(241), chip: index(23), failed: index(124), write: index(94), grantUse: index(127), good: index(22)}
}

// exactColours are quieter than the nearest of the 256, where there is little of
// them. What lists are full of keeps those: a true colour takes eight bytes more.
func exactColours(on Background) inks {
	exact := func(rgb string) ink { return ink{colour: lipgloss.Color(rgb)} }
	all := indexedColours(on)
	if on == Dark {
		all.chip, all.good = exact("#7cc7d4"), exact("#86cf86")
		return all
	}
	all.chip, all.good = exact("#0b5c66"), exact("#176125")
	return all
}
