package scenario

import (
	"fmt"
	"time"
)

// manager is the session of AssumedRole that the intruder opened.
func manager(agent string) caller {
	g := grant{role: releaseManager, session: AssumedSession, key: AssumedKey, at: AssumedAt}
	return g.caller(IntruderIP, agent)
}

var managerARN = releaseManager.sessionARN(AssumedSession)

// escalation tries the roles it saw and gets one of them. The two accounts
// record the same call, tied by sharedEventID; only one of them knows a name.
func escalation(w writer) {
	s := script{writer: w, at: clock(9, 3, 20)}
	for _, r := range []role{deployRole, auditRole, {Production, "/", "OrganizationAccountAccessRole"}, {Production, "/", "admin"}, ssoAdmin} {
		c := w.assume(grant{role: r, session: AssumedSession}, "durationSeconds", 3600)
		c.region, c.resources = Global, nil
		s.do(leaked(boto), 3, 12, denied(buildAgent.arn(), c, r.arn()))
	}
	g := grant{role: releaseManager, session: AssumedSession, key: AssumedKey, at: AssumedAt, life: 4 * time.Hour}
	c := w.assume(g, "durationSeconds", 14400)
	c.region, c.shared, c.requestID = Global, w.uuid(), w.uuid()
	c.response = obj{"credentials", w.credentials(g, 800), "assumedRoleUser", g.assumedRoleUser()}
	w.write(AssumedAt, leaked(boto), c)
	other := leaked(boto)
	other.identity = stranger(buildAgent.id(), Development)
	c.recipient = Production
	w.write(AssumedAt, other, c)
}

// production is the role at work: look, read secrets, stay, hide.
func production(w writer) {
	s := script{writer: w, at: AssumedAt.Add(20 * time.Second)}
	s.lookAround()
	s.secrets()
	s.persistence()
	s.roleTampering()
	s.blindTheLogs()
}

func (s *script) lookAround() {
	s.do(manager(boto), 2, 8,
		call{service: "sts", name: "GetCallerIdentity", region: Global},
		call{service: "iam", name: "ListAttachedRolePolicies", request: obj{"roleName", releaseManager.name}},
		call{service: "iam", name: "ListRolePolicies", request: obj{"roleName", releaseManager.name}},
		call{service: "iam", name: "GetRolePolicy", request: obj{"roleName", releaseManager.name, "policyName", "release"}, response: obj{
			"roleName", releaseManager.name, "policyName", "release",
			"policyDocument", urlEncoded(policy(statement("Allow", list{"iam:*", "s3:*", "ec2:*", "lambda:*"}, "*"))),
		}},
		call{service: "iam", name: "ListUsers", request: obj{"maxItems", 1000}},
		call{service: "ec2", name: "DescribeInstances", request: obj{"instancesSet", none, "filterSet", none}},
		call{service: "ec2", name: "DescribeSnapshots", request: obj{"snapshotSet", none, "ownersSet", items(obj{"owner", "self"}), "sharedUsersSet", none, "filterSet", none}},
		call{service: "rds", name: "DescribeDBInstances", request: obj{"maxRecords", 100}},
		call{service: "lambda", name: "ListFunctions20150331", request: obj{"maxItems", 50}},
		s.bucketless("ListBuckets"),
		call{service: "cloudtrail", name: "DescribeTrails", request: obj{"trailNameList", list{}, "includeShadowTrails", true}},
		call{service: "cloudtrail", name: "GetEventSelectors", request: obj{"trailName", StoppedTrail}},
		call{service: "guardduty", name: "ListDetectors"},
		call{service: "secretsmanager", name: "ListSecrets", request: obj{"maxResults", 100}},
		call{service: "ssm", name: "DescribeInstanceInformation", request: obj{"maxResults", 50}})
}

