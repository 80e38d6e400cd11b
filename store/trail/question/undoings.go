package question

import "strings"

// requested are members of what is requested.
func requested(names ...string) (fields []string) {
	for _, name := range names {
		fields = append(fields, "requestParameters."+name)
	}
	return fields
}

// undoings collects them, of calls that name what they do and undo alike.
type undoings []undoing

func (u *undoings) add(calls, by, said string, name []string, from ...string) {
	*u = append(*u, undoing{calls: calls, by: by, did: name, undid: name, from: from, said: said})
}

// sharesUndone are the calls that take back what was shared: EC2, RDS, Redshift, Systems
// Manager, RAM, ECR, AWS Backup and CodeBuild API references.
func sharesUndone() undoings {
	var out undoings
	permission := func(kind string) []string {
		items := kind + ".remove.items."
		return requested(items+"userId", items+"group", items+"organizationArn", items+"organizationalUnitArn")
	}
	snapshot, image := requested("snapshotId"), requested("imageId")
	out.add("ModifySnapshotAttribute", "service:ec2 event:ModifySnapshotAttribute", unshared, snapshot, permission("createVolumePermission")...)
	out.add("ModifySnapshotAttribute", "service:ec2 event:ResetSnapshotAttribute", unshared, snapshot)
	out.add("ModifySnapshotAttribute", "service:ec2 event:DeleteSnapshot", wasEnded, snapshot)
	out.add("ModifyImageAttribute", "service:ec2 event:ModifyImageAttribute", unshared, image, permission("launchPermission")...)
	out.add("ModifyImageAttribute", "service:ec2 event:ResetImageAttribute", unshared, image)
	out.add("ModifyImageAttribute", "service:ec2 event:DeregisterImage", wasEnded, image)
	for _, kind := range []string{"DB", "DBCluster"} {
		id := "d" + kind[1:] + "SnapshotIdentifier"
		call := "Modify" + kind + "SnapshotAttribute"
		out.add(call, "service:rds event:"+call, unshared, requested(id), requested("valuesToRemove")...)
		out.add(call, "service:rds event:Delete"+kind+"Snapshot", wasEnded, requested(id))
	}
	cluster, document := requested("snapshotIdentifier"), requested("name")
	out.add("AuthorizeSnapshotAccess", "service:redshift event:RevokeSnapshotAccess", unshared, cluster, requested("accountWithRestoreAccess")...)
	out.add("AuthorizeSnapshotAccess", "service:redshift event:DeleteClusterSnapshot", wasEnded, cluster)
	out.add("ModifyDocumentPermission", "service:ssm event:ModifyDocumentPermission", unshared, document, requested("accountIdsToRemove")...)
	out.add("ModifyDocumentPermission", "service:ssm event:DeleteDocument", wasEnded, document)
	repository, vault := requested("repositoryName"), requested("backupVaultName")
	out.add("SetRepositoryPolicy", "service:ecr event:DeleteRepositoryPolicy", unshared, repository)
	out.add("SetRepositoryPolicy", "service:ecr event:SetRepositoryPolicy", replaced, repository)
	out.add("SetRepositoryPolicy", "service:ecr event:DeleteRepository", wasEnded, repository)
	out.add("PutBackupVaultAccessPolicy", "service:backup event:DeleteBackupVaultAccessPolicy", unshared, vault)
	out.add("PutBackupVaultAccessPolicy", "service:backup event:PutBackupVaultAccessPolicy", replaced, vault)
	out.add("UpdateProjectVisibility", "service:codebuild event:UpdateProjectVisibility requestParameters.projectVisibility:PRIVATE", unshared, requested("projectArn"))
	for _, kind := range []string{"Snapshot", "Image"} {
		out.add("Disable"+kind+"BlockPublicAccess", "service:ec2 event:Enable"+kind+"BlockPublicAccess", "blocked again", nil)
	}
	const shares = "CreateResourceShare,AssociateResourceShare"
	arn := requested("resourceShareArn")
	did := append(arn, "responseElements.resourceShare.resourceShareArn")
	return append(out,
		undoing{calls: shares, by: "service:ram event:DisassociateResourceShare", did: did, undid: arn, from: requested("principals"), said: unshared},
		undoing{calls: shares, by: "service:ram event:DeleteResourceShare", did: did, undid: arn, said: wasEnded})
}

