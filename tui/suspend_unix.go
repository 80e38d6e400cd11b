//go:build linux || darwin

package tui

import (
	"os"
	"os/signal"
	"syscall"
)

// resumable reports whether a shell with job control started the program: the
// parent is of the same session, and the program's process group is not the one
// that the session began with. The system does not stop other groups; who waits
// to be resumed then waits for ever.
func resumable() bool {
	session, ok := sessionOf(0)
	parents, known := sessionOf(os.Getppid())
	return ok && known && session == parents && session != syscall.Getpgrp()
}

// sessionOf returns the session of a process, of this one for 0.
func sessionOf(pid int) (session int, ok bool) {
	id, _, errno := syscall.RawSyscall(syscall.SYS_GETSID, uintptr(pid), 0, 0)
	return int(id), errno == 0
}

// stopUntilResumed stops the process group, as a terminal in its usual mode does
// at ctrl-z, and returns when the shell has taken it to the foreground again.
func stopUntilResumed() {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	if syscall.Kill(0, syscall.SIGTSTP) == nil {
		<-resumed
	}
}
