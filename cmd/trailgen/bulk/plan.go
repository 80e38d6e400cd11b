package bulk

import (
	"math/rand/v2"
)

const (
	start        = 1772409600 // the first moment of a tree: Monday, 2026-03-02 00:00 UTC
	maxRecords   = 3000       // of a file
	perDay       = 140_000    // events
	maxDays      = 30         // of a tree; where that is not enough, days get fuller
	deliverEvery = 300        // seconds
)

// A plan is one file to write: how many records, whose, where and when.
type plan struct {
	number          int // of the file; its dice are its own
	records         int
	account, region int
	at              int64 // delivery: five minutes end here
}

// plans yields the files of a tree of n events until yield returns false.
func plans(seed uint64, n int, yield func(plan) bool) {
	r := newDice(seed, hashText("plan"))
	largest := min(max(n/20, 1), maxRecords)
	days := min(max(n/perDay, 1), maxDays)
	for number := 0; n > 0; number++ {
		p := plan{number: number, records: min(n, fileSize(r, largest)), at: moment(r, days)}
		p.account, p.region = rank(r.Uint64(), len(accounts)), rank(r.Uint64(), len(regions))
		if !yield(p) {
			return
		}
		n -= p.records
	}
}

// fileSize is how many records a file has: one in five holds a handful, the
// others a quarter of the largest up to the largest.
func fileSize(r *rand.Rand, largest int) int {
	if r.IntN(5) == 0 {
		return 1 + rank(r.Uint64(), largest/8)
	}
	return max(1, largest/4+r.IntN(largest*3/4+1))
}

// rhythm is how busy each hour of a day is.
var rhythm = [24]int{4, 3, 3, 3, 3, 4, 5, 7, 10, 12, 13, 13, 12, 13, 14, 14, 13, 11, 9, 7, 6, 5, 5, 4}

// moment is a time of delivery; nights and weekends are quieter.
func moment(r *rand.Rand, days int) int64 {
	for {
		day, hour := r.IntN(days), r.IntN(24)
		busy := rhythm[hour]
		if day%7 >= 5 {
			busy = (busy + 8) / 3
		}
		if r.IntN(14) < busy {
			return start + int64(day)*86400 + int64(hour)*3600 + int64(r.IntN(12)+1)*deliverEvery
		}
	}
}
