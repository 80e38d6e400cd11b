package question

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
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
	enabled, err := d.parse("service:account event:EnableRegion,DisableRegion")
	if err != nil {
		return nil, err
	}
	e := store.Expr(store.And{store.Match{Field: "region", Op: store.Present}, not(store.Equals("region", used...))})
	global, left, err := d.globalIn(used, enabled)
	if err != nil {
		return nil, err
	}
	if left != "" {
		e = all(e, store.Not{Expr: global})
	}
	f, err := d.foundBy(store.Or{e, enabled})
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sentence(f); err != nil {
		return nil, err
	}
	f.Text += "; in use, " + how + ": " + phrase.List(phrase.First(used, 8)) + left
	return f, d.addRegions(f)
}

// globalServices record in one region wherever they are called from: CloudTrail user
// guide, "Global service events", and AWS General Reference, "Global services". STS does
// at its global address only.
const globalServices = "service:iam,signin,organizations,account,cloudfront,route53,route53domains,health,support,supportplans,trustedadvisor,shield,waf," +
	"billing,billingconsole,aws-portal,payments,invoicing,tax,freetier,consolidatedbilling,ce,cur,bcm-data-exports,budgets,savingsplans,pricing,artifact " +
	"OR service:sts (tlsDetails.clientProvidedHostHeader:sts.amazonaws.com OR additionalEventData.RequestDetails.endpointType:global)"

// globalIn finds the events of global services in the regions where those record, as
// far as these are not in use and the events are no others that count: nobody chose the
// region. left is what is said of them; "" where there are none.
func (d *desk) globalIn(used []string, but store.Expr) (global store.Expr, left string, err error) {
	regions, err := d.facet("region", nil, 0)
	if err != nil {
		return nil, "", err
	}
	var homes []string
	for _, v := range regions.Values {
		if trail.HomeRegion(v.Value) == v.Value && !slices.Contains(used, v.Value) {
			homes = append(homes, v.Value)
		}
	}
	services, err := d.parse(globalServices)
	if err != nil || len(homes) == 0 {
		return nil, "", err
	}
	global = all(store.Equals("region", homes...), services)
	f, err := d.foundBy(all(global, store.Not{Expr: but}))
	if err != nil || f.Rows.Len() == 0 {
		return nil, "", err
	}
	return global, "; " + phrase.Plural(f.Rows.Len(), "event of global services, which record", "events of global services, which record") + " in " + phrase.List(homes, 0) + ", left out", nil
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
	f.Text += "; " + howMany(writes, "write") + " succeeded"
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
