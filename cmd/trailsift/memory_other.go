//go:build !linux && !darwin && !windows

package main

// residentMemory is not asked here.
func residentMemory() (now, peak uint64) { return 0, 0 }

// usedMemory is not asked here: what a working set lacks may be somewhere else.
func usedMemory() uint64 { return 0 }

// machineMemory is not asked here, so that a share of it sets no limit.
func machineMemory() uint64 { return 0 }
