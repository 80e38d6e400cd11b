package question_test

import (
	"strings"
	"testing"
)

// TestRepairIsNoTampering: an update that switches detection on is told apart.
func TestRepairIsNoTampering(t *testing.T) {
	update := func(request, more string) string {
		return event(0, user("x", "AKIA1")+","+call("guardduty", "UpdateDetector")+`,"requestParameters":{"detectorId":"d",`+request+`}`+more)
	}
	a := about(t, load(t, update(`"enable":false`, ""), update(`"enable":true`, ""), update(`"enable":true`, `,"errorCode":"AccessDenied"`),
		update(`"enable":true,"features":[{"name":"S3_DATA_EVENTS","status":"DISABLED"}]`, "")), "logging-tampered", "")
	if a.Events() != 4 || !strings.HasSuffix(a.Text, "; 1 failed; 1 of them switches detection on") {
		t.Error(a.Text)
	}
	if a := about(t, load(t, update(`"enable":false`, "")), "logging-tampered", ""); strings.Contains(a.Text, "switch") || strings.HasPrefix(a.Question.Means, "From then on") {
		t.Errorf("%s %s", a.Text, a.Question.Means)
	}
}
