package corpus

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/trailsift/trailsift/cmd/trailgen/container"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// encodings are files that are not UTF-8.
func (t *tree) encodings(sample []scenario.Event) {
	text := utf16.Encode([]rune(string(container.S3(sample))))
	for _, c := range []struct {
		name  string
		order binary.AppendByteOrder
	}{{"utf-16le", binary.LittleEndian}, {"utf-16be", binary.BigEndian}} {
		data := c.order.AppendUint16(nil, 0xfeff)
		for _, unit := range text {
			data = c.order.AppendUint16(data, unit)
		}
		t.add("broken/"+c.name+".json", data, Expect{Form: "S3 log file in " + c.name, Failed: 1, AtMost: len(sample), Problem: "UTF-16"})
	}
}

// nothing are files without content.
func (t *tree) nothing() {
	empty := Expect{Form: "nothing", Failed: 1, Problem: "empty"}
	t.add("broken/empty.json", nil, empty)
	t.add("broken/blank.json", []byte("\n  \n"), empty)
	t.gzip("broken/empty.json.gz", nil, empty)
	t.add("broken/nul.json", make([]byte, 4096), Expect{Form: "a hole in a file", Skipped: 1, Dropped: []Reason{{"CloudTrail", 0}}})
}

// bounds are records that are too much of something.
func (t *tree) bounds(sample []scenario.Event) {
	insert := func(value string) []byte {
		big := strings.Replace(string(sample[1].JSON), `"requestParameters":null`, `"requestParameters":`+value, 1)
		return []byte(fmt.Sprintf(`{"Records":[%s,%s,%s]}`, sample[0].JSON, big, sample[2].JSON))
	}
	const levels = 10_000
	deep := strings.Repeat(`{"a":[`, levels/2) + strings.Repeat(`]}`, levels/2)
	t.add("broken/deep.json", insert(deep), Expect{Form: "S3 log file", Read: 1, Loaded: 2, AtMost: 3, Bad: 1, Problem: "deep", Note: "one record of three is nested 10,000 levels deep"})
	long := `{"text":"` + strings.Repeat("0123456789abcdef", 3<<20/16) + `"}`
	t.gzip("broken/long-string.json.gz", insert(long), Expect{Form: "S3 log file, gzip", Read: 1, Loaded: 2, AtMost: 3, Note: "one record of three holds a string of 3 MB; a reader that takes it reports nothing, one that does not counts it as bad"})
	double := bytes.Replace(sample[1].JSON, []byte(`"eventName":`), []byte(`"eventName":"First","eventName":`), 1)
	double = bytes.Replace(double, []byte(`"userAgent":`), []byte(`"sourceIPAddress":"203.0.113.250","userAgent":`), 1)
	t.add("broken/duplicate-keys.json", []byte(fmt.Sprintf(`{"Records":[%s]}`, double)), Expect{Form: "S3 log file", Read: 1, Loaded: 1, Note: "eventName and sourceIPAddress occur twice"})
}

// repeats are events that occur again: the same, with other keys first, in a
// partial form, and with the same id but other content.
func (t *tree) repeats(sample []scenario.Event) {
	one := string(sample[3].JSON)
	const version = `"eventVersion":"1.11",`
	moved := "{" + strings.TrimSuffix(strings.TrimPrefix(one, "{"+version), "}") + "," + strings.TrimSuffix(version, ",") + "}"
	forged := strings.Replace(one, `"userAgent":"`, `"userAgent":"not `, 1)
	t.add("broken/same-event.json", []byte(fmt.Sprintf("[%s,%s,%s,%s]", one, one, moved, sample[4].JSON)), Expect{
		Form: "bare array", Read: 1, Loaded: 2, Duplicate: 2, Note: "one event three times, once with its first key last"})
	t.add("broken/same-id.json", []byte(fmt.Sprintf("[%s,%s]", one, forged)), Expect{
		Form: "bare array", Read: 1, Loaded: 2, Conflict: 1, Note: "two records of one eventID that differ in the user agent"})
}
