package loader

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// mutator makes trail files as they are found and as they should not be: real
// forms, their records changed, packed, and damaged before and after. What it
// makes follows from its random numbers alone.
type mutator struct {
	*rand.Rand
	forms   []string // texts of testdata/forms, whatever they are packed in
	records []string // the records in them
}

// mutant is a file that a mutator made.
type mutant struct {
	memoryFile
	// clean says that the file was not damaged.
	clean bool
	// plain is the file's text as UTF-8, empty when it was packed or when
	// that is not known.
	plain string
}

func newMutator(t testing.TB, seed uint64) *mutator {
	m := &mutator{Rand: rand.New(rand.NewPCG(seed, 0x7472))}
	for _, entry := range manifest(t) {
		if strings.HasPrefix(entry.Path, "forms/") {
			m.forms = append(m.forms, readTestdata(t, entry.Path))
		}
	}
	m.records = loadText(t, readTestdata(t, "forms/s3.json")).raw
	return m
}

// reseed makes what follows depend on seed alone.
func (m *mutator) reseed(seed uint64) { m.Rand = rand.New(rand.NewPCG(seed, 0x7472)) }

// chance is true once in n times.
func (m *mutator) chance(n int) bool { return m.IntN(n) == 0 }

func pick[T any](m *mutator, list []T) T { return list[m.IntN(len(list))] }

// files makes a set of files.
func (m *mutator) files(n int) []mutant {
	out := make([]mutant, n)
	for i := range out {
		out[i] = m.file(fmt.Sprintf("f%02d", i))
	}
	return out
}

// file makes one file. Half of them are clean.
func (m *mutator) file(name string) mutant {
	out := mutant{clean: m.chance(2)}
	text, binary := m.text()
	if !binary {
		if !out.clean {
			text = m.damage(text, 1+m.IntN(3))
		}
		if m.chance(15) { // the edge of a window falls into it
			text = strings.Repeat(" ", max(0, windowSize-m.IntN(len(text)+1))) + text
		}
		out.plain = text
		if m.chance(10) {
			out.plain = string([]rune(text))
			text = encodeUTF16("\ufeff"+text, m.chance(2))
		}
	}
	packed := m.pack(text)
	if packed != text || binary {
		out.plain = ""
		if !out.clean && m.chance(2) {
			packed = m.damage(packed, 1+m.IntN(2))
		}
	}
	out.memoryFile = memoryFile{name: name, text: packed}
	return out
}

// text makes a file that is not packed yet, or takes one as it is.
func (m *mutator) text() (text string, binary bool) {
	if m.chance(2) {
		text = pick(m, m.forms)
		return text, !utf8.ValidString(text) || isTar(text)
	}
	list := make([]string, m.IntN(12))
	for i := range list {
		list[i] = m.record()
	}
	if m.chance(6) {
		list = append(list, list...)
	}
	return m.contain(list), false
}

func isTar(text string) bool { return len(text) > 262 && text[257:262] == "ustar" }

// contain puts records in a container.
func (m *mutator) contain(list []string) string {
	each := func(sep string, wrap func(string) string) string {
		var out []string
		for _, rec := range list {
			out = append(out, wrap(rec))
		}
		return strings.Join(out, sep)
	}
	same := func(rec string) string { return rec }
	line := func(rec string) string { return strings.NewReplacer("\n", " ", "\r", " ").Replace(rec) }
	switch m.IntN(13) {
	case 0:
		return each("\n", line) + "\n"
	case 1:
		return each(pick(m, []string{"", " ", "\r\n", ","}), same)
	case 2:
		return "[" + each(", ", same) + "]"
	case 3:
		return `{"Events":[` + each(",", func(rec string) string {
			return `{"EventId":"x","Resources":[{"ResourceName":"r"}],"CloudTrailEvent":` + quote(rec) + `,"Username":"u"}`
		}) + `],"NextToken":"t"}`
	case 4:
		return `{"messageType":"DATA_MESSAGE","logEvents":[` + each(",", func(rec string) string {
			return `{"id":"1","timestamp":1,"message":` + quote(rec) + `}`
		}) + `]}`
	case 5:
		return each("\n", func(rec string) string { return bridge(line(rec)) })
	case 6:
		return each("\n", hit)
	case 7:
		return each("\n", splunk)
	case 8:
		return "@timestamp,@message\n" + each("\n", func(rec string) string { return "2026," + cellOf(rec) }) + "\n"
	case 9:
		return "[" + each(",", quote) + "]"
	case 10:
		return `{"Type":"Notification","Message":` + quote("["+each(",", bridge)+"]") + `}`
	}
	return `{"Records":[` + each(pick(m, []string{",", ",\n", " , "}), same) + `]}`
}

// pack compresses a file, or puts it in an archive, a few times or not at all.
func (m *mutator) pack(text string) string {
	for m.chance(2) && len(text) < 1<<20 {
		switch m.IntN(6) {
		case 0:
			text = tarred("a/b.json", text, "c", event(m.IntN(9)))
		case 1:
			text = zipped("a/b.json", text, "c", event(m.IntN(9)))
		case 2:
			z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
			if err != nil {
				panic(err)
			}
			text = string(z.EncodeAll([]byte(text), nil))
		case 3:
			cut := m.IntN(len(text) + 1)
			text = gzipped(text[:cut], text[cut:])
		default:
			text = gzipped(text)
		}
	}
	return text
}

