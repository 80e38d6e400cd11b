package main

import (
	"syscall"
	"unsafe"
)

// processMemory is PROCESS_MEMORY_COUNTERS of the Windows API.
type processMemory struct {
	size, faults      uint32
	peak, now         uintptr
	quotasAndPageFile [6]uintptr
}

// residentMemory returns the working set of the process and its peak.
func residentMemory() (now, peak uint64) {
	process, err := syscall.GetCurrentProcess()
	if err != nil {
		return 0, 0
	}
	var m processMemory
	m.size = uint32(unsafe.Sizeof(m))
	if !ask("K32GetProcessMemoryInfo", uintptr(process), uintptr(unsafe.Pointer(&m)), uintptr(m.size)) {
		return 0, 0
	}
	return uint64(m.now), uint64(m.peak)
}

// machineStatus is MEMORYSTATUSEX of the Windows API.
type machineStatus struct {
	size, load uint32
	physical   uint64
	others     [6]uint64
}

// usedMemory is not asked here: what a working set lacks may be somewhere else.
func usedMemory() uint64 { return 0 }

// machineMemory returns the memory there is.
func machineMemory() uint64 {
	var m machineStatus
	m.size = uint32(unsafe.Sizeof(m))
	if !ask("GlobalMemoryStatusEx", uintptr(unsafe.Pointer(&m))) {
		return 0
	}
	return m.physical
}

// ask calls a function of the Windows API that answers with a truth value.
// The compiler keeps what the arguments point to alive, as it does for
// syscall functions.
//
//go:uintptrescapes
func ask(function string, args ...uintptr) bool {
	call := syscall.NewLazyDLL("kernel32.dll").NewProc(function)
	if call.Find() != nil {
		return false
	}
	answer, _, _ := call.Call(args...)
	return answer != 0
}
