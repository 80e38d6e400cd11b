package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// shades returns the colours of a heat map, from few to many: one hue, ever
// further from the background. What they say the glyphs say too; nil is the
// terminal's own colour.
func (l Look) shades() [4]color.Color {
	index := func(n uint8) color.Color { return lipgloss.ANSIColor(n) }
	exact := func(rgb string) color.Color { return lipgloss.Color(rgb) }
	switch dark := l.Background == Dark; {
	case l.Profile <= colorprofile.ASCII && l.Profile != colorprofile.Unknown:
		return [4]color.Color{}
	case l.Background == Unknown:
		return [4]color.Color{lipgloss.Cyan, lipgloss.Cyan, lipgloss.Cyan, lipgloss.Cyan}
	case l.Profile == colorprofile.TrueColor && dark:
		return [4]color.Color{exact("#4f8a96"), exact("#63abb8"), exact("#7cc7d4"), exact("#d5f4f9")}
	case l.Profile == colorprofile.TrueColor:
		return [4]color.Color{exact("#4a929c"), exact("#2e7f8a"), exact("#0b5c66"), exact("#053238")}
	case l.Profile == colorprofile.ANSI256 && dark:
		return [4]color.Color{index(66), index(73), index(116), index(195)}
	case l.Profile == colorprofile.ANSI256:
		return [4]color.Color{index(66), index(30), index(23), index(16)}
	case dark:
		return [4]color.Color{lipgloss.Cyan, lipgloss.Cyan, lipgloss.BrightCyan, lipgloss.BrightWhite}
	}
	return [4]color.Color{lipgloss.Blue, lipgloss.Blue, lipgloss.Blue, nil}
}
