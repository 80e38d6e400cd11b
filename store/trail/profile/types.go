package profile

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Kind is what a profile is of.
type Kind uint8

// The kinds of subjects.
const (
	Actor     Kind = iota // a display name; several principals may share it
	Principal             // the stable key of a principal
	Key                   // an access key id
	Address               // an IP address, or the name of a service
	Session               // principal id and creation time: AROA…:name@2026-09-15T09:06:03Z

	Network        // addresses: 203.0.113.0/24
	ARN            // of who acted, that of the session for a role
	Identifier     // principalId as it is recorded: AIDA…, AROA…:name
	Role           // the name of a role, whose sessions are many actors
	RoleARN        // the ARN of one
	RoleIdentifier // the unique id of one: AROA…
	User           // the userName of an identity
	Account        // an account: the events recorded in it
	Caller         // the account of who acted, in whatever account that was recorded
)

// Subject is whom or what a profile is of.
type Subject struct {
	Kind  Kind
	Value string
}

// Profile is what the loaded events say of a subject. All times are in UTC.
type Profile struct {
	Subject Subject
	// Called is what people call a principal that the subject names by its id; "" where no
	// event tells.
	Called string
	// Text says the most important in one sentence.
	Text string
	// Filter finds its events, printed; Rows are they.
	Filter string
	Rows   *store.Selection

	// Events counts all, Writes and GrantUses those of these verbs: a grant-use is a read that
	// hands out secrets, credentials or data.
	Events, Writes, GrantUses int
	Ended                     phrase.Ended
	First, Last               time.Time

	// Facets are its most frequent values of the telling fields: actors (of keys
	// and addresses), services, events, failures, regions, addresses, user agents.
	Facets []Facet
	// Written are its most frequent events that were writes.
	Written Facet
	// New lists what it did for the first time after Baseline, oldest first, of
	// each field the first ones; Unlisted says of which fields there are more.
	New      []First
	Unlisted []Unlisted
	// Baseline is the end of the time that is taken to show what is usual; zero
	// when there is too little to tell.
	Baseline time.Time
	// Sessions are those of temporary credentials, oldest first; of many those
	// with most events.
	Sessions     []SessionUse
	MoreSessions int
	// Forwarded counts the events that services called on the subject's behalf, of whatever
	// session or key; they are in the count of no session. OnBehalf finds them among its events.
	Forwarded int
	OnBehalf  store.Expr
	// Created and Deleted are things it made and unmade, oldest first, and how
	// many more there are. Objects in buckets are not among them.
	Created, Deleted         []Thing
	MoreCreated, MoreDeleted int
	// Principals are those who have the subject's name, those with most events
	// first; none where it is the name of one.
	Principals []naming.Principal
	// Similar are actors that may have been meant, where there is none of the
	// subject's name.
	Similar []store.ValueCount
	// Unproven says what the profile cannot know.
	Unproven []string
}

// Facet is a field and its most frequent values.
type Facet struct {
	Title  string // "Regions"
	Field  string // as the filter language calls it
	Values []Value
	More   int // values that are left out
	Rest   int // events with these
	None   int // events without the field
	// Within is what the events counted fulfil besides; nil for all of the subject's.
	Within store.Expr
}

// Value is a value with how often it occurs, since when and until when.
type Value struct {
	Text        string
	Count       int
	First, Last time.Time
	Also        []string // values that mean the same, counted with it: what another account calls a caller
}

// All are the values that are counted.
func (v Value) All() []string { return append([]string{v.Text}, v.Also...) }

// First is a value that a subject used for the first time.
type First struct {
	Title string // "region"
	Field string
	Value string
	Count int // events that have it since
	At    time.Time
	Row   store.Row // the first event
}

// Unlisted are the values of a field that are new as well, but for which a profile has no
// room: how many, and when the first of them was seen.
type Unlisted struct {
	Title string // of the field
	More  int
	At    time.Time
}

// MoreNew returns how many new values are not listed.
func (p *Profile) MoreNew() (n int) {
	for _, u := range p.Unlisted {
		n += u.More
	}
	return n
}

// SessionUse is a session of temporary credentials and its share of the events.
type SessionUse struct {
	Session     string
	Actor       string // who had it; of several who made most of the calls
	Count       int
	First, Last time.Time
}

// Thing is a resource and the event that made or unmade it. Where the event does
// not name what it made, Resource is what it names: the user of CreateLoginProfile;
// "" if it names nothing.
type Thing struct {
	Resource string // canonical id
	ARN      string // it as events have it, see [naming.ARNs]
	Part     string // what of it was made or unmade, in words: "login profile"; "" for the thing itself
	Text     string // how to show it
	Event    string
	Failed   bool
	At       time.Time
	Row      store.Row
}
