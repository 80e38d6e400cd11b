package resource

import "strings"

// Typed returns the canonical ids that a text may be by itself, most likely
// first: that of an ARN, an id, s3://bucket/key, an account. It returns none
// for a name, which many things may have.
func Typed(text string) []string {
	if path, ok := strings.CutPrefix(text, "s3://"); ok {
		text = "arn:aws:s3:::" + path
	}
	if zone, ok := strings.CutPrefix(text, "/hostedzone/"); ok { // as Route 53 answers
		text = "arn:aws:route53:::hostedzone/" + zone
	}
	if a, ok := parseARN(text); ok {
		ids := []string{}
		for _, pattern := range []bool{false, true} {
			if id, ok := a.canonical(pattern); ok {
				ids = append(ids, id)
			}
		}
		return append(ids, text)
	}
	if id := withoutSession(text); isThing(id) {
		return []string{id}
	}
	if isAccount(text) {
		return []string{accountForm.id(&Context{Account: text}, "")}
	}
	return nil
}

// Bucket returns the id of the bucket that an object is in, and that of a
// bucket itself; ok is false for what is neither.
func Bucket(id string) (bucket string, ok bool) {
	a, isARN := parseARN(id)
	if f := a.form(); !isARN || f != objectForm && f != bucketForm {
		return "", false
	}
	a.resource, _, _ = strings.Cut(a.resource, "/")
	return a.String(), true
}

// IsObject reports whether a canonical id is that of an object. It is quick:
// there may be millions of them.
func IsObject(id string) bool {
	rest, ok := strings.CutPrefix(id, "arn:aws")
	if !ok {
		return false
	}
	at := strings.IndexByte(rest, ':') // behind the partition
	return at >= 0 && strings.HasPrefix(rest[at:], ":s3:::") && strings.IndexByte(rest[at:], '/') >= 0
}

// IsBucket reports whether a canonical id is that of a bucket.
func IsBucket(id string) bool { return formOf(id) == bucketForm }

// IsAccessKey reports whether a canonical id is that of an access key.
func IsAccessKey(id string) bool {
	f := formOf(id)
	return f != nil && f.isKey()
}

// IsGiven reports whether the thing with a canonical id is not made by calls
// that its users record: an account, and what AWS keeps for all of them, such
// as the policy AdministratorAccess.
func IsGiven(id string) bool {
	a, ok := parseARN(id)
	f := a.form()
	return ok && (f == accountForm || a.account == "aws" || a.account == "" && (a.service == "ssm" || a.service == "bedrock"))
}
