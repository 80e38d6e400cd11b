package corpus

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// fault is a way in which a record is not JSON.
type fault struct {
	name     string
	old, new string // what is replaced by what, once
	lost     bool   // where the next record begins is a guess
}

var faults = []fault{
	{name: "missing-colon", old: `"eventName":`, new: `"eventName"`},
	{name: "bare-word", old: `"readOnly":`, new: `"apiVersion":yes,"readOnly":`},
	{name: "control-byte", old: `"userAgent":"`, new: "\"userAgent\":\"\x01"},
	{name: "invalid-utf8", old: `"userAgent":"`, new: "\"userAgent\":\"\xff\xfe"},
	{name: "latin-1", old: `"userAgent":"`, new: "\"userAgent\":\"caf\xe9 "},
	{name: "number-01", old: `"readOnly":`, new: `"apiVersion":01,"readOnly":`},
	{name: "two-commas", old: `,"eventName"`, new: `,,"eventName"`},
	{name: "bad-escape", old: `"userAgent":"`, new: `"userAgent":"\x`},
	{name: "open-string", old: `","eventName"`, new: `,"eventName"`, lost: true},
	{name: "extra-brace", old: `,"userIdentity":{`, new: `,"userIdentity":{{`, lost: true},
}

// spoil is the record with the fault in it.
func (f fault) spoil(record []byte) []byte {
	return []byte(strings.Replace(string(record), f.old, f.new, 1))
}

// badRecords are one bad record among good ones, for every fault.
func (t *tree) badRecords(sample []scenario.Event) {
	var lines [][]byte
	for _, f := range faults {
		records := [][]byte{sample[0].JSON, sample[1].JSON, f.spoil(sample[2].JSON), sample[3].JSON, sample[4].JSON}
		e := Expect{Form: "S3 log file", Read: 1, Loaded: 4, Bad: 1, Problem: "record", Note: "the third of five records is bad"}
		if f.lost {
			e.Loaded, e.AtMost = 2, 4
			e.Note += "; where the fourth begins has to be guessed"
		}
		t.add("broken/record-"+f.name+".json", []byte(fmt.Sprintf(`{"Records":[%s]}`, bytes.Join(records, []byte(",")))), e)
		lines = append(lines, f.spoil(sample[len(lines)].JSON))
	}
	lines = append(append(lines, sample[10].JSON), sample[11].JSON)
	t.add("broken/records.ndjson", append(bytes.Join(lines, []byte("\n")), '\n'), Expect{Form: "NDJSON", Read: 1, Loaded: 2, Bad: len(faults), Problem: "record"})
	mixed := fmt.Sprintf(`{"Records":[%s,17,null,"text",[],%s]}`, sample[0].JSON, sample[1].JSON)
	t.add("broken/not-objects.json", []byte(mixed), Expect{Form: "S3 log file", Read: 1, Loaded: 2, Bad: 4, Problem: "record"})
	t.unquoted()
}

// unquoted is a record as a JavaScript console prints it.
func (t *tree) unquoted() {
	text := "{\n  Records: [\n    {\n      eventVersion: '1.08',\n      eventTime: '2026-09-15T09:06:03Z',\n      eventSource: 'apigateway.amazonaws.com',\n      eventName: 'CreateApiKey',\n      readOnly: false,\n    },\n  ],\n}\n"
	t.add("broken/unquoted-keys.json", []byte(text), Expect{Form: "JavaScript", Failed: 1, Problem: "JSON"})
}
