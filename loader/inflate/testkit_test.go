package inflate

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	klauspost "github.com/klauspost/compress/gzip"
)

// anyLimit is a limit that no text of these tests exceeds.
const anyLimit = 1 << 24

// check reads src and compares the outcome with that of compress/gzip and of
// the library that reads what is unusual. It returns the text, and whether
// there is one.
func check(t testing.TB, d *Decoder, dst, src []byte) ([]byte, bool) {
	t.Helper()
	given := bytes.Clone(src)
	got, err := d.Gunzip(dst, src, anyLimit)
	if !bytes.Equal(src, given) {
		t.Error("the input was changed")
	}
	if err != nil {
		if err != ErrUnusual || got != nil {
			t.Errorf("%d bytes with error %v", len(got), err)
		}
		return nil, false
	}
	want, err := gunzip(src)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s instead of %s, %v", brief(got), brief(want), err)
	}
	z, err := klauspost.NewReader(bytes.NewReader(src))
	if err == nil {
		want, err = io.ReadAll(z)
	}
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s, but klauspost/compress finds %s, %v", brief(got), brief(want), err)
	}
	checkSlack(t, got)
	return got, true
}

// checkSlack checks that zeros follow a text.
func checkSlack(t testing.TB, text []byte) {
	t.Helper()
	if cap(text) < len(text)+Slack {
		t.Fatalf("%d bytes behind the text", cap(text)-len(text))
	}
	if slack := text[len(text) : len(text)+Slack]; !bytes.Equal(slack, make([]byte, Slack)) {
		t.Errorf("behind the text lies %x", slack)
	}
}

// wantText checks that src is read.
func wantText(t testing.TB, src, want []byte) {
	t.Helper()
	if got, ok := check(t, NewDecoder(), nil, src); !ok || !bytes.Equal(got, want) {
		t.Errorf("read is %v: %s instead of %s", ok, brief(got), brief(want))
	}
}

// wantUnusual checks that src is left to a library.
func wantUnusual(t testing.TB, src []byte) {
	t.Helper()
	if _, ok := check(t, NewDecoder(), nil, src); ok {
		t.Error("was read")
	}
}

// brief shows the beginning of a text.
func brief(text []byte) string {
	return fmt.Sprintf("%d bytes %.40q", len(text), text)
}

// gunzip is the slow version.
func gunzip(src []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// plainHeader is a header without a name.
const plainHeader = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"

// member makes a gzip file of a deflate stream and the text it holds.
func member(stream, text []byte) []byte {
	out := append([]byte(plainHeader), stream...)
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(text))
	return binary.LittleEndian.AppendUint32(out, uint32(len(text)))
}

// inflated returns what compress/flate makes of a stream, as far as it comes,
// and how much of the stream it read.
func inflated(stream []byte) (text []byte, n int, err error) {
	r := bytes.NewReader(stream)
	text, err = io.ReadAll(io.LimitReader(flate.NewReader(r), anyLimit))
	return text, len(stream) - r.Len(), err
}

// sealed makes a gzip file of what may be a deflate stream: checksum and size
// are right for what it holds.
func sealed(stream []byte) []byte {
	text, n, _ := inflated(stream)
	return member(stream[:n], text)
}

// writer is what compresses.
type writer interface {
	io.WriteCloser
	Flush() error
}

// compressor is a library at one of its levels.
type compressor struct {
	name string
	open func(io.Writer) (writer, error)
}

// compressors returns the levels of both libraries, from lowest to highest.
func compressors() (list []compressor) {
	for level := gzip.HuffmanOnly; level <= gzip.BestCompression; level++ {
		list = append(list,
			compressor{fmt.Sprint("compress/gzip ", level), func(w io.Writer) (writer, error) { return gzip.NewWriterLevel(w, level) }},
			compressor{fmt.Sprint("klauspost/compress ", level), func(w io.Writer) (writer, error) { return klauspost.NewWriterLevel(w, level) }})
	}
	return list
}

