package history

import (
	"cmp"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// fewUses is how many lines of reads and uses stand among those of a life, and fewReads how
// many of them that are no more than reads; more would hide what was done.
const fewUses, fewReads = 8, 3

// fewActs is how many lines of uses that were no reads stand by themselves; more
// are folded too, but never under reads.
const fewActs = 12

// User is somebody who read or used the resource, with all that they did so.
type User struct {
	Role        resource.Role // Used, if anything was more than a read
	Acts        bool          // it is what changed or ran something, not the reads
	First, Last time.Time
	Count       int
	Failed      int
	Actor       string   // "" when the records name nobody, and for several
	Actors      int      // how many they are
	Events      []string // the most frequent first
	Address     string   // sourceIPAddress of most events
	Elsewhere   int      // how many other addresses they came from
	Abroad      Abroad   // as that of an [Entry]
	Row         store.Row
	Meant

	from places
}

// Parts returns a life in two parts where there are many reads and uses: what
// was done to the resource, and by whom it was read and used, both in the order
// of time. Of others the first part is all of it. A use that changes or runs
// something is not folded under reads: a command that was sent to an instance
// matters more than that it was described.
func (a *Answer) Parts() (done []Entry, users []User) {
	acts, uses := 0, 0
	for _, e := range a.Life {
		if e.isUse() {
			uses++
			if e.acts() {
				acts++
			}
		}
	}
	if uses <= fewUses && uses-acts <= fewReads {
		return a.Life, nil
	}
	var folded []Entry
	for _, e := range a.Life {
		if e.isUse() && (!e.acts() || acts > fewActs) {
			folded = append(folded, e)
		} else {
			done = append(done, e)
		}
	}
	return done, usersOf(folded)
}

// isUse reports whether the events read or used the resource.
func (e Entry) isUse() bool { return e.Role == resource.Read || e.Role == resource.Used }

// acts reports whether uses were no reads.
func (e Entry) acts() bool { return e.Role == resource.Used && e.Verb != "read" && e.Verb != "" }

// usersOf folds entries to one for each actor, with another one for what was no
// read; what several did together stays by itself.
func usersOf(uses []Entry) []User {
	slices.SortStableFunc(uses, func(x, y Entry) int { return cmp.Compare(y.Count, x.Count) })
	type doer struct {
		actor, which string
		acts         bool
	}
	at := make(map[doer]int)
	var out []User
	for _, e := range uses {
		who := doer{e.Actor, e.Which, e.acts()}
		i, known := at[who]
		if !known || e.Actors > 1 {
			i = len(out)
			out = append(out, User{Role: e.Role, Acts: e.acts(), First: e.First, Last: e.Last, Actor: e.Actor, Actors: e.Actors, Address: e.Address, Row: e.Row, Meant: e.Meant, from: make(places)})
			if e.Actors == 1 {
				at[who] = i
			}
		}
		out[i].add(e)
	}
	slices.SortStableFunc(out, func(x, y User) int { return x.First.Compare(y.First) })
	return out
}

// Way says how the resource was used: the same actor may have a line for the reads
// and one for the rest.
func (u User) Way() string {
	switch {
	case u.Failed == u.Count:
		return tried
	case u.Acts:
		return u.Role.String() + ", acts"
	case u.Role == resource.Used:
		return u.Role.String() + ", reads"
	}
	return u.Role.String()
}

// add counts an entry of the same actor.
func (u *User) add(e Entry) {
	u.Count += e.Count
	u.Failed += e.Failed
	if e.Role == resource.Used {
		u.Role = e.Role
	}
	if e.First.Before(u.First) {
		u.First, u.Row = e.First, e.Row
	}
	u.from.add(e.places())
	u.Abroad = u.Abroad.and(e.Abroad)
	u.Address, u.Elsewhere = u.from.first(u.Address)
	if e.Last.After(u.Last) {
		u.Last = e.Last
	}
	if !slices.Contains(u.Events, e.Event) {
		u.Events = append(u.Events, e.Event)
	}
}
