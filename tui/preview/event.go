package preview

import (
	"cmp"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// Reader finds out what is to be shown of a record. It does not change and may
// be used from another goroutine.
type Reader struct {
	lang   *store.Language
	secret func(path string) bool
	finder *store.Finder // of what stands out; nil for nothing
}

// Reader returns a reader for what the pane is told by now.
func (p *Pane) Reader() Reader { return p.reader }

// Event is what is shown of a record.
type Event struct {
	// Lead stands above all: which of several events this is.
	Lead string

	name           leaf // what was done, or what kind of event it is
	verb, result   string
	at             time.Time // zero without a time
	failed, dry    bool
	who, actor     string
	address, agent string
	code           string // of the failure
	message        string
	found          []leaf
	sections       []section
}

// section is a titled list of leaves.
type section struct {
	title  string
	leaves []leaf
	cut    bool // there are more
}

// Read returns what is shown of a record. It takes time with the size of the
// record.
func (p Reader) Read(r store.Record) *Event {
	get := func(field string) string {
		text, _ := r.Value(p.lang, field)
		return text
	}
	e := &Event{name: leaf{field: "event", value: get("event")}, verb: get("verb"), failed: get("failed") == "yes", result: "ok"}
	e.at, _ = r.Time()
	if e.name.value == "" { // as of an insight
		e.name = leaf{field: "eventType", value: get("eventType")}
	}
	switch {
	case get("outcome") == trail.DryRun:
		e.result, e.dry, e.failed = "dry run", true, false // it was refused nothing
	case e.failed:
		e.code = get("error")
		e.result = cmp.Or(e.code, "failed")
	}
	e.message = get("errorMessage")
	e.actor, e.address, e.agent = get("actor"), get("ip"), get("ua")
	e.who = who(e.actor, get("type"), get("key"))
	e.found, e.sections = p.found(r), sections(r.AppendJSON(nil), p.secret)
	return e
}

// who names the actor with the kind of identity and the key it used.
func who(actor, kind, key string) string {
	detail := kind
	if key != "" {
		if detail != "" {
			detail += ", "
		}
		detail += theme.CleanCutValues(key, 12)
	}
	if detail == "" {
		return actor
	}
	return actor + " (" + detail + ")"
}
