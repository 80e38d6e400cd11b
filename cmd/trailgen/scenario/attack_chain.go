package scenario

import "time"

// databaseSession is the name under which the intruder takes databaseRole.
const databaseSession = "dba-maintenance"

// roleChain is the second role: from release-manager the intruder goes on to
// the database administrators' role and, before its hour is over, from that
// role to itself, which starts another hour.
func roleChain(w writer) {
	first := w.grant(databaseRole, databaseSession, clock(9, 36, 12))
	w.chainedAssume(first, manager(boto))
	s := script{writer: w, at: first.at}
	dba := first.caller(IntruderIP, boto)
	s.do(dba, 3, 12,
		call{service: "sts", name: "GetCallerIdentity", region: Global},
		call{service: "rds", name: "DescribeDBInstances", request: obj{"maxRecords", 100}},
		call{service: "rds", name: "DescribeDBSnapshots", request: obj{"includeShared", false, "includePublic", false, "dBInstanceIdentifier", "orders-db"}})
	s.readSecret(s.next(3, 9), dba, "prod/orders/replica")
	s.do(dba, 20, 40, shareDatabase("valuesToAdd"))

	second := w.grant(databaseRole, databaseSession, clock(10, 31, 40))
	w.chainedAssume(second, dba)
	s.at = second.at
	s.do(second.caller(IntruderIP, boto), 10, 60,
		call{service: "sts", name: "GetCallerIdentity", region: Global},
		call{service: "rds", name: "DescribeDBSnapshotAttributes", request: obj{"dBSnapshotIdentifier", "before-upgrade"}},
		denied(second.assumedARN(), call{service: "rds", name: "DeleteDBInstance", request: obj{"dBInstanceIdentifier", "orders-db", "skipFinalSnapshot", true}}, "arn:aws:rds:"+Home+":"+Production+":db:orders-db"))
}

// chainedAssume is a role taken from within a role of the same account.
func (w writer) chainedAssume(g grant, by caller) {
	c := w.assume(g, "durationSeconds", 3600)
	c.region = Global
	w.write(g.at, by, c)
}

// shareDatabase gives the outside account a snapshot of the database, or
// takes it back.
func shareDatabase(how string) call {
	with := list{}
	if how == "valuesToAdd" {
		with = list{Outside}
	}
	return call{service: "rds", name: "ModifyDBSnapshotAttribute",
		request:  obj{"dBSnapshotIdentifier", "before-upgrade", "attributeName", "restore", how, list{Outside}},
		response: obj{"dBSnapshotIdentifier", "before-upgrade", "dBSnapshotAttributes", list{obj{"attributeName", "restore", "attributeValues", with}}}}
}

// hold is what is to outlast the responders: a policy that allows all, a way
// in through a provider of tokens, and a key that is going to be deleted.
func hold(w writer) {
	s := script{writer: w, at: clock(9, 27, 3)}
	s.do(manager(boto), 8, 20,
		policyVersion(7, statement("Allow", "*", "*")),
		call{service: "iam", name: "CreateOpenIDConnectProvider", request: obj{"url", "https://tokens.release-tools.example.net", "clientIDList", list{"sts.amazonaws.com"}, "thumbprintList", list{named("thumb").text(40, lowerHex)}},
			response: obj{"openIDConnectProviderArn", foreignProvider}})
	archive := keyARN(Production, "archive")
	s.at = clock(10, 4, 2)
	s.do(manager(boto), 8, 20, call{service: "kms", name: "ScheduleKeyDeletion", request: obj{"keyId", archive, "pendingWindowInDays", 7},
		response: obj{"keyId", archive, "keyState", "PendingDeletion", "deletionDate", "Sep 22, 2026, 10:04:00 AM", "pendingWindowInDays", 7}, resources: archiveKey})
}

const foreignProvider = "arn:aws:iam::" + Production + ":oidc-provider/tokens.release-tools.example.net"

var archiveKey = list{obj{"accountId", Production, "type", "AWS::KMS::Key", "ARN", keyARN(Production, "archive")}}

// switchedRole is the security team's way into production: a role that ines
// switches to on the console, and what she takes back with it.
func switchedRole(w writer) {
	at := clock(11, 27, 18)
	g := w.grant(responderRole, ines.name, at)
	from := caller{identity: ines.session(w.accessKey("ASIA", Security), clock(8, 3, 25), true), account: Security, ip: "198.51.100.77",
		agent: "AWS Signin, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.223 OpenJDK_64-Bit_Server_VM/25.412-b09 java/1.8.0_412 vendor/Oracle_Corporation cfg/retry-mode/standard"}
	c := w.assume(g)
	c.region, c.shared, c.requestID = Global, w.uuid(), w.uuid()
	w.write(at, from, c)
	there := from
	there.identity = stranger(ines.id(), Security)
	c.recipient = Production
	w.write(at, there, c)
	w.write(at.Add(time.Second), caller{identity: without(g.role.assumed(g.session, "", at), "sessionContext"), account: Production, ip: from.ip, agent: safari}, call{
		service: "signin", name: "SwitchRole", kind: "AwsConsoleSignIn", version: "1.08", requestID: "none", host: Global + ".signin.aws.amazon.com", response: obj{"SwitchRole", "Success"},
		extra: obj{"SwitchFrom", ines.arn(), "RedirectTo", "https://console.aws.amazon.com/iam/home"}})
	w.takeBack(g)
}

// takeBack undoes hold, and what roleChain gave away. The console takes a new
// key now and then, as it does for people with users.
func (w writer) takeBack(g grant) {
	s := script{writer: w, at: g.at.Add(30 * time.Second)}
	for _, calls := range [][]call{
		trailPage, iamPage,
		{{service: "iam", name: "SetDefaultPolicyVersion", request: obj{"policyArn", boundary, "versionId", "v6"}},
			{service: "iam", name: "DeletePolicyVersion", request: obj{"policyArn", boundary, "versionId", "v7"}},
			{service: "iam", name: "DeleteOpenIDConnectProvider", request: obj{"openIDConnectProviderArn", foreignProvider}},
			{service: "iam", name: "UpdateAssumeRolePolicy", request: obj{"roleName", monitorRole.name, "policyDocument", text(vendorTrust())}}},
		{{service: "kms", name: "CancelKeyDeletion", request: obj{"keyId", keyARN(Production, "archive")}, response: obj{"keyId", keyARN(Production, "archive")}, resources: archiveKey},
			shareDatabase("valuesToRemove")},
	} {
		who := g.caller("198.51.100.77", inside)
		who.identity, who.console = g.role.assumed(g.session, w.accessKey("ASIA", Production), g.at), true
		s.do(who, 4, 25, calls...)
	}
}

// without is an object that lacks a key.
func without(o obj, key string) obj {
	var out obj
	for i := 0; i+1 < len(o); i += 2 {
		if o[i] != key {
			out = append(out, o[i], o[i+1])
		}
	}
	return out
}
