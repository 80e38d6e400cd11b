package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

// memoryUse is what the process holds, in bytes. Resident and Peak are what
// the system says; 0 where it is not asked.
type memoryUse struct {
	Heap     uint64 `json:"heap"`
	Resident uint64 `json:"resident"`
	Peak     uint64 `json:"peak"`
}

// freeMemory gives the system back what loading does not need any more, beside
// other work: that takes the time of one processor, 0.1 ms a megabyte. The result
// is closed when it is done.
func freeMemory() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		debug.FreeOSMemory()
	}()
	return done
}

// measureMemory collects garbage and returns what is in use.
func measureMemory() memoryUse {
	debug.FreeOSMemory()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	resident, peak := residentMemory()
	return memoryUse{Heap: stats.HeapAlloc, Resident: resident, Peak: peak}
}

// memoryLimit reads --max-memory: a share of the machine's memory, or bytes
// with KB, MB, GB. 0 is no limit, and so is a share where the machine's
// memory is not known.
func memoryLimit(text string) (uint64, error) {
	number, unit := strings.TrimSpace(text), 1.0
	for _, u := range []struct {
		suffix string
		bytes  float64
	}{
		{"%", float64(machineMemory()) / 100},
		{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}, {"K", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}, {"B", 1},
	} {
		if rest, ok := strings.CutSuffix(strings.ToUpper(number), u.suffix); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || value < 0 || math.IsNaN(value) || value*unit > math.MaxInt64 {
		return 0, usagef("--max-memory %q: want a share like 75%%, or a size like 4GB", text)
	}
	if limit := uint64(value * unit); limit == 0 || limit >= leastMemory {
		return limit, nil
	}
	return 0, usagef("--max-memory %q: no events fit in that; give 50MB at least, or 0 for no limit", text)
}

// programText is what the program's own text takes once it was used (RssFile of
// /proc/self/status): the system counts it as the program's, the runtime not.
const programText = 16 << 20

// leastMemory is the smallest limit that leaves room for events beside the
// program.
const leastMemory = 50e6
