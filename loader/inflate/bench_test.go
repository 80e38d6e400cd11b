package inflate

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"

	klauspost "github.com/klauspost/compress/gzip"
)

// BenchmarkGunzip reads a trail of a megabyte, beside the libraries.
func BenchmarkGunzip(b *testing.B) {
	text := trail(newRand(40), 1<<20)
	src := packed(b, text)
	b.Run("ours", func(b *testing.B) {
		d := NewDecoder()
		var dst []byte
		benchmark(b, len(text), func() (err error) {
			dst, err = d.Gunzip(dst, src, anyLimit)
			return err
		})
	})
	b.Run("klauspost", func(b *testing.B) {
		var z klauspost.Reader
		benchmark(b, len(text), func() error { return discard(&z, z.Reset(bytes.NewReader(src))) })
	})
	b.Run("standard", func(b *testing.B) {
		var z gzip.Reader
		benchmark(b, len(text), func() error { return discard(&z, z.Reset(bytes.NewReader(src))) })
	})
}

// discard reads to the end, unless there was an error before.
func discard(r io.Reader, err error) error {
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	return err
}

// benchmark repeats a reading of so many bytes.
func benchmark(b *testing.B, size int, read func() error) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if err := read(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTables makes the tables of a block.
func BenchmarkTables(b *testing.B) {
	d := NewDecoder()
	lit, dist := deep(4, 286), deep(3, 30)
	for b.Loop() {
		if !d.codes.build(d.lit[:], litBits, lit, d.symbols.lit[:]) || !d.codes.build(d.dist[:], distBits, dist, d.symbols.dist[:]) {
			b.Fatal("no tables")
		}
	}
}