// grantsUndone are the calls that take rights away again: IAM, Identity Center and EKS API
// references.
func grantsUndone() undoings {
	var out undoings
	for _, kind := range []string{"User", "Role", "Group"} {
		owner := strings.ToLower(kind) + "Name"
		attach, put := "Attach"+kind+"Policy", "Put"+kind+"Policy"
		inline := requested(owner, "policyName")
		out.add(attach, "service:iam event:Detach"+kind+"Policy", removed, requested(owner, "policyArn"))
		out.add(put, "service:iam event:Delete"+kind+"Policy", removed, inline)
		out.add(put, "service:iam event:"+put, replaced, inline)
		out.add(attach+","+put, "service:iam event:Delete"+kind, wasEnded, requested(owner))
	}
	policy, set := requested("policyArn"), requested("permissionSetArn")
	out.add("AddUserToGroup", "service:iam event:RemoveUserFromGroup", removed, requested("userName", "groupName"))
	out.add("AddUserToGroup", "service:iam event:DeleteUser", wasEnded, requested("userName"))
	out.add("CreatePolicyVersion,SetDefaultPolicyVersion", "service:iam (event:SetDefaultPolicyVersion OR event:CreatePolicyVersion requestParameters.setAsDefault:true)", replaced, policy)
	out.add("CreatePolicyVersion,SetDefaultPolicyVersion", "service:iam event:DeletePolicy", wasEnded, policy)
	out.add("AttachManagedPolicyToPermissionSet", "service:sso event:DetachManagedPolicyFromPermissionSet", removed, requested("permissionSetArn", "managedPolicyArn"))
	out.add("AttachManagedPolicyToPermissionSet", "service:sso event:DeletePermissionSet", wasEnded, set)
	out.add("AssociateAccessPolicy", "service:eks event:DisassociateAccessPolicy", removed, requested("principalArn", "name", "policyArn"))
	out.add("AssociateAccessPolicy", "service:eks event:DeleteAccessEntry", wasEnded, requested("principalArn", "name"))
	return out
}

// trustUndone are the calls that set another trust policy, or end the role: IAM API
// reference.
func trustUndone() undoings {
	var out undoings
	out.add("CreateRole,UpdateAssumeRolePolicy", "service:iam event:UpdateAssumeRolePolicy", replaced, requested("roleName"))
	out.add("CreateRole,UpdateAssumeRolePolicy", "service:iam event:DeleteRole", wasEnded, requested("roleName"))
	return out
}

// accessUndone are the calls that close a bucket or an object again: Amazon S3 and S3
// Control API references.
func accessUndone() undoings {
	const objects, blocks = "PutObjectAcl,PutObject,CopyObject,CreateMultipartUpload", "PutBucketPublicAccessBlock,DeleteBucketPublicAccessBlock"
	bucket, object, point := requested("bucketName"), requested("key", "bucketName"), requested("name")
	var out undoings
	out.add("PutBucketPolicy", "service:s3 event:DeleteBucketPolicy", removed, bucket)
	out.add("PutBucketPolicy", "service:s3 event:PutBucketPolicy", replaced, bucket)
	out.add("PutBucketAcl,CreateBucket", "service:s3 event:PutBucketAcl", replaced, bucket)
	out.add(objects, "service:s3 event:"+objects, replaced, object)
	out.add(objects, "service:s3 event:DeleteObject", wasEnded, object)
	out.add(blocks, "service:s3 event:PutBucketPublicAccessBlock", setAgain, bucket)
	out.add("PutAccountPublicAccessBlock,DeleteAccountPublicAccessBlock", "service:s3 event:PutAccountPublicAccessBlock", setAgain, nil)
	out.add("PutBucketPolicy,PutBucketAcl,CreateBucket,"+blocks, "service:s3 event:DeleteBucket", wasEnded, bucket)
	out.add("PutAccessPointPolicy", "service:s3 event:DeleteAccessPointPolicy", removed, point)
	out.add("PutAccessPointPolicy", "service:s3 event:PutAccessPointPolicy", replaced, point)
	out.add("PutAccessPointPolicy", "service:s3 event:DeleteAccessPoint", wasEnded, point)
	return out
}

// keysUndone are the calls that give a key back, or take it back from whom it was given
// to: AWS KMS API reference. The resources of a record have the ARN of the key, requests
// also its id alone.
func keysUndone() undoings {
	var out undoings
	key := []string{"resources.ARN"}
	out.add("ScheduleKeyDeletion", "service:kms event:CancelKeyDeletion", "cancelled", key)
	out.add("DisableKey", "service:kms event:EnableKey", "enabled again", key)
	out.add("DeleteImportedKeyMaterial", "service:kms event:ImportKeyMaterial", "imported again", key)
	out.add("PutKeyPolicy", "service:kms event:PutKeyPolicy", replaced, key)
	out.add("DisconnectCustomKeyStore", "service:kms event:ConnectCustomKeyStore", "connected again", requested("customKeyStoreId"))
	return append(out, undoing{
		calls: "CreateGrant", by: "service:kms event:RevokeGrant,RetireGrant",
		did: []string{"responseElements.grantId"}, undid: requested("grantId"), said: removed,
	})
}

// deletionsUndone are the calls that give back what was to be deleted: AWS KMS and Secrets
// Manager API references.
func deletionsUndone() undoings {
	return append(keysUndone(), undoing{
		calls: "DeleteSecret", by: "service:secretsmanager event:RestoreSecret",
		did: []string{"responseElements.aRN"}, undid: []string{"responseElements.aRN"}, said: "restored",
	})
}

// startedInstances is where EC2 names the instances that a call starts.
const startedInstances = "responseElements.instancesSet.items.instanceId"

// startsUndone are the calls that end instances: EC2 API reference.
func startsUndone() undoings {
	ended := requested("instancesSet.items.instanceId")
	return undoings{{
		calls: "RunInstances", by: "service:ec2 event:TerminateInstances",
		did: []string{startedInstances}, undid: ended, from: ended, said: "terminated", each: true,
	}}
}
