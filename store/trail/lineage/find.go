package lineage

import (
	"context"
	"time"

	"github.com/trailsift/trailsift/store"
)

// The paths that links are looked up by.
const (
	pathPrincipal  = "userIdentity.principalId"
	pathKey        = "userIdentity.accessKeyId"
	pathAccount    = "userIdentity.accountId"
	pathArn        = "userIdentity.arn"
	pathCreated    = "userIdentity.sessionContext.attributes.creationDate"
	pathInvokedBy  = "userIdentity.invokedBy"
	pathSignIn     = "userIdentity.sessionContext.signInSessionArn"
	pathSignedIn   = "responseElements.ConsoleLogin"
	pathShared     = "sharedEventID"
	pathEvent      = "eventName"
	pathTime       = "eventTime"
	pathSource     = "eventSource"
	pathEventID    = "eventID"
	pathAssumed    = "responseElements.assumedRoleUser.assumedRoleId"
	pathNewKey     = "responseElements.accessKey.accessKeyId"
	pathInstances  = "responseElements.instancesSet.items.instanceId"
	pathRoleArn    = "requestParameters.roleArn"
	pathRoleName   = "requestParameters.roleSessionName"
	pathAddress    = "sourceIPAddress"
	pathEndpoint   = "vpcEndpointId" // of a call from inside a network, and with an address there
	columnTime     = "time"
	columnFailed   = "failed"
	columnOutcome  = "outcome"
	columnActor    = "actor"
	columnService  = "service"
	columnVerb     = "verb"
	columnAccount  = "account"
	columnWho      = "principal"
	timeInFilters  = "2006-01-02T15:04:05Z"
	mostCandidates = 2000 // rows that one rule looks at
)

// pathsIssued are where answers hold the key that they give out: those of STS
// and of Cognito, and of IAM Roles Anywhere.
var pathsIssued = []string{
	"responseElements.credentials.accessKeyId",
	"responseElements.credentialSet.credentials.accessKeyId",
}

// finder looks events up.
type finder struct {
	ctx   context.Context
	snap  *store.Snapshot
	lang  *store.Language
	known map[string]bool // whether paths that few data have are there
}

// occurs reports whether any record has a path. It is asked for paths that most
// data lack: to find no event takes longer.
func (f *finder) occurs(path string) bool {
	occurs, known := f.known[path]
	if !known {
		occurs = f.snap.Has(f.lang, path)
		f.known[path] = occurs
	}
	return occurs
}

// has is the condition that a field has a value.
func has(field string) store.Expr { return store.Match{Field: field, Op: store.Present} }

// direct is the condition that the principal called, and no service for it.
func direct() store.Expr { return store.Not{Expr: has(pathInvokedBy)} }

// bound is a condition on the time of an event.
func bound(op store.Op, t time.Time) store.Match {
	return store.Match{Field: columnTime, Op: op, Values: []store.Pattern{store.Literal(t.UTC().Format(timeInFilters))}}
}

// within is the condition that an event is of some time, both ends included.
func within(from, to time.Time) store.Expr {
	return store.And{bound(store.AtLeast, from), bound(store.AtMost, to)}
}

// at is the condition that an event is of a second.
func at(t time.Time) store.Expr { return within(t, t) }

// sel selects the rows that meet all conditions.
func (f *finder) sel(conditions ...store.Expr) (*store.Selection, error) {
	return f.snap.Select(f.ctx, f.lang, store.And(conditions), nil)
}

// rows returns the rows that meet all conditions in time order, at most
// mostCandidates of them.
func (f *finder) rows(conditions ...store.Expr) ([]store.Row, error) {
	sel, err := f.sel(conditions...)
	if err != nil || sel.Len() == 0 {
		return nil, err
	}
	view, err := f.snap.View(f.ctx, sel, false)
	if err != nil {
		return nil, err
	}
	out := make([]store.Row, min(view.Len(), mostCandidates))
	for i := range out {
		out[i] = view.Row(i)
	}
	return out, nil
}

// holders reads who acted in the rows that meet all conditions and did not
// fail: what failed gave out nothing.
func (f *finder) holders(conditions ...store.Expr) ([]holder, error) {
	rows, err := f.rows(conditions...)
	var out []holder
	for _, row := range rows {
		h := f.read(row)
		if f.of(h, columnFailed) == "no" {
			out = append(out, h)
		}
	}
	return out, err
}

// of returns the first value of a field of the event that a holder acted in, ""
// without one.
func (f *finder) of(h holder, field string) string {
	if !h.known {
		return ""
	}
	text, _ := f.snap.Record(h.row).Value(f.lang, field)
	return text
}
