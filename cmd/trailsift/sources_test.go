package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/s3"
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

// TestPartsOfATrail: what is asked about is listed with its numbers below each other.
func TestPartsOfATrail(t *testing.T) {
	var errs notes
	a := &app{streams: streams{err: &errs}}
	day := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	err := a.showParts(s3.Plan{Objects: 12345, Bytes: 96_800_000, More: true, Parts: []s3.Part{
		{Account: "111122223333", Region: "eu-west-1", First: day, Last: day, Objects: 12300, Bytes: 96_000_000, More: true},
		{Account: "444455556666", Region: "sa-east-1\x1b", Objects: 45, Bytes: 800_000},
	}})
	want := `ACCOUNT         REGION           DAYS                      OBJECTS      BYTES
111122223333    eu-west-1        2026-09-01 … 2026-09-01  ≥ 12,300  ≥ 96.0 MB
444455556666    sa-east-1\u001b  none                           45   800.0 kB
counted so far                                              12,345    96.8 MB
`
	if err != nil || errs.String() != want {
		t.Errorf("%v\n%swant\n%s", err, errs.String(), want)
	}
}
