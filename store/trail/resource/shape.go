package resource

import (
	"net/netip"
	"strings"
)

// isThing reports whether a text is the id of an EC2 thing, or one that IAM
// gave.
func isThing(text string) bool { return ec2Form(text, true) != nil || iamForm(text) != nil }

// ec2Form returns what an id such as i-0abc… is the id of, nil for none. The
// digits are 8 or 17 hexadecimal ones (EC2 user guide, "Resource IDs"). Public
// collections of logs have ids whose digits were replaced by other letters:
// those count where the place says that there is an id.
func ec2Form(text string, loose bool) *form {
	dash := strings.LastIndexByte(text, '-')
	if dash < 1 || len(text) < dash+9 || len(text) > dash+18 {
		return nil
	}
	digits := text[dash+1:]
	switch {
	case (len(digits) == 8 || len(digits) == 17) && hexadecimal(digits):
	case !loose || !alphanumeric(digits) || !strings.ContainsAny(digits, "0123456789"):
		return nil
	}
	return ec2Forms[text[:dash]]
}

// iamForm returns what an access key or a unique id is the id of, nil for
// none: IAM user guide, "IAM identifiers". A key has 16 characters behind its
// prefix; unique ids have about that many, fewer where a log was made
// anonymous.
func iamForm(text string) *form {
	if len(text) < 16 || text[0] != 'A' {
		return nil
	}
	f := iamForms[text[:4]]
	if f == nil || !capitals(text[4:]) {
		return nil
	}
	if f.isKey() && len(text) != 20 {
		return nil
	}
	return f
}

// withoutSession drops the name of a session behind the unique id of a role:
// AROA…:session.
func withoutSession(text string) string {
	id, _, _ := strings.Cut(text, ":")
	return id
}

func hexadecimal(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; (c < 'a' || c > 'f') && (text[i] < '0' || text[i] > '9') {
			return false
		}
	}
	return text != ""
}

func alphanumeric(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; (c < 'a' || c > 'z') && (text[i] < '0' || text[i] > '9') {
			return false
		}
	}
	return text != ""
}

func capitals(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return text != ""
}

// isIP reports whether a text is an address of the Internet's fourth version.
func isIP(text string) bool {
	if len(text) < 7 || len(text) > 15 || strings.Trim(text, "0123456789.") != "" {
		return false
	}
	_, err := netip.ParseAddr(text)
	return err == nil
}

// isAccount reports whether a text is an account: twelve digits.
func isAccount(text string) bool {
	return len(text) == 12 && strings.Trim(text, "0123456789") == ""
}
