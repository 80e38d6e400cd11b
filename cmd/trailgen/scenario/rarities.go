package scenario

import (
	"time"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
)

// rarities are the records a reader meets once in a trail and never expects.
func rarities(w writer) {
	w.rootAtHome()
	w.rareIdentities()
	w.networkWrappers()
	w.lateAndCorrected()
	w.insights()
	w.endpointActivity()
	w.serviceEvents()
	w.anonymous()
}

// rootAtHome is the break-glass use of the security account's root user, and
// somebody who tried production's.
func (w writer) rootAtHome() {
	who := caller{identity: root(Production, ""), account: Production, ip: "203.0.113.14", agent: chrome}
	w.write(clock(7, 55, 31), who, login("No", false))
	hidden := obj{"type", "IAMUser", "accountId", Production, "accessKeyId", "", "userName", "HIDDEN_DUE_TO_SECURITY_REASONS"}
	for i := range 6 {
		c := login("No", false)
		if i%2 == 0 {
			c.message = "No username found in supplied account"
		}
		w.write(clock(7, 55, 40).Add(time.Duration(i*7)*time.Second), caller{identity: hidden, account: Production, ip: "203.0.113.14", agent: chrome}, c)
	}
	begin := clock(11, 31, 8)
	who = caller{identity: root(Security, ""), account: Security, ip: "198.51.100.77", agent: safari}
	w.write(begin, who, login("Yes", true))
	who.console, who.agent = true, inside
	who.identity = root(Security, w.accessKey("ASIA", Security)).With("userName", "larkfield-security", "sessionContext",
		obj{"sessionIssuer", obj{}, "webIdFederationData", obj{}, "attributes", attributes(begin, true)})
	for i, c := range trailPage {
		w.write(begin.Add(time.Duration(14+i)*time.Second), who, c)
	}
	w.write(begin.Add(90*time.Second), who, call{service: "organizations", name: "ListAccounts"})
}

// rareIdentities are the types of userIdentity that most trails lack.
func (w writer) rareIdentities() {
	r := role{Security, "/", "org-events-forwarder"}
	w.write(clock(9, 2, 44), caller{identity: obj{"type", "Role", "principalId", r.id(), "arn", r.arn(), "accountId", Security, "userName", r.name}, account: Security, ip: inside, agent: inside},
		call{service: "events", name: "PutEvents", request: obj{"entries", list{obj{"source", "larkfield.orders", "detailType", "OrderPlaced", "eventBusName", "default"}}}, response: obj{"failedEntryCount", 0, "entries", list{obj{"eventId", w.uuid()}}}})
	directory := caller{identity: obj{"type", "Directory", "accountId", Development, "userName", "jonas.weber"}, account: Development, ip: "198.51.100.92", agent: chrome}
	w.write(clock(9, 33, 10), directory, call{service: "workdocs", name: "GetDocument", kind: "AwsServiceEvent", plain: true})
	w.write(clock(9, 33, 52), directory, call{service: "workdocs", name: "DownloadDocumentVersion", kind: "AwsServiceEvent", plain: true})
	w.write(clock(10, 31, 5), caller{identity: obj{"type", "Unknown", "principalId", "anonymous", "accountId", "", "userName", ""}, account: Development, ip: "203.0.113.160", agent: "okhttp/4.12.0"},
		call{service: "cognito-idp", name: "InitiateAuth", plain: true, request: obj{"authFlow", "USER_SRP_AUTH", "clientId", "5h2k8example41q", "authParameters", "HIDDEN_DUE_TO_SECURITY_REASONS"}}.failed("NotAuthorizedException", "Incorrect username or password."))
}

