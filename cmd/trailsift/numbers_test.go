package main

import (
	"bufio"
	"strings"
	"testing"
)

// TestNumbersInLine: on a terminal numbers end below each other, their heads with them, and
// are never cut; names that look like numbers stay, and so does all without a terminal.
func TestNumbersInLine(t *testing.T) {
	rows := [][]string{
		{"EVENTS", "BUCKET", "NAMED", "OF", "BYTES"},
		{"7", "larkfield-media", "12", "1 event", "96.8 MB"},
		{"1,234", "larkfield-exports", "larkfield", "25 events", "109.3 kB"},
		{"a line by itself"},
		{"", "", "", "", ""},
	}
	for _, c := range []struct {
		room space
		want string
	}{
		{space{cell: widestText, line: 80}, `EVENTS  BUCKET             NAMED      OF            BYTES
     7  larkfield-media    12          1 event    96.8 MB
 1,234  larkfield-exports  larkfield  25 events  109.3 kB
a line by itself

`},
		{space{cell: longestText}, `EVENTS  BUCKET             NAMED      OF         BYTES
7       larkfield-media    12         1 event    96.8 MB
1,234   larkfield-exports  larkfield  25 events  109.3 kB
a line by itself

`},
	} {
		var b strings.Builder
		writeColumns(&b, "", c.room, rows)
		if b.String() != c.want {
			t.Errorf("%+v:\n%swant\n%s", c.room, b.String(), c.want)
		}
	}
	if rows[1][0] != "7" {
		t.Error("the rows of the caller were changed")
	}
}

// TestBarsAreWhole: beside long names the bars of pairs become short, and no bar and no
// count is cut.
func TestBarsAreWhole(t *testing.T) {
	h := &bars{room: space{cell: widestText, line: 80}, events: 1000, long: narrowBar}
	for _, count := range []int{900, 90} {
		h.add(count, true, strings.Repeat("a-long-name-", 6), strings.Repeat("ALongEvent", 4))
	}
	h.add(10, false, "(neither)")
	var b strings.Builder
	writeColumns(&b, "", h.room, h.rows)
	for _, want := range []string{"900  #######   a-long", "\n 90  #         a-long", "\n 10            (neither)\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	wide := &bars{room: space{cell: widestText, line: 110}, events: 1000, long: histBar}
	wide.add(1000, true, strings.Repeat("a-long-name-", 6), strings.Repeat("ALongEvent", 6)+"Last")
	b.Reset()
	writeColumns(&b, "", wide.room, wide.rows)
	if !strings.HasPrefix(b.String(), "1,000  "+strings.Repeat("#", histBar)+"  a-long") {
		t.Error(b.String())
	}
}

// TestIDsAreWhole: half of an id is of no use to trace and to a filter.
func TestIDsAreWhole(t *testing.T) {
	name := strings.Repeat("catalogue-", 5)
	rows := [][]string{
		{"ID", "KEY", "NAME", "WHAT"},
		{"858c8311-adce-41aa-bd89-9e0b2b02f4b7", "ASIARTX3GSDST6MWKYVZ", name, "x"},
		{"a52ceb3e-0b1c-4f7e-8a44-b9cb107ff784", "", name, "y"},
	}
	for _, line := range []int{60, 80, 100} {
		var b strings.Builder
		writeColumns(&b, "", space{cell: widestText, line: line}, rows)
		for _, want := range []string{rows[1][0], rows[1][1], "catalogue"} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("in %d cells no %s:\n%s", line, want, b.String())
			}
		}
	}
}

// numberEvents is a file of events that have a number, a name, and another name.
func numberEvents(t *testing.T) string {
	const more = `{"additionalEventData":{"bytesTransferredOut":%},"requestParameters":{"name":"a"},"responseElements":{"name":"b"},`
	one := strings.Replace(first, "{", strings.Replace(more, "%", "140701", 1), 1)
	two := strings.Replace(second, "{", strings.Replace(more, "%", "7.0", 1), 1)
	two = strings.Replace(two, `"responseElements":{"credentials"`, `"extra":{"credentials"`, 1)
	return trailFile(t, "x.json", records(one, two))
}

// TestHeadsOfFields: a path is headed as it was written, on a terminal by its last name,
// where that is another than all others; numbers are flush right there.
func TestHeadsOfFields(t *testing.T) {
	a := &app{}
	l, err := a.load(t.Context(), []string{numberEvents(t)})
	if err != nil {
		t.Fatal(err)
	}
	view, err := l.snap.View(t.Context(), l.sel, false)
	if err != nil {
		t.Fatal(err)
	}
	columns := []string{"time", "additionalEventData.bytesTransferredOut", "requestParameters.name", "responseElements.name"}
	for _, c := range []struct {
		line int
		want string
	}{
		{100, `TIME                  bytesTransferredOut  requestParameters.name  responseElements.name
2026-09-01T09:00:00Z                  7.0  a                       b
2026-09-01T10:00:00Z               140701  a                       b
`},
		{0, `TIME                  additionalEventData.bytesTransferredOut  requestParameters.name  responseElements.name
2026-09-01T09:00:00Z  7.0                                      a                       b
2026-09-01T10:00:00Z  140701                                   a                       b
`},
	} {
		p := a.printer(l, columns, rows(view, 0))
		var b strings.Builder
		w := bufio.NewWriter(&b)
		p.line = c.line
		if err := p.table(t.Context(), w); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		if b.String() != c.want {
			t.Errorf("in %d cells:\n%swant\n%s", c.line, b.String(), c.want)
		}
	}
}

// TestHeadsOfAnswers: an answer has heads of words, as the interface has.
func TestHeadsOfAnswers(t *testing.T) {
	p := &printer{short: true}
	for field, want := range map[string]string{
		"time": "time", "additionalEventData.bytesTransferredOut": "bytes transferred out",
		"requestParameters.bucketName": "bucket", "errorMessage": "error message",
	} {
		if got := p.head(field); got != want {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
	}
}
