package inflate

import (
	"bytes"
	"testing"
)

// FuzzGunzip reads anything, in three ways: as a file, as a deflate stream
// whose checksum and size are right, and as the choices of who writes a sound
// stream. The last one must be read.
func FuzzGunzip(f *testing.F) {
	for _, src := range small(f) {
		if len(src) > 1<<12 {
			continue
		}
		f.Add(src, byte(0))
		f.Add(src[headerSize:len(src)-trailerSize], byte(1))
		f.Add(src, byte(2))
	}
	d := NewDecoder()
	var dst []byte
	f.Fuzz(func(t *testing.T, data []byte, mode byte) {
		src := data
		var want *stream
		switch mode % 3 {
		case 1:
			src = sealed(data)
		case 2:
			want = randomStream(&choices{data: data, rest: newRand(uint64(len(data)))})
			src = want.file()
		}
		got, ok := check(t, d, dst, src)
		if want != nil && (!ok || !bytes.Equal(got, want.text)) {
			t.Errorf("a sound stream: read is %v, %s instead of %s", ok, brief(got), brief(want.text))
		}
		if ok {
			dst = got
		}
	})
}
