package question

import (
	"fmt"

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
	seen  map[string]bool
	table Table
	made  []string // all but the first
	uses  int
}

// credentialsOf follows a key to the credentials that were made with it, with
// those in turn, and so on.
func credentialsOf(d *desk) (*finding, error) {
	c := &descent{desk: d, seen: map[string]bool{d.value: true}}
	c.table = Table{Title: "Made, with the events of each", Heads: []string{"credential", "by", "how", "for"}}
	keys := []string{d.value}
	for range mostGenerations {
		var err error
		if keys, err = c.generation(keys); err != nil {
			return nil, err
		}
		if len(keys) == 0 {
			break
		}
	}
	f, err := d.foundBy(madeBy(append([]string{d.value}, c.made...)))
	if err != nil {
		return nil, err
	}
	f.Text = "No credentials were made with " + d.value + " in these events"
	if n := len(c.made); n > 0 {
		f.Text = fmt.Sprintf("%s made with %s, the first at %s; %s used: %s", phrase.Plural(n, "credential"), d.value,
			d.Clock.Moment(c.table.Lines[0].First), c.usedWords(n), phrase.Plural(c.uses, "event"))
		f.Tables = []Table{c.table}
	}
	if len(keys) > 0 {
		f.Unproven = append(f.Unproven, "Credentials were followed over "+phrase.Number(mostGenerations)+" generations; there are more.")
	}
	return f, nil
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

// madeBy finds the events in which some keys made credentials.
func madeBy(keys []string) store.Expr {
	return all(is("key", keys...), is("failed", "no"), store.Or{
		store.Match{Field: issuedKey, Op: store.Present}, store.Match{Field: createdKey, Op: store.Present}})
}

// generation adds what some keys made, and returns what is new of it.
func (c *descent) generation(keys []string) ([]string, error) {
	rows, err := c.rows(madeBy(keys))
	if err != nil {
		return nil, err
	}
	var fresh []string
	_, err = c.each(rows, func(r store.Record) error {
		key := c.firstField(r, issuedKey, createdKey)
		if key == "" || c.seen[key] {
			return nil
		}
		c.seen[key] = true
		fresh = append(fresh, key)
		return c.add(r, key)
	})
	c.made = append(c.made, fresh...)
	return fresh, err
}

// add is the line of a credential: who made it how, and how often it was used.
func (c *descent) add(r store.Record, key string) error {
	uses, err := c.rows(is("key", key))
	if err != nil {
		return err
	}
	at, _ := r.Time()
	line := Line{
		Cells: []string{key, c.field(r, "key"), c.field(r, "event"), c.firstField(r, "requestParameters.roleArn", "requestParameters.name", "requestParameters.userName")},
		Count: uses.Len(), First: at, Last: at, Filter: c.narrowed(is("key", key)).String(),
	}
	if _, last, ok := c.Snap.SpanOf(uses); ok {
		line.Last = last
	}
	c.uses += uses.Len()
	c.table.Lines = append(c.table.Lines, line)
	return nil
}
