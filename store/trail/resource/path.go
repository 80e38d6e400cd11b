package resource

import "strings"

// Pathed reports whether the ARN of the thing with a canonical id may have a path that
// the id lacks: names of IAM tell none. Start and name are what the ARN begins and ends
// with.
//
//	arn:aws:iam::123456789012:role/deploy            the id
//	arn:aws:iam::123456789012:role/ci/tools/deploy   what may be its ARN
func Pathed(id string) (start, name string, ok bool) {
	a, isARN := parseARN(id)
	if !isARN || a.service != "iam" {
		return "", "", false
	}
	kind, name, named := strings.Cut(a.resource, "/")
	if !named || withoutPath(kind+"/x/y") == kind+"/x/y" {
		return "", "", false
	}
	return strings.TrimSuffix(id, name), name, true
}

// IsOfARN reports whether an ARN, whatever its path, is that of the thing with a canonical
// id. The session of a role is no ARN of the role.
func IsOfARN(arn, id string) bool {
	a, ok := parseARN(arn)
	if !ok || a.service == "sts" {
		return false
	}
	canonical, ok := a.canonical(false)
	return ok && canonical == id
}
