package diff

import (
	"slices"
	"strconv"

	"github.com/trailsift/trailsift/store"
)

// Leaf is a value in one of the two documents, or in both.
type Leaf struct {
	Path          string // as people read it
	Field         string // the path as filters take it; empty inside a packed document
	Before, After string
	Was, Is       bool // it is in the first, in the second document

	gone, come []string // of a set: the items of both texts
}

// Diff is what a comparison found.
type Diff struct {
	Facts   []string
	Words   []string // what the difference means, a sentence each
	Changed []Leaf
	Equal   []Leaf
	Caveats []string
}

// Compare finds where two documents differ. A nil one has nothing in it.
func Compare(before, after []byte) *Diff {
	c := &comparison{out: &Diff{}}
	was, is := value{}, value{}
	if before != nil {
		was = parse(before, 0, 0)
	}
	if after != nil {
		is = parse(after, 0, 0)
	}
	c.pair(place{}, optional{was, before != nil}, optional{is, after != nil})
	return c.out
}

// place is where a value is.
type place struct {
	path, field string
	inside      bool // a packed document
	policy      bool // or a policy
}

// optional is a value that may be missing.
type optional struct {
	value
	there bool
}

type comparison struct{ out *Diff }

// pair compares what is at one place of both documents.
func (c *comparison) pair(at place, was, is optional) {
	was, is = opened(was, is)
	switch {
	case at.areSets(was, is):
		c.sets(at.into(was, is), was, is)
	case was.there && is.there && (was.leaf || is.leaf || was.list != is.list):
		c.leaves(at, was, is)
	case was.list || is.list:
		c.items(at.into(was, is), was, is)
	case was.leaf || is.leaf:
		c.leaves(at, was, is)
	default:
		c.members(at.into(was, is), was, is)
	}
}

// into returns the place of what is in a value.
func (at place) into(was, is optional) place {
	if was.inside || is.inside {
		at.inside = true
		if at.path != "" { // the document as a whole has no name
			at.path += ":"
		}
	}
	return at
}

// key returns the place of a member.
func (at place) key(key string) place {
	segment := store.PathSegment(key)
	switch {
	case at.path == "":
		at.path = segment
	case at.path[len(at.path)-1] == ':':
		at.path += " " + segment
	default:
		at.path += "." + segment
	}
	if at.field != "" {
		segment = at.field + "." + segment
	}
	at.field = segment
	return at
}

// item returns the place of an item.
func (at place) item(i int) place {
	if at.path != "" && at.path[len(at.path)-1] == ':' {
		at.path += " "
	}
	at.path += "[" + strconv.Itoa(i) + "]"
	return at
}

// leaves adds two values as they are.
func (c *comparison) leaves(at place, was, is optional) {
	leaf := Leaf{Path: at.path, Field: at.field, Before: was.shown(), After: is.shown(), Was: was.there, Is: is.there}
	if at.inside {
		leaf.Field = ""
	}
	if was.there && is.there && was.canonic == is.canonic {
		c.out.Equal = append(c.out.Equal, leaf)
		return
	}
	c.out.Changed = append(c.out.Changed, leaf)
}

// shown is a value in one text.
func (v optional) shown() string {
	if v.leaf || !v.there {
		return v.text
	}
	return v.canonic
}

func (c *comparison) members(at place, was, is optional) {
	if len(was.parts)+len(is.parts) == 0 {
		if was.there != is.there {
			c.leaves(at, was, is)
		}
		return
	}
	at = at.inPolicy(was.value, is.value)
	for _, key := range was.keys {
		before, _ := was.member(key)
		after, there := is.member(key)
		c.pair(at.key(key), optional{before, true}, optional{after, there})
	}
	for _, key := range is.keys {
		if _, known := was.member(key); !known {
			after, _ := is.member(key)
			c.pair(at.key(key), optional{}, optional{after, true})
		}
	}
}

// items compares lists: equal items are matched, what is left between them is
// compared in pairs as far as both have some.
func (c *comparison) items(at place, was, is optional) {
	i, j := 0, 0
	for _, m := range append(matched(was.parts, is.parts), [2]int{len(was.parts), len(is.parts)}) {
		c.unmatched(at, was.parts, is.parts, i, j, m)
		if m[0] < len(was.parts) {
			c.pair(at.item(m[1]), optional{was.parts[m[0]], true}, optional{is.parts[m[1]], true})
		}
		i, j = m[0]+1, m[1]+1
	}
}

// unmatched compares the items from i and j up to those of a match.
func (c *comparison) unmatched(at place, was, is []value, i, j int, m [2]int) {
	for ; i < m[0] || j < m[1]; i, j = i+1, j+1 {
		var before, after optional
		if i < m[0] {
			before = optional{was[i], true}
		}
		if j < m[1] {
			after = optional{is[j], true}
		}
		n := j
		if !after.there {
			n = i
		}
		c.pair(at.item(n), before, after)
	}
}

// maxMatched is how many pairs of items are held against each other; longer
// lists are compared item by item.
const maxMatched = 1 << 20

// matched returns the positions of a longest series of equal items.
func matched(a, b []value) [][2]int {
	if len(a)*len(b) > maxMatched || len(a)*len(b) == 0 {
		return nil
	}
	length := make([][]int, len(a)+1) // of the series from there on
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].canonic == b[j].canonic {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].canonic == b[j].canonic:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

func sorted(texts []string) []string {
	out := slices.Clone(texts)
	slices.Sort(out)
	return out
}
