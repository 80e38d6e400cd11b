package lineage

import (
	"cmp"
	"fmt"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// String says in one line what is missing and which log would tell.
func (b Break) String() string {
	text := b.Missing
	if b.Events == "" {
		return text
	}
	text += ": need "
	if b.Account != "" {
		text += "account " + b.Account + ", "
	}
	text += b.Events
	if !b.Time.IsZero() {
		text += map[bool]string{true: " at ", false: " before "}[b.Exact] + b.Time.UTC().Format(time.RFC3339)
	}
	if !b.Begin.IsZero() {
		text += " (what is loaded begins at " + b.Begin.UTC().Format(time.RFC3339) + ")"
	}
	return text
}

// broken says which event is missing that made a holder's credentials, nil
// where none is: the holder is an origin.
func (t *tracer) broken(h holder) *Break {
	b := t.missing(h)
	if b == nil || b.Events == "" {
		return b
	}
	if b.Time.IsZero() {
		b.Time = firstOf(h.created, h.time)
		b.Exact = !h.created.IsZero()
	}
	if first, _, ok := t.snap.Span(); ok && b.Time.Before(first) {
		b.Begin = first
	}
	return b
}

func (t *tracer) missing(h holder) *Break {
	switch {
	case h.nobody():
		return &Break{Missing: "sign-in as " + h.name + " failed: no session began; who tried is not known"}
	case h.switched:
		return missingSwitcher(h)
	case h.forwarded():
		return missingCause(h)
	case h.kind == Instance:
		return &Break{Missing: "no RunInstances that started " + h.name + " loaded", Account: h.account, Events: in("EC2 events", h.region)}
	case h.kind == Account:
		return t.missingCaller(h)
	case h.kind == Role:
		return cmp.Or(t.contradicted(h), missingIssuer(h))
	case h.kind == Unknown && h.identity != "WebIdentityUser" && !h.anonymous():
		return &Break{Missing: "the record does not say who acted"}
	case h.kind == Person && !h.signsIn() && h.temporary():
		return cmp.Or(t.contradicted(h), t.missingSignIn(h))
	case h.kind == Person && h.key == "" && h.created.IsZero() && !h.signsIn() && (h.identity == "Root" || h.identity == "IAMUser"):
		return &Break{Missing: "the record names neither key nor creation date: which sign-in it belongs to cannot be known"}
	}
	return nil
}

// in says of which region events are.
func in(events, region string) string {
	if region == "" {
		return events
	}
	return events + " of " + region
}

// missingCause is for what a service did for somebody.
func missingCause(h holder) *Break {
	events := "events of " + h.name + " in " + h.region
	if h.source == "kms.amazonaws.com" || h.source == "s3.amazonaws.com" {
		events += ", data events included,"
	}
	return &Break{Missing: fmt.Sprintf("no call of %s loaded in whose course %s called %s", h.name, h.invokedBy, h.event), Account: h.account, Events: events}
}

// missingIssuer is for sessions of roles. The role's own account records every
// AssumeRole, whoever calls: in the region whose STS was asked, in
// [trail.HomeRegion] if it was the global one.
func missingIssuer(h holder) *Break {
	what := h.session()
	if h.key != "" {
		what = h.key
	}
	return &Break{Missing: "issuer not loaded, no AssumeRole for " + what, Account: h.home(), Events: "STS events of " + homeAndAlso(h.region)}
}

// contradicted is for sessions whose key a loaded call gave out that cannot have made
// them, going by the records: no log would tell more. It is nil where there is none.
func (t *tracer) contradicted(h holder) *Break {
	if h.key == "" {
		return nil
	}
	found, err := t.answersWith(h.key)
	if err != nil || len(found) == 0 {
		return nil // as if there was no such call: who asked for the trace gets the error
	}
	by := found[0]
	why := t.contradiction(h, by)
	if why == "" {
		return nil
	}
	return &Break{Missing: fmt.Sprintf("the records contradict each other: %s of %s at %s gave out %s, but %s",
		by.event, by.name, by.time.UTC().Format(time.RFC3339), h.key, why)}
}

// homeAndAlso names the region of global services, and the one of a session.
func homeAndAlso(region string) string {
	home := trail.HomeRegion(region)
	if region == "" || region == home {
		return home + " and the other regions"
	}
	return home + ", " + region + " and the other regions"
}

// missingSignIn is for temporary credentials of users. They are the console's,
// or those of GetSessionToken or GetFederationToken.
func (t *tracer) missingSignIn(h holder) *Break {
	if h.created.IsZero() && h.identity != "FederatedUser" {
		return &Break{Missing: "the record has no creation date, and no other event its key: which sign-in it belongs to cannot be known"}
	}
	if t.fromConsole(h) {
		return &Break{Missing: "issuer not loaded, no ConsoleLogin of " + h.name, Account: h.home(), Events: "sign-in events of " + homeAndAlso(h.region)}
	}
	if h.identity == "FederatedUser" {
		return &Break{Missing: "issuer not loaded, no GetFederationToken for " + h.key, Account: h.home(), Events: "STS events of " + homeAndAlso(h.region)}
	}
	return &Break{Missing: "issuer not loaded, neither a ConsoleLogin of " + h.name + " nor a GetSessionToken", Account: h.home(), Events: "sign-in and STS events of " + homeAndAlso(h.region)}
}

// missingSwitcher is for those of whom only a SwitchRole tells: they signed in
// before, from the address that they switched from.
func missingSwitcher(h holder) *Break {
	what := "issuer not loaded, no ConsoleLogin of " + h.name
	if h.address != "" {
		what += " from " + h.address
	}
	return &Break{Missing: what, Account: h.home(), Events: "sign-in events of " + homeAndAlso(h.region)}
}

// fromConsole reports whether an event of the holder's session is marked as the
// console's. Not all of them are.
func (t *tracer) fromConsole(h holder) bool {
	sel, err := t.sel(h.own(), store.Equals("sessionCredentialFromConsole", "true"))
	return err == nil && sel.Len() > 0
}

// missingCaller is for callers from another account.
func (t *tracer) missingCaller(h holder) *Break {
	events := in(h.event+" events", h.region)
	if shared := t.of(h, pathShared); shared != "" {
		events += " with sharedEventID " + shared
	}
	return &Break{Missing: "the caller's own record is not loaded", Account: h.account, Events: events, Time: h.time, Exact: true}
}

// home is the account of the credentials: the recorded one, else the one that
// the key tells.
func (h *holder) home() string {
	if h.account != "" {
		return h.account
	}
	account, _ := AccountOfKey(h.key)
	return account
}
