package scenario

import "time"

// untilRotated is how long the leaked key stays on because the pipeline needs it: a
// key that is off is used by nobody.
const untilRotated = 100 * time.Minute

// containment is what the responders do once they know.
func containment(w writer) {
	s := script{writer: w, at: NoticedAt.Add(6 * time.Minute)}
	began := clock(11, 13, 30)
	priyaAt := caller{account: Production, ip: "198.51.100.83", agent: inside, console: true,
		identity: ssoAdmin.assumed(priya+"@example.com", w.accessKey("ASIA", Production), began).With("onBehalfOf", onBehalfOf(priyaID))}
	jonasAt := caller{account: Development, ip: "2001:db8:77::4c1", agent: inside, console: true, identity: jonas.session(w.accessKey("ASIA", Development), clock(9, 20, 8), true)}
	s.at = s.at.Add(untilRotated)
	s.do(jonasAt, 20, 50,
		call{service: "iam", name: "GetAccessKeyLastUsed", request: obj{"accessKeyId", LeakedKey}},
		call{service: "iam", name: "UpdateAccessKey", request: obj{"userName", LeakedUser, "accessKeyId", LeakedKey, "status", "Inactive"}})
	s.at = s.at.Add(-untilRotated)
	s.do(priyaAt, 30, 70,
		call{service: "iam", name: "PutRolePolicy", request: obj{"roleName", releaseManager.name, "policyName", "AWSRevokeOlderSessions", "policyDocument", text(policy(
			obj{"Effect", "Deny", "Action", list{"*"}, "Resource", list{"*"}, "Condition", obj{"DateLessThan", obj{"aws:TokenIssueTime", "2026-09-15T11:20:00.000Z"}}}))}},
		w.bucketCall("PutBucketPublicAccessBlock", Bucket, "publicAccessBlock", "", "PublicAccessBlockConfiguration", obj{"xmlns", "http://s3.amazonaws.com/doc/2006-03-01/", "RestrictPublicBuckets", true, "BlockPublicPolicy", true, "BlockPublicAcls", true, "IgnorePublicAcls", true}),
		w.bucketCall("DeleteBucketPolicy", Bucket, "policy", ""),
		call{service: "cloudtrail", name: "StartLogging", request: obj{"name", StoppedTrail}},
		call{service: "iam", name: "DeleteLoginProfile", request: obj{"userName", BackdoorUser}},
		call{service: "iam", name: "UpdateAccessKey", request: obj{"userName", BackdoorUser, "accessKeyId", BackdoorKey, "status", "Inactive"}},
		call{service: "iam", name: "DetachUserPolicy", request: obj{"userName", BackdoorUser, "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}},
		call{service: "ec2", name: "ModifySnapshotAttribute", request: obj{"snapshotId", SharedSnapshot, "createVolumePermission", obj{"remove", items(obj{"userId", Outside})}, "attributeType", "CREATE_VOLUME_PERMISSION"}, response: obj{"requestId", w.uuid(), "_return", true}},
		call{service: "guardduty", name: "UpdateDetector", request: obj{"detectorId", "d4b1c2e3f5a60798", "enable", true}})
	s.endMachines(priyaAt)
	s.knock()
}

func (s *script) endMachines(who caller) {
	s.at = clock(11, 46, 2)
	var asked, ended []any
	for _, id := range Instances {
		asked = append(asked, obj{"instanceId", id})
		ended = append(ended, obj{"instanceId", id, "currentState", obj{"code", 32, "name", "shutting-down"}, "previousState", obj{"code", 16, "name", "running"}})
	}
	s.do(who, 10, 20,
		call{service: "ec2", name: "ModifyInstanceAttribute", region: Unused, request: obj{"instanceId", Instances[0], "disableApiTermination", obj{"value", false}}, response: obj{"requestId", s.uuid(), "_return", true}},
		call{service: "ec2", name: "TerminateInstances", region: Unused, request: obj{"instancesSet", items(asked...)}, response: obj{"requestId", s.uuid(), "instancesSet", items(ended...)}},
		call{service: "ec2", name: "RevokeSecurityGroupIngress", region: Unused, request: obj{"groupId", OpenGroup, "ipPermissions", items(obj{"ipProtocol", "tcp", "fromPort", 22, "toPort", 22, "ipRanges", items(obj{"cidrIp", "0.0.0.0/0"})})}, response: obj{"requestId", s.uuid(), "_return", true}})
}

// knock is the intruder finding the doors shut: the role's sessions are
// denied, and a key that is off leaves no record at all.
func (s *script) knock() {
	s.at = clock(11, 50, 0)
	for range 9 {
		c := pick(s.dice, call{service: "sts", name: "AssumeRole", region: Global, request: obj{"roleArn", ssoAdmin.arn(), "roleSessionName", AssumedSession}},
			call{service: "secretsmanager", name: "GetSecretValue", request: obj{"secretId", SecretName}}, call{service: "s3", name: "ListBuckets", request: obj{"Host", "s3.amazonaws.com"}})
		c.message = "User: " + managerARN + " is not authorized to perform: " + c.service + ":" + c.name + " with an explicit deny in an identity-based policy"
		s.do(manager(boto), 20, 400, c.failed("AccessDenied", c.message))
	}
}
