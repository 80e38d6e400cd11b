package question

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// made says which event among those of a finding made the key, by whom and for whom, and
// which account that was in; nothing where none did.
func (d *desk) made(f *finding) (text, account string, err error) {
	e, err := d.parse("failed:no (responseElements.accessKey.accessKeyId={} OR responseElements.credentials.accessKeyId={})")
	if err != nil {
		return "", "", err
	}
	made, err := d.foundIn(f, e)
	if err != nil {
		return "", "", err
	}
	maker, err := d.oldest(made.Rows)
	if err != nil || maker == nil {
		return "", "", err
	}
	who, err := d.maker(*maker)
	if err != nil {
		return "", "", err
	}
	at, _ := maker.Time()
	text = fmt.Sprintf("; %s made it with %s at %s", who, d.field(*maker, "event"), d.Clock.Moment(at))
	if whom := d.firstField(*maker, "responseElements.accessKey.userName", "requestParameters.roleArn"); whom != "" {
		text += " for " + whom
	}
	return text, d.madeIn(*maker), nil
}

// maker names who made a key as the caller's own account does, with that account where
// the key is of another one: "build-agent of 777788889999".
func (d *desk) maker(made store.Record) (string, error) {
	caller, _, err := naming.CallerOf(d.ctx, d.Snap, d.Lang, made.Row())
	if err != nil {
		return "", err
	}
	name, account := cmp.Or(caller.Actor, d.field(made, "actor")), d.field(made, "userIdentity.accountId")
	if account == "" || account == d.madeIn(made) || strings.Contains(name, account) {
		return name, nil
	}
	return name + " of " + account, nil
}

// madeIn is the account of what the key was made for: a role may be of another
// account than its caller, a user never is.
func (d *desk) madeIn(maker store.Record) string {
	if account := ownerOf(d.firstField(maker, "responseElements.assumedRoleUser.arn", "responseElements.federatedUser.arn")); account != "" {
		return account
	}
	return d.firstField(maker, "userIdentity.accountId", "account")
}

// once leaves out of the events about one key what its account recorded of a caller from
// elsewhere, where the caller's own account, which knows who that is, recorded the same
// call: both have it under one sharedEventID (CloudTrail user guide, "Record contents").
func (d *desk) once(f *finding) error {
	abroad := store.Equals("type", naming.Abroad)
	own, err := d.foundIn(f, all(store.Not{Expr: abroad}, present("sharedEventID")))
	if err != nil || own.Rows.Len() == 0 {
		return err
	}
	shared, err := d.facet("sharedEventID", own.Rows, mostParts)
	if err != nil {
		return err
	}
	var calls []string
	for _, v := range shared.Values {
		calls = append(calls, v.Value)
	}
	twins, err := d.foundIn(f, all(abroad, store.Equals("sharedEventID", calls...)))
	if err != nil || twins.Rows.Len() == 0 {
		return err
	}
	f.Rows, f.expr = f.Rows.Without(twins.Rows), all(f.expr, store.Not{Expr: twins.expr})
	f.Notes = append(f.Notes, phrase.Plural(twins.Rows.Len(), "call is", "calls are")+" recorded by both accounts, and listed once, as the caller's own account has it.")
	return nil
}
