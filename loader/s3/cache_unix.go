//go:build unix

package s3

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// private returns why a folder is not one that only this user writes to. Who
// else can decides what is read as the trail.
func private(dir fs.FileInfo) error {
	if owner, ok := dir.Sys().(*syscall.Stat_t); ok && int64(owner.Uid) != int64(os.Geteuid()) {
		return fmt.Errorf("the folder belongs to another user (%d)", owner.Uid)
	}
	if dir.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("others can write to the folder (%v): chmod 700 it", dir.Mode().Perm())
	}
	return nil
}
