package loader

import (
	"encoding/json"
	"strings"
	"testing"
)

const consoleHeader = "User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,User agent,Error code,Resources,Request ID,Event ID,Read-only,Event type,Recipient Account Id,Event category\n"

// TestConsoleTable reads rows of the console's download.
func TestConsoleTable(t *testing.T) {
	for _, test := range []struct{ name, row, want string }{
		{"all cells", `alice,AKIAEXAMPLE,2026-09-01T10:00:00Z,s3.amazonaws.com,PutObject,eu-west-1,192.0.2.1,"[aws ""cli""]",AccessDenied,` +
			`"[{""resourceType"":""AWS::S3::Bucket"",""resourceName"":""b""},{""resourceType"":""AWS::S3::Object"",""resourceName"":""arn:aws:s3:::b/k""}]",` +
			`R1,E1,false,AwsApiCall,111122223333,Management`,
			`{"_partial":true,"userIdentity":{"userName":"alice","accessKeyId":"AKIAEXAMPLE"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"s3.amazonaws.com",` +
				`"eventName":"PutObject","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.1","userAgent":"[aws \"cli\"]","errorCode":"AccessDenied",` +
				`"resources":[{"type":"AWS::S3::Bucket","resourceName":"b"},{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/k"}],` +
				`"requestID":"R1","eventID":"E1","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333","eventCategory":"Management"}`},
		{"few cells", `,,2026-09-01T10:00:00Z,s,N,,,,,,,,,,,`,
			`{"_partial":true,"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N"}`},
		{"line break and strange cells", "\"a\nb\",,2026-09-01T10:00:00Z,s,N,,,,,no list,,,maybe,,,",
			`{"_partial":true,"userIdentity":{"userName":"a\u000ab"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N","resources":"no list","readOnly":"maybe"}`},
	} {
		got := loadText(t, "\xef\xbb\xbf"+consoleHeader+test.row+"\r\n")
		if len(got.raw) != 1 || got.raw[0] != test.want || got.Partial != 1 {
			t.Errorf("%s:\ngot  %q\nwant %q\n%q", test.name, got.raw, test.want, got.Problems)
		}
	}
}

func TestAthenaTable(t *testing.T) {
	header := `"eventversion","useridentity","eventtime","eventsource","eventname","requestparameters","responseelements","readonly","resources","day"` + "\n"
	for _, test := range []struct{ identity, request, want string }{
		{`{type=IAMUser, principalid=AIDAEXAMPLE, arn=arn:aws:iam::1:user/a=b,c, accountid=1, invokedby=null, accesskeyid=AKIAEXAMPLE, username=a=b,c, sessioncontext={attributes={mfaauthenticated=false, creationdate=x}, sessionissuer=null}}`,
			`{"bucketName":"b"}`,
			`"userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::1:user/a=b,c","accountId":"1","accessKeyId":"AKIAEXAMPLE","userName":"a=b,c"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N","requestParameters":{"bucketName":"b"},"readOnly":true}`},
		{`{type=null}`, `cut {`, `"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N","requestParameters":"cut {","readOnly":true}`},
		{`{type=IAMUser, oops}`, ``, `"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N","readOnly":true}`},
		{`{type=IAMUser, a={b}`, ``, `"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N","readOnly":true}`},
		{`type=IAMUser`, ``, `"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"N","readOnly":true}`},
	} {
		row := strings.Join([]string{`"1.08"`, cellOf(test.identity), `"2026-09-01T10:00:00Z","s","N"`, cellOf(test.request), `"","true","[{arn=x}]","2026/09/01"`}, ",")
		got := loadText(t, header+row+"\n")
		want := `{"_partial":true,"eventVersion":"1.08",` + test.want
		if strings.HasPrefix(test.want, `"userIdentity"`) {
			user, rest, _ := strings.Cut(test.want, "},")
			want = `{"_partial":true,"eventVersion":"1.08",` + user + "}," + rest
		}
		if len(got.raw) != 1 || got.raw[0] != want || got.Partial != 1 {
			t.Errorf("%s\ngot  %q\nwant %q\n%q", test.identity, got.raw, want, got.Problems)
		}
	}
}

// TestTableFaults has rows that are no CSV among good ones.
func TestTableFaults(t *testing.T) {
	row := func(id string) string { return ",,2026-09-01T10:00:00Z,s," + id + ",,,,,,," + id + ",,,,\n" }
	got := loadText(t, consoleHeader+row("E1")+"too,short\n"+row("E2")+"a\"b,\n"+row("E3"))
	wantEvents(t, got, names(1, 3))
	at := len(consoleHeader + row("E1"))
	wantProblems(t, got, "read f: record 2 at byte "+itoa(at)+": wrong number of fields", "read f: record 4 at byte ")
	if got.Records.Bad != 2 || got.from[2] != "f 5" {
		t.Errorf("%+v, %v", got.Records, got.from)
	}
	// A quote that is never closed takes the rest with it.
	got = loadText(t, consoleHeader+row("E1")+`"`+strings.Repeat(row("E2"), 3))
	wantEvents(t, got, names(1, 1))
	if got.Faults != 1 || got.Records.Bad != 1 {
		t.Errorf("%+v: %q", got.Records, got.Problems)
	}
	got = loadText(t, consoleHeader+row("E1")+`"`+strings.Repeat(row("E2"), 2*maxRecord/len(row("E2"))))
	wantEvents(t, got, names(1, 1))
	if len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Error(), "16 MiB") {
		t.Errorf("%q", got.Problems)
	}
}

func itoa(n int) string {
	text, _ := json.Marshal(n)
	return string(text)
}

// TestPartialAgain reads back what was exported of a CSV row.
func TestPartialAgain(t *testing.T) {
	got := loadText(t, `{"_partial":true,"eventTime":"2026-09-01T10:00:00Z","eventSource":"s","eventName":"E1"}`+"\n"+event(2))
	wantEvents(t, got, names(1, 2))
	if got.Partial != 1 {
		t.Errorf("%+v", got.Counts)
	}
}

func TestQuoted(t *testing.T) {
	for _, s := range []string{"", `a"b\c`, "\x00\n\x1f", "é😀\u2028", "\xff"} {
		var back string
		if err := json.Unmarshal(appendQuoted(nil, s), &back); err != nil || back != strings.ToValidUTF8(s, "\ufffd") {
			t.Errorf("%q comes back as %q, %v", s, back, err)
		}
	}
}
