package resource

import "strings"

// arn is an ARN taken apart: AWS general reference, "Amazon Resource Names".
//
//	arn:partition:service:region:account:resource
type arn struct {
	partition, service, region, account, resource string
	text                                          string // that all of them are parts of
}

// parseARN takes an ARN apart. What has no service or no resource is none.
func parseARN(text string) (a arn, ok bool) {
	rest, ok := strings.CutPrefix(text, "arn:")
	if !ok || !strings.HasPrefix(rest, "aws") {
		return a, false
	}
	a.text = text
	var found [4]bool
	a.partition, rest, found[0] = strings.Cut(rest, ":")
	a.service, rest, found[1] = strings.Cut(rest, ":")
	a.region, rest, found[2] = strings.Cut(rest, ":")
	a.account, a.resource, found[3] = strings.Cut(rest, ":")
	return a, found == [4]bool{true, true, true, true} && a.service != "" && a.resource != ""
}

// whole reports whether no part was changed.
func (a arn) whole() bool {
	rest := a.text
	for _, part := range [...]string{"arn", a.partition, a.service, a.region, a.account} {
		if len(rest) <= len(part) || rest[:len(part)] != part || rest[len(part)] != ':' {
			return false
		}
		rest = rest[len(part)+1:]
	}
	return rest == a.resource
}

// String puts the ARN together, where a part was changed.
func (a arn) String() string {
	if a.whole() {
		return a.text
	}
	return "arn:" + a.partition + ":" + a.service + ":" + a.region + ":" + a.account + ":" + a.resource
}

// partitionOf returns the partition that a region is in: AWS general
// reference, "Amazon Resource Names".
func partitionOf(region string) string {
	switch {
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	case strings.HasPrefix(region, "us-iso-"):
		return "aws-iso"
	case strings.HasPrefix(region, "us-isob-"):
		return "aws-iso-b"
	}
	return "aws"
}

// canonical returns the id that an ARN shares with the name of the same
// thing. Where it may be a pattern it has none, except below a bucket: then it
// is the bucket's.
func (a arn) canonical(pattern bool) (id string, ok bool) {
	switch a.service {
	case "s3":
		a.resource = bucketOrObject(a.resource, pattern)
	case "iam":
		a.resource = withoutPath(a.resource)
	case "sts":
		a = a.roleOfSession()
	case "ec2", "ssm":
		a.resource = oneSlash(a.resource)
		if id := afterLast(a.resource, '/'); ec2Form(id, a.service == "ec2") != nil {
			return id, true
		}
	case "lambda", "logs":
		a.resource = parts(a.resource, ':', 2)
	case "dynamodb", "cloudformation":
		a.resource = parts(a.resource, '/', 2)
	case "secretsmanager":
		a.resource = withoutRandom(a.resource)
	case "autoscaling":
		a.resource = withoutGroupID(a.resource)
	case "organizations":
		if id, ok := orgID(a.resource); ok {
			return id, true
		}
	}
	return a.String(), a.resource != "" && !(pattern && wildcard(a.resource) >= 0)
}

// wildcard returns where a pattern or a variable of a policy starts, or -1.
func wildcard(text string) int {
	at := strings.IndexAny(text, "*?")
	if variable := strings.Index(text, "${"); variable >= 0 && (at < 0 || variable < at) {
		return variable
	}
	return at
}

// bucketOrObject ends what stands for all objects at the bucket: bucket/, and
// a pattern such as bucket/logs/*. Keys of objects may hold any character.
func bucketOrObject(resource string, pattern bool) string {
	bucket, key, below := strings.Cut(resource, "/")
	switch {
	case below && key == "":
		return bucket
	case !pattern:
		return resource
	}
	switch at := wildcard(resource); {
	case at < 0:
		return resource
	case below && at > len(bucket):
		return bucket
	}
	return ""
}

// withoutPath drops the path of an IAM name, which is unique in its account
// without it: IAM user guide, "IAM identifiers".
func withoutPath(resource string) string {
	kind, rest, _ := strings.Cut(resource, "/")
	switch kind {
	case "role", "user", "group", "instance-profile", "policy", "server-certificate":
		return kind + "/" + afterLast(rest, '/')
	}
	return resource
}

// roleOfSession turns assumed-role/Role/session into the role. The ARN of a
// session has no path: CloudTrail user guide, "userIdentity element".
func (a arn) roleOfSession() arn {
	rest, ok := strings.CutPrefix(a.resource, "assumed-role/")
	if !ok {
		return a
	}
	role, _, _ := strings.Cut(rest, "/")
	a.service, a.resource = "iam", "role/"+role
	return a
}

// withoutRandom drops the hyphen and six characters that Secrets Manager adds
// to the name of a secret: Secrets Manager user guide, "What's in a secret".
func withoutRandom(resource string) string {
	if at := len(resource) - 7; at > len("secret:") && resource[at] == '-' && alphanumeric(resource[at+1:]) {
		return resource[:at]
	}
	return resource
}

// oneSlash joins the type and the name of a Systems Manager parameter by one
// slash, whether or not the name starts with one, and drops its version.
func oneSlash(resource string) string {
	name, ok := strings.CutPrefix(resource, "parameter/")
	if !ok {
		return resource
	}
	name, _, _ = strings.Cut(name, ":")
	return "parameter/" + strings.TrimLeft(name, "/")
}

// withoutGroupID drops the id that stands before the name of an Auto Scaling
// group.
func withoutGroupID(resource string) string {
	if name := strings.LastIndex(resource, ":autoScalingGroupName/"); name > 0 && strings.HasPrefix(resource, "autoScalingGroup:") {
		return "autoScalingGroup" + resource[name:]
	}
	return resource
}

// parts returns the first n parts of a text.
func parts(text string, separator byte, n int) string {
	for i := range len(text) {
		if text[i] == separator {
			if n--; n == 0 {
				return text[:i]
			}
		}
	}
	return text
}

// afterLast returns what follows the last separator of a text, all of it
// without one.
func afterLast(text string, separator byte) string {
	return text[strings.LastIndexByte(text, separator)+1:]
}
