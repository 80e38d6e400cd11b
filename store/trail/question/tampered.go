package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// Calls of one name may switch logging off and on again, and some write a whole
// configuration without what was there before. Which way a call goes is decided by its
// name, or by what it sets: API references of CloudTrail, GuardDuty, Macie, Security Hub,
// Config and S3.

// switchesOn finds the calls that only switch something on, those that were refused as
// well: they are no interference. How often findings are published may be less than before.
var switchesOn = "event:StartLogging,StartEventDataStoreIngestion,StartConfigurationRecorder,StartMonitoringMembers,UnarchiveFindings," +
	"EnableSecurityHub,EnableImportFindingsForProduct,BatchEnableStandards,EnableAlarmActions,EnableRule,StartActivityStream,Enable " +
	"OR event:EnableMacie -requestParameters.status:PAUSED " +
	"OR event:UpdateMacieSession requestParameters.status:ENABLED -requestParameters.findingPublishingFrequency:* " +
	"OR event:UpdateDetector " + detectorOn + " -" + detectorOff + " -requestParameters.findingPublishingFrequency:*"

// detectorOff and detectorOn are what updates of GuardDuty set: the whole detector, or
// parts of it. Those that switch a part off narrow it, whatever else they do.
var (
	detectorOff = "(requestParameters.enable:false OR " + partsAre(trail.PartOff) + ")"
	detectorOn  = "(requestParameters.enable:true OR " + partsAre(trail.PartOn) + ")"
)

// partsAre finds the calls that set some part of a detector to one of some values.
func partsAre(set string) string {
	return strings.Join(trail.PartSwitches, ":"+set+" OR ") + ":" + set
}

// setsAnew finds the calls that may be less or more than what was set before. Selectors
// without any management events and without a source of data events record nothing; of
// lists of trusted addresses and of filters those that are at work hide findings.
var setsAnew = "event:UpdateTrail,PutInsightSelectors,UpdateEventDataStore,PutConfigurationRecorder,PutDeliveryChannel," +
	"UpdateFindings,CreateAutomationRule,PutRetentionPolicy,PutModelInvocationLoggingConfiguration " +
	"OR event:CreateIPSet,UpdateIPSet -requestParameters.activate:true " +
	"OR event:CreateFilter,UpdateFilter -requestParameters.action:ARCHIVE " +
	"OR event:PutEventSelectors (-requestParameters.eventSelectors.includeManagementEvents:false OR requestParameters.eventSelectors.includeManagementEvents:true OR " +
	"requestParameters.eventSelectors.dataResources.type:*) " +
	"OR event:PutBucketLogging requestParameters.BucketLoggingStatus.LoggingEnabled.TargetBucket:* " +
	"OR event:EnableMacie requestParameters.status:PAUSED " +
	"OR event:UpdateMacieSession -requestParameters.status:PAUSED " +
	"OR event:UpdateDetector -" + detectorOff

// ways are the calls of the question by which way they go.
type ways struct{ off, anew, on *finding }

// tampered says which calls switch logging and detection off, or may: those that only
// switch something on are told apart.
func tampered(d *desk) (*finding, error) {
	f, err := d.found(d.q.Filter)
	if err != nil {
		return nil, err
	}
	var w ways
	var rest *finding
	if w.on, rest, err = d.parted(f, switchesOn); err != nil {
		return nil, err
	}
	if w.anew, w.off, err = d.parted(rest, setsAnew); err != nil {
		return nil, err
	}
	if err := d.sum(rest); err != nil {
		return nil, err
	}
	f.Text, f.Tables = rest.Text, rest.Tables
	if err := d.addSwitchedOn(f, w); err != nil {
		return nil, err
	}
	return f, d.addWhichWay(f, w)
}

// parted returns the events of a finding that a filter finds, and the others.
func (d *desk) parted(f *finding, filter string) (is, others *finding, err error) {
	e, err := d.parse(filter)
	if err != nil {
		return nil, nil, err
	}
	if is, err = d.part(f, e); err != nil {
		return nil, nil, err
	}
	others, err = d.part(f, store.Not{Expr: e})
	return is, others, err
}

// addWhichWay adds the table of what the calls do, as far as they tell.
func (d *desk) addWhichWay(f *finding, w ways) error {
	t := Table{Title: "Which way", Heads: []string{"way", "ended"}}
	for _, way := range []struct {
		*finding
		text string
	}{{w.off, "off, deleted or narrowed"}, {w.anew, "not told: set anew"}, {w.on, "on"}} {
		if way.Rows.Len() == 0 {
			continue
		}
		failed, err := d.failedOf(way.finding)
		if err != nil {
			return err
		}
		t.Lines = append(t.Lines, d.lineOf(way.finding, way.text, failed))
	}
	if len(t.Lines) > 0 {
		f.Tables = append([]Table{t}, f.Tables...)
	}
	return nil
}
