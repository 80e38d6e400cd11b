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
