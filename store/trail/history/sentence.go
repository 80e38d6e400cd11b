package history

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// sentence answers in one line.
func (b *birth) sentence(out *Answer) string {
	subject := out.subject()
	if owner := b.owner(out); owner != "" {
		subject += " of " + owner
	}
	switch {
	case b.isMade():
		return subject + " was " + out.made(b.made.Row(0)) + b.later(out) + b.ending(out)
	case b.attempts.Len() > 0:
		return b.attempted(out, subject)
	case b.seen == nil:
		return "no event names " + subject
	case resource.IsGiven(out.Resource.ID):
		seen := " is first seen "
		if out.Resource.Kind == "AWS account" { // its own events, which do not name it, may be older
			seen = " is first named "
		}
		return subject + seen + out.inEvent(*b.seen) + b.ending(out)
	case b.unproven:
		return subject + " is only named in calls that failed, first " + out.inEvent(*b.seen) + ": nothing here shows that it exists"
	case out.rows.done.Len() == 0:
		return "nothing in the data was done to " + subject + "; it is first named " + out.inEvent(*b.seen)
	}
	return "the creation of " + subject + " is not in the data; it is first seen " + out.inEvent(*b.seen) +
		maybeMade(out, *b.seen) + b.ending(out)
}

// subject is how a sentence calls the resource: by its id where that is no
// ARN, else by kind and name.
func (a *Answer) subject() string {
	if name := a.names.last(); name != "" && a.Resource.ID == a.Resource.Names[0] {
		return a.Resource.ID + " (" + name + ")"
	}
	if a.Resource.ID == a.Resource.Names[0] {
		return a.Resource.ID
	}
	return a.Resource.Kind + " " + a.Resource.Names[0]
}

// made tells of an event that made the resource.
func (a *Answer) made(row store.Row) string {
	e := a.Event(row)
	verb := "created by"
	switch {
	case e.Event == "RunInstances":
		verb = "started by"
	case e.Service == "sts":
		verb = "issued to"
	case strings.HasPrefix(e.Event, "Allocate"):
		verb = "allocated by"
	case e.Event == "SendCommand":
		verb = "sent by"
	case strings.HasPrefix(e.Event, "Register"):
		verb = "registered by"
	case strings.HasPrefix(e.Event, "Import"):
		verb = "imported by"
	case e.Event == "PutObject", e.Event == "CopyObject", e.Event == "CompleteMultipartUpload":
		verb = "written by"
	}
	return verb + " " + e.who() + " with " + e.Event + a.when(e)
}

// inEvent tells of an event that names the resource.
func (a *Answer) inEvent(row store.Row) string {
	e := a.Event(row)
	return "in " + e.Event + " by " + e.who() + a.when(e)
}

// who is the actor, with the type of identity where that says more.
func (e Entry) who() string {
	switch {
	case e.Actor == "":
		return "somebody unnamed"
	case e.Caller.Actor != "":
		return e.Caller.String()
	case e.Type == "" || e.Type == "AWSService" || e.Type == "Unknown":
		return e.Name()
	}
	return e.Name() + " (" + e.Type + ")"
}

// when is the time of an event, where it came from and where it was recorded.
func (a *Answer) when(e Entry) string {
	out := ""
	if !e.First.IsZero() {
		out = " at " + a.clock.Moment(e.First)
	}
	if e.Address != "" && e.Address != e.Actor {
		out += " from " + e.Address
	}
	if region, ok := a.snap.Record(e.Row).Value(a.lang, "awsRegion"); ok && region != "" {
		out += ", " + region
	}
	return out
}

// later tells of further creations under the same name.
func (b *birth) later(out *Answer) string {
	n := b.made.Len() - 1
	if n == 0 {
		return ""
	}
	e := out.Event(b.made.Row(n))
	return fmt.Sprintf("; again %s, last by %s with %s at %s", times(n), e.who(), e.Event, out.clock.Moment(e.First))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// ending tells how the resource ended.
func (b *birth) ending(out *Answer) string {
	row, ok := b.end()
	if !ok {
		return ""
	}
	e := out.Event(row)
	return "; deleted by " + e.who() + " with " + e.Event + " at " + out.clock.Moment(e.First)
}

// attempted is the sentence where creations only failed.
func (b *birth) attempted(out *Answer, subject string) string {
	e := out.Event(b.attempts.Row(0))
	text := fmt.Sprintf("no event created %s: %s tried it with %s%s and failed", subject, e.who(), e.Event, out.when(e))
	if code, ok := out.snap.Record(e.Row).Value(out.lang, "errorCode"); ok && code != "" {
		text += " (" + code + ")"
	}
	if more := b.attempts.Len() - 1; more > 0 {
		text += ", again " + times(more)
	}
	if *b.seen != e.Row {
		text += "; it is first seen " + out.inEvent(*b.seen)
	}
	return text + b.ending(out)
}

// owner names whose access key the resource is: the user that the call names
// that made it, else who used it first.
func (b *birth) owner(out *Answer) string {
	if !resource.IsAccessKey(out.Resource.ID) {
		return ""
	}
	if b.isMade() {
		rec := out.snap.Record(b.made.Row(0))
		for _, path := range []string{"responseElements.accessKey.userName", "requestParameters.userName"} {
			if name, ok := rec.Value(out.lang, path); ok {
				return "user " + name
			}
		}
	}
	if b.used.Len() == 0 {
		return ""
	}
	return out.Event(b.used.Row(0)).who()
}

// sideEffects are things that calls make without naming them in the request:
// the response does not tell them from those that were there before.
var sideEffects = map[string][]string{
	"RunInstances": {"network interface", "EBS volume"},
	"CreateVpc":    {"security group", "network ACL", "route table"},
}

// maybeMade says that the event in which a resource is first seen may have
// made it.
func maybeMade(out *Answer, row store.Row) string {
	event, _ := out.snap.Record(row).Value(out.lang, "eventName")
	for _, kind := range sideEffects[event] {
		if kind == out.Resource.Kind {
			return ", which may have made it"
		}
	}
	return ""
}
