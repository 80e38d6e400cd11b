package scenario

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

const (
	kali    = "aws-cli/2.15.8 Python/3.11.8 Linux/6.6.15-amd64 exe/x86_64.kali.2024 prompt/off command/"
	boto    = "Boto3/1.34.106 md/Botocore#1.34.106 ua/2.0 os/linux#6.6.15-amd64 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy"
	minerUA = "aws-sdk-go/1.44.210 (go1.20.1; linux; amd64)"
)

// script tells one strand of the attack: calls some seconds apart.
type script struct {
	writer
	at time.Time
}

// next is the moment lo to hi seconds later.
func (s *script) next(lo, hi int) time.Time {
	s.at = s.at.Add(s.between(lo, hi))
	return s.at
}

// do makes the calls one after the other.
func (s *script) do(who caller, lo, hi int, calls ...call) {
	for _, c := range calls {
		s.write(s.next(lo, hi), who, c)
	}
}

// leaked is the user of the leaked key in the intruder's hands.
func leaked(agent string) caller {
	return caller{identity: buildAgent.identity(LeakedKey), account: Development, ip: IntruderIP, agent: agent}
}

// denied is c refused as IAM words it.
func denied(arn string, c call, resource string) call {
	return c.failed("AccessDenied", fmt.Sprintf("User: %s is not authorized to perform: %s:%s on resource: %s because no identity-based policy allows the %s:%s action",
		arn, c.service, c.name, resource, c.service, c.name))
}

// unauthorized is c refused as EC2 words it, with the reason encoded.
func (w writer) unauthorized(c call) call {
	message := strings.TrimRight(base64.URLEncoding.EncodeToString(w.bytes(240)), "=")
	return c.failed("Client.UnauthorizedOperation", "You are not authorized to perform this operation. User: "+buildAgent.arn()+
		" is not authorized to perform: ec2:"+c.name+" because no identity-based policy allows the ec2:"+c.name+" action. Encoded authorization failure message: "+message)
}

// recon is the first half hour: who am I, what is here, mostly refused.
func recon(w writer) {
	s := script{writer: w, at: FirstSeenAt}
	w.write(FirstSeenAt, leaked(kali+"sts.get-caller-identity"), call{service: "sts", name: "GetCallerIdentity", region: Global})
	s.do(leaked(kali+"iam.get-user"), 10, 30, call{service: "iam", name: "GetUser"})
	s.identityRecon()
	s.regionRecon()
	s.serviceRecon()
	s.federationTokens()
}

func (s *script) identityRecon() {
	me := obj{"userName", LeakedUser}
	s.do(leaked(boto), 1, 4,
		call{service: "iam", name: "ListAttachedUserPolicies", request: me},
		call{service: "iam", name: "ListUserPolicies", request: me},
		call{service: "iam", name: "GetUserPolicy", request: me.With("policyName", "ci-deploy")},
		call{service: "iam", name: "ListGroupsForUser", request: me},
		call{service: "iam", name: "ListRoles", request: obj{"maxItems", 1000}},
		call{service: "iam", name: "ListAccessKeys", request: me})
	for _, name := range []string{"ListUsers", "ListGroups", "GetAccountAuthorizationDetails", "ListPolicies", "GetAccountPasswordPolicy", "ListSAMLProviders", "ListOpenIDConnectProviders", "SimulatePrincipalPolicy", "GetCredentialReport", "ListVirtualMFADevices"} {
		s.do(leaked(boto), 1, 3, denied(buildAgent.arn(), call{service: "iam", name: name}, "arn:aws:iam::"+Development+":*"))
	}
}

// regions are all those the intruder tries, in his order.
var regions = []string{Global, Home, "eu-central-1", "us-west-2", "ap-southeast-2", "ap-northeast-1", Unused}

