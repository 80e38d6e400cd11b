package loader

import (
	"fmt"
	"strings"
	"testing"
)

// TestCounting says what is a place for a record and what became of it.
func TestCounting(t *testing.T) {
	a, b := event(1), event(2)
	early := strings.Replace(a, `,"eventTime"`, `},"eventTime"`, 1)      // no event yet
	late := strings.Replace(a, `,"requestParameters"`, `},"request"`, 1) // an event by then
	pretty := strings.ReplaceAll(early, ",", ",\n  ")
	sorted := func(n int) string { return strings.Replace(event(n), `{"eventVersion":"1.08",`, `{`, 1) }
	broken := strings.Replace(a, "true", "yes", 1)
	for _, test := range []struct {
		name, text         string
		rows, bad, skipped int
	}{
		{"values in a list", `{"Records":[null,` + a + `,17,"x",true,[],` + b + `,null]}`, 2, 6, 0},
		{"values in a bare list", `[` + a + `,null,1e5,"{",` + b + `]`, 2, 3, 0},
		{"lines", a + "\nnull\n17\n\"x\"\noops\n" + b + "\ntrue", 2, 5, 0},
		{"lines with commas", a + ",\nnull,\n" + b + ",\n", 2, 1, 0},
		{"strings in a log API", `{"events":[{"message":` + quote(a) + `},null,{"message":null},{"message":"hello"},7]}`, 1, 2, 2},
		{"an empty line", a + "\n\n \n" + b, 2, 0, 0},
		{"objects", `{"Records":[{},` + a + `,{"x":1}]}`, 1, 0, 2},
		{"no list at all", `{"Records":null}` + "\n" + a, 1, 0, 1},
		{"a list without any", `{"Records":[]}`, 0, 0, 0},

		{"text in a line of a record", "host: " + a + "\nhost: " + b + " end\n", 2, 0, 0},
		{"a line before", "export of today\n" + a + "\n" + b, 2, 1, 0},
		{"half a record before", a[50:] + "\n" + b, 1, 1, 0},
		{"text behind a list", `{"Records":[` + a + `]}<html>`, 1, 0, 0},
		{"a bracket too many", `{"Records":[` + a + `},` + b + `]}`, 2, 0, 0},
		{"a bracket too many in a line", a + "}\n" + b, 2, 0, 0},

		{"closed early in a list", `{"Records":[` + b + `,` + early + `,` + event(3) + `]}`, 2, 1, 0},
		{"closed early in a line", b + "\n" + early + "\n" + event(3), 2, 1, 0},
		{"closed early over lines", b + "\n" + pretty + "\n" + event(3), 2, 1, 0},
		{"closed early, an event", `{"Records":[` + b + `,` + late + `,` + event(3) + `]}`, 3, 0, 0},
		{"closed early, an event in a line", b + "\n" + late + "\n" + event(3), 3, 0, 0},
		{"a quote that is not closed", `{"Records":[` + a + `,"oops,` + b + `]}`, 2, 1, 0},

		{"a quote that is not closed, other first keys", `[` + sorted(1) + `,` + strings.Replace(sorted(2), `s3.amazonaws.com"`, `s3.amazonaws.com`, 1) + `,` + sorted(3) + `,` + sorted(4) + `]`, 3, 1, 0},
		{"damage in an envelope", bridge(a) + "\n" + bridge(broken) + "\n" + bridge(b), 2, 1, 0},
		{"damage in a list of envelopes", `[` + bridge(a) + `,` + bridge(broken) + `,` + bridge(b) + `]`, 2, 1, 0},
		{"damage in a string", payload(a) + payload(broken) + payload(b), 2, 1, 0},
		{"damage behind the record in an envelope", `[{"CloudTrailEvent":` + quote(a) + `,"x" 1},{"CloudTrailEvent":` + quote(b) + `}]`, 2, 0, 0},
		{"damage before the record in an envelope", `[{"x" 1,"CloudTrailEvent":` + quote(a) + `},{"CloudTrailEvent":` + quote(b) + `}]`, 1, 1, 0},
		{"two records in a string", `{"Messages":[{"Body":` + quote(a+"\n"+b) + `}]}`, 2, 0, 0},
		{"strings on lines", quote(a) + "\n\"{\"\n" + quote(b) + "\n", 2, 1, 0},

		{"cut in a list", `{"Records":[` + a + `,`, 1, 0, 0},
		{"cut in an element", `{"Events":[{"CloudTrailEvent":` + quote(a) + `},{"EventId":"x`, 1, 1, 0},
		{"cut in a line", bridge(a) + "\n" + `{"version":"0","id"`, 1, 1, 0},
		{"cut in a word", `[` + a + `,nul`, 1, 1, 0},
		{"cut in an embedded list", `{"Message":` + quote(`[`+bridge(a)+`,{"x":`) + `}`, 1, 1, 0},

		{"rows", consoleHeader + ",,2026-09-01T10:00:00Z,s,E1,,,,,,,1,,,,\nshort\n", 1, 1, 0},
		{"rows that hold records", "@message\n" + cellOf(a) + "\nhello\n" + cellOf(broken) + "\n", 1, 1, 1},
		{"row nested too deeply", "eventtime,eventname,requestparameters\n" + "2026-09-01T10:00:00Z,E1,{}\n" +
			"2026-09-01T10:00:00Z,E2," + strings.Repeat("[", 3000) + strings.Repeat("]", 3000) + "\n2026-09-01T10:00:00Z,E3,\n", 2, 1, 0},
		{"Insights without a record", `{"results":[[{"field":"@message","value":` + quote(a) + `}],[{"field":"@message","value":"hello"}]]}`, 1, 0, 1},
		{"Insights, a row spoilt", `{"field":""}{"field":""7` + "\n" + a, 1, 0, 0},
		{"control message", payload(a) + `{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"x"}]}`, 1, 0, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := loadText(t, test.text)
			want := Records{Present: test.rows + test.bad + test.skipped, Bad: test.bad, Skipped: test.skipped}
			if got.Rows != test.rows || got.Report.Records != want {
				t.Errorf("%d rows, %+v, want %d, %+v; problems %q", got.Rows, got.Report.Records, test.rows, want, got.Problems)
			}
		})
	}
}

// TestManyStrangeValues proves a list to be a trail after more values that are
// no objects than a report lists.
func TestManyStrangeValues(t *testing.T) {
	got := loadText(t, `{"Records":[`+strings.Repeat(`null,`, maxProblems+5)+event(1)+`]}`)
	if n := maxProblems + 5; got.Rows != 1 || got.Report.Records != (Records{Present: n + 1, Bad: n}) || got.Faults != n {
		t.Errorf("%d rows, %+v, %d faults", got.Rows, got.Report.Records, got.Faults)
	}
}

// TestFirstProblems has more problems than a report lists, in files that are
// read at the same time: which are listed does not depend on the workers.
func TestFirstProblems(t *testing.T) {
	var files memory
	for i := range 9 {
		files = append(files, memoryFile{name: fmt.Sprint("f", i), text: event(1) + "\n" + strings.Repeat("null\n", maxProblems/3)})
	}
	want := load(t, Options{Workers: 1}, files)
	got := load(t, Options{Workers: 8}, files)
	if len(want.Problems) != maxProblems || fmt.Sprint(got.Problems) != fmt.Sprint(want.Problems) {
		t.Errorf("%d and %d problems", len(got.Problems), len(want.Problems))
	}
}
