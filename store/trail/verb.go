package trail

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// The verbs of events.
const (
	verbRead  = "read"
	verbWrite = "write"
	verbGrant = "grant-use" // a read that hands out secrets, credentials or data
)

// verb is read, write, or grant-use. readOnly is true in log files, "true" in
// other forms, and absent before event version 1.01 and in some service
// events; then the name decides.
func verb() store.Derived {
	return store.Derived{
		Name:   "verb",
		Inputs: store.Inputs("readOnly", "eventName", "eventSource"),
		Compute: func(in []store.Value) (string, bool) {
			readOnly, name := strings.ToLower(in[0].Text), in[1].Text
			source := strings.TrimSuffix(in[2].Text, serviceDomain)
			switch {
			case name == "":
				return "", false
			case handsOut(source, name):
				return verbGrant, true
			case readOnly == "true" || readOnly == "" && namedLikeRead(name):
				return verbRead, true
			}
			return verbWrite, true
		},
	}
}

// grantUse lists the API calls that are recorded as reads, or that look like
// them, and hand out secrets, credentials or stored data. Names that end in *
// stand for all that start so. Calls that may also write are left to readOnly:
// a copied object is a new object first of all.
var grantUse = map[string][]string{
	"sts":                 {"AssumeRole*", "AssumeRoot", "GetSessionToken", "GetFederationToken"},
	"sso":                 {"GetRoleCredentials"},
	"cognito-identity":    {"GetCredentialsForIdentity", "GetOpenIdToken*"},
	"rolesanywhere":       {"CreateSession"},
	"redshift":            {"GetClusterCredentials*"},
	"lakeformation":       {"GetTemporary*", "GetDataAccess"},
	"codeartifact":        {"GetAuthorizationToken"},
	"ecr":                 {"GetAuthorizationToken", "BatchGetImage", "GetDownloadUrlForLayer"},
	"secretsmanager":      {"GetSecretValue", "BatchGetSecretValue"},
	"ssm":                 {"GetParameter", "GetParameters", "GetParametersByPath", "GetParameterHistory"},
	"kms":                 {"Decrypt", "ReEncrypt*", "GenerateDataKey*"},
	"s3":                  {"GetObject", "GetObjectTorrent", "SelectObjectContent"},
	"ec2":                 {"GetPasswordData"},
	"ebs":                 {"GetSnapshotBlock"},
	"dynamodb":            {"GetItem", "BatchGetItem", "Query", "Scan"},
	"lambda":              {"GetFunction20*", "GetFunction"},
	"eks-auth":            {"AssumeRoleForPodIdentity"},
	"elasticmapreduce":    {"GetClusterSessionCredentials"},
	"lightsail":           {"GetInstanceAccessDetails", "DownloadDefaultKeyPair"},
	"apigateway":          {"GetApiKey", "GetApiKeys"},
	"connect":             {"GetFederationToken"},
	"acm":                 {"ExportCertificate"},
	"gamelift":            {"GetInstanceAccess", "GetComputeAccess"},
	"redshift-serverless": {"GetCredentials"},
}

func handsOut(source, name string) bool {
	return slices.ContainsFunc(grantUse[source], func(pattern string) bool {
		prefix, open := strings.CutSuffix(pattern, "*")
		return name == pattern || open && strings.HasPrefix(name, prefix)
	})
}

// readPrefixes begin the names of API calls that only read.
var readPrefixes = []string{"Get", "List", "Describe", "Head", "Lookup", "Search", "BatchGet", "Query", "Scan", "Check", "Select", "View", "Validate", "Simulate", "Preview", "Estimate", "Test"}

func namedLikeRead(name string) bool {
	return slices.ContainsFunc(readPrefixes, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}
