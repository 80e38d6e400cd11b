package inflate

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestCompressors reads what the libraries write at all levels, whole and
// flushed in between: none of it is unusual.
func TestCompressors(t *testing.T) {
	d := NewDecoder()
	var dst []byte
	for _, s := range samples() {
		for _, c := range compressors() {
			for _, flushed := range []int{len(s.text) + 1, len(s.text)/3 + 1} {
				got, ok := check(t, d, dst, c.compress(t, s.text, flushed))
				if !ok || !bytes.Equal(got, s.text) {
					t.Errorf("%s of %s: read is %v, %s", c.name, s.name, ok, brief(got))
				}
				if ok {
					dst = got
				}
			}
		}
	}
}

// TestLarge reads some megabytes.
func TestLarge(t *testing.T) {
	r := newRand(2)
	text := trail(r, 4<<20)
	copy(text[1<<20:], randomBytes(r, 200_000))
	clear(text[2<<20 : 5<<19])
	for i, c := range compressors() {
		if i%7 == 0 {
			wantText(t, c.compress(t, text, len(text)), text)
		}
	}
	zeros := make([]byte, 8<<20)
	src := packed(t, zeros)
	if ratio := len(zeros) / len(src); ratio < 1000 {
		t.Errorf("zeros take a part in %d", ratio)
	}
	wantText(t, src, zeros)
}

// TestHeaders reads headers with a name, and leaves others to the library.
func TestHeaders(t *testing.T) {
	text := []byte("text text text")
	for _, test := range []struct {
		header gzip.Header
		ok     bool
	}{
		{gzip.Header{OS: 3}, true},
		{gzip.Header{ModTime: time.Unix(1e9, 0), OS: 255}, true},
		{gzip.Header{Name: "x"}, true},
		{gzip.Header{Name: "été.json"}, true},
		{gzip.Header{Name: strings.Repeat("x", 511)}, true},
		{gzip.Header{Name: strings.Repeat("x", 512)}, false},
		{gzip.Header{Name: strings.Repeat("x", 5000)}, false},
		{gzip.Header{Comment: "c"}, false},
		{gzip.Header{Name: "x", Comment: "c"}, false},
		{gzip.Header{Extra: []byte("extra")}, false},
		{gzip.Header{Extra: []byte("extra"), Name: "x", Comment: "c"}, false},
	} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Header = test.header
		z.Write(text)
		z.Close()
		if got, ok := check(t, NewDecoder(), nil, b.Bytes()); ok != test.ok || ok && !bytes.Equal(got, text) {
			t.Errorf("%+v: read is %v, %q", test.header, ok, got)
		}
	}
}

// TestFlags tries all values of the flags, with all that they announce behind
// the header.
func TestFlags(t *testing.T) {
	text := []byte("text")
	body := packed(t, text)[headerSize:]
	for flags := range 256 {
		for _, fields := range []string{"", "n\x00", "\x01\x00e", "\x01\x00en\x00", "\x01\x00en\x00c\x00", "n\x00c\x00", "n\x00\x34\x12"} {
			src := slices.Concat([]byte(plainHeader), []byte(fields), body)
			src[3] = byte(flags)
			_, ok := check(t, NewDecoder(), nil, src)
			if want := flags == 0 && fields == "" || flags == flagName && fields == "n\x00"; ok != want {
				t.Errorf("flags %#x with %q: read is %v", flags, fields, ok)
			}
		}
	}
}

// TestSeveralMembers leaves files of several members, and bytes behind the
// last one, to the library.
func TestSeveralMembers(t *testing.T) {
	a, b, empty := packed(t, []byte("first")), packed(t, []byte("second")), packed(t, nil)
	for name, src := range map[string][]byte{
		"two":                   slices.Concat(a, b),
		"the same twice":        slices.Concat(a, a),
		"empty one behind":      slices.Concat(a, empty),
		"empty one before":      slices.Concat(empty, a),
		"three":                 slices.Concat(a, empty, b),
		"a zero":                append(bytes.Clone(a), 0),
		"zeros":                 append(bytes.Clone(a), make([]byte, 512)...),
		"text":                  append(bytes.Clone(a), "trailing"...),
		"half a member":         slices.Concat(a, b[:len(b)/2]),
		"half a header":         slices.Concat(a, b[:5]),
		"the trailer again":     slices.Concat(a, a[len(a)-trailerSize:]),
		"zeros before the same": slices.Concat(a, make([]byte, 8), a[len(a)-trailerSize:]),
	} {
		t.Run(name, func(t *testing.T) { wantUnusual(t, src) })
	}
}

