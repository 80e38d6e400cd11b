package history

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// nameTag is a tag Name that a call gives to something, or takes away.
type nameTag struct {
	name string // "" where it is taken away whatever it is
	gone bool
	kind string // of what is tagged, as EC2 calls it: "security-group"; "" where the call does not say
	// owner is, in an answer, what the tags stand in: a member of it is the id. It is
	// nil in a request.
	owner map[string]any
}

// nameTagsIn returns the tags Name in a record, in the request and in the answer.
func nameTagsIn(r store.Record) []nameTag {
	var call struct{ RequestParameters, ResponseElements any }
	if json.Unmarshal(r.AppendJSON(nil), &call) != nil {
		return nil
	}
	var t tagReader
	t.walk(call.RequestParameters)
	t.answer = true
	t.walk(call.ResponseElements)
	return t.found
}

// tagReader looks for tags Name. Services write tags in many ways: a list of keys and
// values, an object where there is one of them, both below items or Tag, or an object
// of keys (the records of each service; the API references call them Tags alike).
type tagReader struct {
	answer bool
	found  []nameTag
}

func (t *tagReader) walk(node any) {
	switch node := node.(type) {
	case []any:
		for _, one := range node {
			t.walk(one)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(node)) {
			switch {
			case !resource.HoldsTags(key):
				t.walk(node[key])
			case t.answer:
				t.tags(node[key], nameTag{owner: node})
			default:
				t.tags(node[key], nameTag{})
			}
		}
	}
}

// tags reads what holds tags, of something that is known as far as that goes.
func (t *tagReader) tags(node any, of nameTag) {
	switch node := node.(type) {
	case string: // a key by itself
		if node == resource.TagName {
			t.found = append(t.found, of)
		}
	case []any:
		for _, one := range node {
			t.tags(one, of)
		}
	case map[string]any:
		t.members(node, of)
	}
}

func (t *tagReader) members(node map[string]any, of nameTag) {
	if kind, ok := member(node, "resourceType"); ok {
		of.kind = kind
	}
	if key, ok := member(node, "key", "tagKey"); ok {
		if of.name, _ = member(node, "value", "tagValue"); key == resource.TagName {
			t.found = append(t.found, of)
		}
		return
	}
	for _, key := range slices.Sorted(maps.Keys(node)) {
		switch one := node[key].(type) {
		case string:
			if key == resource.TagName {
				of.name = one
				t.found = append(t.found, of)
			}
		default:
			t.tags(one, of)
		}
	}
}

// member returns the text of the first of some names that an object has, with a small
// or a capital letter at the start.
func member(node map[string]any, names ...string) (string, bool) {
	for _, name := range names {
		for _, key := range []string{name, strings.ToUpper(name[:1]) + name[1:]} {
			if text, ok := node[key].(string); ok {
				return text, true
			}
		}
	}
	return "", false
}

// label is a name that a call gave to a thing, or took from it.
type label struct {
	id string
	nameTag
}

// labels returns which things a call gives a name by tag, or takes it from.
func labels(lang *store.Language, r store.Record) []label {
	event, _ := r.Value(lang, "event")
	things := r.Tagged(lang, column)
	var out []label
	for _, tag := range nameTagsIn(r) {
		tag.gone = takesTags(event)
		if tag.name == "" && !tag.gone {
			continue
		}
		for _, id := range tag.owners(event, things) {
			out = append(out, label{id, tag})
		}
	}
	return out
}

// takesTags reports whether a call takes tags away: DeleteTags, UntagResource,
// RemoveTagsFromResource.
func takesTags(event string) bool {
	return strings.Contains(event, "Tag") && (strings.HasPrefix(event, "Delete") || strings.HasPrefix(event, "Untag") || strings.HasPrefix(event, "Remove"))
}

// owners returns what a tag is of, among the things that its call names: in an answer
// what it stands in; else what the call made, of the kind that the tag is for, or where
// it made nothing what it changed. A call that does nothing but tag has no other things.
func (t nameTag) owners(event string, things []store.TaggedValue) []string {
	of := func(fits func(role resource.Role, id string) bool) (ids []string) {
		for _, v := range things {
			if fits(resource.Role(v.Tag), v.Text) && !resource.IsAccessKey(v.Text) && !strings.HasSuffix(resource.Kind(v.Text), " id") {
				ids = append(ids, v.Text)
			}
		}
		return ids
	}
	if t.owner != nil {
		return of(func(role resource.Role, id string) bool {
			return (role == resource.Created || role == resource.Changed) && t.isOf(id)
		})
	}
	made := of(func(role resource.Role, id string) bool {
		return role == resource.Created && (t.kind == "" || resource.IsOf(id, t.kind))
	})
	switch {
	case len(made) > 0 || t.kind != "":
		return made
	case strings.Contains(event, "Tag"):
		return of(func(role resource.Role, _ string) bool { return role != resource.Mentioned })
	}
	return of(func(role resource.Role, _ string) bool { return role == resource.Changed })
}

// isOf reports whether a member of what the tag stands in is an id.
func (t nameTag) isOf(id string) bool {
	for _, value := range t.owner {
		if text, ok := value.(string); ok && (text == id || slices.Contains(resource.Typed(text), id)) {
			return true
		}
	}
	return false
}
