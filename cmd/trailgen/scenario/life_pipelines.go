package scenario

import (
	"fmt"
	"time"
)

const (
	terraform = "APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) terraform-provider-aws/5.64.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.30.4 os/linux lang/go#1.22.6 md/GOOS#linux md/GOARCH#amd64"
	awsCLI    = "aws-cli/2.17.40 md/awscrt#0.21.2 ua/2.0 os/linux#6.5.0-1025-aws md/arch#x86_64 lang/python#3.11.9 cfg/retry-mode#standard md/prompt#off md/command#"
	octo      = "token.actions.githubusercontent.com"
)

// plan is what a Terraform run looks at.
var plan = []call{
	{service: "sts", name: "GetCallerIdentity"},
	{service: "ec2", name: "DescribeVpcs", request: obj{"vpcSet", items(obj{"vpcId", ec2ID("vpc", "orders")}), "filterSet", none}},
	{service: "ec2", name: "DescribeVpcAttribute", request: obj{"vpcId", ec2ID("vpc", "orders"), "attribute", "enableDnsSupport"}},
	{service: "ec2", name: "DescribeRouteTables", request: obj{"routeTableIdSet", none, "filterSet", items(obj{"name", "vpc-id", "valueSet", items(obj{"value", ec2ID("vpc", "orders")})})}},
	{service: "ec2", name: "DescribeSecurityGroups", request: obj{"securityGroupSet", none, "securityGroupIdSet", items(obj{"groupId", ec2ID("sg", "orders-web")}), "filterSet", none}},
	{service: "iam", name: "GetRole", request: obj{"roleName", "orders-web-instance"}},
	{service: "iam", name: "ListRolePolicies", request: obj{"roleName", "orders-web-instance"}},
	{service: "iam", name: "ListAttachedRolePolicies", request: obj{"roleName", "orders-web-instance"}},
	{service: "lambda", name: "GetFunction20150331v2", request: obj{"functionName", "orders-webhook"}},
	{service: "lambda", name: "GetFunctionCodeSigningConfig", request: obj{"functionName", "orders-webhook"}},
	{service: "rds", name: "DescribeDBInstances", request: obj{"dBInstanceIdentifier", "orders-db", "maxRecords", 20}},
	{service: "dynamodb", name: "DescribeTable", request: obj{"tableName", "terraform-locks"}, api: "2012-08-10"},
	{service: "ssm", name: "DescribeParameters", request: obj{"parameterFilters", list{obj{"key", "Name", "option", "Equals", "values", list{"/prod/orders/limits"}}}, "maxResults", 50}},
	{service: "elasticloadbalancing", name: "DescribeLoadBalancers", request: obj{"names", list{"orders-web"}}, api: "2015-12-01"},
}

// pipelines run Terraform with a role they take through OpenID Connect.
func pipelines(w writer) {
	w.every(2400, func(at time.Time) { w.run(at, deployRole, "refs/heads/main", true) })
	w.every(2100, func(at time.Time) { w.run(at, previewRole, "refs/pull/418/merge", false) })
}

// run is one pipeline: a token, a plan, perhaps an apply.
func (w writer) run(at time.Time, r role, ref string, apply bool) {
	g := w.grant(r, fmt.Sprintf("GitHubActions-%d", 10800000000+w.IntN(99999999)), at)
	ip := fmt.Sprintf("192.0.2.%d", 100+w.IntN(60))
	subject := "repo:larkfield/orders:ref:" + ref
	who := caller{identity: webUser("arn:aws:iam::"+r.account+":oidc-provider/"+octo, "sts.amazonaws.com", subject), account: r.account, ip: ip, agent: "configure-aws-credentials-for-github-actions aws-sdk-js/3.632.0"}
	c := w.assumeWith("AssumeRoleWithWebIdentity", g, "durationSeconds", 3600)
	c.response = obj{"credentials", w.credentials(g, 160), "subjectFromWebIdentityToken", subject, "assumedRoleUser", g.assumedRoleUser(), "provider", "arn:aws:iam::" + r.account + ":oidc-provider/" + octo, "audience", "sts.amazonaws.com"}
	w.write(at, who, c)
	session := g.caller(ip, terraform, "webIdFederationData", obj{"federatedProvider", "arn:aws:iam::" + r.account + ":oidc-provider/" + octo, "attributes", obj{}})
	for i, look := range plan {
		w.write(at.Add(time.Duration(12+i/4)*time.Second), session, look)
	}
	if w.chance(25) {
		w.write(at.Add(18*time.Second), session, plan[5].failed("ThrottlingException", "Rate exceeded"))
	}
	if apply {
		w.apply(at.Add(40*time.Second), session)
	}
}

