package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoCacheWithoutATrail makes no folder for a source that does not work.
func TestNoCacheWithoutATrail(t *testing.T) {
	s := inS3(t, 1, 1)
	_, errs, code := sift(t, "", "info", bucketURL+"/nothing-here", "--endpoint-url", s.URL)
	if code == exitAnswered || strings.Contains(errs, "now lie on this machine") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if left, err := filepath.Glob(filepath.Join(os.Getenv("XDG_CACHE_HOME"), "*")); len(left) > 0 || err != nil {
		t.Error(left, err)
	}
}

// TestCacheIsOpenedOnce says once what holds for all sources.
func TestCacheIsOpenedOnce(t *testing.T) {
	s := inS3(t, 1, 1)
	dir := filepath.Join(os.Getenv("XDG_CACHE_HOME"), "trailsift")
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // no folder can be made
		t.Fatal(err)
	}
	_, errs, _ := sift(t, "", "info", bucketURL, bucketURL+"/AWSLogs/", "--endpoint-url", s.URL)
	if n := strings.Count(errs, "nothing is cached"); n != 1 {
		t.Errorf("told %d times: %s", n, errs)
	}
}