// TestTrailers changes checksums and sizes.
func TestTrailers(t *testing.T) {
	for _, text := range []string{"", "a", strings.Repeat("abc", 5000)} {
		src := packed(t, []byte(text))
		for at := len(src) - trailerSize; at < len(src); at++ {
			for _, by := range []byte{1, 2, 0x80, 0xff} {
				changed := bytes.Clone(src)
				changed[at] += by
				wantUnusual(t, changed)
			}
		}
	}
}

// small returns files that are small, of blocks of all kinds.
func small(t testing.TB) (list [][]byte) {
	r := newRand(3)
	texts := [][]byte{nil, []byte("a"), []byte("abcabcabcabcabd"), trail(r, 300), bytes.Repeat([]byte("ab"), 150), randomBytes(r, 40)}
	for _, text := range texts {
		for i, c := range compressors() {
			if i%6 == 0 {
				list = append(list, c.compress(t, text, len(text)/2+1))
			}
		}
	}
	for len(list) < 35 {
		if src := randomStream(r).file(); len(src) < 250 {
			list = append(list, src)
		}
	}
	return list
}

// TestTruncated cuts files at every offset.
func TestTruncated(t *testing.T) {
	d := NewDecoder()
	for i, src := range small(t) {
		for n := range len(src) {
			if _, ok := check(t, d, nil, src[:n:n]); ok {
				t.Errorf("file %d: %d of %d bytes were read", i, n, len(src))
			}
		}
	}
}

// TestFlipped flips bits all over files; with the checksum as it was, and with
// checksum and size corrected to what the stream holds now.
func TestFlipped(t *testing.T) {
	d := NewDecoder()
	var dst []byte
	read := 0
	for _, src := range small(t) {
		for bit := 0; bit < 8*len(src); bit += 3 {
			src[bit/8] ^= 1 << (bit % 8)
			check(t, d, dst, src)
			if at := len(src) - trailerSize; bit/8 >= headerSize && bit/8 < at {
				if got, ok := check(t, d, dst, sealed(src[headerSize:at])); ok {
					dst = got
					read++
				}
			}
			src[bit/8] ^= 1 << (bit % 8)
		}
		if t.Failed() {
			return
		}
	}
	if read < 100 {
		t.Errorf("only %d files were read", read)
	}
}

// TestMemory reads into memory of any size that holds anything, with a decoder
// that met anything before.
func TestMemory(t *testing.T) {
	r := newRand(4)
	used := NewDecoder()
	files := small(t)
	for i, src := range files {
		want, wantOK := check(t, NewDecoder(), nil, src)
		want = bytes.Clone(want)
		for _, size := range []int{0, 1, len(want), len(want) + Slack, len(want) + room - 1, len(want) + room, len(want) + 5000} {
			damaged := bytes.Clone(files[r.IntN(len(files))])
			damaged[r.IntN(len(damaged))] ^= byte(1 + r.IntN(255))
			check(t, used, nil, damaged)
			dirty := randomBytes(r, size)
			got, ok := check(t, used, dirty[:r.IntN(size+1)], src)
			if ok != wantOK || !bytes.Equal(got, want) {
				t.Errorf("file %d into %d bytes: read is %v, %s", i, size, ok, brief(got))
			}
			if ok && size >= len(want)+room && &got[:1][0] != &dirty[0] {
				t.Errorf("file %d into %d bytes: they were not used", i, size)
			}
		}
	}
}

// TestNothingIsKept reads a file, then another; the first text stays when it
// is not handed over.
func TestNothingIsKept(t *testing.T) {
	d := NewDecoder()
	first, _ := check(t, d, nil, packed(t, []byte("first")))
	check(t, d, nil, packed(t, []byte("second")))
	if string(first) != "first" {
		t.Errorf("it became %q", first)
	}
	if d.out != nil || d.in.src != nil {
		t.Error("a decoder at rest holds on to a file")
	}
}

