package main

import "syscall"

// residentMemory returns the peak of the resident set, which macOS counts in
// bytes. What is resident now takes a system call that Go has no name for.
func residentMemory() (now, peak uint64) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, 0
	}
	return 0, uint64(usage.Maxrss)
}

// usedMemory is not asked here: what a working set lacks may be somewhere else.
func usedMemory() uint64 { return 0 }

// machineMemory returns the memory there is. The system hands out a number of
// eight bytes, little end first, and Go cuts zeros off the end of it.
func machineMemory() uint64 {
	text, err := syscall.Sysctl("hw.memsize")
	if err != nil || len(text) > 8 {
		return 0
	}
	var n uint64
	for i := range len(text) {
		n |= uint64(text[i]) << (8 * i)
	}
	return n
}
