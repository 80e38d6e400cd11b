package question

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// undoing is how calls undo what others did: by which fields both name it, and which say
// from whom alone it is taken.
type undoing struct {
	calls string   // that do it, with commas between
	by    string   // filter of those that undo it
	did   []string // fields of what was done, all that there are; nil for what a region has one of
	undid []string // of what is undone, in the same order
	from  []string // of those that it is taken from; nil for all
	said  string   // what became of it
	each  bool     // the fields name several things, of which each is undone by itself
}

// What becomes of what was done.
const (
	unshared = "taken back"
	removed  = "removed"
	wasEnded = "deleted"
	// What replaces and sets again has a line of its own if it does the same.
	replaced = "replaced"
	setAgain = "set again"
)

// does reports whether a call does what is undone.
func (u undoing) does(call string) bool { return slices.Contains(strings.Split(u.calls, ","), call) }

// undone are the calls that undid something, by what it was.
type undone struct {
	ways   []undoing
	of     map[donePlace][]undoneBy
	unread int
}

// donePlace is what was done, as calls name it that undo it in one way, in an account and
// region.
type donePlace struct {
	way                   int
	account, region, name string
}

// undoneBy is a call that took something from somebody, nil for all.
type undoneBy struct {
	row  store.Row
	at   time.Time
	from []string
	said string
	each bool
}

// undone reads the calls that undid what some events did. Any loaded event tells,
// whatever the data are narrowed to.
func (d *desk) undone(done *store.Selection, ways []undoing) (*undone, error) {
	u := &undone{ways: ways, of: make(map[donePlace][]undoneBy)}
	names := make([][]string, len(ways))
	_, err := d.each(done, func(r store.Record) error {
		for i, way := range ways {
			switch {
			case !way.does(d.field(r, "event")):
			case way.did == nil:
				names[i] = append(names[i], "")
			default:
				names[i] = append(names[i], d.values(r, way.did)...)
			}
		}
		return nil
	})
	for i := range ways {
		if err == nil && len(names[i]) > 0 {
			err = u.read(d, i, names[i])
		}
	}
	return u, err
}

// read reads those that do so in one way, of what has one of some names.
func (u *undone) read(d *desk, i int, names []string) error {
	way := u.ways[i]
	e, err := d.parse(way.by)
	if err != nil {
		return err
	}
	if way.undid != nil {
		e = all(e, store.Equals(way.undid[0], names...))
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(e, store.Equals("failed", "no")), nil)
	if err != nil {
		return err
	}
	unread, err := d.each(rows, func(r store.Record) error {
		from := d.values(r, way.from)
		if way.from == nil || len(from) > 0 {
			at, _ := r.Time()
			place := u.place(d, r, i, way.undid)
			u.of[place] = append(u.of[place], undoneBy{r.Row(), at, from, way.said, way.each})
		}
		return nil
	})
	u.unread += unread
	return err
}

// place is what a call does or undoes in one way, by the fields of its name.
func (u *undone) place(d *desk, r store.Record, way int, fields []string) donePlace {
	if u.ways[way].each {
		fields = nil
	}
	return donePlace{way, d.field(r, "account"), d.field(r, "region"), strings.Join(d.values(r, fields), "\x00")}
}

// fate says what became first of what a call did, for some people or for all: that it
// was taken back, and from whom not, was replaced or deleted; "" where no event tells.
func (u *undone) fate(d *desk, r store.Record, whom ...string) string {
	var list []undoneBy
	for i, way := range u.ways {
		if way.does(d.field(r, "event")) {
			list = append(list, u.of[u.place(d, r, i, way.did)]...)
		}
	}
	slices.SortStableFunc(list, func(a, b undoneBy) int { return a.at.Compare(b.at) })
	return firstFate(d, r, whom, list)
}

// firstFate finds it among the calls that undid something, in the order of time. What is
// left to nobody ends there, whatever was done with it later. Of two that replace each
// other in one second it is not known which came first.
func firstFate(d *desk, r store.Record, whom []string, list []undoneBy) string {
	at, _ := r.Time()
	left, gone := slices.Clone(whom), ""
	for _, one := range list {
		alike := one.said == replaced || one.said == setAgain
		if one.row == r.Row() || one.at.Before(at) || alike && one.at.Equal(at) {
			continue
		}
		said := one.said + " " + d.Clock.Later(at, one.at)
		if one.from == nil {
			return said
		}
		taken := func(who string) bool { return slices.Contains(one.from, who) }
		if !slices.ContainsFunc(left, taken) {
			continue
		}
		if left = slices.DeleteFunc(left, taken); len(left) == 0 {
			return said
		}
		if gone = said + ", not from "; one.each {
			gone = said + ", not "
		}
	}
	if gone != "" {
		gone += strings.Join(left, ", ")
	}
	return gone
}

// tellUndone says how many of the calls that an answer lists were undone.
func (f *finding) tellUndone(n int) {
	if n > 0 {
		f.Text += "; " + phrase.Number(n) + " undone or replaced later"
	}
}
