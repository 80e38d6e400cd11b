package question

import (
	"fmt"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// takesEffect is how long a change of IAM may take to work everywhere: IAM user guide,
// "Changes that I make are not always immediately visible".
const takesEffect = 5 * time.Minute

// off is a time in which a key cannot have worked, by what the events say.
type off struct {
	since, until time.Time // until is zero where nothing switched it on again
	did          string    // who did what when, for a sentence
	deleted      bool
}

// usedKey says where a key was used and, if it was used while it was off, that.
func usedKey(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	text, err := d.usedWhileOff("")
	f.Text += text
	return f, err
}

// usedWhileOff says how often the key worked while it was switched off or deleted: who
// reads that a leaked key is off has to know. What a sentence has said last need not be
// said again.
func (d *desk) usedWhileOff(said string) (string, error) {
	times, err := d.timesOff()
	if err != nil {
		return "", err
	}
	text := ""
	for _, o := range times {
		uses, err := d.usesIn(o)
		if err != nil {
			return "", err
		}
		if uses.Len() == 0 {
			continue
		}
		if said+text != o.did {
			text += o.did
		}
		text += d.usesAfter(o, uses)
	}
	return text, nil
}

// usesAfter is the part of the sentence about uses that should not be.
func (d *desk) usesAfter(o off, uses *store.Selection) string {
	_, last, _ := d.Snap.SpanOf(uses)
	why := "somebody switched it on again outside what is loaded, or the record of it is missing"
	switch {
	case last.Sub(o.since) <= takesEffect:
		why = "a change of IAM takes a moment to work everywhere"
	case o.deleted:
		why = "a deleted key does not work, so one of the records is not true"
	}
	return fmt.Sprintf("; %s after that, the last at %s: %s", phrase.Plural(uses.Len(), "use"), d.Clock.Moment(last), why)
}

// timesOff are the times in which the key was off. Any loaded event tells, whatever
// the data are narrowed to.
func (d *desk) timesOff() (out []off, err error) {
	e, err := d.parse("service:iam event:UpdateAccessKey,DeleteAccessKey failed:no requestParameters.accessKeyId={}")
	if err != nil {
		return nil, err
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, e, nil)
	if err != nil {
		return nil, err
	}
	_, err = d.each(rows, func(r store.Record) error {
		deleted := d.field(r, "event") == "DeleteAccessKey"
		last := len(out) - 1
		isOff := last >= 0 && out[last].until.IsZero()
		switch {
		case !deleted && d.field(r, "requestParameters.status") == active:
			if isOff {
				out[last].until = timeOf(r)
			}
		case isOff && deleted: // what was used in between is not forgotten
			out[last].until = timeOf(r)
			fallthrough
		case !isOff:
			out = append(out, off{since: timeOf(r), did: d.didToKey(r), deleted: deleted})
		}
		return nil
	})
	return out, err
}

// didToKey says who switched the key off, or on, or deleted it, and when.
func (d *desk) didToKey(r store.Record) string {
	did := " deleted it"
	if d.field(r, "event") != "DeleteAccessKey" {
		did = " set it to " + d.field(r, "requestParameters.status")
	}
	return "; " + d.field(r, "actor") + did + " at " + d.Clock.Moment(timeOf(r))
}

// usesIn are the calls with the key that did not fail while it was off. Services that
// act for its holder go on with what they were given.
func (d *desk) usesIn(o off) (*store.Selection, error) {
	e, err := d.parse("key={} failed:no -userIdentity.invokedBy:*")
	if err != nil {
		return nil, err
	}
	if e = all(e, behind(o.since)); !o.until.IsZero() {
		e = all(e, store.Match{Field: "time", Op: store.Before, Values: []store.Pattern{store.Literal(o.until.UTC().Format(time.RFC3339))}})
	}
	return d.rows(e)
}
