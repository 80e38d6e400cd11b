package question

import "slices"

// Catalogue returns all questions, in the order in which a responder asks
// them: keys and sessions, machines, things, the network, sign-ins, rights, the
// log itself, what leaves, how people behave, and what it costs.
func Catalogue() []*Question {
	return slices.Concat(keys(), machines(), buckets(), network(), signIns(), rights(), traces(), leaks(), behaviour(), abuse())
}

// Find returns the question of a name.
func Find(name string) (*Question, bool) {
	for _, q := range Catalogue() {
		if q.Name == name {
			return q, true
		}
	}
	return nil, false
}
