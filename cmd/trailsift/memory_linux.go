package main

import (
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
)

// residentMemory returns the resident set of the process and its peak.
func residentMemory() (now, peak uint64) {
	return kilobytes("/proc/self/status", "VmRSS:"), kilobytes("/proc/self/status", "VmHWM:")
}

// usedMemory returns what the process holds now, be it in memory or swapped out.
func usedMemory() uint64 {
	return kilobytes("/proc/self/status", "VmRSS:") + kilobytes("/proc/self/status", "VmSwap:")
}

// machineMemory returns the memory that the process may use: the machine's,
// or less where a control group sets a limit, as containers do.
func machineMemory() uint64 {
	memory := kilobytes("/proc/meminfo", "MemTotal:")
	groups, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return memory
	}
	return groupMemory(memory, os.DirFS("/sys/fs/cgroup"), string(groups))
}

// groupMemory lowers memory to the limits of a process's control groups and
// those above them. Groups is its /proc/self/cgroup, root the mounted tree.
func groupMemory(memory uint64, root fs.FS, groups string) uint64 {
	for line := range strings.Lines(groups) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		tree, file := ".", "memory.max" // version 2 has one tree
		if parts[1] != "" {
			tree, file = "memory", "memory.limit_in_bytes"
		}
		for dir := path.Join(tree, parts[2]); ; dir = path.Dir(dir) {
			if text, err := fs.ReadFile(root, path.Join(dir, file)); err == nil {
				if n, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 64); err == nil {
					memory = min(memory, n)
				}
			}
			if dir == tree || dir == "." || dir == "/" {
				break
			}
		}
	}
	return memory
}

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
