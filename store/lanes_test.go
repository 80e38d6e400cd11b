package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// laneRecord writes records whose values stay the same for a while, differ
// for a while, need one to four bytes, come several to a row, or are absent.
func laneRecord(r *rand.Rand, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"eventID":%q,"steady":"s%d","wide":"w%d"`, numberedUUID(n), n/997, n%3001)
	at := time.Date(2026, 9, 1, 0, 0, n/50*(n/2000%2*7000+1), 0, time.UTC)
	fmt.Fprintf(&b, `,"eventTime":%q`, at.Format(timeLayout))
	if n/300%3 > 0 {
		fmt.Fprintf(&b, `,"mixed":%q`, fmt.Sprint("m", n/40%2*r.IntN(600)))
	}
	if r.IntN(3) == 0 {
		items := make([]string, r.IntN(4))
		for i := range items {
			items[i] = [...]string{`"a"`, `1`, fmt.Sprintf("%q", numberedUUID(r.IntN(9))), fmt.Sprintf(`"x%d"`, r.IntN(300))}[r.IntN(4)]
		}
		fmt.Fprintf(&b, `,"list":[%s]`, strings.Join(items, ","))
	}
	return b.String() + "}"
}

// TestLanes reads back every record of blocks with spans of all kinds.
func TestLanes(t *testing.T) {
	r := newRand(21)
	st := New(testSchema)
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	var records []string
	for n := range 70_000 {
		records = append(records, laneRecord(r, n))
		if _, _, err := b.Add([]byte(records[n]), Origin{Source: src, Record: uint32(n + 1)}); err != nil {
			t.Fatal(err)
		}
		if n == 100 || n == 5000 {
			b.Flush()
		}
	}
	b.Flush()
	snap := st.Snapshot()
	widths := make(map[uint8]int)
	for i, blk := range snap.blocks {
		for _, w := range blk.widths {
			widths[w]++
		}
		for slot := range blk.rows {
			rec := snap.Record(rowOf(i, slot))
			_, n := rec.Origin()
			if got := string(rec.AppendJSON(nil)); got != records[n-1] {
				t.Fatalf("record %d:\n%s\nreads\n%s", n, records[n-1], got)
			}
		}
	}
	for _, w := range []uint8{widthConstant, 1, 2, 3, widthUUID} {
		if widths[w] == 0 {
			t.Errorf("no span of width %d", w)
		}
	}
}

// TestSpans checks how words are cut: spans of one word go on as long as it
// does, and there are none of them inside others.
func TestSpans(t *testing.T) {
	r := newRand(22)
	for range 300 {
		var words []uint32
		for len(words) < 3000 {
			word, times := r.Uint32N(3)<<(8*r.Uint32N(4)), 1
			if r.IntN(20) == 0 {
				times = 1 + r.IntN(3*minConstant)
			}
			for range times {
				words = append(words, word)
			}
		}
		for rest := words; len(rest) > 0; {
			n, constant := nextSpan(rest)
			longest := longestRun(rest[:n])
			if constant && (longest != n || n < len(rest) && rest[n] == rest[0]) {
				t.Fatalf("%d words of which %d are equal are constant", n, longest)
			}
			if !constant && (n > maxSpan || longest >= minConstant) {
				t.Fatalf("%d words vary, and %d are equal", n, longest)
			}
			rest = rest[n:]
		}
	}
}

func longestRun(words []uint32) int {
	longest, equal := 1, 1
	for i := 1; i < len(words); i++ {
		equal++
		if words[i] != words[i-1] {
			equal = 1
		}
		longest = max(longest, equal)
	}
	return longest
}
