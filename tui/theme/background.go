package theme

import (
	"image/color"
	"strconv"
	"strings"
)

// Background says what the background of a terminal is like.
type Background uint8

// The backgrounds that there is a variant of the theme for.
const (
	// Unknown is a terminal that does not tell: its own sixteen colours, which
	// somebody chose for its background, are the safe ones.
	Unknown Background = iota
	Dark
	Light
)

// BackgroundOf returns what a colour is like that a terminal says its
// background has. Unknown is what says nothing: no colour.
func BackgroundOf(c color.Color) Background {
	switch {
	case c == nil:
		return Unknown
	case Luminance(c) < midLuminance:
		return Dark
	}
	return Light
}

// midLuminance is where white text and black text are equally readable:
// (1+0.05)/(L+0.05) = (L+0.05)/0.05.
const midLuminance = 0.179

// GuessBackground returns what the environment says about the background, for
// terminals that are not asked or do not answer. env holds entries of the form
// NAME=value. The Linux console is dark; rxvt, Konsole and others set
// COLORFGBG to the numbers of their colours, the background last.
func GuessBackground(env []string) Background {
	guess := Unknown
	for _, entry := range env {
		if value, ok := strings.CutPrefix(entry, "COLORFGBG="); ok {
			guess = numbered(value[strings.LastIndexByte(value, ';')+1:])
		}
		if entry == "TERM=linux" {
			return Dark
		}
	}
	return guess
}

// numbered returns what a background is like that is one of the sixteen
// colours; of these 7 (white) and the bright ones are light, but not 8 (grey).
func numbered(number string) Background {
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || n < 0 || n > 15:
		return Unknown
	case n < 7 || n == 8:
		return Dark
	}
	return Light
}
