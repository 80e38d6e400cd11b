package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// recordingFilter finds what switches recording off and on, or changes what is
// recorded.
const recordingFilter = "service:cloudtrail event:StopLogging,DeleteTrail,UpdateTrail,PutEventSelectors,StartLogging"

// outage is a time that a trail was off.
type outage struct {
	trail    trailID
	how      string
	off, on  string // moments; on is "" where nothing switched it on again
	deletion bool
	actor    string
	call     Line // that switched it off
}

// trailID tells trails apart: two accounts or regions may use one name.
type trailID struct{ account, region, name string }

// String names the trail in a sentence.
func (t trailID) String() string {
	if t.name == "" {
		return "a trail of " + t.account
	}
	return "trail " + t.name + " of " + t.account
}

// noteTampering says which trails were switched off in the data and whether
// they were on again, and what of it was refused or failed otherwise. The calls
// themselves are listed above its table.
func (d *desk) noteTampering(f *finding) error {
	var outages []*outage
	unread, err := d.each(f.Rows, func(r store.Record) error {
		if d.outcome(r) == "" {
			outages = d.follow(outages, r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	f.unread(unread)
	f.addTable(outageTable(outages))
	vain, err := d.failures(f)
	f.Text += outageText(outages) + vain.ofChanges()
	return err
}

// follow adds what a change that succeeded did to a trail.
func (d *desk) follow(outages []*outage, r store.Record) []*outage {
	trail, at := d.trailOf(r), d.Clock.Moment(timeOf(r))
	off := &outage{trail: trail, off: at, actor: d.field(r, "actor"), call: d.line(r)}
	switch d.field(r, "event") {
	case "StopLogging":
		off.how = "switched off"
		return append(outages, off)
	case "DeleteTrail":
		off.how, off.deletion = "deleted", true
		return append(outages, off)
	case "StartLogging":
		for _, o := range outages {
			if o.trail == trail && o.on == "" && !o.deletion {
				o.on = at
			}
		}
	}
	return outages
}

// outageTable has a line for each time that a trail was off: the calls above it say when
// that began, and not of each whether and when it ended.
func outageTable(outages []*outage) Table {
	t := Table{Title: "Trails that were off", Heads: []string{"trail", "on again", "actor", "trail's account"}}
	for _, o := range outages {
		line := o.call
		line.Cells = []string{o.trail.name, o.until(), o.actor, o.trail.account}
		t.Lines = append(t.Lines, line)
	}
	return t
}

// until says when an outage ended, as far as these events tell.
func (o *outage) until() string {
	switch {
	case o.deletion:
		return "never: deleted"
	case o.on == "":
		return "not in these events"
	}
	return o.on
}

// mostOutages is how many outages the sentence tells.
const mostOutages = 3

// outageText is the part of the sentence about trails that were off.
func outageText(outages []*outage) string {
	text := ""
	for _, o := range outages[:min(mostOutages, len(outages))] {
		text += "; " + o.trail.String() + " was " + o.how + " at " + o.off
		switch {
		case o.on != "":
			text += " and on again at " + o.on
		case !o.deletion:
			text += " and not on again in these events"
		}
	}
	if more := len(outages) - mostOutages; more > 0 {
		text += "; trails were switched off or deleted " + phrase.Plural(more, "more time")
	}
	return text
}

// trailOf is the trail that a call is about.
func (d *desk) trailOf(r store.Record) trailID {
	return d.logOf(r, d.firstField(r, "requestParameters.name", "requestParameters.trailName"))
}

// logOf is what a call about some log calls by its name or by its ARN:
// arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME.
func (d *desk) logOf(r store.Record, name string) trailID {
	if parts := strings.SplitN(name, ":", 6); len(parts) == 6 {
		return trailID{parts[4], parts[3], parts[5][strings.IndexByte(parts[5], '/')+1:]}
	}
	return trailID{d.field(r, "account"), d.field(r, "region"), name}
}
