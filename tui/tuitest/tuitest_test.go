package tuitest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// echo is a model that shows its size and the keys it got.
type echo struct {
	width, height int
	keys          []string
}

func (e echo) Init() tea.Cmd { return nil }

func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.width, e.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		e.keys = append(e.keys, msg.String())
		if msg.String() == "ctrl+c" {
			return e, tea.Quit
		}
	}
	return e, nil
}

func (e echo) View() tea.View {
	v := tea.NewView(fmt.Sprintf("size %dx%d\n\x1b[31mkeys\x1b[m %s\nend of frame", e.width, e.height, strings.Join(e.keys, " ")))
	v.AltScreen = true
	return v
}

var everyKey = []string{
	"j", "G", "/", "é", "enter", "esc", "tab", "shift+tab", "space", "backspace", "delete",
	"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "f2", "ctrl+d",
}

// session drives echo, wherever it runs.
func session(t *testing.T, term *Terminal) {
	t.Helper()
	term.WaitText("size 140x6", "end of frame")
	if !term.AltScreen() {
		t.Error("no alternate screen")
	}
	for i, name := range everyKey {
		term.Press(name)
		term.WaitText(strings.Join(everyKey[:i+1], " "))
	}
	term.Resize(150, 7)
	term.WaitText("size 150x7")
	if !strings.Contains(term.Styled(), "\x1b[31m") {
		t.Errorf("no colours in %q", term.Styled())
	}
	term.Press("ctrl+c")
	if err := term.WaitExit(); err != nil {
		t.Error(err)
	}
	term.WaitClean()
	term.WaitNoText("end of frame")
}

func TestModel(t *testing.T) {
	session(t, Run(t, echo{}, 140, 6))
}

// TestProcess runs this test's own binary as the program.
func TestProcess(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=TestEchoProgram")
	cmd.Env = []string{"TUITEST_ECHO=1"}
	session(t, Start(t, cmd, 140, 6))
}

// TestEchoProgram is the program of TestProcess.
func TestEchoProgram(t *testing.T) {
	if os.Getenv("TUITEST_ECHO") == "" {
		t.Skip("runs in TestProcess only")
	}
	if _, err := tea.NewProgram(echo{}).Run(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

func TestWhatIsLeftBehind(t *testing.T) {
	term := Run(t, echo{}, 20, 3)
	term.WaitText("end of frame")
	term.Press("ctrl+c")
	term.WaitExit()
	term.Write([]byte("\x1b]0;mine\x07\x1b[?1049h\x1b[?25l\x1b[?1003h\x1b[?2004h"))
	if got, want := fmt.Sprint(term.Left()), "[alternate screen bracketed paste hidden cursor mouse motion]"; got != want {
		t.Errorf("left %s, want %s", got, want)
	}
	if term.Title() != "mine" {
		t.Errorf("title %q", term.Title())
	}
}

func TestDifference(t *testing.T) {
	want := "  a\n- b\n+ x\n- c\n+ (no such line)\n"
	if got := difference("a\nb\nc", "a\nx"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestModuleRoot(t *testing.T) {
	root, err := moduleRoot()
	if err != nil || !strings.HasSuffix(goldenPath(t, "a/b"), filepath.Join("testdata", "golden", "a", "b.txt")) {
		t.Errorf("root %s: %v", root, err)
	}
	t.Chdir(t.TempDir())
	if _, err := moduleRoot(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a module outside of all: %v", err)
	}
}

func TestTyping(t *testing.T) {
	term := Run(t, echo{}, 60, 3)
	term.WaitText("end of frame")
	term.Type("ab c")
	term.WaitText("keys a b space c")
	if got, want := term.Text(), "size 60x3\nkeys a b space c\nend of frame\n"; got != want {
		t.Errorf("screen %q, want %q", got, want)
	}
}
