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
// they were on again, and what of it was refused or failed otherwise.
func (d *desk) noteTampering(f *finding) error {
	t := Table{Title: "Changes of recording", Heads: []string{"what", "trail", "trail's account", "who", "outcome"}}
	var outages []*outage
	unread, err := d.each(f.Rows, func(r store.Record) error {
		event, trail, outcome := d.field(r, "event"), d.trailOf(r), d.outcome(r)
		t.Lines = append(t.Lines, d.line(r, event, trail.name, trail.account, d.field(r, "actor"), outcome))
		if outcome == "" {
			outages = d.follow(outages, event, trail, d.Clock.Moment(timeOf(r)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	f.unread(unread)
	f.addTable(t)
	vain, err := d.failures(f)
	f.Text += outageText(outages) + vain.ofChanges()
	return err
}

// follow adds what a change that succeeded did to a trail.
func (d *desk) follow(outages []*outage, event string, trail trailID, at string) []*outage {
	switch event {
	case "StopLogging":
		return append(outages, &outage{trail: trail, how: "switched off", off: at})
	case "DeleteTrail":
		return append(outages, &outage{trail: trail, how: "deleted", off: at, deletion: true})
	case "StartLogging":
		for _, o := range outages {
			if o.trail == trail && o.on == "" && !o.deletion {
				o.on = at
			}
		}
	}
	return outages
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
