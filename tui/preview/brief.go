package preview

import (
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Without the focus a pane is brief: an event has to be read at a glance, and each
// step in the list sends what differs. With the focus it has everything.
const (
	// briefLeaves is how many values of a section are shown then, and besides these a few
	// where they are all that it has and there are lines for them.
	briefLeaves = 6
	briefFew    = 2
	// briefLines is how many lines a value takes at most then, briefMore how many of those
	// to spare, and briefDeciding how many where it names what was asked for.
	briefLines    = 2
	briefMore     = 1
	briefDeciding = 6
)

// dull are the last keys of paths whose values say nothing about what was done: they
// number and sign the request, or repeat what stands above them.
var dull = map[string]bool{
	"requestId": true, "RequestId": true, "_return": true, "x-amz-id-2": true,
	"clientToken": true, "ClientToken": true, "clientRequestToken": true, "idempotencyToken": true, "nextToken": true,
	"SignatureVersion": true, "CipherSuite": true, "AuthenticationMethod": true, "SSEApplied": true, "Host": true, "xmlns": true,
	"x-amz-server-side-encryption": true, "x-amz-server-side-encryption-context": true, "x-amz-expiration": true,
}

// withheld are what AWS writes in place of secrets.
var withheld = map[string]bool{"HIDDEN_DUE_TO_SECURITY_REASONS": true, "<sensitiveDataRemoved>": true, "***": true, "****": true}

// naming are the ends of keys whose values say what was acted on and how, in lower case.
var naming = []string{"id", "ids", "name", "names", "arn", "type", "key", "identifier", "document", "policy", "cidr", "cidrip", "cidrblock", "port"}

// names reports whether a leaf says what was acted on and how.
func (l leaf) names() bool {
	last := strings.ToLower(l.last())
	return l.document != nil || slices.ContainsFunc(naming, func(end string) bool { return strings.HasSuffix(last, end) })
}

// telling reports whether a leaf belongs to the essence. A mark of a sub-resource, as S3
// has them in requests, is empty; no bytes are what most calls transfer; EC2 numbers the
// items of some lists in their tag.
func (l leaf) telling() bool {
	last := l.last()
	switch {
	case l.document != nil:
		return true
	case l.inDocument || l.value == "" || l.masked || withheld[l.value] || l.tagKey || dull[last]:
		return false
	case last == "bytesTransferredIn" || last == "bytesTransferredOut":
		return l.value != "0" && l.value != "0.0"
	case last == "tag":
		_, err := strconv.Atoi(l.value)
		return err != nil
	}
	return true
}

// last returns the last key of a leaf's path.
func (l leaf) last() string { return l.name[strings.LastIndexByte(l.name, '.')+1:] }

// brief returns the essence of a section, and how many values of the event it leaves
// out; besides, how many of these it leaves out because there are more than most. Of a
// response it is what the request has not said. Where there is too much, what names things
// goes before the rest.
func (s section) brief(asked []leaf, most int) (leaves []leaf, lacks, over int) {
	for _, l := range s.leaves {
		switch {
		case l.tagKey: // it is part of the line of its value
		case !l.telling() || slices.ContainsFunc(asked, l.repeats) || l.isSessionOf(asked):
			lacks++
		default:
			leaves = append(leaves, l.asTag())
		}
	}
	over = max(0, len(leaves)-most)
	for _, spare := range []func(leaf) bool{func(l leaf) bool { return !l.names() }, leaf.names} {
		for i := len(leaves) - 1; i >= 0 && len(leaves) > most; i-- {
			if spare(leaves[i]) {
				leaves = slices.Delete(leaves, i, i+1)
			}
		}
	}
	return leaves, lacks + over, over
}

// repeats reports whether a leaf says again what another one did, in the spelling of
// another API.
func (l leaf) repeats(other leaf) bool {
	same := l.saysTheSame(other) || l.value == other.value && l.value != ""
	return same && l.tag == other.tag && (l.tag != "" || strings.EqualFold(l.last(), other.last()))
}

// isSessionOf reports whether a leaf is the ARN of a session, and its role and its name were
// asked for: it says nothing else, and takes as many lines as they do.
func (l leaf) isSessionOf(asked []leaf) bool {
	if !strings.Contains(l.value, ":assumed-role/") {
		return false
	}
	said := func(part string) bool {
		return slices.ContainsFunc(asked, func(a leaf) bool { return a.value[strings.LastIndexByte(a.value, '/')+1:] == part })
	}
	parts := strings.Split(l.value, "/")
	return len(parts) == 3 && said(parts[1]) && said(parts[2])
}

// asTag returns the value of a tag as key=value of the object that holds both.
func (l leaf) asTag() leaf {
	if l.tag != "" {
		l.name, l.value = parent(l.name), l.tag+"="+l.value
	}
	return l
}

// above returns the keys that all leaves lie below; "" for none. The last one of a path
// is its own.
func above(leaves []leaf) string {
	if len(leaves) == 0 {
		return ""
	}
	common := parent(leaves[0].name)
	for _, l := range leaves {
		for common != "" && !strings.HasPrefix(l.name, common+".") {
			common = parent(common)
		}
	}
	return common
}

func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '.'))] }

// wrapBriefly breaks a value into at most so many lines, and leaves out its middle where
// they are too few: names and ARNs end with what they are told by.
func wrapBriefly(value string, width, most int) (lines []string, whole bool) {
	if lines, whole = wrap(value, width, most); whole {
		return lines, true
	}
	width = max(1, width-1)                                   // a blank stays at the edge
	text := theme.CleanCutMiddle(value, max(1, most*width-1)) // a wide character may leave a cell
	lines, _ = theme.Wrap(text, width, most)
	return lines, false
}
