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
	program := tea.NewProgram(app, options(cfg)...)
	quit := make(chan struct{})
	defer close(quit)
	go quitOnSignal(ctx, program, quit)
	if _, err := program.Run(); err != nil {
		return fmt.Errorf("terminal: %w", err)
	}
	return app.crash
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

// quitOnSignal leaves the interface in order when the context ends or a
// signal asks for it. Bubble Tea handles SIGINT and SIGTERM by itself but not
// SIGHUP, which is what a lost SSH connection sends.
func quitOnSignal(ctx context.Context, program *tea.Program, quit <-chan struct{}) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	select {
	case <-ctx.Done():
		program.Quit()
	case <-signals:
		program.Quit()
	case <-quit:
	}
}