// networkWrappers are EC2 calls whose bodies were born as XML: one member
// named after the call, upper camel case, lists written as objects.
func (w writer) networkWrappers() {
	g := w.grant(deployRole, "GitHubActions-10812345678", clock(7, 40, 0))
	who := g.caller("192.0.2.117", terraform)
	tag := obj{"Value", true, "tag", 1, "Key", "managed"}
	name := obj{"Value", "orders-nat", "tag", 2, "Key", "Name"}
	w.write(g.at, caller{identity: webUser("arn:aws:iam::"+Production+":oidc-provider/"+octo, "sts.amazonaws.com", "repo:larkfield/network:ref:refs/heads/main"), account: Production, ip: who.ip, agent: "configure-aws-credentials-for-github-actions aws-sdk-js/3.632.0"},
		w.assumeWith("AssumeRoleWithWebIdentity", g))
	id := w.uuid()
	w.write(clock(7, 41, 12), who, call{service: "ec2", name: "CreateNatGateway", requestID: id,
		request: obj{"CreateNatGatewayRequest", obj{"ConnectivityType", "public", "AllocationId", ec2ID("eipalloc", "nat"), "SubnetId", ec2ID("subnet", "public-a"), "ClientToken", w.uuid(),
			"TagSpecification", obj{"ResourceType", "natgateway", "tag", 1, "Tag", list{tag, name}}}},
		response: obj{"CreateNatGatewayResponse", obj{"xmlns", "http://ec2.amazonaws.com/doc/2016-11-15/", "natGateway", obj{
			"connectivityType", "public", "subnetId", ec2ID("subnet", "public-a"), "natGatewayAddressSet", obj{"item", obj{"isPrimary", true, "allocationId", ec2ID("eipalloc", "nat"), "status", "associating"}},
			"createTime", "2026-09-15T07:41:12.000Z", "vpcId", ec2ID("vpc", "orders"), "natGatewayId", ec2ID("nat", "orders"), "state", "pending"}, "requestId", id}}})
	w.write(clock(7, 41, 15), who, call{service: "ec2", name: "CreateRoute", request: obj{"routeTableId", ec2ID("rtb", "private"), "destinationCidrBlock", "0.0.0.0/0", "natGatewayId", ec2ID("nat", "orders")}, response: obj{"requestId", w.uuid(), "_return", true}})
	flow := w.uuid()
	w.write(clock(7, 41, 19), who, call{service: "ec2", name: "CreateFlowLogs", requestID: flow,
		request: obj{"CreateFlowLogsRequest", obj{"ResourceId", obj{"tag", 1, "content", ec2ID("vpc", "orders")}, "MaxAggregationInterval", 600, "ResourceType", "VPC", "LogDestination", bucketARN(flowBucket),
			"TagSpecification", obj{"ResourceType", "vpc-flow-log", "tag", 1, "Tag", tag}, "LogDestinationType", "s3", "TrafficType", "ALL"}},
		response: obj{"CreateFlowLogsResponse", obj{"xmlns", "http://ec2.amazonaws.com/doc/2016-11-15/", "requestId", flow, "unsuccessful", "", "flowLogIdSet", obj{"item", ec2ID("fl", "main")}}}})
}

// lateAndCorrected are two records with an addendum.
func (w writer) lateAndCorrected() {
	who := caller{identity: jonas.identity(w.accessKey("AKIA", Development)), account: Development, ip: "198.51.100.92", agent: awsCLI + "dynamodb.query"}
	c := call{service: "dynamodb", name: "ListTables", region: "eu-central-1", request: obj{"limit", 10}, api: "2012-08-10"}
	c.addendum = obj{"reason", "DELIVERY_DELAY"}
	w.write(clock(8, 12, 33), who, c)
	c.addendum = nil
	wrong := w.write(clock(8, 14, 2), who, c)
	c.addendum = obj{"reason", "UPDATED_DATA", "updatedFields", "responseElements, requestID", "originalRequestID", w.uuid(), "originalEventID", wrong}
	c.response = obj{"tableNames", list{"terraform-locks"}}
	w.write(clock(8, 14, 2), who, c)
}