// TestLimit reads texts up to a limit.
func TestLimit(t *testing.T) {
	text := []byte(strings.Repeat("text", 1000))
	src := packed(t, text)
	for limit, want := range map[int]bool{-1: false, 0: false, 3999: false, 4000: true, 4001: true, 1<<31 - 1: true} {
		got, err := NewDecoder().Gunzip(nil, src, limit)
		if (err == nil) != want || want && !bytes.Equal(got, text) {
			t.Errorf("limit %d: %s, %v", limit, brief(got), err)
		}
	}
	if got, err := NewDecoder().Gunzip(nil, packed(t, nil), 0); err != nil || len(got) != 0 {
		t.Errorf("an empty text: %v, %v", got, err)
	}
}

// TestForgedSize counts the memory that is taken for a size that is a lie.
func TestForgedSize(t *testing.T) {
	const limit = 10 << 20
	const other = 64 << 10 // a page that is rounded up to, and what the runtime does meanwhile
	for _, test := range []struct {
		stored    int
		size      uint32
		dst, most int
	}{
		{100_000, 1<<32 - 1, 0, 0},
		{100_000, limit + 1, 0, 0},
		{100_000, limit, 0, limit},
		{100_000, limit, limit - 1, limit},
		{100_000, limit, limit + room, 0},
		{1000, limit, 0, 0},
		{1000, maxExpansion*1000 + 1, 0, 0},
		{1000, maxExpansion * 1000, 0, maxExpansion * 1000},
	} {
		src := append([]byte(plainHeader), bytes.Repeat([]byte{0xff}, test.stored-headerSize)...)
		binary.LittleEndian.PutUint32(src[test.stored-4:], test.size)
		d, dst := NewDecoder(), make([]byte, test.dst)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := d.Gunzip(dst, src, limit)
		runtime.ReadMemStats(&after)
		if took := int(after.TotalAlloc - before.TotalAlloc); err != ErrUnusual || took > test.most+other {
			t.Errorf("%+v: took %d bytes, %v", test, took, err)
		}
	}
}

// TestNoGarbage reads without allocating when there is room.
func TestNoGarbage(t *testing.T) {
	src := packed(t, trail(newRand(5), 100_000))
	d := NewDecoder()
	dst, err := d.Gunzip(nil, src, anyLimit)
	if allocs := testing.AllocsPerRun(10, func() { dst, err = d.Gunzip(dst, src, anyLimit) }); allocs > 0 || err != nil {
		t.Errorf("%v allocations, %v", allocs, err)
	}
}

// TestEnds reads streams that end, or go on with a stored block, anywhere near
// the end of a file.
func TestEnds(t *testing.T) {
	for blocks := range 30 {
		for zeros := range 16 {
			s := new(stream)
			for range blocks {
				lit, _ := s.fixed(false)
				s.end(lit)
			}
			src := append([]byte(plainHeader), append(s.bytes, make([]byte, zeros)...)...)
			wantUnusual(t, src[:len(src):len(src)])
		}
	}
}

// TestStoredTooLong reads a stored block that is longer than the file, in more
// memory than the file fills.
func TestStoredTooLong(t *testing.T) {
	text := randomBytes(newRand(7), 1000)
	s := new(stream)
	s.stored(true, text)
	whole := s.file()
	for n := len(text) - 20; n < len(text); n++ {
		src := slices.Concat(whole[:headerSize+5+n], whole[len(whole)-trailerSize:])
		wantUnusual(t, src[:len(src):len(src)])
		wantUnusual(t, append(src, text...)[:len(src)])
	}
}

// TestNotGzip reads short and strange beginnings.
func TestNotGzip(t *testing.T) {
	whole := packed(t, []byte("x"))
	for at := range 3 {
		for by := 1; by < 256; by++ {
			changed := bytes.Clone(whole)
			changed[at] += byte(by)
			wantUnusual(t, changed)
		}
	}
	r := newRand(6)
	for n := range 40 {
		wantUnusual(t, randomBytes(r, n))
		wantUnusual(t, append([]byte(plainHeader), make([]byte, n)...))
		wantUnusual(t, []byte(fmt.Sprintf("%.*s", n, plainHeader+strings.Repeat("\xff", 40))))
	}
}