func (s *script) regionRecon() {
	looks := []call{
		{service: "ec2", name: "DescribeInstances", request: obj{"instancesSet", none, "filterSet", none}},
		{service: "ec2", name: "DescribeSecurityGroups", request: obj{"securityGroupSet", none, "securityGroupIdSet", none, "filterSet", none}},
		{service: "ec2", name: "DescribeSnapshots", request: obj{"snapshotSet", none, "ownersSet", items(obj{"owner", "self"}), "sharedUsersSet", none, "filterSet", none}},
		{service: "ec2", name: "DescribeKeyPairs", request: obj{"keySet", none, "filterSet", none}},
	}
	for _, region := range regions {
		for _, c := range looks {
			c.region = region
			if region != Home || c.name != "DescribeInstances" {
				c = s.unauthorized(c)
			}
			s.do(leaked(boto), 0, 2, c)
		}
		list := call{service: "lambda", name: "ListFunctions20150331", region: region}
		c := denied(buildAgent.arn(), list, "*")
		s.do(leaked(boto), 0, 2, c)
	}
}

func (s *script) serviceRecon() {
	arn := buildAgent.arn()
	s.do(leaked(boto), 1, 5,
		s.bucketless("ListBuckets"),
		denied(arn, call{service: "secretsmanager", name: "ListSecrets", request: obj{"maxResults", 100}}, "*"),
		denied(arn, call{service: "ssm", name: "DescribeParameters"}, "*"),
		denied(arn, call{service: "kms", name: "ListAliases"}, "*"),
		denied(arn, call{service: "cloudtrail", name: "DescribeTrails"}, "*"),
		denied(arn, call{service: "guardduty", name: "ListDetectors"}, "*"),
		denied(arn, call{service: "organizations", name: "DescribeOrganization"}, "*"),
		denied(arn, call{service: "ses", name: "GetSendQuota", region: Global}, "*"),
		denied(arn, call{service: "bedrock", name: "ListFoundationModels", region: Global}, "*"),
		denied(arn, call{service: "bedrock", name: "InvokeModel", region: Global, request: obj{"modelId", "anthropic.claude-3-haiku-20240307-v1:0"}}, "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0"),
		call{service: "ecr", name: "DescribeRepositories", request: obj{"maxResults", 100}},
		s.listing("ListObjects", artifactBucket, "releases/"),
		s.objectCall("GetObject", artifactBucket, "config/release.env", 1182))
}

// bucketless is an S3 call about no bucket in particular.
func (w writer) bucketless(name string) call {
	c := w.bucketCall(name, artifactBucket)
	c.request, c.resources, c.host = obj{"Host", "s3." + Home + ".amazonaws.com"}, nil, "s3."+Home+".amazonaws.com"
	return c
}

// federationTokens turns the key into other keys, one for the console.
func (s *script) federationTokens() {
	at := s.next(20, 60)
	g := grant{key: s.accessKey("ASIA", Development), at: at}
	s.write(at, leaked(kali+"sts.get-session-token"), call{service: "sts", name: "GetSessionToken", region: Global, response: obj{"credentials", s.credentials(g, 240)}})
	temporary := caller{identity: buildAgent.session(g.key, at, false), account: Development, ip: IntruderIP, agent: boto}
	s.do(temporary, 3, 9, call{service: "sts", name: "GetCallerIdentity", region: Global},
		denied(buildAgent.arn(), call{service: "iam", name: "CreateAccessKey", request: obj{"userName", LeakedUser}}, buildAgent.arn()))

	at = s.next(20, 60)
	g = grant{key: s.accessKey("ASIA", Development), at: at}
	s.write(at, leaked(kali+"sts.get-federation-token"), call{service: "sts", name: "GetFederationToken", region: Global,
		request:  obj{"name", "release-support", "policy", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`, "durationSeconds", 43200},
		response: obj{"credentials", s.credentials(g, 240), "federatedUser", obj{"federatedUserId", Development + ":release-support", "arn", "arn:aws:sts::" + Development + ":federated-user/release-support"}, "packedPolicySize", 4}})
	helper := caller{identity: federated(buildAgent, "release-support", g.key, at), account: Development, ip: IntruderIP, agent: chrome}
	in := login("No", true)
	s.do(helper, 8, 20, in)
	helper.agent, helper.console = inside, true
	s.do(helper, 2, 6, instancesPage[0], s.unauthorized(instancesPage[2]), call{service: "ecr", name: "DescribeRepositories"}, s.unauthorized(instancesPage[4]))
}