func (s *script) secrets() {
	s.at = clock(9, 15, 2)
	for _, name := range []string{SecretName, "prod/payments/webhook-signing", "prod/mail/smtp"} {
		s.readSecret(s.next(3, 9), manager(boto), name)
	}
	s.do(manager(boto), 3, 9,
		denied(managerARN, call{service: "secretsmanager", name: "GetSecretValue", request: obj{"secretId", "prod/root/break-glass"}}, secretARN(Production, "prod/root/break-glass")),
		denied(managerARN, call{service: "secretsmanager", name: "BatchGetSecretValue", request: obj{"filters", list{obj{"key", "name", "values", list{"prod/"}}}}}, "*"),
		denied(managerARN, call{service: "ssm", name: "GetParameters", request: obj{"names", list{"/prod/orders/limits", "/prod/orders/admin"}, "withDecryption", true}}, "*"),
		denied(managerARN, call{service: "ec2", name: "GetPasswordData", request: obj{"instanceId", "i-0c81d2f47ab09e563"}}, "*"))
}

// persistence leaves a user, a key, a password and two policies behind.
func (s *script) persistence() {
	s.at = clock(9, 20, 31)
	name := obj{"userName", BackdoorUser}
	created := obj{"path", "/", "userName", BackdoorUser, "userId", backdoor.id(), "arn", backdoor.arn(), "createDate", bodyDate(clock(9, 20, 40))}
	s.do(manager(boto), 5, 14,
		call{service: "iam", name: "CreateUser", request: name, response: obj{"user", created}},
		call{service: "iam", name: "AttachUserPolicy", request: name.With("policyArn", "arn:aws:iam::aws:policy/AdministratorAccess")},
		call{service: "iam", name: "CreateAccessKey", request: name, response: obj{"accessKey", obj{"accessKeyId", BackdoorKey, "status", "Active", "userName", BackdoorUser, "createDate", bodyDate(clock(9, 21, 2))}}},
		call{service: "iam", name: "CreateLoginProfile", request: name.With("passwordResetRequired", false), response: obj{"loginProfile", obj{"userName", BackdoorUser, "createDate", bodyDate(clock(9, 21, 15)), "passwordResetRequired", false}}},
		call{service: "iam", name: "PutUserPolicy", request: name.With("policyName", "sync", "policyDocument",
			text(policy(statement("Allow", "*", "*"), statement("Deny", list{"iam:DeleteUser", "iam:UpdateAccessKey"}, backdoor.arn()))))},
		denied(managerARN, call{service: "iam", name: "AddUserToGroup", request: name.With("groupName", "administrators")}, "arn:aws:iam::"+Production+":group/administrators"),
		call{service: "iam", name: "DeactivateMFADevice", request: obj{"userName", tomas.name, "serialNumber", "arn:aws:iam::" + Production + ":mfa/phone-tomas"}})
}

// roleTampering opens a role to the outside account and makes another one.
func (s *script) roleTampering() {
	s.at = clock(9, 24, 4)
	trust := policy(obj{"Effect", "Allow", "Principal", obj{"AWS", list{"arn:aws:iam::" + Outside + ":root", "arn:aws:iam::" + Production + ":root"}}, "Action", "sts:AssumeRole"})
	service := policy(obj{"Effect", "Allow", "Principal", obj{"Service", "ec2.amazonaws.com"}, "Action", "sts:AssumeRole"})
	saml := "arn:aws:iam::" + Production + ":saml-provider/larkfield-adfs"
	s.do(manager(boto), 6, 15,
		call{service: "iam", name: "UpdateAssumeRolePolicy", request: obj{"roleName", monitorRole.name, "policyDocument", text(trust)}},
		call{service: "iam", name: "CreateRole", request: obj{"roleName", minerRole.name, "assumeRolePolicyDocument", text(service)}, response: obj{"role", obj{
			"path", "/", "roleName", minerRole.name, "roleId", minerRole.id(), "arn", minerRole.arn(), "createDate", bodyDate(clock(9, 24, 20)), "assumeRolePolicyDocument", urlEncoded(service)}}},
		call{service: "iam", name: "PutRolePolicy", request: obj{"roleName", minerRole.name, "policyName", "batch", "policyDocument", text(policy(statement("Allow", list{"s3:GetObject", "ssm:*"}, "*")))}},
		call{service: "iam", name: "CreateInstanceProfile", request: obj{"instanceProfileName", minerRole.name}, response: obj{"instanceProfile", obj{
			"path", "/", "instanceProfileName", minerRole.name, "instanceProfileId", uniqueID("AIPA", minerRole.name), "arn", profileARN(minerRole), "createDate", bodyDate(clock(9, 24, 40)), "roles", list{}}}},
		call{service: "iam", name: "AddRoleToInstanceProfile", request: obj{"instanceProfileName", minerRole.name, "roleName", minerRole.name}},
		denied(managerARN, call{service: "iam", name: "UpdateSAMLProvider", request: obj{"sAMLProviderArn", saml}}, saml),
		denied(managerARN, call{service: "organizations", name: "LeaveOrganization"}, "*"))
	s.outsideIn()
}

