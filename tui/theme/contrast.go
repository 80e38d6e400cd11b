package theme

import (
	"image/color"
	"math"
)

// Luminance returns the relative luminance of a colour, from 0 for black to 1
// for white, as WCAG 2 defines it.
func Luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// linear undoes the sRGB curve of a channel of sixteen bits.
func linear(channel uint32) float64 {
	v := float64(channel) / 0xffff
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Contrast returns how well two colours can be told apart, from 1 to 21, as
// WCAG 2 defines it. Text is readable from 4.5 on.
func Contrast(a, b color.Color) float64 {
	one, other := Luminance(a), Luminance(b)
	return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}
