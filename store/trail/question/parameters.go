package question

import (
	"strings"

	"github.com/trailsift/trailsift/store/trail/resource"
)

// parametersAsked are the names of parameters in the requests of some events.
type parametersAsked map[string]bool

// parametersAsked reads which names the reads of a finding asked for: the events are
// listed with them.
func (d *desk) parametersAsked(f *finding) (parametersAsked, error) {
	out := make(parametersAsked)
	for _, field := range []string{"requestParameters.name", "requestParameters.names"} {
		asked, err := d.facet(field, f.Rows, 0)
		if err != nil {
			return nil, err
		}
		for _, v := range asked.Values {
			out[v.Value] = true
		}
	}
	return out, nil
}

// of is the name of a secret as people write it. The ARN of a parameter does without the
// slash that its name begins with: one with several parts has it (Systems Manager user
// guide, "Requirements and constraints for parameter names"), of others it depends.
func (p parametersAsked) of(id string) string {
	name := resource.Name(id)
	if resource.Kind(id) != "SSM parameter" {
		return name
	}
	if whole := "/" + name; strings.Contains(name, "/") || p[whole] && !p[name] {
		return whole
	}
	return name
}
