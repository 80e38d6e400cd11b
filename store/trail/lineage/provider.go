package lineage

import "strings"

// providers are the issuers of OpenID Connect tokens that are known for
// something: pipelines, and workloads of clusters. The name of the issuer is
// a host, as in "token.actions.githubusercontent.com:sts.amazonaws.com:repo:…".
var providers = []struct {
	part string
	kind Kind
	name string
}{
	{"token.actions.githubusercontent.com", Pipeline, "GitHub Actions"},
	{"gitlab", Pipeline, "GitLab CI"},
	{"oidc.circleci.com", Pipeline, "CircleCI"},
	{"api.bitbucket.org", Pipeline, "Bitbucket Pipelines"},
	{"vstoken.dev.azure.com", Pipeline, "Azure Pipelines"},
	{"agent.buildkite.com", Pipeline, "Buildkite"},
	{"app.terraform.io", Pipeline, "HCP Terraform"},
	{"oidc.eks.", Workload, "EKS service account"},
	{"container.googleapis.com", Workload, "GKE service account"},
	{"cognito-identity.amazonaws.com", Person, "Cognito"},
	{"accounts.google.com", Person, "Google"},
}

// provider says what the tokens of an issuer stand for. An issuer that is not
// known may be anybody's.
func provider(issuer string) (Kind, string) {
	issuer = strings.ToLower(issuer)
	for _, p := range providers {
		if strings.Contains(issuer, p.part) {
			return p.kind, p.name
		}
	}
	return Unknown, ""
}
