//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package s3

import (
	"errors"
	"os"
	"syscall"
)

// lock takes a file for this process until it is closed. It fails with errInUse
// when somebody else has it, and with another error where nothing can be locked.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errInUse
	}
	return err
}