// record is one of the corpus, sometimes changed into another valid one.
func (m *mutator) record() string {
	rec := pick(m, m.records)
	if m.chance(2) {
		return rec
	}
	switch m.IntN(9) {
	case 0: // the same, written in another way
		return "{ " + rec[1:len(rec)-1] + "\n}"
	case 1: // a conflict
		return change(rec, `"awsRegion":"`, fmt.Sprint("forged-", m.IntN(3)))
	case 2: // an id that is no UUID
		return change(rec, `"eventID":"`, pick(m, []string{"", "x", "\\u0041", "2026-09-01T10:00:00Z", strings.Repeat("é", 300), "ABCDEF00-0000-4000-8000-000000000001"}))
	case 3:
		return change(rec, `"eventTime":"`, pick(m, []string{"", "yesterday", "2026-02-30T00:00:00Z", "2026-09-01T10:00:00.5+02:00", "1969-12-31T23:59:59Z"}))
	case 4:
		return m.grown(rec)
	case 5:
		depth := pick(m, []int{3, 60, 200, 3000})
		return add(rec, `"deep":`+strings.Repeat(`[{"a":`, depth)+"1"+strings.Repeat("}]", depth))
	case 6: // keys as no other record has them
		for range 1 + m.IntN(40) {
			rec = add(rec, fmt.Sprintf(`"k%x":{"%x":%d}`, m.IntN(1<<20), m.IntN(1<<10), m.IntN(100)))
		}
		return rec
	case 7:
		return change(rec, `"userAgent":"`, pick(m, []string{`\"\\\/\u00e9\ud83d\ude00\ud800`, "{\\\"eventVersion\\\":", "\u202e\u200b", "}]}"}))
	}
	return add(rec, pick(m, []string{`"eventName":"Twice"`, `"readOnly":"true"`, `"x":null`, `"x":{}`, `"x":[[],[[]],{}]`, `"":""`, `"a.b":1e400`, `"x":-0.0e-0`}))
}

// grown has a long value.
func (m *mutator) grown(rec string) string {
	size := pick(m, []int{300, 5000, 70_000})
	if m.chance(20) {
		size = 1<<20 + m.IntN(1<<17)
	}
	return add(rec, `"long":"`+strings.Repeat(pick(m, []string{"x", "é", `\"`, `{\"`}), size/2)+`"`)
}

// add appends a member to a record.
func add(rec, member string) string {
	return rec[:strings.LastIndexByte(rec, '}')] + "," + member + "}"
}

// change replaces the string behind a prefix, if there is one.
func change(rec, prefix, value string) string {
	at := strings.Index(rec, prefix)
	if at < 0 {
		return rec
	}
	at += len(prefix)
	end := strings.IndexByte(rec[at:], '"')
	return rec[:at] + value + rec[at+end:]
}

// damage spoils a file in n places.
func (m *mutator) damage(text string, n int) string {
	data := []byte(text)
	for range n {
		data = m.spoil(data)
	}
	return string(data)
}

// spoil spoils it in one.
func (m *mutator) spoil(data []byte) []byte {
	if len(data) == 0 {
		return []byte(pick(m, stray))
	}
	at := m.IntN(len(data))
	span := data[at:min(len(data), at+1+m.IntN(1<<m.IntN(12)))]
	switch m.IntN(10) {
	case 0:
		return data[:at]
	case 1:
		data[at] ^= 1 << m.IntN(8)
	case 2:
		return append(data[:at:at], data[at+len(span):]...)
	case 3:
		return bytes.Join([][]byte{data[:at], span, data[at:]}, nil)
	case 4: // swap two spans
		to := m.IntN(len(data) - len(span) + 1)
		rest := append(data[:at:at], data[at+len(span):]...)
		return bytes.Join([][]byte{rest[:to], span, rest[to:]}, nil)
	case 5: // another size, offset or date
		if digit := bytes.IndexAny(data[at:], "0123456789"); digit >= 0 {
			data[at+digit] = byte('0' + m.IntN(10))
		}
	case 6: // the rest of another file
		other := pick(m, m.forms)
		return append(data[:at:at], other[m.IntN(len(other)):]...)
	case 7: // a record in the middle of whatever this is
		return bytes.Join([][]byte{data[:at], []byte(m.record()), data[at:]}, nil)
	default:
		return bytes.Join([][]byte{data[:at], []byte(pick(m, stray)), data[at:]}, nil)
	}
	return data
}

// stray is text that readers stumble over.
var stray = []string{"{", "}", "[", "]", `"`, ",", ":", "\\", "\n", "}}", "]}", `"}`, `{"`, "null", "17", "\x00", "\x00\x00\x00\x00",
	"\xef\xbb\xbf", "\xff\xfe", "\xff", "é", "//", "\x1f\x8b", "PK\x03\x04", "<html>", `{"Records":[`, `{"eventVersion"`, `"Records":null,`, "\u2028", strings.Repeat("[", 40)}
