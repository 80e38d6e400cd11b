package question_test

import (
	"strings"
	"testing"
)

// TestWhoReadMostIsNamedFirst: by bytes, as in the table, and by calls where no sizes are
// recorded.
func TestWhoReadMostIsNamedFirst(t *testing.T) {
	for bytes, want := range map[string]string{"9000000": "thief, job and 1 more,", "0": "job, other and 1 more,"} {
		var records []string
		get := func(name, bytes string, times int) {
			for range times {
				records = append(records, event(len(records), user(name, "AKIA"+name)+","+call("s3", "GetObject")+
					`,"eventCategory":"Data","requestParameters":{"bucketName":"b"},"additionalEventData":{"bytesTransferredOut":`+bytes+`}`))
			}
		}
		small := "1000"
		if bytes == "0" {
			small = "0"
		}
		get("job", small, 5)
		get("other", small, 3)
		get("thief", bytes, 1)
		if a := about(t, load(t, records...), "s3-read", ""); !strings.HasPrefix(a.Text, "9 reads of objects by "+want) {
			t.Error(a.Text)
		}
	}
}

// TestCopiesAreReadFromTheirSource: a copy leaves the bucket that it is made from, not the one
// that the call is sent to.
func TestCopiesAreReadFromTheirSource(t *testing.T) {
	s3 := func(at int, name, bucket, source string) string {
		return event(at, user("eve", "AKIA1")+","+call("s3", name)+`,"requestParameters":{"bucketName":"`+bucket+`","key":"k"`+source+`}`)
	}
	data := load(t,
		s3(1, "GetObject", "payroll", ""),
		s3(2, "CopyObject", "elsewhere", `,"x-amz-copy-source":"payroll/a.csv"`),
		s3(3, "UploadPartCopy", "elsewhere", `,"x-amz-copy-source":"/payroll/b.csv?versionId=1"`),
		s3(4, "CopyObject", "elsewhere", `,"x-amz-copy-source":"payroll%2fc.csv"`),
		s3(5, "CopyObject", "payroll", `,"x-amz-copy-source":"public/a.csv"`),
		s3(6, "CopyObject", "elsewhere", `,"x-amz-copy-source":"payroll-old/a.csv"`),
		s3(7, "GetObject", "elsewhere", ""),
	)
	for bucket, want := range map[string]int{"payroll": 4, "elsewhere": 1, "public": 1, "payroll-old": 1, "": 7} {
		if a := about(t, data, "s3-read", bucket); a.Events() != want {
			t.Errorf("%q: %d events, want %d: %s", bucket, a.Events(), want, a.Text)
		}
	}
}
