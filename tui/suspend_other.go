//go:build !linux && !darwin

package tui

// resumable reports that nothing can resume the program.
func resumable() bool { return false }

// stopUntilResumed is not called: nothing would resume the program.
func stopUntilResumed() {}
