// Package trail says what CloudTrail records mean: it gives the store its
// schema, the filter language its vocabulary, and people the words for who
// did something and what it was about.
//
//	record --> Refuse: is it an event at all?
//	       --> actor, principal, account      who, and where it is recorded
//	       --> service, verb, failed, origin  what kind of thing happened
//	       --> session                        with which grant of credentials
//	       --> resource                       what it was done to, and with
//	       --> summary, gist                  what it was about, whole and in parts
//
// The summary is a text for files and answers (summary*.go); the gist has its parts, which
// lists cut one by one (gist*.go). Neither is a column.
//
// Every derived column is a pure function of a few leaf values, in a file of
// its own, with the source of the facts it rests on: the CloudTrail user guide
// ("Record contents", "CloudTrail userIdentity element"), or what public
// collections of real logs were seen to hold.
package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// Schema returns what a store needs to know about CloudTrail records.
func Schema() store.Schema {
	return store.Schema{
		Time:     "eventTime",
		ElseTime: shippedTime,
		ID:       "eventID",
		// Log shippers write keys of their own, @timestamp, beside the record's.
		Aside: func(key string) bool { return strings.HasPrefix(key, "@") },
		Derived: []store.Derived{
			actor(), principal(), account(), service(), verb(), failed(), origin(), outcome(),
		},
		Late:   []store.Late{session(), resources()},
		Refuse: refuse(),
	}
}
