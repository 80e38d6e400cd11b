package lookup

import (
	"regexp"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"

	"github.com/trailsift/trailsift/store"
)

// Attribute is what AWS is asked to look up by: a whole value, case counts.
type Attribute struct {
	Key   types.LookupAttributeKey
	Value string
}

// String returns the attribute as AWS writes it.
func (a Attribute) String() string { return string(a.Key) + "=" + a.Value }

// Choose returns the attribute that narrows a filter most, of those by which no
// event can be missed that the filter would match; ok is false without one. It
// takes conditions with one whole value that must hold for every event, on a
// field that is an attribute of the same meaning.
//
// The user name is none: AWS writes the session's name there for a role, root
// for the root user and nothing for others, which is neither the actor nor
// userIdentity.userName. Nor are resources: AWS finds other ones in an event.
func Choose(lang *store.Language, filter store.Expr) (best Attribute, ok bool) {
	least := len(attributes)
	for _, m := range required(filter) {
		column, known, _ := lang.Resolve(m.Field)
		value, plain := theValue(m)
		if !known || !plain {
			continue
		}
		for rank, a := range attributes[:least] {
			if text, fits := a.value(m.Op, column, canonical(lang, column, value)); fits {
				best, ok, least = Attribute{a.key, text}, true, rank
				break
			}
		}
	}
	return best, ok
}

// required lists the conditions that every match must meet.
func required(e store.Expr) []store.Match {
	switch e := e.(type) {
	case store.Match:
		return []store.Match{e}
	case store.And:
		var out []store.Match
		for _, part := range e {
			out = append(out, required(part)...)
		}
		return out
	case store.Or:
		if len(e) == 1 {
			return required(e[0])
		}
	}
	return nil
}

// theValue returns the only value of a condition that asks for a whole one.
func theValue(m store.Match) (string, bool) {
	if len(m.Values) != 1 || m.Op != store.Equal && m.Op != store.Like {
		return "", false
	}
	return m.Values[0].Plain()
}

// canonical returns a value as the column holds it.
func canonical(lang *store.Language, column, value string) string {
	if fn := lang.Canonical[column]; fn != nil {
		return fn(value)
	}
	return value
}

// attribute is one of AWS's and the column of the same meaning.
type attribute struct {
	key     types.LookupAttributeKey
	column  string
	pattern *regexp.Regexp // of values as AWS writes them
	fold    func(string) string
	suffix  string
}

// attributes are in the order of how much they narrow.
//
// The API tells capitals from small letters, and so does = in a filter. Behind a
// colon they are the same, which is good enough for a lookup where AWS writes
// every value one way only. That is not so for names of events: QuickSight has a
// CreateVPCConnection, MSK a CreateVpcConnection.
var attributes = []attribute{
	// A UUID in small letters: user guide, "Record contents".
	{types.LookupAttributeKeyEventId, "eventID", regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`), strings.ToLower, ""},
	// Capitals and digits: IAM user guide, "IAM identifiers".
	{types.LookupAttributeKeyAccessKeyId, "userIdentity.accessKeyId", regexp.MustCompile(`^[0-9A-Z]{16,128}$`), strings.ToUpper, ""},
	{types.LookupAttributeKeyEventName, "eventName", regexp.MustCompile(`^[0-9A-Za-z]{1,128}$`), nil, ""},
	// The name of a domain, in small letters.
	{types.LookupAttributeKeyEventSource, "eventSource", regexp.MustCompile(`^[0-9a-z-]+(\.[0-9a-z-]+)+$`), strings.ToLower, ""},
	{types.LookupAttributeKeyEventSource, "service", regexp.MustCompile(`^[0-9a-z-]+$`), strings.ToLower, ".amazonaws.com"},
	{types.LookupAttributeKeyReadOnly, "readOnly", regexp.MustCompile(`^(true|false)$`), strings.ToLower, ""},
}

// value returns the value to look up for a condition, if there is one.
func (a attribute) value(op store.Op, column, value string) (string, bool) {
	if column != a.column || op == store.Like && a.fold == nil {
		return "", false
	}
	if op == store.Like {
		value = a.fold(value)
	}
	return value + a.suffix, a.pattern.MatchString(value)
}
