package tuitest

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Screen is a terminal emulator that may be written to and read at the same
// time. (The emulator's own safe variant does not lock every method.)
type Screen struct {
	gate     sync.Mutex // closed while nothing is read of what the program sends
	mu       sync.Mutex
	emulator *vt.Emulator
	cooked   bool // line feeds return the carriage, as without raw mode
	alt      bool
	hidden   bool // the cursor
	title    string
	written  int // bytes
	modes    map[ansi.Mode]bool
	answered chan struct{} // closed when nobody reads answers any more
}

// newScreen returns an empty screen. What the terminal answers to queries goes
// to answers, until the screen is closed: an emulator whose answers are not
// read stops.
func newScreen(width, height int, answers io.Writer) *Screen {
	s := &Screen{
		emulator: vt.NewEmulator(width, height),
		modes:    make(map[ansi.Mode]bool),
		answered: make(chan struct{}),
	}
	s.emulator.SetCallbacks(vt.Callbacks{
		AltScreen:        func(on bool) { s.alt = on },
		CursorVisibility: func(visible bool) { s.hidden = !visible },
		Title:            func(title string) { s.title = title },
		EnableMode:       func(m ansi.Mode) { s.modes[m] = true },
		DisableMode:      func(m ansi.Mode) { delete(s.modes, m) },
	})
	go s.answer(answers)
	return s
}

// answer passes answers on until close. That nobody wants them is no reason to
// stop.
func (s *Screen) answer(answers io.Writer) {
	defer close(s.answered)
	buf := make([]byte, 1024)
	for {
		n, err := s.emulator.Read(buf)
		if err != nil {
			return
		}
		answers.Write(buf[:n])
	}
}

// close ends the reading of answers. Nothing may be written any more.
func (s *Screen) close() {
	if pipe, ok := s.emulator.InputPipe().(io.Closer); ok {
		pipe.Close()
		<-s.answered
	}
}

// Write draws what a program sends.
func (s *Screen) Write(p []byte) (int, error) {
	s.gate.Lock()
	defer s.gate.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(p)
	s.written += n
	if s.cooked {
		p = bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))
	}
	if _, err := s.emulator.Write(p); err != nil {
		return 0, err
	}
	return n, nil
}

// Text returns what the screen shows, a line for each of its lines, without
// colours and trailing spaces.
func (s *Screen) Text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := make([]string, s.emulator.Height())
	copy(lines, strings.Split(ansi.Strip(s.emulator.Render()), "\n"))
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \r")
	}
	return strings.Join(lines, "\n") + "\n"
}

// Styled returns what the screen shows with its styles as escape sequences.
func (s *Screen) Styled() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emulator.Render()
}

// Hold stops reading what the program sends, as a terminal does that was stopped
// with ctrl-s, until release is called.
func (s *Screen) Hold() (release func()) {
	s.gate.Lock()
	return sync.OnceFunc(s.gate.Unlock)
}

// Written returns how many bytes the program has sent so far.
func (s *Screen) Written() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.written
}

// AltScreen reports whether the program has the alternate screen on.
func (s *Screen) AltScreen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.alt
}

// Title returns the last title that the program gave the window.
func (s *Screen) Title() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.title
}

// Left returns what a program that has ended should have undone: the alternate
// screen, a hidden cursor, and modes that change what a shell gets to read. It
// is empty when the terminal is as it was.
func (s *Screen) Left() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var left []string
	if s.alt {
		left = append(left, "alternate screen")
	}
	if s.hidden {
		left = append(left, "hidden cursor")
	}
	for mode, name := range lasting {
		if s.modes[mode] {
			left = append(left, name)
		}
	}
	slices.Sort(left)
	return left
}

// lasting are the modes that go on after the program that set them.
var lasting = map[ansi.Mode]string{
	ansi.ModeMouseNormal:        "mouse clicks",
	ansi.ModeMouseButtonEvent:   "mouse motion with a button",
	ansi.ModeMouseAnyEvent:      "mouse motion",
	ansi.ModeMouseExtSgr:        "mouse encoding",
	ansi.ModeFocusEvent:         "focus events",
	ansi.ModeBracketedPaste:     "bracketed paste",
	ansi.ModeSynchronizedOutput: "synchronized output",
	ansi.ModeUnicodeCore:        "grapheme widths",
	ansi.ModeInBandResize:       "resize events",
}

func (s *Screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.emulator.Resize(width, height)
}
