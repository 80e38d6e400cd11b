package scenario

import "fmt"

// boundary is the managed policy that release-manager's rights end at.
const boundary = "arn:aws:iam::" + Production + ":policy/release/release-boundary"

// vendorTrust is who may assume monitorRole: the vendor's account, with the id
// that it was given.
func vendorTrust() obj {
	return policy(obj{"Effect", "Allow", "Principal", obj{"AWS", "arn:aws:iam::" + vendorAccount + ":root"}, "Action", "sts:AssumeRole",
		"Condition", obj{"StringEquals", obj{"sts:ExternalId", "larkfield-7f3a"}}})
}

// identityPipeline is the morning's run of the pipeline that keeps roles,
// policies and rules as the repository has them: what a difference to the
// intruder's changes starts from.
func identityPipeline(w writer) {
	g := w.grant(deployRole, "GitHubActions-10812399021", clock(7, 47, 12))
	subject, provider := "repo:larkfield/identity:ref:refs/heads/main", "arn:aws:iam::"+Production+":oidc-provider/"+octo
	who := caller{identity: webUser(provider, "sts.amazonaws.com", subject), account: Production, ip: "192.0.2.121", agent: "configure-aws-credentials-for-github-actions aws-sdk-js/3.632.0"}
	c := w.assumeWith("AssumeRoleWithWebIdentity", g, "durationSeconds", 3600)
	c.response = obj{"credentials", w.credentials(g, 160), "subjectFromWebIdentityToken", subject, "assumedRoleUser", g.assumedRoleUser(), "provider", provider, "audience", "sts.amazonaws.com"}
	w.write(g.at, who, c)
	session := g.caller(who.ip, terraform, "webIdFederationData", obj{"federatedProvider", provider, "attributes", obj{}})
	group := ec2ID("sg", "orders-web")
	secure := policy(obj{"Sid", "TLSOnly", "Effect", "Deny", "Principal", "*", "Action", "s3:*", "Resource", list{bucketARN(mediaBucket), bucketARN(mediaBucket) + "/*"},
		"Condition", obj{"Bool", obj{"aws:SecureTransport", "false"}}})
	s := script{writer: w, at: g.at.Add(w.between(20, 30))}
	s.do(session, 1, 3,
		call{service: "iam", name: "UpdateAssumeRolePolicy", request: obj{"roleName", monitorRole.name, "policyDocument", text(vendorTrust())}},
		policyVersion(6, statement("Allow", list{"lambda:UpdateFunctionCode", "s3:GetObject", "ec2:Describe*"}, "*")),
		w.bucketCall("PutBucketPolicy", mediaBucket, "policy", "", "bucketPolicy", secure),
		call{service: "ec2", name: "AuthorizeSecurityGroupIngress", request: obj{"groupId", group, "ipPermissions",
			items(obj{"ipProtocol", "tcp", "fromPort", 443, "toPort", 443, "groups", none, "ipRanges", items(obj{"cidrIp", "198.51.100.0/24", "description", "office"}), "ipv6Ranges", none, "prefixListIds", none})},
			response: obj{"requestId", w.uuid(), "_return", true, "securityGroupRuleSet", items(obj{"groupOwnerId", Production, "groupId", group, "securityGroupRuleId", ec2ID("sgr", "office"),
				"isEgress", false, "ipProtocol", "tcp", "fromPort", 443, "toPort", 443, "cidrIpv4", "198.51.100.0/24"})}})
}

// policyVersion is a new version of boundary, in force from now on.
func policyVersion(n int, what obj) call {
	return call{service: "iam", name: "CreatePolicyVersion",
		request:  obj{"policyArn", boundary, "policyDocument", text(policy(what)), "setAsDefault", true},
		response: obj{"policyVersion", obj{"versionId", fmt.Sprintf("v%d", n), "isDefaultVersion", true}}}
}
