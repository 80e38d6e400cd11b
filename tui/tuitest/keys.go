package tuitest

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// key is a key as a model gets it and as a terminal sends it.
type key struct {
	msg   tea.KeyPressMsg
	bytes string
}

// named are the keys that have a name, as Bubble Tea writes them.
var named = map[string]key{
	"enter":     {tea.KeyPressMsg{Code: tea.KeyEnter}, "\r"},
	"esc":       {tea.KeyPressMsg{Code: tea.KeyEscape}, "\x1b"},
	"tab":       {tea.KeyPressMsg{Code: tea.KeyTab}, "\t"},
	"shift+tab": {tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, "\x1b[Z"},
	"space":     {tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, " "},
	"backspace": {tea.KeyPressMsg{Code: tea.KeyBackspace}, "\x7f"},
	"delete":    {tea.KeyPressMsg{Code: tea.KeyDelete}, "\x1b[3~"},
	"up":        {tea.KeyPressMsg{Code: tea.KeyUp}, "\x1b[A"},
	"down":      {tea.KeyPressMsg{Code: tea.KeyDown}, "\x1b[B"},
	"right":     {tea.KeyPressMsg{Code: tea.KeyRight}, "\x1b[C"},
	"left":      {tea.KeyPressMsg{Code: tea.KeyLeft}, "\x1b[D"},
	"home":      {tea.KeyPressMsg{Code: tea.KeyHome}, "\x1b[H"},
	"end":       {tea.KeyPressMsg{Code: tea.KeyEnd}, "\x1b[F"},
	"pgup":      {tea.KeyPressMsg{Code: tea.KeyPgUp}, "\x1b[5~"},
	"pgdown":    {tea.KeyPressMsg{Code: tea.KeyPgDown}, "\x1b[6~"},
	"f2":        {tea.KeyPressMsg{Code: tea.KeyF2}, "\x1bOQ"},
}

// parseKey returns a key by name: "enter", "shift+tab", "ctrl+c", or the
// character that it types.
func parseKey(t testing.TB, name string) key {
	t.Helper()
	if k, ok := named[name]; ok {
		return k
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 && letter >= "a" && letter <= "z" {
		code := rune(letter[0])
		return key{tea.KeyPressMsg{Code: code, Mod: tea.ModCtrl}, string(code - 'a' + 1)}
	}
	if utf8.RuneCountInString(name) == 1 {
		code, _ := utf8.DecodeRuneInString(name)
		return key{tea.KeyPressMsg{Code: code, Text: name}, name}
	}
	t.Fatalf("no key %q", name)
	return key{}
}
