package question

import "slices"

// loggedThing are the fields that name what logs, or what is logged.
var loggedThing = []string{
	"requestParameters.name", "requestParameters.trailName", "requestParameters.eventDataStore", "requestParameters.detectorId",
	"requestParameters.logGroupName", "requestParameters.DeleteFlowLogsRequest.FlowLogId.content", "requestParameters.alarmNames",
	"requestParameters.configurationRecorderName", "requestParameters.deliveryChannelName", "requestParameters.configRuleName",
	"requestParameters.bucketName", "requestParameters.analyzerName", "requestParameters.resourceArn",
}

// traces are the questions about the logs themselves.
func traces() []*Question {
	return []*Question{
		{
			Name: "logging-tampered", Text: "Did somebody interfere with logging or detection?",
			Words: "delete deleted logs log logging stop stopped stoplogging disable disabled trail cloudtrail guardduty config flow detection defense evasion cover tracks blind hide tampered evidence",
			Filter: "service:cloudtrail event:StopLogging,DeleteTrail,UpdateTrail,PutEventSelectors,PutInsightSelectors,StopEventDataStoreIngestion,DeleteEventDataStore,UpdateEventDataStore,DeregisterOrganizationDelegatedAdmin " +
				"OR service:ec2 event:DeleteFlowLogs " +
				"OR service:guardduty event:DeleteDetector,UpdateDetector,DisassociateFromMasterAccount,DisassociateFromAdministratorAccount,DisassociateMembers,StopMonitoringMembers,DeleteMembers,CreateIPSet,UpdateIPSet,CreateFilter,UpdateFilter,ArchiveFindings,DeletePublishingDestination " +
				"OR service:config event:StopConfigurationRecorder,DeleteConfigurationRecorder,PutConfigurationRecorder,PutDeliveryChannel,DeleteDeliveryChannel,DeleteConfigRule " +
				"OR service:securityhub event:DisableSecurityHub,DisableImportFindingsForProduct,BatchDisableStandards,DisassociateFromMasterAccount,DisassociateFromAdministratorAccount,DisassociateMembers,DeleteInsight,UpdateFindings,CreateAutomationRule " +
				"OR service:route53resolver event:DeleteResolverQueryLogConfig,DisassociateResolverQueryLogConfig " +
				"OR service:logs event:DeleteLogGroup,DeleteLogStream,DeleteSubscriptionFilter,DeleteMetricFilter,PutRetentionPolicy " +
				"OR service:monitoring event:DeleteAlarms,DisableAlarmActions " +
				"OR service:events event:DisableRule,DeleteRule,RemoveTargets " +
				"OR service:s3 event:PutBucketLogging " +
				"OR service:wafv2,waf,waf-regional event:DeleteLoggingConfiguration,DisassociateWebACL,DeleteWebACL " +
				"OR service:rds event:StopActivityStream OR service:bedrock event:DeleteModelInvocationLoggingConfiguration,PutModelInvocationLoggingConfiguration,DeleteGuardrail " +
				"OR service:access-analyzer event:DeleteAnalyzer,CreateArchiveRule " +
				"OR service:macie2,macie event:DisableMacie,UpdateMacieSession OR service:inspector2 event:Disable OR service:detective event:DeleteGraph",
			Columns:  slices.Concat([]string{"event"}, loggedThing, []string{"actor", "service", "ip", "error"}),
			Together: []Joint{{"what", loggedThing}},
			Means:    "Where something is stopped, deleted or narrowed, less is recorded or noticed from then on. UpdateTrail, PutEventSelectors and PutConfigurationRecorder also belong to ordinary upkeep, and an update may switch on what was off: compare what they set.",
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
