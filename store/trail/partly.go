package trail

import (
	"slices"

	"github.com/trailsift/trailsift/store"
)

// PartSwitches are the fields by which a call switches parts of a detector on and off,
// whatever becomes of the detector: Amazon GuardDuty API Reference, "UpdateDetector".
var PartSwitches = []string{
	"requestParameters.features.status",
	"requestParameters.features.additionalConfiguration.status",
	"requestParameters.dataSources.s3Logs.enable",
	"requestParameters.dataSources.kubernetes.auditLogs.enable",
	"requestParameters.dataSources.malwareProtection.scanEc2InstanceWithFindings.ebsVolumes",
}

// What [PartSwitches] are set to.
const (
	PartOff = "DISABLED,false"
	PartOn  = "ENABLED,true"
)

// PartlyOff is the state of what a call leaves on and switches parts of off.
const PartlyOff = "partly off"

// SwitchesPartOff reports whether a call switches a part of something off. How a field is
// read is the caller's part.
func SwitchesPartOff(read func(field string) []store.Value) bool {
	return slices.ContainsFunc(PartSwitches, func(field string) bool {
		return slices.ContainsFunc(read(field), func(v store.Value) bool { return v.Text == "DISABLED" || v.Text == "false" })
	})
}
