package theme

import "strings"

// cutAlone cuts the only value of a text. What it is stands at its column, so that the end
// of an account is no other number.
func cutAlone(v string, width int) string {
	if short := shortOwner(v); Width(v) > width && anAccount.MatchString(v) && Width(short) <= width {
		return short
	}
	return cutValue(v, width)
}

// cutOwner cuts an account with the name of its user before it. Each account has such a
// user: the last digits tell whose it is.
func cutOwner(v string, width int) string {
	name, _, named := strings.Cut(v, "@")
	if !named {
		return Cut(ellipsis, width)
	}
	if short := shortOwner(v); Width(short) <= width {
		return short
	}
	return Cut(name+"@"+ellipsis, width)
}

// shortOwner returns an account, and the name of its user before it, with the last digits
// alone.
func shortOwner(v string) string {
	at := strings.LastIndexByte(v, '@') + 1
	digits := strings.TrimRight(v[at:], ",.:;")
	if len(digits) < accountDigits {
		return v
	}
	return v[:at] + lastDigits(digits) + v[at+len(digits):]
}

// accountDigits is how many an account has.
const accountDigits = 12
