package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// serviceDomain ends the names of AWS services in eventSource, invokedBy and
// sourceIPAddress.
const serviceDomain = ".amazonaws.com"

// service is eventSource without its domain: "ec2". Some services have names
// of their own there: "monitoring" is CloudWatch.
func service() store.Derived {
	return store.Derived{
		Name:   "service",
		Inputs: store.Inputs("eventSource"),
		Compute: func(in []store.Value) (string, bool) {
			return strings.TrimSuffix(in[0].Text, serviceDomain), in[0].Kind != store.Absent
		},
	}
}
