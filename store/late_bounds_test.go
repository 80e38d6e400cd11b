package store

import (
	"fmt"
	"strings"
	"testing"
)

// TestWordMemo compares memo and cache with a map.
func TestWordMemo(t *testing.T) {
	r, memo, cache := newRand(1), newWordMemo(), newWordCache()
	known, forgotten := make(map[[3]uint32]uint32), 0
	for i := range 60_000 {
		k := [3]uint32{r.Uint32N(30), r.Uint32N(40), r.Uint32N(50)}
		want := known[k]
		got := memo.result(k[0], k[1], k[2])
		if *got != want {
			t.Fatalf("%v: %d, want %d", k, *got, want)
		}
		cached := cache.result(k[0], k[1], k[2])
		if *cached != want && *cached != 0 {
			t.Fatalf("%v: %d is in the cache, want %d", k, *cached, want)
		}
		if *cached != want {
			forgotten++
		}
		if want == 0 {
			want = uint32(i + 1)
			known[k] = want
		}
		*got, *cached = want, want
	}
	if memo.n != len(known) || forgotten == 0 || forgotten > 20_000 {
		t.Errorf("%d words of %d, %d were forgotten", memo.n, len(known), forgotten)
	}
}

// TestCacheForgetsTheOlder: of the words of one place the two that were asked
// for last are known.
func TestCacheForgetsTheOlder(t *testing.T) {
	cache := newWordCache()
	place := func(word uint32) uint32 { return hashWord(cache.seed, 1, 1, word) % cachePairs }
	words := []uint32{7}
	for word := uint32(8); len(words) < 3; word++ {
		if place(word) == place(7) {
			words = append(words, word)
		}
	}
	for i, word := range []uint32{words[0], words[1], words[0]} {
		*cache.result(1, 1, word) = uint32(i + 1)
	}
	*cache.result(1, 1, words[2]) = 9
	if got := *cache.result(1, 1, words[0]); got != 3 {
		t.Errorf("the newer word has %d", got)
	}
	if got := *cache.result(1, 1, words[1]); got != 0 {
		t.Errorf("the older word has %d", got)
	}
}

// TestLateMuchToRemember: a worker that has much to remember forgets it between
// blocks, and what it worked out holds.
func TestLateMuchToRemember(t *testing.T) {
	w := newWorld(160)
	w.add(t, 600)
	snap := w.st.Snapshot()
	column := w.st.lates[0]
	column.want(snap)
	column.blocks = make([]*lateBlock, len(snap.blocks))
	worker := column.worker(t.Context(), snap)
	for i := range snap.blocks {
		worker.forget()
		var err error
		if column.blocks[i], err = worker.block(i); err != nil {
			t.Fatal(err)
		}
	}
	checkTagged(t, snap, w.checkOrder(t, snap), nil)
}

// TestLateTextsAreClosed: chunks that were opened do not pile up.
func TestLateTextsAreClosed(t *testing.T) {
	var records []string
	for i := range 2000 {
		records = append(records, fmt.Sprintf(`{"a":"%d%s"}`, i, strings.Repeat("x", 100)))
	}
	st := load(t, records...)
	finish(t, st)
	snap := st.Snapshot()
	worker := st.lates[0].worker(t.Context(), snap)
	column := snap.views[0].byName["a"][0]
	c := &snap.views[0].columns[column]
	p := worker.piecesOf(0, column, c)
	if len(p.chunks) < 4 {
		t.Fatalf("%d chunks", len(p.chunks))
	}
	worker.open = maxOpen - 2
	for code := range uint32(c.values.len()) {
		if got := worker.text(p, code); got != string(c.values.text(code)) {
			t.Fatalf("value %d is %q, want %q", code, got, c.values.text(code))
		}
	}
	open := 0
	for _, chunk := range p.chunks {
		if chunk != nil {
			open++
		}
	}
	if open != len(p.chunks)-2 || worker.open != open {
		t.Errorf("%d chunks of %d are open, %d counted", open, len(p.chunks), worker.open)
	}
}

// TestLateMuchText: values of more text than waits for the end of a block.
func TestLateMuchText(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	st := New(Schema{Late: []Late{{
		Name:    "long",
		From:    func(path string) bool { return path == "a" },
		Compute: func(_ []Value, _ string, v Value, add func(string, uint8)) { add(v.Text+long, 0); add("same", 1) },
	}}})
	b := st.NewBuilder()
	for i := range 20 {
		if _, _, err := b.Add(fmt.Appendf(nil, `{"a":%d,"b":%d}`, i%10, i), Origin{Source: st.AddSource("s", 0), Record: 1}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	all, err := st.Snapshot().LateValues(t.Context(), nil, "long", nil)
	if err != nil || len(all) != 11 || all[0] != (ValueCount{"same", 20}) {
		t.Fatalf("%d values, %v", len(all), err)
	}
	for i, v := range all[1:] {
		if v.Count != 2 || v.Value != fmt.Sprint(i)+long {
			t.Errorf("%.10s…: %d rows", v.Value, v.Count)
		}
	}
}
