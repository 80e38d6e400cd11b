package lineage

import "testing"

func TestOrigins(t *testing.T) {
	used := record("e", "10:05:00", "ec2", "RunInstances", deploy)
	token := func(issuer, subject string) obj {
		return assume("a", "10:00:00", obj{
			"type": "WebIdentityUser", "principalId": issuer + ":sts.amazonaws.com:" + subject, "userName": subject,
			"identityProvider": "arn:aws:iam::" + home + ":oidc-provider/" + issuer,
		}, "deploy", "ci", "ASIADEPLOY", obj{"eventName": "AssumeRoleWithWebIdentity"})
	}
	runRules(t, []ruleTest{
		{"GitHub", []obj{used, token("token.actions.githubusercontent.com", "repo:larkfield/shop:ref:refs/heads/main")}, `
			token.actions.githubusercontent.com/repo:larkfield/shop:ref:refs/heads/main (pipeline): web identity, certain, a
			deploy/ci (role): issued key, certain, a`},
		{"a cluster", []obj{used, token("oidc.eks.eu-west-1.amazonaws.com/id/ABC", "system:serviceaccount:shop:api")}, `
			ABC/system:serviceaccount:shop:api (workload): web identity, certain, a
			deploy/ci (role): issued key, certain, a`},
		{"somebody", []obj{used, token("login.example.com", "bob")}, `
			login.example.com/bob (unknown): web identity, certain, a
			deploy/ci (role): issued key, certain, a`},
		{"a service", []obj{record("e", "10:00:00", "sts", "AssumeRole", service("config"))}, `
			config.amazonaws.com (service): recorded, certain, e`},
		{"a user of Identity Center", []obj{record("e", "10:00:00", "sso", "ListAccounts", obj{"type": "IdentityCenterUser", "accountId": home, "onBehalfOf": obj{"userId": "u-1"}})}, `
			u-1 (person): recorded, certain, e`},
		{"anybody", []obj{record("e", "10:00:00", "s3", "GetObject", obj{"type": "AWSAccount", "principalId": "", "accountId": "ANONYMOUS_PRINCIPAL"})}, `
			anybody (unknown): recorded, certain, e`},
		{"nobody", []obj{record("e", "10:00:00", "s3", "GetObject", obj{"type": "Unknown"})}, `
			Unknown (unknown): recorded, certain, e
			breaks: the record does not say who acted`},
	})
}

// TestClaims: what a record says of those before, when the issuer is missing.
func TestClaims(t *testing.T) {
	with := func(context obj) obj {
		return record("e", "10:05:00", "ec2", "RunInstances", also(deploy, context, nil))
	}
	sso := role("AWSReservedSSO_Power_0123456789abcdef", "bob@example.com", "ASIADEPLOY", "10:00:00")
	runRules(t, []ruleTest{
		{"source identity", []obj{with(obj{"sourceIdentity": "mira"})}, `
			mira (person): source identity, likely, e
			deploy/ci (role): recorded, certain, e
			` + noIssuer},
		{"provider of a token", []obj{with(obj{"webIdFederationData": obj{"federatedProvider": "arn:aws:iam::" + home + ":oidc-provider/token.actions.githubusercontent.com"}})}, `
			GitHub Actions (pipeline): web identity, certain, e
			deploy/ci (role): recorded, certain, e
			` + noIssuer},
		{"no provider", []obj{with(obj{"webIdFederationData": obj{}})}, `
			deploy/ci (role): recorded, certain, e
			` + noIssuer},
		{"Identity Center", []obj{record("e", "10:05:00", "ec2", "RunInstances", sso)}, `
			bob@example.com (person): SAML, likely, e
			Power/bob@example.com (role): recorded, certain, e
			` + noIssuer},
	})
	c := chainOf(t, load(t, with(obj{"sourceIdentity": "mira"}), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY")), "e")
	if c.Broken != nil || len(c.Notes) != 2 || c.Notes[0] != "source identity: mira" {
		t.Errorf("breaks %v, notes %q", c.Broken, c.Notes)
	}
}
