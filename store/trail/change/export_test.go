package change

// EachCall calls fn with the calls of all families, for the tests from outside: the
// package of the schema, which they need, imports this one.
func EachCall(fn func(service, event, doc string, key [][]string)) {
	for _, f := range families() {
		for _, c := range f.calls {
			fn(f.service, c.event, c.doc, c.key)
		}
	}
}

// GroupCalls are the calls that change the rules of security groups.
func GroupCalls() []string { return groupCalls() }