// apply changes a little each time.
func (w writer) apply(at time.Time, who caller) {
	w.write(at, who, call{service: "ssm", name: "PutParameter", request: obj{"name", "/prod/orders/limits", "type", "SecureString", "value", "HIDDEN_DUE_TO_SECURITY_REASONS", "overwrite", true}, response: obj{"version", pick[any](w.dice, 41, "41"), "tier", "Standard"}})
	w.write(at.Add(2*time.Second), who, call{service: "ec2", name: "CreateTags", request: obj{"resourcesSet", items(obj{"resourceId", ec2ID("sg", "orders-web")}), "tagSet", items(obj{"key", "release", "value", w.text(7, lowerHex)})}, response: obj{"requestId", w.uuid(), "_return", true}})
	w.write(at.Add(4*time.Second), who, w.updateCode(webhook, artifactBucket, "releases/orders-webhook-"+w.text(7, lowerHex)+".zip"))
	w.write(at.Add(9*time.Second), who, w.bucketCall("PutBucketTagging", mediaBucket, "tagging", "", "Tagging", obj{"TagSet", obj{"Tag", obj{"Value", true, "Key", "managed"}}}))
}

// updateCode is Lambda's UpdateFunctionCode, whose name carries the date of its API.
func (w writer) updateCode(f function, bucket, key string) call {
	return call{
		service: "lambda", name: "UpdateFunctionCode20150331v2",
		request: obj{
			"fullyQualifiedArn", obj{"arnPrefix", obj{"partition", "aws", "region", Home, "account", f.role.account}, "relativeId", obj{"functionName", f.name}, "functionQualifier", obj{}},
			"functionName", f.name, "s3Bucket", bucket, "s3Key", key, "publish", true, "dryRun", false,
		},
		response: obj{
			"functionName", f.name, "functionArn", f.arn(), "runtime", "python3.12", "role", f.role.arn(), "handler", "app.handler",
			"codeSize", 20000 + w.IntN(9000), "description", "", "timeout", 30, "memorySize", 256, "codeSha256", named(key).base64(32),
			"version", pick[any](w.dice, "$LATEST", "17"), "environment", obj{}, "tracingConfig", obj{"mode", "PassThrough"},
			"revisionId", w.uuid(), "layers", list{}, "packageType", "Zip", "architectures", list{"arm64"}, "ephemeralStorage", obj{"size", 512},
			"snapStart", obj{"applyOn", "None", "optimizationStatus", "Off"},
		},
	}
}

// buildAgentLife is what the leaked key is for: a build every few minutes,
// from one address, with one program.
func buildAgentLife(w writer) {
	who := caller{identity: buildAgent.identity(LeakedKey), account: Development, ip: PipelineIP}
	cli := func(command string) caller { return who.from(PipelineIP, awsCLI+command) }
	w.every(540, func(at time.Time) {
		w.write(at, cli("sts.get-caller-identity"), call{service: "sts", name: "GetCallerIdentity"})
		w.write(at.Add(time.Second), cli("ecr.get-login-password"), call{service: "ecr", name: "GetAuthorizationToken"})
		w.write(at.Add(35*time.Second), cli("s3.cp"), w.objectCall("PutObject", artifactBucket, "releases/orders-"+w.text(7, lowerHex)+".zip", 2000000+w.IntN(700000)))
		w.write(at.Add(41*time.Second), who.from(PipelineIP, "Docker-Client/27.1.1 (linux)"), call{service: "ecr", name: "PutImage",
			request:   obj{"registryId", Development, "repositoryName", "orders-web", "imageTag", w.text(7, lowerHex), "imageManifestMediaType", "application/vnd.docker.distribution.manifest.v2+json"},
			response:  obj{"image", obj{"registryId", Development, "repositoryName", "orders-web", "imageId", obj{"imageDigest", "sha256:" + w.text(64, lowerHex)}}},
			resources: list{obj{"accountId", Development, "ARN", "arn:aws:ecr:" + Home + ":" + Development + ":repository/orders-web"}}})
	})
}
