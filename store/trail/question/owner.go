package question

import (
	"fmt"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/lineage"
)

// ownerOfKey says whom a key belongs to: by its uses, by the event that made
// it, and by the account in its own letters.
func ownerOfKey(d *desk) (*finding, error) {
	f, err := d.found("key={} OR responseElements.accessKey.accessKeyId={} OR responseElements.credentials.accessKeyId={} OR requestParameters.accessKeyId={}")
	if err != nil {
		return nil, err
	}
	used, err := d.found("key={}")
	if err != nil {
		return nil, err
	}
	made, err := d.found("failed:no (responseElements.accessKey.accessKeyId={} OR responseElements.credentials.accessKeyId={})")
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.owner(used.Rows, made.Rows); err != nil {
		return nil, err
	}
	f.Tables, err = d.owners(used)
	return f, err
}

// owner is the sentence.
func (d *desk) owner(used, made *store.Selection) (string, error) {
	text := d.value + " is not used in these events"
	first, err := d.oldest(used)
	if err != nil {
		return "", err
	}
	if first != nil {
		text = fmt.Sprintf("%s belongs to %s (%s), account %s", d.value, d.field(*first, "actor"), d.field(*first, "type"),
			d.firstField(*first, "userIdentity.accountId", "account"))
	}
	maker, err := d.oldest(made)
	if err != nil {
		return "", err
	}
	if maker != nil {
		at, _ := maker.Time()
		text += fmt.Sprintf("; %s made it with %s at %s", d.field(*maker, "actor"), d.field(*maker, "event"), d.Clock.Moment(at))
		if user := d.firstField(*maker, "responseElements.accessKey.userName", "requestParameters.roleArn"); user != "" {
			text += " for " + user
		}
	}
	if account, ok := lineage.AccountOfKey(d.value); ok {
		text += "; its letters say account " + account
	}
	return text, nil
}

// owners lists the identities that were recorded with the key: there is one,
// unless somebody wrote these records.
func (d *desk) owners(used *finding) ([]Table, error) {
	pairs, err := d.pairs("actor", "userIdentity.arn", used.Rows)
	if err != nil {
		return nil, err
	}
	t := Table{Title: "Recorded with it", Heads: []string{"actor", "userIdentity.arn"}, More: max(0, len(pairs.Values)-tableLines)}
	for _, p := range pairs.Values[:min(tableLines, len(pairs.Values))] {
		e := store.Expr(is("actor", p.Values[0].Text))
		if !p.Values[1].None {
			e = all(e, is("userIdentity.arn", p.Values[1].Text))
		}
		line, err := d.counted(used, e, p.Values[0].Text, p.Values[1].Text)
		if err != nil {
			return nil, err
		}
		t.Lines = append(t.Lines, line)
	}
	if len(t.Lines) == 0 {
		return nil, nil
	}
	return []Table{t}, nil
}

// oldest returns the first event of a selection, nil when it has none.
func (d *desk) oldest(rows *store.Selection) (*store.Record, error) {
	if rows.Len() == 0 {
		return nil, nil
	}
	view, err := d.Snap.View(d.ctx, rows, false)
	if err != nil {
		return nil, err
	}
	r := d.Snap.Record(view.Row(0))
	return &r, nil
}
