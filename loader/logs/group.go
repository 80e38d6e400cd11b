package logs

import (
	"fmt"
	"regexp"
	"strings"
)

// group is a log group as somebody named it.
type group struct {
	name   string // what to call it
	arn    string // empty when it was named by its name
	region string // of the ARN
}

// groupName and groupARN are what CloudWatch Logs takes: API reference,
// FilterLogEvents.
var (
	groupName = regexp.MustCompile(`^[.\-_/#A-Za-z0-9]{1,512}$`)
	groupARN  = regexp.MustCompile(`^arn:aws[a-z-]*:logs:([a-z0-9-]+):[0-9]{12}:log-group:([.\-_/#A-Za-z0-9]{1,512})$`)
)

// parseGroup reads a name or an ARN, with or without the star that the console
// puts behind it.
func parseGroup(text string) (group, error) {
	text = strings.TrimSuffix(text, ":*")
	if m := groupARN.FindStringSubmatch(text); m != nil {
		return group{name: m[2], arn: text, region: m[1]}, nil
	}
	if !groupName.MatchString(text) {
		return group{}, fmt.Errorf("%q is no log group: write logs:NAME or logs:ARN, as aws logs describe-log-groups lists them", text)
	}
	return group{name: text}, nil
}
