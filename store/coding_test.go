package store

import (
	"encoding/base64"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// valueKinds are dictionaries, and the coding that is best for most of their
// chunks.
var valueKinds = []struct {
	name   string
	coding coding
	n      int
	value  func(r *rand.Rand, i int) string
}{
	{"doubled", codingS2, 3000, func(r *rand.Rand, i int) string {
		return strings.Repeat(unescaped(randomText(r, 40, 1, 255)), 2)
	}},
	{"ARNs", codingS2, 3000, func(r *rand.Rand, i int) string {
		return fmt.Sprintf("arn:aws:s3:::logs-%d/AWSLogs/111122223333/%d/%016x.json.gz", r.IntN(9), i/100, r.Uint64())
	}},
	{"numbers", codingHuffman, 9000, func(r *rand.Rand, i int) string { return fmt.Sprint(r.Uint32()) }},
	{"hex", codingHuffman, 9000, func(r *rand.Rand, i int) string { return fmt.Sprintf("%016x", r.Uint64()) }},
	{"printable", codingHuffman, 4000, func(r *rand.Rand, i int) string { return unescaped(randomText(r, 40, ' ', '~')) }},
	{"any bytes", codingS2, 4000, func(r *rand.Rand, i int) string { return unescaped(randomText(r, 40, 1, 255)) }},
	{"base64", codingSixBit, 2000, func(r *rand.Rand, i int) string { return randomBase64(r, 57) }},
	{"padded", codingSixBit, 2000, func(r *rand.Rand, i int) string { return "IQoJb3JpZ2lu" + randomBase64(r, 56) }},
	{"tokens", codingSixBit, 500, func(r *rand.Rand, i int) string { return "FwoG" + randomBase64(r, 3*(50+r.IntN(200))) }},
	{"64 letters", codingSixBit, 3000, func(r *rand.Rand, i int) string { return unescaped(randomText(r, 31, '?', '~')) }},
	{"one", codingS2, 1, func(r *rand.Rand, i int) string { return "x" }},
	{"nothing", codingS2, 1, func(r *rand.Rand, i int) string { return "" }},
	{"lengths", codingSixBit, 400, func(r *rand.Rand, i int) string { return randomBase64(r, 3*i) }},
	{"huge", codingSixBit, 3, func(r *rand.Rand, i int) string { return randomBase64(r, 600_000*i) }},
	{"steady", codingS2, 3, func(r *rand.Rand, i int) string { return strings.Repeat("a", 300_000*i) }},
}

// randomText returns n characters between two, those included.
func randomText(r *rand.Rand, n, low, high int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(low + r.IntN(high-low+1))
	}
	return string(out)
}

func randomBase64(r *rand.Rand, n int) string {
	return base64.StdEncoding.EncodeToString([]byte(randomText(r, n, 0, 255)))
}

