package main

import (
	"runtime"
	"testing"
	"testing/fstest"
)

func TestGroupMemory(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	root := fstest.MapFS{
		"memory.max":                       file("max\n"),
		"user/memory.max":                  file("900\n"),
		"user/shell/memory.max":            file("max\n"),
		"user/job/memory.max":              file("300\n"),
		"memory/box/memory.limit_in_bytes": file("70\n"),
		"memory/memory.limit_in_bytes":     file("9223372036854771712\n"),
	}
	for groups, want := range map[string]uint64{
		"":                            1000,
		"0::/\n":                      1000,
		"0::/user/shell\n":            900,
		"0::/user/job\n":              300,
		"0::/../../elsewhere\n":       1000,
		"4:memory:/box\n1:cpu:/box\n": 70,
		"4:memory:/other\n":           1000,
		"nonsense":                    1000,
	} {
		if got := groupMemory(1000, root, groups); got != want {
			t.Errorf("%q: %d, want %d", groups, got, want)
		}
	}
}

// TestUsedMemory: what was written to is held.
func TestUsedMemory(t *testing.T) {
	some := make([]byte, 64<<20)
	for i := 0; i < len(some); i += 4096 {
		some[i] = 1
	}
	if now := usedMemory(); now < 64<<20 {
		t.Errorf("%d bytes with 64 MB of them", now)
	}
	runtime.KeepAlive(some)
}
