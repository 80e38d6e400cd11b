package tui

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// interludes is a program that does work without frames, round after round, and
// says how often that was done.
type interludes struct {
	done int
	work func(terminal io.Writer) error
}

type interludeOver struct{ err error }

func (m *interludes) Init() tea.Cmd { return nil }

func (m *interludes) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyPressMsg:
		return m, withoutFrames(m.work, func(err error) tea.Msg { return interludeOver{err} })
	case interludeOver:
		m.done++
	}
	return m, nil
}

func (m *interludes) View() tea.View { return tea.NewView(fmt.Sprintf("interludes: %d.", m.done)) }

// TestDrawsAfterInterludes lets the terminal go for next to no time, while
// goroutines keep what draws from ending at once.
func TestDrawsAfterInterludes(t *testing.T) {
	var stop atomic.Bool
	defer stop.Store(true)
	for range 2 * runtime.GOMAXPROCS(0) {
		go func() {
			for !stop.Load() {
				runtime.Gosched()
			}
		}()
	}
	m := &interludes{work: func(terminal io.Writer) error {
		_, err := io.WriteString(terminal, "work.\r\n")
		return err
	}}
	term := tuitest.Run(t, m, 40, 5)
	for n := range 4 {
		term.WaitText(fmt.Sprintf("interludes: %d.", n))
		term.Press("x")
	}
}

func TestStartedHere(t *testing.T) {
	var end = make(chan struct{})
	started := make(chan struct{})
	start := func() {
		go func() {
			close(started)
			<-end
		}()
	}
	start()
	<-started
	const here = "github.com/trailsift/trailsift/tui.TestStartedHere.func1"
	if !startedHere(here) {
		t.Error("a goroutine that this one has started is not found")
	}
	other := make(chan bool)
	go func() { other <- startedHere(here) }()
	if <-other {
		t.Error("a goroutine that another one has started is found")
	}
	if startedHere(strings.TrimSuffix(here, "1")) {
		t.Error("a goroutine of another function is found")
	}
	close(end)
	for startedHere(here) {
		runtime.Gosched()
	}
}
