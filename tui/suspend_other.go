//go:build !linux && !darwin

package tui

// resumable reports that nothing can resume the program.
func resumable() bool { return false }
