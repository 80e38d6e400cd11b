package loader

import (
	"bufio"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

func encodeUTF16(text string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		lo, hi := byte(u), byte(u>>8)
		if big {
			lo, hi = hi, lo
		}
		b.WriteByte(lo)
		b.WriteByte(hi)
	}
	return b.String()
}

func encodeUTF32(text string, big bool) string {
	var b []byte
	for _, r := range text {
		if big {
			b = binary.BigEndian.AppendUint32(b, uint32(r))
		} else {
			b = binary.LittleEndian.AppendUint32(b, uint32(r))
		}
	}
	return string(b)
}

func TestDecoded(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"plain é", "plain é"},
		{"\xef\xbb\xbfmark", "mark"},
		{"\xff\xfe", ""},
		{"\xff\xfea\x00\xe9\x00", "aé"},
		{"\xfe\xff\x00a\x00\xe9", "aé"},
		{"{\x00}\x00", "{}"},
		{"\x00[\x00]", "[]"},
		{encodeUTF16("\ufeffa😀b", false), "a😀b"},
		{"\xff\xfe\x3d\xd8a\x00", "\ufffda"},
		{"\xff\xfe\x3d\xd8", "\ufffd"},
		{"\xff\xfe\x00\xdea\x00", "\ufffda"},
		{encodeUTF32("\ufeffaé😀b", false), "aé😀b"},
		{encodeUTF32("\ufeffaé😀b", true), "aé😀b"},
		{encodeUTF32("{}", false), "{}"},
		{encodeUTF32("[]", true), "[]"},
		{encodeUTF32("{", false) + "\xff\xff\xff\xff\x00\xd8\x00\x00\x00\x00\x11\x00", "{\ufffd\ufffd\ufffd"},
	} {
		for _, wrap := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader} {
			src, err := decoded(bufio.NewReader(wrap(strings.NewReader(test.in))))
			if err == errEmpty {
				src, err = strings.NewReader(""), nil
			}
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(src)
			if err != nil || string(got) != test.want {
				t.Errorf("%q: got %q, %v; want %q", test.in, got, err, test.want)
			}
		}
	}
}
