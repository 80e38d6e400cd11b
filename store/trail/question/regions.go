package question

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// quietPart is the part of all events below which a region counts as quiet.
const quietPart = 20

// quietRegions finds events outside the regions in use: those that are named
// or, without a name, those with a fair part of all events.
func quietRegions(d *desk) (*finding, error) {
	used, how, err := d.regionsInUse()
	if err != nil {
		return nil, err
	}
	e := store.Expr(store.And{store.Match{Field: "region", Op: store.Present}, not(store.Equals("region", used...))})
	if enabled, err := d.parse("service:account event:EnableRegion,DisableRegion"); err == nil {
		e = store.Or{e, enabled}
	}
	f, err := d.foundBy(e)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sentence(f); err != nil {
		return nil, err
	}
	f.Text += "; in use, " + how + ": " + phrase.List(phrase.First(used, 8))
	return f, d.addRegions(f)
}

// regionsInUse are the regions that are named or, without a name, those with a fair
// part of all events; how says which of the two.
func (d *desk) regionsInUse() (used []string, how string, err error) {
	if used = splitList(d.value); len(used) > 0 {
		return used, "named", nil
	}
	everything, err := d.rows(nil)
	if err != nil {
		return nil, "", err
	}
	regions, err := d.facet("region", everything, 0)
	if err != nil {
		return nil, "", err
	}
	for _, v := range regions.Values {
		if v.Count*quietPart >= regions.Events {
			used = append(used, v.Value)
		}
	}
	return used, fmt.Sprintf("with one in %d events or more", quietPart), nil
}

// addRegions adds what went on in each quiet region.
func (d *desk) addRegions(f *finding) error {
	writes, err := d.also(f, "verb:write failed:no")
	if err != nil || f.Rows.Len() == 0 {
		return err
	}
	f.Text += "; " + phrase.Plural(writes, "write") + " that did not fail"
	for _, field := range []string{"region", "actor", "event"} {
		t, err := d.byValue(f, field)
		if err != nil {
			return err
		}
		f.addTable(t)
	}
	return nil
}

func splitList(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// not is the condition that a field has none of some values; of no value, all.
func not(m store.Match) store.Expr {
	if len(m.Values) == 0 {
		return store.And{}
	}
	m.Op = store.NotEqual
	return m
}
