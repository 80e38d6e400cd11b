package trail

import (
	"fmt"
	"strings"
)

// FilterExample is a filter and what it finds, in the words of the help.
type FilterExample struct {
	Filter, Finds string
}

// FilterExamples shows the whole filter language by examples, which find
// something in the demo.
func FilterExamples() []FilterExample {
	return []FilterExample{
		{"region:eu-* event:Get*,List*", "whole value, any case; * ? wildcards"},
		{`actor="tomas.lind"`, "exactly this: case counts, no wildcards"},
		{"error!=AccessDenied", "not this; events without error as well"},
		{"error:* -ua:*Boto3*,*aws-cli*", "some error; - negates, as do ! and NOT"},
		{"event~^(Put|Attach).*Policy$", "regular expression, RE2; case counts"},
		{"ip:198.51.100.0/24,2001:db8::/32", "addresses in networks"},
		{"requestParameters.maxResults>=500", "numbers: > >= < <="},
		{"eventTime<=2026-09-15T09:30", "times in any field: > >= < <="},
		{"time:2026-09-15T10", "that hour; in the interface also 10:30"},
		{"time:2026-09-15T10:00+02:00..12:00", "from, up to; or one: 2026-09-15.."},
		{"time:last2h", "before the newest event: s m h d w"},
		{"203.0.113.77", "text in any value, any case; * ?"},
		{`"assumed-role/orders"`, "a phrase; quotes switch * and ? off"},
		{"(verb:write OR failed:yes) type:Root", "both hold; OR binds last, hence the ( )"},
		{`requestParameters.encryptionContext."aws:s3:arn":*larkfield*`, "odd keys: quoted"},
	}
}

// FilterNotes are the rules that examples do not show, a line each.
func FilterNotes() []string {
	return []string{
		"Fields: account actor category error event failed id ip key origin outcome",
		"principal region resource service session source time type ua verb vpce; a.b.c",
		"One of several values is enough. A missing field never matches: -field:x and",
		"field!=x keep the events that lack it, and field:* drops them.",
		`A time without a zone is UTC and means all of what it names. \ makes the next`,
		"character plain; OR AND NOT are capitals. Paste ARNs, ids, addresses, URLs.",
	}
}

// FilterHelp is the filter language on one screen of 80 columns.
func FilterHelp() string {
	var b strings.Builder
	for _, e := range FilterExamples() {
		fmt.Fprintf(&b, "%-38s  %s\n", e.Filter, e.Finds)
	}
	b.WriteByte('\n')
	for _, note := range FilterNotes() {
		b.WriteString(note + "\n")
	}
	return b.String()
}
