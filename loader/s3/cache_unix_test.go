//go:build unix

package s3

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCacheOfOthers uses no folder that somebody else can put files into.
func TestCacheOfOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for mode, ok := range map[os.FileMode]bool{0o700: true, 0o755: true, 0o770: false, 0o702: false, 0o1777: false} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		c, _, err := OpenCache(dir, 1<<20)
		if (err == nil) != ok || ok != (c != nil) || err != nil && !strings.Contains(err.Error(), dir+": others can write") {
			t.Errorf("%v: %v", mode, err)
		}
	}
	if os.Geteuid() != 0 {
		_, _, err := OpenCache("/", 1<<20)
		if err == nil || !strings.Contains(err.Error(), "belongs to another user") {
			t.Error(err)
		}
		return
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(dir, 12345, -1); err != nil {
		t.Skip(err)
	}
	if _, _, err := OpenCache(dir, 1<<20); err == nil || !strings.Contains(err.Error(), "belongs to another user (12345)") {
		t.Error(err)
	}
}
