package change

// family is the calls that write one kind of document.
type family struct {
	what    string // the document, in words
	service string
	global  bool // its names are the same in all accounts and regions
	calls   []call
}

// call is one of them.
type call struct {
	event string
	// key are the paths that name what the document belongs to; all calls of a
	// family have as many. Of a path with alternatives, the first present counts.
	key [][]string
	// doc is where the document is; empty when the call takes it away.
	doc string
}

// path is a key of one path.
func path(p string) [][]string { return [][]string{{p}} }

// inline is the policies that IAM keeps in a user, a group or a role.
func inline(holder string) family {
	key := [][]string{{"requestParameters." + lower(holder) + "Name"}, {"requestParameters.policyName"}}
	return family{what: "policy in the " + lower(holder), service: "iam", calls: []call{
		{"Put" + holder + "Policy", key, "requestParameters.policyDocument"},
		{"Delete" + holder + "Policy", key, ""},
	}}
}

// families lists the documents. The paths are those of real records; S3 records
// its bucket policies as objects, the others as text.
func families() []family {
	const role, policy = "requestParameters.roleName", "requestParameters.policyArn"
	return []family{
		inline("User"), inline("Group"), inline("Role"),
		{what: "trust policy of the role", service: "iam", calls: []call{
			{"UpdateAssumeRolePolicy", path(role), "requestParameters.policyDocument"},
			{"CreateRole", path(role), "requestParameters.assumeRolePolicyDocument"},
			{"DeleteRole", path(role), ""},
		}},
		{what: "managed policy", service: "iam", calls: []call{
			{"CreatePolicyVersion", path(policy), "requestParameters.policyDocument"},
			{"CreatePolicy", path("responseElements.policy.arn"), "requestParameters.policyDocument"},
			{"DeletePolicy", path(policy), ""},
		}},
		{what: "policy of the bucket", service: "s3", global: true, calls: []call{
			{"PutBucketPolicy", path("requestParameters.bucketName"), "requestParameters.bucketPolicy"},
			{"DeleteBucketPolicy", path("requestParameters.bucketName"), ""},
			{"DeleteBucket", path("requestParameters.bucketName"), ""},
		}},
		{what: "access list of the bucket", service: "s3", global: true, calls: []call{
			{"PutBucketAcl", path("requestParameters.bucketName"), "requestParameters"},
		}},
		{what: "public access block of the bucket", service: "s3", global: true, calls: []call{
			{"PutBucketPublicAccessBlock", path("requestParameters.bucketName"), "requestParameters.PublicAccessBlockConfiguration"},
			{"DeleteBucketPublicAccessBlock", path("requestParameters.bucketName"), ""},
		}},
		{what: "lifecycle of the bucket", service: "s3", global: true, calls: []call{
			{"PutBucketLifecycle", path("requestParameters.bucketName"), "requestParameters.LifecycleConfiguration"},
			{"DeleteBucketLifecycle", path("requestParameters.bucketName"), ""},
		}},
		{what: "policy of the key", service: "kms", calls: []call{
			{"PutKeyPolicy", [][]string{{"resources.ARN", "requestParameters.keyId"}}, "requestParameters.policy"},
			{"CreateKey", [][]string{{"responseElements.keyMetadata.arn"}}, "requestParameters.policy"},
		}},
		{what: "policy of the secret", service: "secretsmanager", calls: []call{
			{"PutResourcePolicy", path("requestParameters.secretId"), "requestParameters.resourcePolicy"},
			{"DeleteResourcePolicy", path("requestParameters.secretId"), ""},
		}},
		{what: "policy of the repository", service: "ecr", calls: []call{
			{"SetRepositoryPolicy", path("requestParameters.repositoryName"), "requestParameters.policyText"},
			{"DeleteRepositoryPolicy", path("requestParameters.repositoryName"), ""},
		}},
		{what: "attributes of the queue", service: "sqs", calls: []call{
			{"SetQueueAttributes", path("requestParameters.queueUrl"), "requestParameters.attributes"},
		}},
	}
}

// familyOf returns the documents that a call writes.
func familyOf(service, event string) (family, call, bool) {
	for _, f := range families() {
		for _, c := range f.calls {
			if f.service == service && c.event == event {
				return f, c, true
			}
		}
	}
	return family{}, call{}, false
}
