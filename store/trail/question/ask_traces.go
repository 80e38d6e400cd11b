package question

import "slices"

// loggedThing are the fields that name what logs, or what is logged, and those that say
// whether it is to be on.
var loggedThing = []string{
	"requestParameters.name", "requestParameters.trailName", "requestParameters.eventDataStore", "requestParameters.detectorId",
	"requestParameters.logGroupName", "requestParameters.DeleteFlowLogsRequest.FlowLogId.content", "requestParameters.alarmNames",
	"requestParameters.configurationRecorderName", "requestParameters.deliveryChannelName", "requestParameters.configRuleName",
	"requestParameters.bucketName", "requestParameters.analyzerName", "requestParameters.resourceArn",
	"requestParameters.enable", "requestParameters.status",
}

// traces are the questions about the logs themselves.
func traces() []*Question {
	return []*Question{
		{
			Name: "logging-tampered", Text: "Did somebody interfere with logging or detection?",
			Words: "delete deleted logs log logging stop stopped stoplogging disable disabled trail cloudtrail guardduty config flow detection defense evasion cover tracks blind hide tampered evidence",
			Filter: "service:cloudtrail event:StopLogging,StartLogging,DeleteTrail,UpdateTrail,PutEventSelectors,PutInsightSelectors,StopEventDataStoreIngestion,StartEventDataStoreIngestion,DeleteEventDataStore,UpdateEventDataStore,DeregisterOrganizationDelegatedAdmin " +
				"OR service:ec2 event:DeleteFlowLogs " +
				"OR service:guardduty event:DeleteDetector,UpdateDetector,DisassociateFromMasterAccount,DisassociateFromAdministratorAccount,DisassociateMembers,StopMonitoringMembers,StartMonitoringMembers,DeleteMembers,CreateIPSet,UpdateIPSet,CreateFilter,UpdateFilter,ArchiveFindings,UnarchiveFindings,DeletePublishingDestination " +
				"OR service:config event:StopConfigurationRecorder,StartConfigurationRecorder,DeleteConfigurationRecorder,PutConfigurationRecorder,PutDeliveryChannel,DeleteDeliveryChannel,DeleteConfigRule " +
				"OR service:securityhub event:DisableSecurityHub,EnableSecurityHub,DisableImportFindingsForProduct,EnableImportFindingsForProduct,BatchDisableStandards,BatchEnableStandards,DisassociateFromMasterAccount,DisassociateFromAdministratorAccount,DisassociateMembers,DeleteInsight,UpdateFindings,CreateAutomationRule " +
				"OR service:route53resolver event:DeleteResolverQueryLogConfig,DisassociateResolverQueryLogConfig " +
				"OR service:logs event:DeleteLogGroup,DeleteLogStream,DeleteSubscriptionFilter,DeleteMetricFilter,PutRetentionPolicy " +
				"OR service:monitoring event:DeleteAlarms,DisableAlarmActions,EnableAlarmActions " +
				"OR service:events event:DisableRule,EnableRule,DeleteRule,RemoveTargets " +
				"OR service:s3 event:PutBucketLogging " +
				"OR service:wafv2,waf,waf-regional event:DeleteLoggingConfiguration,DisassociateWebACL,DeleteWebACL " +
				"OR service:rds event:StopActivityStream,StartActivityStream OR service:bedrock event:DeleteModelInvocationLoggingConfiguration,PutModelInvocationLoggingConfiguration,DeleteGuardrail " +
				"OR service:access-analyzer event:DeleteAnalyzer,CreateArchiveRule " +
				"OR service:macie2,macie event:DisableMacie,EnableMacie,UpdateMacieSession OR service:inspector2 event:Disable,Enable OR service:detective event:DeleteGraph",
			Columns:  slices.Concat([]string{"event"}, loggedThing, []string{"actor", "service", "ip", "error"}),
			Together: []Joint{{"what", loggedThing}},
			Means:    "Where a call that did not fail stops, deletes or narrows something, less is recorded or noticed from then on. Calls that set something anew (UpdateTrail, PutEventSelectors, PutConfigurationRecorder …) do not tell what was set before: they also belong to ordinary upkeep. Calls that only switch something on are listed, and not counted as changes.",
			counts:   [2]string{"change of logging or detection", "changes of logging or detection"},
			by:       []string{"event", "actor"},
			lacks:    []lack{always("A trail can be blinded from beside it: by its bucket's policy, its key or its bucket; questions bucket-touched and kms-sabotage look there.")},
			analyse:  tampered,
		},
		{
			Name: "log-complete", Text: "Is the log itself complete?",
			Words:    "gap gaps missing incomplete coverage complete logs events hours silence digest validate integrity evidence deleted",
			Columns:  []string{"event", "requestParameters.name", "requestParameters.trailName", "actor", "account", "region", "error"},
			Together: []Joint{{"trail", []string{"requestParameters.name", "requestParameters.trailName"}}},
			Means:    "An hour without events, of an account and region that have many before and after, is either quiet for a reason or missing.",
			lacks: []lack{always("Digests were not checked: that nobody removed or changed a log file is not proven here. aws cloudtrail validate-logs proves it against the bucket."),
				always("Events can arrive up to 15 minutes late, and what a trail leaves out (data events, regions, KMS) leaves no gap.")},
			analyse: coverage,
		},
	}
}
