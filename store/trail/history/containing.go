package history

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// Containing are the events with a text anywhere in them. They are looked for where no
// resource is known by it: the tables of package resource know many things and never
// all of them.
type Containing struct {
	Expr store.Text
	Rows *store.View // oldest first; none where no event has it
}

// containing finds the events that contain what was asked for.
func (q *question) containing(within *store.Selection) (*Containing, error) {
	if q.asked == "" {
		return nil, nil
	}
	out := &Containing{Expr: store.Text{Pattern: store.Literal(q.asked)}}
	rows, err := q.snap.Select(q.ctx, q.lang, out.Expr, nil)
	if err != nil {
		return nil, err
	}
	if within != nil {
		rows = rows.Both(within)
	}
	out.Rows, err = q.snap.View(q.ctx, rows, false)
	return out, err
}

// Filter finds the events, in quotes: so it is a text whatever it looks like.
func (c *Containing) Filter() string {
	if text := c.Expr.String(); strings.HasPrefix(text, `"`) {
		return text
	}
	plain, _ := c.Expr.Pattern.Plain()
	return `"` + plain + `"`
}

// unknown is the answer where no thing is known by what was asked for as a whole: what
// else it may be, and which events contain it.
func (q *question) unknown(found []store.ValueCount, whole bool, within *store.Selection) (*Answer, error) {
	out := &Answer{
		Asked: q.asked, Candidates: candidates(found), Namesakes: whole && len(found) > 1,
		Near: len(found) > 0 && !whole && len(filtered(found, holds(q.asked))) == 0,
	}
	if len(found) > 0 && !out.Near {
		return out, nil
	}
	rows, err := q.noRows()
	if err != nil {
		return nil, err
	}
	out.events = events{snap: q.snap, lang: q.lang, rows: rows, clock: q.clock, called: &called{}}
	out.Resource.Names = []string{q.asked} // what the lines need not repeat
	out.Containing, err = q.containing(within)
	return out, err
}
