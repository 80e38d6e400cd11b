package history

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// Answer is the life of one resource. Where it is not clear which one was
// asked for, only Asked and Candidates are set; where no candidate has its name,
// Containing is as well.
type Answer struct {
	Asked    string
	Resource Resource
	// Sentence answers in one line, without its full stop:
	// "i-0abc… was started by mira (IAMUser) with RunInstances at 2026-09-01 12:05:41Z from 198.51.100.7, us-east-1".
	Sentence string
	// Life is what was done to the resource in the order of time. Creations,
	// deletions and changes come one by one as long as they are few, reads and
	// uses folded by actor and event.
	Life []Entry
	// Events are the rows of what was done to the resource, oldest first. There
	// may be hundreds of thousands; Event reads one of them.
	Events *store.View
	// Mentions are the rows that name the resource and did nothing to it: the
	// trail that writes to a bucket, a key's encryption context, a filter of
	// a list.
	Mentions *store.View
	// Mentioned is Mentions folded by actor and event, in the order of time.
	Mentioned []Entry
	Related   []Related
	// Caveats say what the events cannot tell, a sentence each, with the log
	// that would tell.
	Caveats []string
	// Candidates are what may have been meant, most likely first.
	Candidates []Candidate
	// ARNs are those of the things in the answer, as events have them: of things of IAM
	// an id may lack a path.
	ARNs naming.ARNs
	// Namesakes says that each of them is called what was asked for.
	Namesakes bool
	// Near says that no candidate has what was asked for in its name, nor was given
	// it as one: they only resemble it.
	Near bool
	// Containing are set where no candidate has what was asked for in its name, nor was
	// given it as one: the events that contain it as a text.
	Containing *Containing

	events
}

// Found reports whether one resource was found.
func (a *Answer) Found() bool { return a.Resource.ID != "" }

// Resource is what the answer is about.
type Resource struct {
	ID    string   // canonical, see package resource
	Kind  string   // in words: "EC2 instance"
	Names []string // other names it goes by in the events, its short name first, then those of its tag Name
}

// Entry is one event of a life, or several of one actor that are alike.
type Entry struct {
	Role    resource.Role
	First   time.Time // zero where the events have no time
	Last    time.Time // First, for one event
	Count   int
	Failed  int    // how many of them failed: none, or all of them
	DryRun  bool   // they only asked whether they would succeed, and did nothing
	Actor   string // as in the actor column; "" when the record names nobody, and for several
	Actors  int    // how many they are, where there were too many to list each of them; else 1
	Verb    string // as in the verb column: a call may read the resource, or only use it, and change something else
	Type    string // userIdentity.type of the first: "IAMUser"
	Service string // as in the service column
	Event   string
	Address string // sourceIPAddress of most of them
	// Elsewhere is how many other addresses they came from.
	Elsewhere int
	// Abroad are those of its addresses that do not fit the instance whose own role it was.
	Abroad Abroad
	What   string // the first event in few words, see trail.Summary; without the resource
	// Gist is What in parts: where there is little room, what tells least gives way.
	Gist  trail.Gist
	Rules bool // What says who may come in: through a security group, or by a policy
	Row   store.Row
	Meant

	from places // nil for one event
}

// Meant is whom the name of an actor means, where the name itself is too little;
// else it is zero.
type Meant struct {
	Which  string        // tells it from others of its name, see [naming.Names.Which]
	ID     string        // userIdentity.principalId then; "" where the record has none
	Caller naming.Caller // who a caller from another account is there
}

// Did says in a word or two what the events were to the resource. What failed changed
// nothing: the name of the call says what was tried.
func (e Entry) Did() string {
	switch {
	case e.DryRun:
		return "dry run"
	case e.Failed > 0 && e.Role != resource.Mentioned:
		return tried
	}
	return e.Role.String()
}

// tried is what was refused, or failed otherwise.
const tried = "tried"

// Name is what people call the actor, with what tells it from others of its name.
func (e Entry) Name() string { return e.named(e.Actor) }

// Name is as that of an [Entry].
func (u User) Name() string { return u.named(u.Actor) }

func (m Meant) named(actor string) string {
	switch {
	case m.Caller.Actor != "":
		return m.Caller.Actor + " of " + m.Caller.Account
	case m.Which != "":
		return actor + " " + m.Which
	}
	return actor
}

// Related is something that the resource has to do with, according to an
// event.
type Related struct {
	As    string // what it is to the resource: "role", "security group", "created with"
	ID    string // canonical, of a resource; "" for what is none, such as a session
	Kind  string
	Text  string // how to show it
	Field string // with Value: the filter that finds its own events, Field=Value
	Value string
	Count int       // events that tell so
	Row   store.Row // one of them, the first
}

// Candidate is a resource that may have been meant.
type Candidate struct {
	Resource
	Count int // events that name it
}
