package question

import (
	"cmp"
	"fmt"
	"strings"

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
	if err := d.once(f); err != nil {
		return nil, err
	}
	used, err := d.found("key={}")
	if err != nil {
		return nil, err
	}
	recorded, err := d.owner(f, used.Rows)
	if err != nil {
		return nil, err
	}
	d.addLetters(f, recorded)
	f.Tables, err = d.owners(used)
	return f, err
}

// owner is the sentence: who used the key, who made it, and what became of it. It
// returns the account that the records say the key is of.
func (d *desk) owner(f *finding, used *store.Selection) (account string, err error) {
	f.Text = d.value + " is not used in these events"
	first, err := d.oldest(used)
	if err != nil {
		return "", err
	}
	if first != nil {
		account = d.firstField(*first, "userIdentity.accountId", "account")
		f.Text = fmt.Sprintf("%s belongs to %s (%s), account %s", d.value, d.field(*first, "actor"), d.field(*first, "type"), account)
	}
	made, of, err := d.made(f)
	if err != nil {
		return "", err
	}
	f.Text += made
	account = cmp.Or(account, of)
	ends, err := d.ends()
	if err != nil {
		return "", err
	}
	after, err := d.usedWhileOff(ends)
	f.Text += ends + after
	return account, err
}

// ends says what became of the key: what its status was set to at last, and
// whether it was deleted.
func (d *desk) ends() (string, error) {
	text := ""
	for _, event := range [...]string{"UpdateAccessKey", "DeleteAccessKey"} {
		f, err := d.found("failed:no event:" + event + " requestParameters.accessKeyId={}")
		if err != nil {
			return "", err
		}
		last, err := d.latest(f.Rows)
		if err != nil {
			return "", err
		}
		if last != nil {
			text += d.didToKey(*last)
		}
	}
	return text, nil
}

// keyLetters are those that the id of a key is made of, behind its kind: base32.
const keyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// addLetters says which account the key's own letters tell, and what it means
// where they say another than the records, or what no key says.
func (d *desk) addLetters(f *finding, recorded string) {
	account, ok := lineage.AccountOfKey(d.value)
	switch strange := strings.Trim(d.value[min(4, len(d.value)):], keyLetters); {
	case !ok && strange != "":
		f.Text += "; the letters of the key id tell no account"
		f.Unproven = append(f.Unproven, "The id of the key has characters that no key has: the records may have been changed.")
	case !ok:
		f.Text += "; the letters of the key id tell no account, as in older keys"
	case recorded == "" || recorded == account:
		f.Text += "; the letters of the key id say account " + account
	default:
		f.Text += "; the letters of the key id say another account, " + account
		f.Unproven = append(f.Unproven, "The id of the key belongs to account "+account+", the records say "+recorded+": the records may have been changed.")
	}
}

// owners lists the identities that were recorded with the key: there is one,
// unless somebody wrote these records.
func (d *desk) owners(used *finding) ([]Table, error) {
	pairs, err := d.pairs("actor", "userIdentity.arn", used.Rows)
	if err != nil {
		return nil, err
	}
	shown := linesOf(len(pairs.Values))
	t := Table{Title: "Recorded with it", Heads: []string{"actor", "arn"}, More: len(pairs.Values) - shown}
	for _, p := range pairs.Values[:shown] {
		e := store.Expr(store.Equals("actor", p.Values[0].Text))
		if !p.Values[1].None {
			e = all(e, store.Equals("userIdentity.arn", p.Values[1].Text))
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

// linesOf is how many lines a table has of so many: one more takes no more room than to
// say that there is one.
func linesOf(n int) int {
	if n <= tableLines+1 {
		return n
	}
	return tableLines
}

// oldest returns the first event of a selection, nil when it has none.
func (d *desk) oldest(rows *store.Selection) (*store.Record, error) { return d.end(rows, false) }

// latest returns the last event of a selection, nil when it has none.
func (d *desk) latest(rows *store.Selection) (*store.Record, error) { return d.end(rows, true) }

func (d *desk) end(rows *store.Selection, last bool) (*store.Record, error) {
	if rows.Len() == 0 {
		return nil, nil
	}
	view, err := d.Snap.View(d.ctx, rows, last)
	if err != nil {
		return nil, err
	}
	r := d.Snap.Record(view.Row(0))
	return &r, nil
}