// compress makes a file of one member, with a flush every so often.
func (c compressor) compress(t testing.TB, text []byte, flushed int) []byte {
	t.Helper()
	var out bytes.Buffer
	z, err := c.open(&out)
	for at := 0; err == nil && at < len(text); at += flushed {
		if _, err = z.Write(text[at:min(len(text), at+flushed)]); err == nil && at+flushed < len(text) {
			err = z.Flush()
		}
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// packed is a text at the default level of compress/gzip.
func packed(t testing.TB, text []byte) []byte {
	t.Helper()
	return compressor{open: func(w io.Writer) (writer, error) { return gzip.NewWriter(w), nil }}.compress(t, text, len(text)+1)
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x1f8b)) }

func randomBytes(r *rand.Rand, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

// trail makes n bytes of text shaped like a trail: keys that repeat, ids and
// tokens that do not.
func trail(r *rand.Rand, n int) []byte {
	var out bytes.Buffer
	out.WriteString(`{"Records":[`)
	for out.Len() < n {
		fmt.Fprintf(&out, `{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE%07d:session","arn":"arn:aws:sts::123456789012:assumed-role/role-%d/session"},`+
			`"eventTime":"2026-09-%02dT%02d:%02d:%02dZ","eventSource":"%s.amazonaws.com","eventName":"%s","sourceIPAddress":"10.%d.%d.%d",`,
			r.IntN(40), r.IntN(40), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60),
			[]string{"s3", "sts", "ec2", "kms"}[r.IntN(4)], []string{"GetObject", "AssumeRole", "DescribeInstances", "Decrypt"}[r.IntN(4)],
			r.IntN(4), r.IntN(256), r.IntN(256))
		if r.IntN(8) == 0 {
			fmt.Fprintf(&out, `"responseElements":{"credentials":{"sessionToken":"%s"}},`, base64.StdEncoding.EncodeToString(randomBytes(r, 400)))
		}
		fmt.Fprintf(&out, `"requestID":"%s","eventID":"%s","readOnly":true},`, hex.EncodeToString(randomBytes(r, 8)), hex.EncodeToString(randomBytes(r, 16)))
	}
	return out.Bytes()[:n]
}

// sample is a text and what it is called.
type sample struct {
	name string
	text []byte
}

// samples returns texts of all sorts, none longer than 100,000 bytes.
func samples() []sample {
	r := newRand(1)
	list := []sample{
		{"empty", nil},
		{"one byte", []byte("x")},
		{"two bytes", []byte("xy")},
		{"run", bytes.Repeat([]byte("a"), 1000)},
		{"long run", make([]byte, 100_000)},
		{"all bytes", allBytes()},
		{"random", randomBytes(r, 1000)},
		{"much random", randomBytes(r, 80_000)},
		{"base 64", []byte(base64.StdEncoding.EncodeToString(randomBytes(r, 40_000)))},
		{"base 16", []byte(hex.EncodeToString(randomBytes(r, 40_000)))},
		{"two letters", twoLetters(r, 50_000)},
		{"trail", trail(r, 100_000)},
		{"far repeat", bytes.Repeat(randomBytes(r, 32768), 3)},
		{"too far repeat", bytes.Repeat(randomBytes(r, 32769), 3)},
	}
	for _, period := range []int{2, 3, 5, 7, 8, 15, 16, 17, 31, 33, 257, 258, 259} {
		list = append(list, sample{fmt.Sprint("period ", period), bytes.Repeat(randomBytes(r, period), 9000/period)})
	}
	return append(list, sample{"periods", periods(r)})
}

func allBytes() []byte {
	out := make([]byte, 256)
	for i := range out {
		out[i] = byte(i)
	}
	return out
}

func twoLetters(r *rand.Rand, n int) []byte {
	return []byte(strings.Map(func(c rune) rune { return 'a' + c&1 }, string(bytes.ToValidUTF8(randomBytes(r, n), nil))))
}

// periods repeats short and long stretches one after the other.
func periods(r *rand.Rand) []byte {
	var out []byte
	for len(out) < 50_000 {
		out = append(out, bytes.Repeat(randomBytes(r, 1+r.IntN(40)), 1+r.IntN(30))...)
	}
	return out
}
