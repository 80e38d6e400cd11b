package question

import (
	"fmt"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Where answers name the credentials that they hand out: those of STS, and
// long-lived keys of IAM.
const (
	issuedKey  = "responseElements.credentials.accessKeyId"
	createdKey = "responseElements.accessKey.accessKeyId"
)

// mostGenerations bounds how often credentials are followed to those made with
// them; a session may take its own role for ever, an hour at a time.
const mostGenerations = 50

// descent is the credentials made with a key, generation by generation.
type descent struct {
	*desk
	seen   map[string]bool // credentials by what they are called in the table
	table  Table
	all    held      // and the first
	first  time.Time // when the first was made
	uses   int
	unread int
}

// held are credentials that others are made with: keys, sessions that began
// with a password, and the events in which these began.
type held struct{ keys, sessions, signIns []string }

func (h *held) add(more held) {
	h.keys = append(h.keys, more.keys...)
	h.sessions = append(h.sessions, more.sessions...)
	h.signIns = append(h.signIns, more.signIns...)
}

// credentialsOf follows a key to the credentials that were made with it, with
// those in turn, and so on.
func credentialsOf(d *desk) (*finding, error) {
	next := held{keys: []string{d.value}}
	c := &descent{desk: d, seen: map[string]bool{d.value: true}, all: next}
	c.table = Table{Title: "Made, with the events of each", Heads: []string{"credential", "by", "how", "for", "made"}}
	for range mostGenerations {
		var err error
		if next, err = c.generation(next); err != nil {
			return nil, err
		}
		if next.none() {
			break
		}
	}
	f, err := d.foundBy(c.all.makings())
	if err != nil {
		return nil, err
	}
	c.tell(f)
	if !next.none() {
		f.Unproven = append(f.Unproven, "Credentials were followed over "+phrase.Number(mostGenerations)+" generations; there are more.")
	}
	f.unread(c.unread)
	return f, nil
}

// tell writes the sentence, with the table.
func (c *descent) tell(f *finding) {
	d := c.desk
	f.Text = "No credentials were made with " + d.value + " in these events"
	if n := len(c.table.Lines); n > 0 {
		f.Text = fmt.Sprintf("%s made with %s, the first at %s; %s used: %s", phrase.Plural(n, "credential"), d.value,
			d.Clock.Moment(c.first), c.usedWords(n), phrase.Plural(c.uses, "event"))
		f.Tables = []Table{c.table}
	}
	if len(c.all.signIns) > 0 {
		f.Unproven = append(f.Unproven, "A sign-in is taken to be with the password that was set last before it: whoever else knows that one may be who signed in.")
	}
}

func (c *descent) usedWords(n int) string {
	used := 0
	for _, l := range c.table.Lines {
		if l.Count > 0 {
			used++
		}
	}
	switch {
	case used == n && n == 1:
		return "it is"
	case used == n:
		return "all are"
	}
	return phrase.Number(used) + " of them"
}

// none reports whether nothing more is made with the credentials.
func (h held) none() bool { return len(h.keys) == 0 && len(h.sessions) == 0 }

// makings finds the events in which some credentials made others.
func (h held) makings() store.Expr {
	by := store.Expr(store.Equals("key", h.keys...))
	switch {
	case len(h.keys) == 0:
		by = store.Equals("session", h.sessions...)
	case len(h.sessions) > 0:
		by = store.Or{by, store.Equals("session", h.sessions...)}
	}
	made := store.Expr(all(by, store.Equals("failed", "no"), store.Or{
		store.Match{Field: issuedKey, Op: store.Present}, store.Match{Field: createdKey, Op: store.Present}, setsPassword()}))
	if len(h.signIns) > 0 {
		made = store.Or{made, store.Equals("id", h.signIns...)}
	}
	return made
}

// generation adds what some credentials made, and returns what is new of it.
func (c *descent) generation(by held) (held, error) {
	rows, err := c.rows(held{keys: by.keys, sessions: by.sessions}.makings())
	if err != nil {
		return held{}, err
	}
	var fresh held
	unread, err := c.each(rows, func(r store.Record) error {
		more, err := c.add(r)
		fresh.add(more)
		return err
	})
	c.unread += unread
	c.all.add(fresh)
	return fresh, err
}

// add adds what one event made.
func (c *descent) add(r store.Record) (held, error) {
	key := c.firstField(r, issuedKey, createdKey)
	switch {
	case key == "":
		return c.addPassword(r)
	case c.seen[key]:
		return held{}, nil
	}
	whom := c.firstField(r, "requestParameters.roleArn", "requestParameters.name", "requestParameters.userName")
	return held{keys: []string{key}}, c.addLine(r, store.Equals("key", key), key, c.holder(r), c.field(r, "event"), whom)
}

// holder is the credential that an event was made with: the session where that is
// one of the table, of which the key is one of many, else the key.
func (c *descent) holder(r store.Record) string {
	if session := c.field(r, "session"); c.seen[session] {
		return session
	}
	return c.field(r, "key")
}

// addLine adds the line of a credential that an event made: who made it how and when,
// and its uses; the times of the line are theirs, so that one never used has none.
func (c *descent) addLine(r store.Record, used store.Expr, cells ...string) error {
	uses, err := c.rows(used)
	if err != nil {
		return err
	}
	at, _ := r.Time()
	if len(c.table.Lines) == 0 {
		c.first = at
	}
	line := Line{Cells: append(cells, c.Clock.Moment(at)), Count: uses.Len(), Filter: c.narrowed(used).String()}
	line.First, line.Last, _ = c.Snap.SpanOf(uses)
	c.seen[cells[0]] = true
	c.uses += uses.Len()
	c.table.Lines = append(c.table.Lines, line)
	return nil
}
