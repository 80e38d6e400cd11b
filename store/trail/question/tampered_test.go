package question_test

import (
	"slices"
	"strings"
	"testing"
)

// logCall is a call of x at a second, with the members of its request and more.
func logCall(second int, service, name, request, more string) string {
	return event(second, user("x", "AKIA1")+","+call(service, name)+`,"requestParameters":{`+request+`}`+more)
}

// TestRepairIsNoTampering: who only switches detection on does not tamper with it.
func TestRepairIsNoTampering(t *testing.T) {
	update := func(second int, request, more string) string {
		return logCall(second, "guardduty", "UpdateDetector", `"detectorId":"d",`+request, more)
	}
	data := load(t, update(0, `"enable":false`, ""), update(1, `"enable":true`, ""), update(2, `"enable":true`, `,"errorCode":"AccessDenied"`),
		update(3, `"enable":true,"features":[{"name":"S3_DATA_EVENTS","status":"DISABLED"}]`, ""))
	a := about(t, data, "logging-tampered", "")
	if want := "2 changes of logging or detection by x, 2026-09-01 10:00:00Z to 10:00:03Z; " +
		"besides, 2 calls by x, 2026-09-01 10:00:01Z to 10:00:02Z, switched on again what was off (1 failed)"; a.Text != want || a.Events() != 4 {
		t.Errorf("%d events, %s", a.Events(), a.Text)
	}
	if got, want := seen(t, data, a, "requestParameters.detectorId"), []string{"d off", "d on", "d on", "d partly off"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if a := about(t, load(t, update(0, `"enable":false`, "")), "logging-tampered", ""); strings.Contains(a.Text, "besides") {
		t.Error(a.Text)
	}
}

// TestWhichWay: a call of either way is told by what it sets, or not at all.
func TestWhichWay(t *testing.T) {
	const off, anew, on = "off, deleted or narrowed", "not told: set anew", "on"
	for _, c := range []struct{ service, name, request, want string }{
		{"cloudtrail", "StopLogging", `"name":"t"`, off},
		{"cloudtrail", "StartLogging", `"name":"t"`, on},
		{"cloudtrail", "UpdateTrail", `"name":"t"`, anew},
		{"cloudtrail", "PutEventSelectors", `"eventSelectors":[{"includeManagementEvents":false,"dataResources":[]}]`, off},
		{"cloudtrail", "PutEventSelectors", `"eventSelectors":[{"includeManagementEvents":false,"dataResources":[{"type":"AWS::S3::Object"}]}]`, anew},
		{"cloudtrail", "PutEventSelectors", `"eventSelectors":[{"includeManagementEvents":false},{"includeManagementEvents":true}]`, anew},
		{"cloudtrail", "PutEventSelectors", `"advancedEventSelectors":[{"name":"all"}]`, anew},
		{"ec2", "DeleteFlowLogs", `"DeleteFlowLogsRequest":{"FlowLogId":{"content":"fl-1"}}`, off},
		{"guardduty", "UpdateDetector", `"features":[{"status":"DISABLED"}]`, off},
		{"guardduty", "UpdateDetector", `"features":[{"status":"ENABLED"}]`, on},
		{"guardduty", "UpdateDetector", `"features":[{"status":"ENABLED"},{"status":"DISABLED"}]`, off},
		{"guardduty", "UpdateDetector", `"enable":true,"features":[{"status":"ENABLED","additionalConfiguration":[{"status":"DISABLED"}]}]`, off},
		{"guardduty", "UpdateDetector", `"enable":true,"dataSources":{"s3Logs":{"enable":false}}`, off},
		{"guardduty", "UpdateDetector", `"dataSources":{"s3Logs":{"enable":false}}`, off},
		{"guardduty", "UpdateDetector", `"dataSources":{"malwareProtection":{"scanEc2InstanceWithFindings":{"ebsVolumes":false}}}`, off},
		{"guardduty", "UpdateDetector", `"dataSources":{"s3Logs":{"enable":true}}`, on},
		{"guardduty", "UpdateDetector", `"dataSources":{"s3Logs":{"enable":true},"kubernetes":{"auditLogs":{"enable":false}}}`, off},
		{"guardduty", "UpdateDetector", `"findingPublishingFrequency":"SIX_HOURS"`, anew},
		{"guardduty", "CreateIPSet", `"activate":true`, off},
		{"guardduty", "CreateIPSet", `"activate":false`, anew},
		{"guardduty", "UpdateIPSet", `"activate":true`, off},
		{"guardduty", "UpdateIPSet", `"name":"s"`, anew},
		{"guardduty", "CreateFilter", `"action":"ARCHIVE"`, off},
		{"guardduty", "CreateFilter", `"action":"NOOP"`, anew},
		{"guardduty", "UpdateDetector", `"enable":true,"findingPublishingFrequency":"SIX_HOURS"`, anew},
		{"macie2", "UpdateMacieSession", `"status":"PAUSED"`, off},
		{"macie2", "UpdateMacieSession", `"status":"ENABLED"`, on},
		{"macie2", "UpdateMacieSession", `"status":"ENABLED","findingPublishingFrequency":"SIX_HOURS"`, anew},
		{"macie2", "UpdateMacieSession", `"status":"PAUSED","findingPublishingFrequency":"SIX_HOURS"`, off},
		{"macie2", "EnableMacie", `"clientToken":"x"`, on},
		{"macie2", "EnableMacie", `"status":"PAUSED"`, anew},
		{"s3", "PutBucketLogging", `"bucketName":"b","BucketLoggingStatus":""`, off},
		{"s3", "PutBucketLogging", `"bucketName":"b","BucketLoggingStatus":{"LoggingEnabled":{"TargetBucket":"logs"}}`, anew},
		{"config", "StopConfigurationRecorder", `"configurationRecorderName":"default"`, off},
		{"config", "StartConfigurationRecorder", `"configurationRecorderName":"default"`, on},
		{"config", "PutConfigurationRecorder", `"configurationRecorderName":"default"`, anew},
		{"logs", "PutRetentionPolicy", `"logGroupName":"g","retentionInDays":1`, anew},
		{"events", "EnableRule", `"name":"r"`, on},
		{"inspector2", "Enable", `"name":"r"`, on},
		{"inspector2", "Disable", `"name":"r"`, off},
	} {
		a := about(t, load(t, logCall(0, c.service, c.name, c.request, "")), "logging-tampered", "")
		if got := cells(a, "Which way"); len(got) != 1 || got[0][0] != c.want {
			t.Errorf("%s %s: %q, want %q", c.name, c.request, got, c.want)
		}
	}
}

// TestStateWithoutAName: Macie has no ids.
func TestStateWithoutAName(t *testing.T) {
	data := load(t, logCall(0, "macie2", "UpdateMacieSession", `"status":"PAUSED"`, ""))
	a := about(t, data, "logging-tampered", "")
	if got := seen(t, data, a, "requestParameters.name"); !slices.Equal(got, []string{"PAUSED"}) {
		t.Errorf("%q", got)
	}
}

// TestSwitchedOnAgain: of the same thing, by its name or its ARN, which was off before.
func TestSwitchedOnAgain(t *testing.T) {
	stop := logCall(0, "cloudtrail", "StopLogging", `"name":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"`, "")
	start := logCall(5, "cloudtrail", "StartLogging", `"name":"t"`, "")
	refused := `,"errorCode":"AccessDenied"`
	for want, records := range map[string][]string{
		"switched on again what was off":     {stop, start},
		"switched something on":              {start},
		"switched something on, 1 of them a": {stop, start, logCall(6, "cloudtrail", "StartLogging", `"name":"other"`, "")},
		"tried to switch something on":       {stop, logCall(6, "cloudtrail", "StartLogging", `"name":"t"`, refused)},
		"2026-09-01 10:00:05Z, switched something on": {
			logCall(0, "cloudtrail", "StopLogging", `"name":"t"`, refused), logCall(1, "cloudtrail", "PutEventSelectors", `"trailName":"t","eventSelectors":[{"includeManagementEvents":false}]`, ""),
			logCall(2, "config", "StopConfigurationRecorder", `"configurationRecorderName":"t"`, ""), start},
	} {
		a := about(t, load(t, records...), "logging-tampered", "")
		_, besides, _ := strings.Cut(a.Text, "; besides, ")
		if !strings.Contains(besides, want) || !strings.HasSuffix(want, "what was off") && strings.HasSuffix(besides, "what was off") {
			t.Errorf("%s, want %s", a.Text, want)
		}
	}
	if a := about(t, load(t, start), "logging-tampered", ""); !strings.HasPrefix(a.Text, "No change of logging or detection among 1 event; besides, 1 call by x") {
		t.Error(a.Text)
	}
}
