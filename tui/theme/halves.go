package theme

// HasNoHalf reports whether half of a value would be another one: an address, a date, a
// key, an account.
func HasNoHalf(v string) bool { return isWhole(v) }
