package scenario

import "fmt"

// exportKey is the name of the n-th object in Bucket.
func exportKey(n int) string {
	return fmt.Sprintf("exports/2026/%02d/customers-%04d.csv.gz", 1+n%9, n)
}

// bucketTheft copies Bucket out, opens it to the world and tries to hold it
// to ransom.
func bucketTheft(w writer) {
	s := script{writer: w, at: clock(9, 40, 3)}
	s.do(manager(boto), 3, 8,
		w.bucketCall("GetBucketLocation", Bucket, "location", ""),
		w.bucketCall("GetBucketPolicy", Bucket, "policy", "").failed("NoSuchBucketPolicy", "The bucket policy does not exist"),
		w.bucketCall("GetBucketPublicAccessBlock", Bucket, "publicAccessBlock", ""))
	s.copyOut()
	s.openBucket()
	s.ransom()
}

func (s *script) copyOut() {
	for n := range 110 {
		if n%30 == 0 {
			s.do(manager(kali+"s3.sync"), 1, 3, s.listing("ListObjects", Bucket, "exports/2026/"))
		}
		at := s.next(3, 10)
		who := manager(kali + "s3.sync")
		if n%7 == 6 {
			who.ip = IntruderIPv6
		}
		s.write(at, who, s.objectCall("GetObject", Bucket, exportKey(n), 400000+s.IntN(900000)))
		if n%5 == 0 {
			s.decrypt(at, who, inside, "exports", obj{"aws:s3:arn", bucketARN(Bucket) + "/" + exportKey(n)})
		}
	}
}

func (s *script) openBucket() {
	s.at = clock(9, 56, 50)
	s.do(manager(boto), 10, 20,
		denied(managerARN, accountBlock("DeleteAccountPublicAccessBlock"), "*"),
		s.bucketCall("DeleteBucketPublicAccessBlock", Bucket, "publicAccessBlock", ""))
	s.at = PublicAt
	open := policy(obj{
		"Sid", "PublicRead", "Effect", "Allow", "Principal", "*", "Action", list{"s3:GetObject", "s3:ListBucket"},
		"Resource", list{bucketARN(Bucket), bucketARN(Bucket) + "/*"},
		"Condition", obj{"StringLike", obj{"s3:x-amz-acl", "*"}},
	})
	s.write(s.at, manager(kali+"s3api.put-bucket-policy"), s.bucketCall("PutBucketPolicy", Bucket, "policy", "", "bucketPolicy", open))
}

func accountBlock(name string) call {
	return call{service: "s3", name: name, request: obj{"Host", Production + ".s3-control." + Home + ".amazonaws.com"}, host: Production + ".s3-control." + Home + ".amazonaws.com"}
}

func (s *script) ransom() {
	s.at = clock(10, 2, 10)
	s.do(manager(boto), 8, 16,
		s.bucketCall("PutBucketVersioning", Bucket, "versioning", "", "VersioningConfiguration", obj{"Status", "Suspended", "xmlns", "http://s3.amazonaws.com/doc/2006-03-01/"}),
		s.bucketCall("PutBucketLifecycle", Bucket, "lifecycle", "", "LifecycleConfiguration", obj{"xmlns", "http://s3.amazonaws.com/doc/2006-03-01/",
			"Rule", obj{"ID", "cleanup", "Status", "Enabled", "Filter", obj{"Prefix", ""}, "Expiration", obj{"Days", 1}}}))
	for n := range 6 {
		c := s.objectCall("CopyObject", Bucket, exportKey(n), 0, "x-amz-copy-source", Bucket+"/"+exportKey(n), "x-amz-server-side-encryption-customer-algorithm", "AES256")
		c.response = obj{"x-amz-server-side-encryption-customer-algorithm", "AES256"}
		s.do(manager(boto), 1, 3, c)
	}
	remove := s.listing("DeleteObjects", Bucket, "")
	remove.request = obj{"bucketName", Bucket, "Host", bucketHost(Bucket), "delete", ""}
	s.do(manager(boto), 4, 8, remove)
}

