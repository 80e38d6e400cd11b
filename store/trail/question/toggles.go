package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// toggle is two calls that undo each other, or one that does by what it sets.
type toggle struct {
	off, on string // the calls; one name for both where state tells
	names   string // the field that names what is switched; "" where a region has one of it
	within  string // the field that says in what these are names
	state   string // the field of the state, without which the call switches parts at most
	isOff   string // the state that is off
}

// toggles are the calls that prove by their pair that something had been off: API
// references of the services. Calls that name one thing in two ways are left out, such as
// standards of Security Hub, which are switched on by theirs and off by a subscription's ARN.
var toggles = []toggle{
	{off: "StopLogging", on: "StartLogging", names: "requestParameters.name"},
	{off: "StopEventDataStoreIngestion", on: "StartEventDataStoreIngestion", names: "requestParameters.eventDataStore"},
	{off: "StopConfigurationRecorder", on: "StartConfigurationRecorder", names: "requestParameters.configurationRecorderName"},
	{off: "StopMonitoringMembers", on: "StartMonitoringMembers", names: "requestParameters.accountIds", within: "requestParameters.detectorId"},
	{off: "ArchiveFindings", on: "UnarchiveFindings", names: "requestParameters.findingIds", within: "requestParameters.detectorId"},
	{off: "UpdateDetector", on: "UpdateDetector", names: "requestParameters.detectorId", state: "requestParameters.enable", isOff: "false"},
	{off: "DisableSecurityHub", on: "EnableSecurityHub"},
	{off: "DisableMacie", on: "EnableMacie"},
	{off: "UpdateMacieSession", on: "UpdateMacieSession", state: "requestParameters.status", isOff: "PAUSED"},
	{off: "Disable", on: "Enable", names: "requestParameters.resourceTypes", within: "requestParameters.accountIds"},
	{off: "DisableAlarmActions", on: "EnableAlarmActions", names: "requestParameters.alarmNames"},
	{off: "DisableRule", on: "EnableRule", names: "requestParameters.name", within: "requestParameters.eventBusName"},
	{off: "StopActivityStream", on: "StartActivityStream", names: "requestParameters.resourceArn"},
}

// switchable is what a toggle switches: a trail, a detector, a rule of a bus.
type switchable struct {
	toggle int
	within string
	trailID
}

// toggled returns what a call switches, and whether off; nothing where another call of
// the same name may switch something else.
func (d *desk) toggled(r store.Record) (things []switchable, off bool) {
	event := d.field(r, "event")
	i := slices.IndexFunc(toggles, func(t toggle) bool { return event == t.off || event == t.on })
	if i < 0 {
		return nil, false
	}
	t := toggles[i]
	off = event == t.off
	if t.state != "" {
		state := d.field(r, t.state)
		if state == "" {
			return nil, false
		}
		off = state == t.isOff
	}
	return d.thingsOf(r, i), off
}

// thingsOf are the things that a call of a toggle names.
func (d *desk) thingsOf(r store.Record, i int) (out []switchable) {
	names := []string{""}
	if t := toggles[i]; t.names != "" {
		names = d.textsIn(r, t.names)
	}
	within := strings.Join(d.textsIn(r, toggles[i].within), ",")
	for _, name := range names {
		out = append(out, switchable{i, within, d.logOf(r, name)})
	}
	return out
}

// textsIn are the values that an event has in a field, sorted.
func (d *desk) textsIn(r store.Record, field string) (out []string) {
	if field == "" {
		return nil
	}
	for _, v := range r.Values(d.Lang, field) {
		if v.Text != "" {
			out = append(out, v.Text)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
