package question_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

func TestCatalogue(t *testing.T) {
	names, lang := map[string]bool{}, trail.Language()
	for _, q := range question.Catalogue() {
		if names[q.Name] || !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(q.Name) {
			t.Errorf("%q: a name must be one of its own, of small letters", q.Name)
		}
		names[q.Name] = true
		if !strings.HasSuffix(q.Text, "?") || q.Means == "" || len(q.Columns) == 0 || len(strings.Fields(q.Words)) < 5 {
			t.Errorf("%s: incomplete", q.Name)
		}
		if q.Filter != "" {
			if _, err := lang.Parse(q.Filter); err != nil {
				t.Errorf("%s: %v", q.Name, err)
			}
		}
		fields := append([]string{}, q.Columns...)
		if q.Needs != nil {
			fields = append(fields, q.Needs.Fields...)
			if q.Needs.What == "" || q.Needs.Example == "" || len(q.Needs.Fields) == 0 {
				t.Errorf("%s: says too little about its value", q.Name)
			}
			if !q.Needs.Optional && q.Filter != "" && !strings.Contains(q.Filter, question.ValueMark) {
				t.Errorf("%s: the filter has no place for the value", q.Name)
			}
		}
		for _, joint := range q.Together {
			for _, field := range joint.Fields {
				if !slices.Contains(q.Columns, field) || joint.Title == "" {
					t.Errorf("%s: %s is no column that could be joined", q.Name, field)
				}
			}
		}
		for _, field := range fields {
			if _, ok, _ := lang.Resolve(field); !ok {
				t.Errorf("%s: no field %s", q.Name, field)
			}
		}
	}
	if len(names) != 40 {
		t.Errorf("%d questions", len(names))
	}
}

// TestSpelling: filters have the names of events as they are recorded.
func TestSpelling(t *testing.T) {
	dated := regexp.MustCompile(`service:lambda event:(\S+)`)
	for _, q := range question.Catalogue() {
		// What IAM calls the permission, and mistakes that are passed on.
		for _, wrong := range []string{"PutLifecycleConfiguration", "PutEncryptionConfiguration", "DeleteNetworkAclEncry", "PutBucketPublicAccessBlockConfiguration",
			"PutReplicationConfiguration", "ListAllMyBuckets", ",PutPublicAccessBlock", ",DeletePublicAccessBlock"} {
			if strings.Contains(q.Filter, wrong) {
				t.Errorf("%s: %s is not what is recorded", q.Name, wrong)
			}
		}
		for _, m := range dated.FindAllStringSubmatch(q.Filter, -1) {
			for _, name := range strings.Split(m[1], ",") {
				if !strings.HasSuffix(name, "*") && name != "lambda" {
					t.Errorf("%s: %s has a date behind it in records", q.Name, name)
				}
			}
		}
	}
}

func TestNearest(t *testing.T) {
	for wrong, want := range map[string]string{
		"key-usd": "key-used", "sg-openworld": "sg-open-world", "mfa": "mfa-removed", "ransom": "s3-ransom",
		"SG-CHANGES": "sg-changes", "snapshot": "shared-out",
	} {
		if got := question.Nearest(wrong); len(got) == 0 || got[0] != want {
			t.Errorf("%s: %v, want %s first", wrong, got, want)
		}
	}
	if got := question.Nearest("qqq"); len(got) != 0 {
		t.Errorf("qqq: %v", got)
	}
}

// TestSearch: people in an incident do not know what the questions are called.
func TestSearch(t *testing.T) {
	for words, want := range map[string]string{
		"exfil": "s3-read", "exfiltration": "s3-read", "backdoor": "new-credentials", "delete logs": "logging-tampered", "deleted the logs": "logging-tampered",
		"who made admin": "admin-granted", "became admin": "admin-granted", "privesc": "admin-granted", "ransom": "s3-ransom", "ransomware": "s3-ransom", "persistence": "new-credentials",
		"lateral": "code-execution", "brute force": "console-spray", "crypto mining": "spending", "miner": "spending", "public bucket": "bucket-public",
		"leaked key": "key-used", "firewall": "sg-changes", "firewall open": "sg-open-world", "phishing": "email-ai-abuse", "llmjacking": "email-ai-abuse", "stolen instance credentials": "instance-off-box",
		"enumeration": "recon-burst", "missing logs": "log-complete", "stolen secrets": "secrets-read", "kali": "user-agents", "root": "root-activity",
		"human behind role": "session-human", "saml": "federation-changed", "snapshot shared": "shared-out", "sg-open": "sg-open-world", "unused region": "quiet-regions",
		"deleted database": "s3-ransom", "backups destroyed": "s3-ransom", "backup vault": "s3-ransom",
	} {
		got := question.Search(words)
		if len(got) == 0 || got[0].Name != want {
			var names []string
			for _, q := range got {
				names = append(names, q.Name)
			}
			t.Errorf("%q finds %v, want %s first", words, names, want)
		}
	}
	for _, nothing := range []string{"", "?!", "zebra", "ransom zebra"} {
		if got := question.Search(nothing); len(got) > 0 {
			t.Errorf("%q finds %s", nothing, got[0].Name)
		}
	}
}