// snapshotTheft shares a copy of the orders database's volume.
func snapshotTheft(w writer) {
	s := script{writer: w, at: clock(10, 20, 5)}
	volume := ec2ID("vol", "orders-db")
	s.write(s.at, manager(boto), call{service: "ec2", name: "CreateSnapshot", request: obj{"volumeId", volume, "description", "tmp", "tagSpecificationSet", none},
		response: obj{"requestId", w.uuid(), "snapshotId", SharedSnapshot, "volumeId", volume, "status", "pending", "startTime", literal("1789467605000"), "ownerId", Production, "volumeSize", "200", "encrypted", false, "tagSet", none}})
	add := obj{"add", items(obj{"userId", Outside})}
	s.do(manager(boto), 90, 120,
		call{service: "ec2", name: "ModifySnapshotAttribute", request: obj{"snapshotId", SharedSnapshot, "createVolumePermission", add, "attributeType", "CREATE_VOLUME_PERMISSION"}, response: obj{"requestId", w.uuid(), "_return", true}},
		denied(managerARN, call{service: "rds", name: "ModifyDBSnapshotAttribute", request: obj{"dBSnapshotIdentifier", "rds:orders-db-2026-09-15-03-10", "attributeName", "restore", "valuesToAdd", list{Outside}}}, "*"))
	copied := caller{identity: obj{"accountId", Outside, "invokedBy", "ec2.amazonaws.com"}, account: Production, ip: "ec2.amazonaws.com", agent: "ec2.amazonaws.com"}
	w.write(s.next(240, 400), copied, call{service: "ec2", name: "SharedSnapshotCopyInitiated", kind: "AwsServiceEvent", requestID: "none", shared: w.uuid(), details: obj{"snapshotId", SharedSnapshot}})
	w.write(s.next(60, 90), copied, call{service: "ec2", name: "SharedSnapshotVolumeCreated", kind: "AwsServiceEvent", requestID: "none", shared: w.uuid(), details: obj{"snapshotId", SharedSnapshot}})
}

// codePaths are the ways into code that already runs.
func codePaths(w writer) {
	s := script{writer: w, at: clock(10, 27, 9)}
	command := w.uuid()
	hidden := "HIDDEN_DUE_TO_SECURITY_REASONS"
	s.do(manager(boto), 15, 40,
		call{service: "ssm", name: "SendCommand", request: obj{"instanceIds", list{StolenInstance}, "documentName", "AWS-RunShellScript", "parameters", hidden, "interactive", false},
			response: obj{"command", obj{"commandId", command, "documentName", "AWS-RunShellScript", "documentVersion", "$DEFAULT", "comment", "", "expiresAfter", "Sep 15, 2026 12:27:30 PM", "parameters", hidden,
				"instanceIds", list{StolenInstance}, "targets", list{}, "requestedDateTime", "Sep 15, 2026 10:27:30 AM", "status", "Pending", "maxConcurrency", "50", "maxErrors", "0", "targetCount", 1, "completedCount", 0,
				"notificationConfig", obj{"notificationArn", "", "notificationEvents", list{}, "notificationType", ""}, "timeoutSeconds", 3600}}},
		call{service: "ssm", name: "StartSession", request: obj{"target", StolenInstance}, response: obj{"sessionId", AssumedSession + "-0a1b2c3d", "tokenValue", hidden, "streamUrl", "wss://ssmmessages." + Home + ".amazonaws.com/v1/data-channel/" + AssumedSession + "-0a1b2c3d?role=publish_subscribe"}},
		call{service: "ec2-instance-connect", name: "SendSSHPublicKey", request: obj{"instanceId", "i-0c81d2f47ab09e563", "instanceOSUser", "ec2-user", "sSHPublicKey", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample0 x@kali"}, response: obj{"requestId", w.uuid(), "success", true}},
		w.updateCode(webhook, "larkfield-artifacts-mirror", "orders-webhook.zip"),
		call{service: "lambda", name: "AddPermission20150331v2", request: obj{"functionName", webhook.arn(), "statementId", "public", "action", "lambda:InvokeFunction", "principal", "*"},
			response: obj{"statement", text(obj{"Sid", "public", "Effect", "Allow", "Principal", "*", "Action", "lambda:InvokeFunction", "Resource", webhook.arn()})}})
	s.offBox(w)
}

// offBox is the instance's role used from where the instance is not.
func (s *script) offBox(w writer) {
	who := stolen.caller(IntruderIP, kali+"sts.get-caller-identity", "ec2RoleDelivery", "1.0")
	s.at = clock(10, 34, 0)
	s.do(who, 15, 50,
		call{service: "sts", name: "GetCallerIdentity", region: Global},
		denied(webRole.sessionARN(StolenInstance), w.bucketless("ListBuckets"), "*"),
		denied(webRole.sessionARN(StolenInstance), call{service: "secretsmanager", name: "ListSecrets"}, "*"),
		w.objectCall("GetObject", artifactBucket, "config/orders-web.yaml", 2210),
		denied(webRole.sessionARN(StolenInstance), call{service: "dynamodb", name: "DescribeTable", request: obj{"tableName", "orders"}, api: "2012-08-10"}, "arn:aws:dynamodb:"+Home+":"+Production+":table/orders"))
}
