package tui

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	xterm "github.com/charmbracelet/x/term"
)

// Run shows the interface until it is left, and leaves the terminal as it
// was. It returns an error when the terminal cannot be used or the program
// failed; leaving with q or ctrl-c, or by a signal, is none. When it returns,
// loading was cancelled.
func Run(ctx context.Context, cfg Config) error {
	cfg = cfg.withDefaults()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	app := New(ctx, cfg)
	defer app.cancelLoad()
	defer app.stopWriting()
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(asked)
	if err := run(ctx, app, asked); err != nil {
		return fmt.Errorf("terminal: %w", err)
	}
	return app.crash
}

// leaveWithin is how long the program may take to leave when it is asked to by a
// signal. Only a terminal that takes no output keeps it longer. It is waited in pieces,
// so that a machine that stands still meanwhile takes one of them only.
const (
	leaveWithin = 2 * time.Second
	leavePiece  = leaveWithin / 40
)

// run shows the interface until it is left, the context ends or a signal asks
// for it. Bubble Tea handles SIGINT and SIGTERM by itself but not SIGHUP, which
// is what a lost SSH connection sends; and it waits for ever for a terminal
// that does not read, as one that was stopped with ctrl-s. That one's settings
// are put back nevertheless; its screen cannot be.
func run(ctx context.Context, app *App, asked <-chan os.Signal) error {
	restore := terminalSettings(app.cfg)
	program := tea.NewProgram(app, options(app.cfg)...)
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	case <-asked:
	}
	go program.Quit() // which waits as well; it ends with the process
	for waited := time.Duration(0); waited < leaveWithin; waited += leavePiece {
		select {
		case err := <-ended:
			return err
		case <-time.After(leavePiece):
		}
	}
	restore()
	return nil
}

// terminalSettings returns what puts the line settings of the terminal back as
// they are now.
func terminalSettings(cfg Config) (restore func()) {
	if cfg.Output != nil {
		return func() {}
	}
	for _, f := range []*os.File{os.Stdin, os.Stdout} {
		if state, err := xterm.GetState(f.Fd()); err == nil {
			return func() { _ = xterm.Restore(f.Fd(), state) }
		}
	}
	return func() {}
}

func (cfg Config) withDefaults() Config {
	if cfg.Env == nil {
		cfg.Env = os.Environ()
	}
	if cfg.GOOS == "" {
		cfg.GOOS = runtime.GOOS
	}
	if cfg.Zone == nil {
		cfg.Zone = time.Local
	}
	if cfg.Resumable == nil {
		cfg.Resumable = resumable
	}
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	return cfg
}

// framesPerSecond is how often a frame that changed is written. A key waits
// for the next time, so it is as often as Bubble Tea can.
const framesPerSecond = 120

func options(cfg Config) []tea.ProgramOption {
	opts := []tea.ProgramOption{tea.WithEnvironment(cfg.Env), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond)}
	if cfg.variable(noSync) != "" {
		opts = append(opts, tea.WithFilter(withoutSync))
	}
	if cfg.Output != nil {
		opts = append(opts, tea.WithOutput(cfg.Output), tea.WithInput(cfg.Input))
	}
	if cfg.Width > 0 {
		opts = append(opts, tea.WithWindowSize(cfg.Width, cfg.Height))
	}
	switch {
	case cfg.Profile != nil:
		opts = append(opts, tea.WithColorProfile(*cfg.Profile))
	case noColour(cfg):
		opts = append(opts, tea.WithColorProfile(colorprofile.ASCII))
	}
	return opts
}
