package question

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// WrongValue is the error of a value that cannot be what the question is about
// and that no event has: an answer of "none" would be true of it, and mislead.
type WrongValue struct {
	Question *Question
	Value    string // of a list the part that is wrong
}

// Error says what the value is not.
func (e *WrongValue) Error() string {
	n := e.Question.Needs
	what, example := n.What, n.Example
	if what == someRegions {
		what = "a region"
		example, _, _ = strings.Cut(example, ",")
	}
	switch {
	case strings.ContainsAny(e.Value, "*?") && what == anAddress:
		return fmt.Sprintf("%s is not %s, such as %s: wildcards stand for the end of an address only", short(e.Value), what, example)
	case strings.ContainsAny(e.Value, "*?"):
		return fmt.Sprintf("%s has wildcards, which only filters take: %s asks about %s, such as %s", short(e.Value), e.Question.Name, what, example)
	}
	return fmt.Sprintf("%s is not %s, such as %s, and no event names it as one", short(e.Value), what, example)
}

// short is the beginning of what was pasted, for a sentence.
func short(value string) string {
	const most = 100
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return value
}

// check returns a *[WrongValue] for a value that is none.
func (d *desk) check() error {
	n := d.q.Needs
	if d.value == "" {
		return nil
	}
	parts := []string{d.value}
	if n.What == someRegions {
		parts = strings.Split(d.value, ",")
	}
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if n.fits(part) {
			continue
		}
		known, err := d.known(part)
		if err != nil {
			return err
		}
		if !known {
			return &WrongValue{d.q, part}
		}
	}
	return nil
}

// fits reports whether a text can be what the question is about: one thing, and
// of its kind.
func (n *Need) fits(text string) bool {
	if n.is == nil {
		return !strings.ContainsAny(text, "*?")
	}
	return n.is(text)
}

// known reports whether any event has a value where the question looks for it
// or as the thing that it names, whatever the data are narrowed to.
func (d *desk) known(value string) (bool, error) {
	ids := append(resource.Typed(value), value)
	if d.q.Needs.What == aBucket {
		ids = append(ids, "arn:aws:s3:::"+value)
	}
	either := store.Or{store.Equals("resource", ids...)}
	for _, field := range d.q.Needs.Fields {
		either = append(either, store.Equals(field, value))
	}
	if strings.HasPrefix(value, "i-") { // the sessions of its role
		either = append(either, store.Match{Field: "userIdentity.principalId", Op: store.Like, Values: []store.Pattern{{{Wild: '*'}, {Text: ":" + value}}}})
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, either, nil)
	return err == nil && rows.Len() > 0, err
}

// noteUnknown says of what the question was asked about that no event names it.
func (d *desk) noteUnknown(f *finding) error {
	if d.value == "" || d.q.Needs.is == nil || d.q.Needs.What == anAddress {
		return nil // the sentence itself is about all events from an address
	}
	values := []string{d.value}
	if d.q.Needs.What == someRegions {
		values = strings.Split(d.value, ",")
	}
	for _, value := range values {
		value = strings.TrimSpace(value)
		known, err := d.known(value)
		if err != nil {
			return err
		}
		if !known {
			f.Text += "; no event names " + short(value) + " at all"
		}
	}
	return nil
}

// What some questions are about.
const (
	anAddress   = "an address or a network"
	someRegions = "the regions in use, separated by commas"
)

func isKey(value string) bool { return resource.IsAccessKey(strings.ToUpper(value)) }

// upperKey is a key as it is recorded; people may write it small.
func upperKey(value string) string {
	if isKey(value) {
		return strings.ToUpper(value)
	}
	return value
}

// isID returns whether a value begins as ids of a kind do and goes on with
// letters and digits.
func isID(prefix string) func(string) bool {
	return func(value string) bool {
		rest, ok := strings.CutPrefix(strings.ToLower(value), prefix)
		return ok && isPlain(rest, "")
	}
}

func isBucketName(value string) bool {
	return len(value) >= 3 && isPlain(strings.ToLower(value), ".-_")
}

func isRegion(text string) bool { return strings.Count(text, "-") >= 2 && isPlain(text, "-") }

// isPlain reports whether a text is of lower-case letters, digits and some more
// characters.
func isPlain(text, also string) bool {
	for _, c := range text {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && !strings.ContainsRune(also, c) {
			return false
		}
	}
	return text != ""
}

func isAddress(value string) bool {
	if _, err := netip.ParseAddr(value); err == nil {
		return true
	}
	return strings.Contains(value, "/") // a filter says what is wrong with a network
}

// networkOf is the network that an address with wildcards at its end means:
// 203.0.113.* is 203.0.113.0/24.
func networkOf(value string) string {
	parts := strings.Split(value, ".")
	for len(parts) < 4 && parts[len(parts)-1] == "*" {
		parts = append(parts, "*")
	}
	wild := slices.Index(parts, "*")
	if len(parts) != 4 || wild < 1 {
		return value
	}
	for i, part := range parts {
		switch _, err := strconv.ParseUint(part, 10, 8); {
		case i < wild && err != nil, i >= wild && part != "*":
			return value
		case i >= wild:
			parts[i] = "0"
		}
	}
	return strings.Join(parts, ".") + "/" + strconv.Itoa(8*wild)
}
