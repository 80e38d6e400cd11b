package diff

import (
	"slices"
	"strings"
)

// inPolicy returns the place of the members of two objects: a policy is told by its
// statements.
func (at place) inPolicy(was, is value) place {
	at.policy = at.policy || slices.Contains(was.keys, "Statement") || slices.Contains(is.keys, "Statement")
	return at
}

// areSets reports whether what is at one place of two policies are lists of values that
// are read as sets: actions, resources, principals, values of a condition. One alone may
// stand without its list.
func (at place) areSets(was, is optional) bool {
	return at.policy && (was.list || is.list) && was.isSet() && is.isSet() && len(was.parts)+len(is.parts) > 0
}

// isSet reports whether a value is nothing but leaves.
func (v optional) isSet() bool {
	return v.leaf || !v.there || v.list && !slices.ContainsFunc(v.parts, func(item value) bool { return !item.leaf })
}

// items are those of a set, each once, and which they are.
func (v optional) items() (out []value, has map[string]bool) {
	parts := v.parts
	if v.leaf {
		parts = []value{v.value}
	}
	has = make(map[string]bool, len(parts))
	for _, part := range parts {
		if !has[part.canonic] {
			out, has[part.canonic] = append(out, part), true
		}
	}
	return out, has
}

// sets compares sets: what only one of them has is one difference, whatever their order.
func (c *comparison) sets(at place, was, is optional) {
	before, had := was.items()
	after, has := is.items()
	gone, both := parted(before, has)
	come, _ := parted(after, had)
	if len(gone)+len(come) > 0 {
		c.out.Changed = append(c.out.Changed, at.leafOf(gone, come))
	}
	if len(both) > 0 {
		c.out.Equal = append(c.out.Equal, at.leafOf(both, both))
	}
}

// parted returns those of some items that another set lacks, and those that it has.
func parted(items []value, in map[string]bool) (only, both []string) {
	for _, item := range items {
		if in[item.canonic] {
			both = append(both, item.text)
		} else {
			only = append(only, item.text)
		}
	}
	return only, both
}

// leafOf is the leaf of what was and what is at a place.
func (at place) leafOf(before, after []string) Leaf {
	leaf := Leaf{
		Path: at.path, Field: at.field, Before: strings.Join(before, ", "), After: strings.Join(after, ", "),
		Was: len(before) > 0, Is: len(after) > 0, gone: before, come: after,
	}
	if at.inside || len(before)+len(after) > 1 {
		leaf.Field = "" // a filter takes one value
	}
	return leaf
}

// opened returns two values of one place, null as nothing where the other has parts:
// these come or go one by one.
func opened(was, is optional) (optional, optional) {
	switch {
	case was.null && is.there && len(is.parts) > 0:
		was = optional{}
	case is.null && was.there && len(was.parts) > 0:
		is = optional{}
	}
	return was, is
}
