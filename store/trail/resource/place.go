package resource

import "strings"

// roots are the parts of a record that name things: CloudTrail user guide,
// "Record contents".
var roots = [...]string{"requestParameters", "responseElements", "resources", "serviceEventDetails", "additionalEventData"}

// Looks reports whether values at a JSON path may name things: those of the
// request, the response and what else describes the event. Tags do not: anybody
// may write anything there. Nor does what is silent. The message of an error
// names what was denied, where the record leaves out the request.
func Looks(path string) bool {
	root, rest, ok := strings.Cut(path, ".")
	if !ok {
		return path == errorMessage
	}
	for _, r := range roots {
		if root == r {
			return !tagged(rest) && !silent(rest)
		}
	}
	return false
}

// place is where a value stands in a record.
type place struct {
	root    string // the first key
	key     string // the last one
	owner   string // the one above it, "" when that is the root
	path    string // all between root and key
	aside   bool   // what stands here is only mentioned
	removes bool   // what stands here is taken away
}

// placeOf takes a path apart. A key with a dot in it is quoted.
func placeOf(path string) place {
	p := place{}
	p.root, path, _ = strings.Cut(path, ".")
	p.path, p.key = cutLast(path)
	_, p.owner = cutLast(p.path)
	p.aside = isAside(p)
	p.removes = strings.Contains(p.path, "remove") || strings.HasSuffix(p.key, "ToRemove")
	return p
}

// cutLast splits a path before its last key.
func cutLast(path string) (before, key string) {
	if n := len(path); n > 1 && path[n-1] == '"' {
		start := strings.LastIndex(path[:n-1], `."`)
		if start < 0 {
			return "", strings.Trim(path, `"`)
		}
		return path[:start], path[start+2 : n-1]
	}
	at := strings.LastIndexByte(path, '.')
	if at < 0 {
		return "", path
	}
	return path[:at], path[at+1:]
}

// asides are keys below which things are named that the call does nothing
// with: conditions of a search, what a key encrypts, what a trail looks at.
var asides = [...]string{"ilter", "encryptionContext", "Condition", "dataResources", "findingCriteria", "advancedEventSelectors"}

func isAside(p place) bool {
	for _, a := range asides {
		if strings.Contains(p.path, a) {
			return true
		}
	}
	switch p.key {
	case "Resource", "NotResource", "createdBy", "requesterId":
		return true
	}
	return false
}

// holdsID reports whether a key says that its value is an id.
func (p place) holdsID() bool {
	switch p.key {
	case "content", "target", "values", "value":
		return true
	}
	return strings.HasSuffix(p.key, "Id") || strings.HasSuffix(p.key, "Ids") || strings.HasSuffix(p.key, "ID")
}

// holdsAccount reports whether twelve digits are an account there.
func (p place) holdsAccount(service string) bool {
	switch p.key {
	case "accountId":
		return service == "organizations" && p.root != "resources"
	case "userId":
		return strings.Contains(p.path, "ermission")
	case "AWS":
		return strings.Contains(p.path, "Principal")
	case "valuesToAdd", "valuesToRemove", "attributeValues":
		return service == "rds"
	case "principal", "principals", "granteePrincipal", "targetId":
		return true
	}
	return false
}

// grants reports whether what stands there is given rights or access.
func (p place) grants(service string) bool {
	switch p.key {
	case "AWS", "Federated":
		return strings.Contains(p.path, "Principal")
	case "userId":
		return strings.Contains(p.path, "ermission")
	case "valuesToAdd", "valuesToRemove":
		return service == "rds"
	case "principal", "principals", "granteePrincipal":
		return true
	case "principalArn":
		return service == "eks"
	case "groupId":
		return strings.HasSuffix(p.path, "groups.items")
	}
	return false
}
