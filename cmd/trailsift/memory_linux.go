package main

import (
	"os"
	"strconv"
	"strings"
)

// residentMemory returns the resident set of the process and its peak.
func residentMemory() (now, peak uint64) {
	return kilobytes("/proc/self/status", "VmRSS:"), kilobytes("/proc/self/status", "VmHWM:")
}

// machineMemory returns the memory there is.
func machineMemory() uint64 { return kilobytes("/proc/meminfo", "MemTotal:") }

// kilobytes returns a "key: n kB" line of a file of /proc, in bytes.
func kilobytes(path, key string) uint64 {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == key {
			n, _ := strconv.ParseUint(fields[1], 10, 64)
			return n << 10
		}
	}
	return 0
}
