package resource

import (
	"slices"
	"strings"
)

// tagged reports whether a path leads through tags.
func tagged(path string) bool {
	for key := range strings.SplitSeq(path, ".") {
		if HoldsTags(key) {
			return true
		}
	}
	return false
}

// HoldsTags reports whether what stands under a key is tags.
func HoldsTags(key string) bool {
	switch key {
	case "tags", "Tags", "Tag", "tagSet", "tagList", "tagsList", "tagSpecificationSet", "TagSpecification", "Tagging", "tagKeys":
		return true
	}
	return false
}

// TagName is the key of the tag that people call things by: EC2 user guide, "Tag your
// resources".
const TagName = "Name"

// NamesByTag reports whether a value at a path may be that of a tag [TagName]: in a
// list of keys and values, or below its key.
func NamesByTag(path string) bool {
	return endsInTags(path, "value", "Value", "tagValue", "TagValue") || HoldsName(path)
}

// KeysTags reports whether a value at a path may be the key of a tag.
func KeysTags(path string) bool { return endsInTags(path, "key", "Key", "tagKey", "TagKey", "tagKeys") }

// HoldsName reports whether a value at a path is that of a tag [TagName], by the path.
func HoldsName(path string) bool { return endsInTags(path, TagName) }

// endsInTags reports whether a path leads through the tags of a request or an answer
// and ends in one of some keys.
func endsInTags(path string, keys ...string) bool {
	root, rest, ok := strings.Cut(path, ".")
	if !ok || root != "requestParameters" && root != "responseElements" || !tagged(rest) {
		return false
	}
	_, key := cutLast(rest)
	return slices.Contains(keys, key)
}