// outsideIn is the outside account taking the opened role: its own side of the
// call is in a log we do not have.
func (s *script) outsideIn() {
	at := clock(10, 50, 12)
	g := s.grant(monitorRole, "audit", at)
	who := caller{identity: stranger("AIDA"+named("outside").text(17, base32Az), Outside), account: Outside, ip: BackdoorIP, agent: boto}
	s.write(at, who, s.assume(g).sharedWith(s.writer, Production))
	in := script{writer: s.writer, at: at}
	in.do(g.caller(BackdoorIP, boto), 4, 20, call{service: "sts", name: "GetCallerIdentity"},
		denied(g.assumedARN(), call{service: "ec2", name: "DescribeSnapshots"}, "*"), denied(g.assumedARN(), in.bucketless("ListBuckets"), "*"))
}

func (g grant) assumedARN() string { return g.role.sessionARN(g.session) }

// blindTheLogs stops what would tell on it. The organisation's trail is out
// of its reach.
func (s *script) blindTheLogs() {
	s.at = clock(9, 30, 2)
	trail := "arn:aws:cloudtrail:" + Home + ":" + Production + ":trail/" + StoppedTrail
	org := "arn:aws:cloudtrail:" + Home + ":" + Security + ":trail/larkfield-org-trail"
	selectors := list{obj{"readWriteType", "WriteOnly", "includeManagementEvents", false, "dataResources", list{}, "excludeManagementEventSources", list{}}}
	s.do(manager(boto), 10, 20,
		denied(managerARN, call{service: "cloudtrail", name: "StopLogging", request: obj{"name", org}}, org),
		call{service: "cloudtrail", name: "PutEventSelectors", request: obj{"trailName", StoppedTrail, "eventSelectors", selectors}, response: obj{"trailARN", trail, "eventSelectors", selectors}})
	s.at = StoppedAt
	s.write(s.at, manager(kali+"cloudtrail.stop-logging"), call{service: "cloudtrail", name: "StopLogging", request: obj{"name", trail}})
	flow := s.uuid()
	detector := "d4b1c2e3f5a60798"
	s.do(manager(boto), 10, 25,
		denied(managerARN, call{service: "cloudtrail", name: "DeleteTrail", request: obj{"name", StoppedTrail}}, trail),
		call{service: "ec2", name: "DeleteFlowLogs", requestID: flow, request: obj{"DeleteFlowLogsRequest", obj{"FlowLogId", obj{"tag", 1, "content", ec2ID("fl", "main")}}},
			response: obj{"DeleteFlowLogsResponse", obj{"xmlns", "http://ec2.amazonaws.com/doc/2016-11-15/", "unsuccessful", "", "requestId", flow}}},
		call{service: "guardduty", name: "UpdateDetector", request: obj{"detectorId", detector, "enable", false}},
		denied(managerARN, call{service: "guardduty", name: "DeleteDetector", request: obj{"detectorId", detector}}, "arn:aws:guardduty:"+Home+":"+Production+":detector/"+detector),
		denied(managerARN, call{service: "config", name: "StopConfigurationRecorder", request: obj{"configurationRecorderName", "default"}}, "*"),
		denied(managerARN, call{service: "kms", name: "ScheduleKeyDeletion", request: obj{"keyId", keyARN(Production, "reports"), "pendingWindowInDays", 7}}, keyARN(Production, "reports")))
}

func profileARN(r role) string {
	return fmt.Sprintf("arn:aws:iam::%s:instance-profile/%s", r.account, r.name)
}
