package question_test

import (
	"strings"
	"testing"
)

// made is a call in service of a request, in short.
type made struct{ service, name, request string }

// besides is what the question says of what was switched on by some calls.
func besides(t *testing.T, calls []made) string {
	var records []string
	for i, c := range calls {
		records = append(records, logCall(i, c.service, c.name, c.request, ""))
	}
	_, text, _ := strings.Cut(about(t, load(t, records...), "logging-tampered", "").Text, "; besides, ")
	return text
}

// TestOnlyWhatWasOffIsOnAgain: another call, or one of another thing, does not prove it.
func TestOnlyWhatWasOffIsOnAgain(t *testing.T) {
	for what, calls := range map[string][]made{
		"findings archived":     {{"guardduty", "ArchiveFindings", `"detectorId":"d","findingIds":["f"]`}, {"guardduty", "UpdateDetector", `"detectorId":"d","enable":true`}},
		"another finding":       {{"guardduty", "ArchiveFindings", `"detectorId":"d","findingIds":["f"]`}, {"guardduty", "UnarchiveFindings", `"detectorId":"d","findingIds":["g"]`}},
		"a list not at work":    {{"guardduty", "CreateIPSet", `"detectorId":"d","activate":false`}, {"guardduty", "UnarchiveFindings", `"detectorId":"d"`}},
		"another member":        {{"guardduty", "StopMonitoringMembers", `"detectorId":"d","accountIds":["1"]`}, {"guardduty", "StartMonitoringMembers", `"detectorId":"d","accountIds":["2"]`}},
		"a part of a detector":  {{"guardduty", "UpdateDetector", `"detectorId":"d","features":[{"name":"A","status":"DISABLED"}]`}, {"guardduty", "UpdateDetector", `"detectorId":"d","features":[{"name":"B","status":"ENABLED"}]`}},
		"both called default":   {{"config", "DeleteDeliveryChannel", `"deliveryChannelName":"default"`}, {"config", "StartConfigurationRecorder", `"configurationRecorderName":"default"`}},
		"members, not the hub":  {{"securityhub", "DisassociateMembers", `"accountIds":["1"]`}, {"securityhub", "EnableSecurityHub", ``}},
		"insight, not standard": {{"securityhub", "DeleteInsight", `"insightArn":"x"`}, {"securityhub", "BatchEnableStandards", ``}},
		"another kind":          {{"inspector2", "Disable", `"resourceTypes":["EC2"]`}, {"inspector2", "Enable", `"resourceTypes":["LAMBDA"]`}},
		"another kind besides":  {{"inspector2", "Disable", `"resourceTypes":["EC2"]`}, {"inspector2", "Enable", `"resourceTypes":["EC2","LAMBDA"]`}},
		"deleted":               {{"monitoring", "DeleteAlarms", `"alarmNames":["a"]`}, {"monitoring", "EnableAlarmActions", `"alarmNames":["a"]`}},
		"another bus":           {{"events", "DisableRule", `"name":"r","eventBusName":"b"`}, {"events", "EnableRule", `"name":"r","eventBusName":"c"`}},
		"on with less before":   {{"guardduty", "UpdateDetector", `"detectorId":"d","enable":false`}, {"guardduty", "UpdateDetector", `"detectorId":"d","enable":true,"features":[{"status":"DISABLED"}]`}, {"guardduty", "UpdateDetector", `"detectorId":"d","enable":true`}},
	} {
		if got := besides(t, calls); !strings.HasSuffix(got, " switched something on") {
			t.Errorf("%s: %q", what, got)
		}
	}
	twice := []made{{"cloudtrail", "StopLogging", `"name":"t"`}, {"cloudtrail", "StartLogging", `"name":"t"`}, {"cloudtrail", "StartLogging", `"name":"t"`}}
	if got := besides(t, twice); !strings.HasSuffix(got, " switched something on, 1 of them again") {
		t.Error(got)
	}
}

// TestWhatWasOffIsOnAgain: one of several too, and what a region has one of.
func TestWhatWasOffIsOnAgain(t *testing.T) {
	for _, calls := range [][]made{
		{{"monitoring", "DisableAlarmActions", `"alarmNames":["a","b"]`}, {"monitoring", "EnableAlarmActions", `"alarmNames":["b"]`}},
		{{"securityhub", "DisableSecurityHub", ``}, {"securityhub", "EnableSecurityHub", ``}},
		{{"macie2", "UpdateMacieSession", `"status":"PAUSED"`}, {"macie2", "UpdateMacieSession", `"status":"ENABLED"`}},
		{{"guardduty", "UpdateDetector", `"detectorId":"d","enable":false`}, {"guardduty", "UpdateDetector", `"detectorId":"d","enable":true`}},
		{{"guardduty", "StopMonitoringMembers", `"detectorId":"d","accountIds":["1","2"]`}, {"guardduty", "StartMonitoringMembers", `"detectorId":"d","accountIds":["2"]`}},
		{{"events", "DisableRule", `"name":"r"`}, {"events", "EnableRule", `"name":"r"`}},
	} {
		if got := besides(t, calls); !strings.HasSuffix(got, " switched on again what was off") {
			t.Errorf("%s %s: %q", calls[1].name, calls[1].request, got)
		}
	}
}
