package question

import "github.com/trailsift/trailsift/store/trail/phrase"

// switchesOn finds the updates that switch something on and nothing off: GuardDuty API
// Reference, UpdateDetector, and Macie API Reference, UpdateMacieSession.
const switchesOn = "failed:no (service:guardduty event:UpdateDetector requestParameters.enable:true -requestParameters.features.status:DISABLED -requestParameters.dataSources.s3Logs.enable:false " +
	"OR service:macie2 event:UpdateMacieSession requestParameters.status:ENABLED)"

// tampered says which changes of logging and detection there are, and how many of them
// repair: the calls are named alike.
func tampered(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	e, err := d.parse(switchesOn)
	if err != nil {
		return nil, err
	}
	on, err := d.part(f, e)
	if err != nil || on.Rows.Len() == 0 {
		return f, err
	}
	f.Text += "; " + phrase.Plural(on.Rows.Len(), "of them switches", "of them switch") + " detection on"
	return f, nil
}