// unescaped takes what would be an escape out of a value.
func unescaped(text string) string { return strings.ReplaceAll(text, `\`, "/") }

// TestCodings compresses dictionaries of all kinds side by side, and compares
// them with lists of their values.
func TestCodings(t *testing.T) {
	r, seed := newRand(17), maphash.MakeSeed()
	view := &domainView{}
	var lists [][]string
	for _, kind := range valueKinds {
		var d dict
		var list []string
		for i := range kind.n {
			text := kind.value(r, i)
			if code, _ := d.code(seed, []byte(text), func([]byte) error { return nil }); int(code) == len(list) {
				list = append(list, text)
			}
		}
		lists = append(lists, list)
		view.columns = append(view.columns, columnView{values: d.view()})
	}
	views, err := compact(t.Context(), []*domainView{view}, new(chunkCache), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, kind := range valueKinds {
		t.Run(kind.name, func(t *testing.T) {
			p := views[0].columns[i].values.(*packedValues)
			checkValues(t, p, lists[i])
			checkPieces(t, p, lists[i])
			checkShared(t, p, lists[i])
			var codings [codingSixBit + 1]int
			for _, c := range p.chunks {
				codings[c.coding]++
			}
			if 2*codings[kind.coding] < len(p.chunks) {
				t.Errorf("chunks by coding %v, want most in %d", codings, kind.coding)
			}
		})
	}
}

// checkPieces opens pieces in another order, and looks up offsets in them.
func checkPieces(t *testing.T, v values, want []string) {
	t.Helper()
	var buf opened
	n := 0
	for i := v.pieces() - 1; i >= 0; i-- {
		v.open(i, &buf, func(s *stretch) {
			n += s.n
			if int(s.first)+s.n > v.pieceEnd(i) {
				t.Fatalf("piece %d ends at %d, want %d", i, int(s.first)+s.n, v.pieceEnd(i))
			}
			offset := 0
			for k := range s.n {
				value := want[int(s.first)+k]
				if s.plain() && !isPlain([]byte(value)) {
					t.Fatalf("value %d of piece %d is not plain", k, i)
				}
				if got := string(s.value(k)); got != value {
					t.Fatalf("value %d of piece %d is %.40q, want %.40q", k, i, got, value)
				}
				if value != "" && (s.at(offset, 0) != k || s.at(offset+len(value)-1, k/2) != k) {
					t.Fatalf("value %d of piece %d is not at offset %d", k, i, offset)
				}
				if offset += len(value); s.end(k) != offset {
					t.Fatalf("value %d of piece %d ends at %d, want %d", k, i, s.end(k), offset)
				}
			}
		})
	}
	if n != len(want) {
		t.Fatalf("%d values in pieces, want %d", n, len(want))
	}
}

// checkShared reads values from several goroutines at a time.
func checkShared(t *testing.T, v values, want []string) {
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			texts, step := newTextReader(v), len(want)/50+1
			for i := w % len(want); i < len(want); i += step {
				if got := string(v.text(uint32(i))); got != want[i] {
					t.Errorf("text(%d) = %.40q, want %.40q", i, got, want[i])
				}
				if got := string(texts.text(uint32(i))); got != want[i] {
					t.Errorf("reader: text(%d) = %.40q, want %.40q", i, got, want[i])
				}
			}
		})
	}
	wg.Wait()
}

// TestSixBits compares six bit text with its values for all lengths, prefixes
// and suffixes.
func TestSixBits(t *testing.T) {
	r := newRand(23)
	var e sixEncoder
	var d sixDecoder
	letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for n := range 400 {
		var text []byte
		var ends []uint32
		start, end := randomText(r, r.IntN(4), '=', '='), randomText(r, r.IntN(3), '=', '=')
		for range 1 + r.IntN(20) {
			value := []byte(start + randomText(r, n, 'a', 'z') + end)
			for i := len(start); i < len(value)-len(end); i++ {
				value[i] = letters[r.IntN(64-n%2)]
			}
			text = append(text, value...)
			ends = append(ends, uint32(len(text)))
		}
		c := packedChunk{n: uint32(len(ends)), text: uint32(len(text)), each: ends[0]}
		if c.data = e.encode(nil, text, ends); c.data == nil {
			if len(distinct(text)) > minChars+1 && (len(ends) > 1 || start+end == "") {
				t.Fatalf("%d values of %d letters are refused", len(ends), n)
			}
			continue
		}
		if got := d.decode([]byte("x")[:0], &c); !slices.Equal(got, text) {
			t.Fatalf("%d values of %d letters read\n%s\nwant\n%s", len(ends), n, got, text)
		}
	}
}

// TestAffixes compares with the longest prefix and suffix that fit.
func TestAffixes(t *testing.T) {
	r := newRand(29)
	for range 20_000 {
		var list []string
		var text []byte
		var ends []uint32
		for range 2 + r.IntN(3) {
			value := randomText(r, r.IntN(7), 'a', 'b')
			list, text = append(list, value), append(text, value...)
			ends = append(ends, uint32(len(text)))
		}
		all := func(fits func(value string) bool) bool {
			return !slices.ContainsFunc(list, func(v string) bool { return !fits(v) })
		}
		first, prefix, suffix := list[0], 0, 0
		for prefix < len(first) && all(func(v string) bool { return strings.HasPrefix(v, first[:prefix+1]) }) {
			prefix++
		}
		for prefix+suffix < len(first) && all(func(v string) bool {
			return len(v) > prefix+suffix && strings.HasSuffix(v, first[len(first)-suffix-1:])
		}) {
			suffix++
		}
		before, behind := affixes(text, ends)
		if string(before) != first[:prefix] || string(behind) != first[len(first)-suffix:] {
			t.Fatalf("%q: %q and %q, want %q and %q", list, before, behind, first[:prefix], first[len(first)-suffix:])
		}
	}
}
