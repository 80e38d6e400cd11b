package question

import "slices"

// stillThere is the limit of answers that tell what was given, and what was taken back.
const stillThere = "What was taken back is told as far as the calls that did are loaded: AWS tells what holds now."

// sharedThing are the fields that name what is shared, exported or taken.
var sharedThing = []string{
	"requestParameters.snapshotId", "requestParameters.imageId", "requestParameters.dBSnapshotIdentifier",
	"requestParameters.dBClusterSnapshotIdentifier", "serviceEventDetails.snapshotId", "requestParameters.name",
	"requestParameters.snapshotIdentifier", "requestParameters.resourceShareArn", "requestParameters.sourceArn", "requestParameters.tableArn", "requestParameters.projectArn",
	"requestParameters.repositoryName", "requestParameters.backupVaultName",
}

// leaks are the questions about what left.
func leaks() []*Question {
	return []*Question{
		{
			Name: "shared-out", Text: "Were snapshots, images or databases shared with somebody outside?",
			Words: "exfiltration exfil snapshot snapshots ami image database rds share shared public leak outside stolen copied copy ebs disk data external account ecr repository container registry",
			Filter: "service:ec2 (event:ModifySnapshotAttribute requestParameters.createVolumePermission.add:* OR event:ModifyImageAttribute requestParameters.launchPermission.add:* " +
				"OR event:SharedSnapshotCopyInitiated,SharedSnapshotVolumeCreated,DisableSnapshotBlockPublicAccess,DisableImageBlockPublicAccess,CreateStoreImageTask,CreateInstanceExportTask,ExportImage) " +
				"OR service:rds (event:ModifyDBSnapshotAttribute,ModifyDBClusterSnapshotAttribute requestParameters.valuesToAdd:* OR event:StartExportTask) " +
				"OR service:ram event:CreateResourceShare,AssociateResourceShare OR service:redshift event:AuthorizeSnapshotAccess " +
				"OR service:ssm event:ModifyDocumentPermission requestParameters.accountIdsToAdd:* OR service:dynamodb event:ExportTableToPointInTime OR service:codebuild event:UpdateProjectVisibility requestParameters.projectVisibility:PUBLIC_READ",
			Columns:  slices.Concat([]string{"event"}, sharedThing, []string{"actor", "ip", "error"}),
			Together: []Joint{{"what", sharedThing}},
			Means:    "The account named may copy the whole disk or database. SharedSnapshot events say that it did; group or value \"all\" means everybody, as does PUBLIC_READ. An export copies it to the bucket named. The policy of a container repository or a backup vault lets those named take what is in it.",
			counts:   [2]string{"call that shares a snapshot, image or database", "calls that share snapshots, images or databases"},
			lacks:    []lack{always("What the other account did with a copy is in its own trail; taking back what was shared takes no copy away."), always(stillThere)},
			analyse:  sharedWith,
		},
		{
			Name: "secrets-read", Text: "Who read secrets?",
			Words:    "secret secrets password passwords parameter parameters ssm secretsmanager getsecretvalue credential credentials read stolen access theft token",
			Filter:   "service:secretsmanager event:GetSecretValue,BatchGetSecretValue OR service:ssm event:GetParameter,GetParameters,GetParametersByPath,GetParameterHistory OR service:ec2 (event:GetPasswordData OR event:DescribeInstanceAttribute requestParameters.attribute:userData)",
			Columns:  []string{"event", "actor", "requestParameters.secretId", "requestParameters.name", "requestParameters.names", parameterPath, "requestParameters.instanceId", "ip", "error"},
			Together: []Joint{{"secret", []string{"requestParameters.secretId", "requestParameters.name", "requestParameters.names", parameterPath, "requestParameters.instanceId"}}},
			Means:    "Each secret that was handed out has to be changed if its reader is not to be trusted. A reader who appears late is worth a look first.",
			counts:   [2]string{"read of secrets", "reads of secrets"},
			lacks: []lack{noReads, where("event:BatchGetSecretValue", "BatchGetSecretValue does not name the secrets that it returned; GetSecretValue events of the service and KMS Decrypt may."),
				where("service:ssm event:GetParametersByPath", "GetParametersByPath does not name the parameters that it returned: all below its path may be among them; KMS Decrypt names those that it decrypted."),
				always("Secrets in environment variables, launch templates and buckets are read without these events; an instance reads its own user data without any.")},
			analyse: readersOfSecrets,
		},
		{
			Name: "kms-sabotage", Text: "Were encryption keys disabled, deleted or given away?",
			Words:   "kms encryption key keys delete deleted deletion disabled disable ransom ransomware destroy destroyed grant impact",
			Filter:  "service:kms event:ScheduleKeyDeletion,DisableKey,PutKeyPolicy,DeleteImportedKeyMaterial,DisconnectCustomKeyStore,DeleteCustomKeyStore,CreateGrant,CancelKeyDeletion,EnableKey -origin:service -userIdentity.invokedBy:*",
			Columns: []string{"event", "requestParameters.keyId", "actor", "requestParameters.pendingWindowInDays", "requestParameters.granteePrincipal", "ip", "error"},
			Means:   "What the key encrypts cannot be read any more, at once or when the waiting time is over, or somebody else can read it. CancelKeyDeletion and EnableKey take it back.",
			counts:  [2]string{"change of an encryption key", "changes of encryption keys"},
			by:      []string{"event", "actor", "requestParameters.keyId"},
			lacks:   []lack{noKMS},
			analyse: keysHarmed,
		},
	}
}
