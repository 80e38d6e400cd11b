//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package s3

import (
	"os"
	"syscall"
)

// lock takes a file for this process until it is closed, and reports whether
// nobody else has it.
func lock(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