// serviceEvents come from AWS itself, most of them without a type of identity.
func (w writer) serviceEvents() {
	kms := caller{identity: obj{"accountId", Production, "invokedBy", "AWS Internal"}, account: Production, ip: inside, agent: inside}
	w.write(clock(7, 2, 19), kms, call{service: "kms", name: "RotateKey", kind: "AwsServiceEvent", requestID: "none", details: obj{"keyId", named("kmsreports").uuid()},
		resources: list{obj{"ARN", keyARN(Production, "reports"), "accountId", Production, "type", "AWS::KMS::Key"}}})
	secrets := caller{identity: obj{"accountId", Production, "invokedBy", "secretsmanager.amazonaws.com"}, account: Production, ip: "secretsmanager.amazonaws.com", agent: "secretsmanager.amazonaws.com"}
	for i, name := range []string{"RotationStarted", "TestRotationStarted", "RotationSucceeded"} {
		w.write(clock(8, 0, 5+i), secrets, call{service: "secretsmanager", name: name, kind: "AwsServiceEvent", requestID: "none",
			extra: obj{"SecretId", secretARN(Production, "prod/payments/webhook-signing"), "ARN", secretARN(Production, "prod/payments/webhook-signing"), "Name", "prod/payments/webhook-signing"}})
	}
	w.write(clock(12, 20, 0), caller{account: Development, ip: inside, agent: inside}, call{service: "health", name: "AbuseNotice", kind: "AwsServiceEvent", requestID: "none", details: obj{"accessKeyId", LeakedKey}})
}

// insights are the start and the end of an unusual rate of calls.
func (w writer) insights() {
	shared := w.uuid()
	for i, at := range []time.Time{clock(8, 43, 0), clock(8, 55, 0)} {
		state := []string{"Start", "End"}[i]
		w.book.add(w.insight(at, state, shared))
	}
}

func (w writer) insight(at time.Time, state, shared string) Event {
	statistics := obj{"baseline", obj{"average", literal("0.0020833333")}, "insight", obj{"average", 24}, "insightDuration", 5, "baselineDuration", 10080}
	if state == "End" {
		statistics = obj{"baseline", obj{"average", literal("0.0020833333")}, "insight", obj{"average", literal("17.5")}, "insightDuration", 12, "baselineDuration", 10080}
	}
	id := w.uuid()
	o := obj{
		"eventVersion", "1.11", "eventTime", stamp(at), "awsRegion", Home, "eventID", id, "eventType", "AwsCloudTrailInsight",
		"recipientAccountId", Development, "sharedEventId", shared, "insightDetails", obj{
			"state", state, "eventSource", "ec2.amazonaws.com", "eventName", "DescribeInstances", "insightType", "ApiErrorRateInsight", "errorCode", "Client.UnauthorizedOperation",
			"insightContext", obj{"statistics", statistics, "attributions", list{obj{"attribute", "userIdentityArn",
				"insight", list{obj{"value", buildAgent.arn(), "average", literal("24.0")}}, "baseline", list{}}}},
		}, "eventCategory", "Insight",
	}
	return Event{Time: at, ID: id, Account: Development, Region: Home, Folder: "CloudTrail-Insight", JSON: ordered.Append(nil, o)}
}

// endpointActivity is what a VPC endpoint's owner sees of calls through it.
func (w writer) endpointActivity() {
	who := caller{identity: stranger(uniqueID("AROA", Production+"catalogue-task")+":"+named("task").text(32, lowerHex), Production), account: Production, ip: "10.20.1.12", agent: "aws-sdk-go-v2/1.30.3"}
	w.every(1500, func(at time.Time) {
		kind := pick(w.dice, "AwsVpceEvent", "AwsVpceEvents")
		c := call{service: "s3", name: "PutObject", kind: kind, category: "NetworkActivity", version: "1.09", endpoint: ec2ID("vpce", "s3"), owner: Production, plain: true}
		w.write(at, who, c.failed("VpceAccessDenied", "The request was denied due to a VPC endpoint policy"))
	})
}

// anonymous are readers of the bucket once it is public: S3 knows no name.
func (w writer) anonymous() {
	who := caller{identity: stranger("", "ANONYMOUS_PRINCIPAL"), account: Production}
	for i := range 14 {
		at := PublicAt.Add(time.Duration(4+i*4)*time.Minute + w.between(0, 90))
		c := w.objectCall("GetObject", Bucket, exportKey(i*3), 400000+w.IntN(900000))
		c.extra = obj{"bytesTransferredIn", literal("0.0"), "x-amz-id-2", w.base64(56), "bytesTransferredOut", 400000 + w.IntN(900000)}
		if at.After(clock(11, 26, 0)) {
			c = c.failed("AccessDenied", "Access Denied")
		}
		w.write(at, who.from(pick(w.dice, "203.0.113.9", "203.0.113.41", "2001:db8:bad::51"), pick(w.dice, "curl/8.5.0", "Wget/1.21.4", "python-requests/2.32.3")), c)
	}
}
