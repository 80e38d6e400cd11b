package question

// abuse are the questions about what an account is misused for, and by whom
// beyond its own people.
func abuse() []*Question {
	return []*Question{
		{
			Name: "spending", Text: "Was something started that costs money?",
			Words: "crypto mining miner cryptomining cryptojacking cost costs money bill billing expensive gpu instances large quota spend ecs fargate batch sagemaker impact",
			Filter: "service:ec2 event:RunInstances,RequestSpotInstances,RequestSpotFleet,CreateFleet,ModifyFleet,CreateLaunchTemplate*,PurchaseReservedInstancesOffering,PurchaseHostReservation " +
				"OR service:autoscaling event:CreateAutoScalingGroup,UpdateAutoScalingGroup,SetDesiredCapacity,CreateLaunchConfiguration " +
				"OR service:ecs event:RegisterTaskDefinition,RunTask,CreateService,UpdateService,CreateCluster OR service:batch event:SubmitJob,CreateComputeEnvironment " +
				"OR service:eks event:CreateCluster,CreateNodegroup,UpdateNodegroupConfig OR service:sagemaker event:CreateNotebookInstance,CreateTrainingJob,CreateProcessingJob,CreateEndpoint,CreateDomain " +
				"OR service:lightsail event:CreateInstances,CreateContainerService OR service:elasticmapreduce event:RunJobFlow OR service:codebuild event:StartBuild,CreateProject,CreateFleet " +
				"OR service:gamelift event:CreateFleet OR service:apprunner event:CreateService OR service:servicequotas event:RequestServiceQuotaIncrease OR service:savingsplans event:CreateSavingsPlan OR service:workspaces event:CreateWorkspaces",
			Columns: []string{"event", "actor", "region", "requestParameters.instanceType", "requestParameters.instancesSet.items.maxCount", "ip", "error"},
			Means:   "Large instances with accelerators, many at a time, in a region of their own, after a raised quota, are mining. Ordinary scaling is done by services.",
			counts:  [2]string{"call that starts something that costs money", "calls that start something that costs money"},
			by:      []string{"event", "actor", "region", "requestParameters.instanceType"},
			lacks:   []lack{always("What it cost is in the bill and in Cost Explorer."), always("Whether instances still run is told as far as calls that end them are loaded.")},
			analyse: spent,
		},
		{
			Name: "code-execution", Text: "Did somebody run code on machines or change functions?",
			Words: "lateral movement code execution command commands run shell ssh ssm sendcommand startsession session manager lambda function functions backdoor persistence userdata execute remote instance",
			Filter: "service:ssm event:SendCommand,StartSession,ResumeSession,StartAutomationExecution,CreateAssociation,UpdateAssociation,CreateDocument,UpdateDocument* " +
				"OR service:ec2-instance-connect event:SendSSHPublicKey,SendSerialConsoleSSHPublicKey,OpenTunnel " +
				"OR service:ec2 event:ModifyInstanceAttribute (requestParameters.userData:* OR requestParameters.attribute:userData) OR service:ec2 event:EnableSerialConsoleAccess,CreateReplaceRootVolumeTask " +
				"OR service:lambda event:UpdateFunctionCode*,UpdateFunctionConfiguration*,CreateFunction*,AddPermission*,PublishLayerVersion*,AddLayerVersionPermission*,CreateEventSourceMapping*,CreateFunctionUrlConfig*,UpdateFunctionUrlConfig* " +
				"OR service:ecs event:ExecuteCommand OR service:codebuild event:StartBuild,UpdateProject OR service:cloudformation event:CreateStack,UpdateStack,CreateStackSet,UpdateStackSet " +
				"OR service:glue event:CreateDevEndpoint,UpdateDevEndpoint,CreateJob,UpdateJob OR service:sagemaker event:CreatePresignedNotebookInstanceUrl,CreatePresignedDomainUrl " +
				"OR service:states event:UpdateStateMachine OR service:datapipeline event:PutPipelineDefinition",
			Columns:  []string{"event", "requestParameters.instanceIds", "requestParameters.target", "requestParameters.instanceId", "requestParameters.functionName", "actor", "ip", "error"},
			Together: []Joint{{"where", []string{"requestParameters.instanceIds", "requestParameters.target", "requestParameters.instanceId", "requestParameters.functionName"}}},
			Means:    "Whoever made these calls ran commands on a machine, opened a shell on it, or decides what a function does with its role.",
			counts:   [2]string{"way into running code", "ways into running code"},
			by:       []string{"event", "actor"},
			lacks:    []lack{always("What the commands were is hidden from CloudTrail: Systems Manager keeps them for 30 days, session logs if they are switched on."), functionEvents},
		},
		{
			Name: "email-ai-abuse", Text: "Is the account misused for e-mail, text messages or language models?",
			Words: "ses email mail spam phishing sms sns bedrock llm llmjacking ai model models abuse sending quota",
			Filter: "service:ses (event:GetSendQuota,GetAccount,GetAccountSendingEnabled,ListIdentities,ListEmailIdentities,*EmailIdentity*,Verify* OR verb:write) " +
				"OR service:sns event:GetSMSAttributes,SetSMSAttributes,GetSMSSandboxAccountStatus,CreateSMSSandboxPhoneNumber " +
				"OR service:bedrock* (event:InvokeModel*,Converse*,InvokeAgent,*UseCaseForModelAccess,*ModelInvocationLoggingConfiguration,*FoundationModelEntitlement,*FoundationModelAgreement*,*FoundationModelAvailability OR verb:write)",
			Columns: []string{"event", "service", "actor", "requestParameters.modelId", "requestParameters.emailIdentity", "region", "ip", "error"},
			Means:   "Somebody looks how much mail the account may send and makes a sender, or asks for a model and uses it: stolen keys are sold for both.",
			counts:  [2]string{"use of e-mail, text messages or models", "uses of e-mail, text messages or models"},
			by:      []string{"event", "actor", "requestParameters.modelId"},
			lacks:   []lack{always("Mail that was sent (SendEmail over SMTP) and what models were asked leave no management events; sending statistics and invocation logs tell.")},
		},
		{
			Name: "cross-account", Text: "What was done across accounts, to the organization, or by hand on the console?",
			Words:   "cross account accounts organization organisation org leave external foreign outside clickops console hand lateral movement third party invited",
			Columns: []string{"event", "actor", "userIdentity.accountId", "account", "ip", "error"},
			Means:   "Callers of another account were let in by a policy; changes of the organization reach all accounts; changes by hand escape review.",
			counts:  [2]string{"event across accounts, about the organization or by hand", "events across accounts, about the organization or by hand"},
			omits:   omission{"userIdentity.accountId=ANONYMOUS_PRINCIPAL", "unsigned requests left out: {n}"},
			lacks:   []lack{elsewhereCalls, always("Older records, and those of some services, do not say that a change was made on the console.")},
			analyse: acrossAccounts,
		},
	}
}
