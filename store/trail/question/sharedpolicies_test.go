package question_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestSharedByPolicy: the policy of a repository or a vault shares with everybody and
// with accounts outside; what it says under a condition is only noted.
func TestSharedByPolicy(t *testing.T) {
	statement := func(principal, more string) string {
		return `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"ecr:DeleteRepository"},{"Effect":"Allow","Principal":` + principal + `,"Action":"ecr:*"` + more + `}]}`
	}
	repository := func(document string, more ...string) string {
		return event(0, user("mia", "AKIAMIA")+","+call("ecr", "SetRepositoryPolicy")+`,"requestParameters":{"repositoryName":"shop","policyText":`+strconv.Quote(document)+`}`+strings.Join(more, ""))
	}
	vault := func(document string) string {
		return event(1, user("mia", "AKIAMIA")+","+call("backup", "PutBackupVaultAccessPolicy")+`,"requestParameters":{"backupVaultName":"night","policy":`+strconv.Quote(document)+`}`)
	}
	const organization = `,"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}}`
	for _, c := range []struct{ what, record, with, outcome string }{
		{"everybody", repository(statement(`"*"`, "")), "everybody", ""},
		{"everybody, otherwise", vault(statement(`{"AWS":["*"]}`, "")), "everybody", ""},
		{"all but one", vault(strings.Replace(statement(`{"AWS":"111122223333"}`, ""), `"Allow","Principal"`, `"Allow","NotPrincipal"`, 1)), "everybody", ""},
		{"accounts", repository(statement(`{"AWS":["arn:aws:iam::999988887777:root","444455556666"]}`, "")), "444455556666, 999988887777", ""},
		{"refused", repository(statement(`"*"`, ""), `,"errorCode":"AccessDeniedException"`), "everybody", "failed: AccessDeniedException"},
		{"its own account", repository(statement(`{"AWS":"arn:aws:iam::111122223333:root"}`, "")), "", ""},
		{"a service", repository(statement(`{"Service":"codebuild.amazonaws.com"}`, "")), "", ""},
		{"under a condition", repository(statement(`"*"`, organization)), "", ""},
		{"another service's", strings.Replace(repository(statement(`"*"`, "")), "ecr.amazonaws", "ecr-public.amazonaws", 1), "", ""},
		{"unreadable", repository("{"), "", ""},
	} {
		a := about(t, load(t, c.record), "shared-out", "")
		got := cells(a, "Shared")
		if c.with == "" {
			if a.Events() != 0 || got != nil {
				t.Errorf("%s: %q, %q", c.what, a.Text, got)
			}
			continue
		}
		if len(got) != 1 || got[0][1] != c.with || got[0][4] != c.outcome || !slices.Contains([]string{"shop", "night"}, got[0][0]) || a.Events() != 1 || a.Filter == "" {
			t.Errorf("%s: %q, %q", c.what, a.Text, got)
		}
	}
	for document, want := range map[string]string{
		statement(`"*"`, organization): "1 policy names everybody or somebody outside under a condition, which may hold: not counted.",
		"{":                            "1 event has a document that cannot be read, left out of the record or broken: what was allowed there is not known.",
	} {
		if a := about(t, load(t, repository(document)), "shared-out", ""); !slices.Contains(a.Unproven, want) || !strings.HasPrefix(a.Text, "No call that shares") {
			t.Errorf("%q: %q", a.Text, a.Unproven)
		}
	}
	a := about(t, load(t, repository(statement(`"*"`, "")), vault(statement(`"*"`, ""))), "shared-out", "")
	if !strings.HasPrefix(a.Text, "2 shared by mia, ") {
		t.Error(a.Text)
	}
}

// TestBucketOpenedToAnAccount: whom a policy lets in is told by the account, however it is
// written.
func TestBucketOpenedToAnAccount(t *testing.T) {
	a := about(t, load(t, event(0, user("x", "AKIA1")+","+call("s3", "PutBucketPolicy")+`,"requestParameters":{"bucketName":"b","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws-cn:iam::999988887777:root","999988887777","arn:aws:iam::999988887777:user/u"]},"Action":"s3:GetObject"}]}}`)), "bucket-public", "")
	if got := cells(a, "What opens"); len(got) != 1 || got[0][2] != "lets in 999988887777 and arn:aws:iam::999988887777:user/u" {
		t.Errorf("%q", got)
	}
}
