package loader

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A partial record is what a row of CSV tells of an event, as a JSON object
// that starts with "_partial":true and has CloudTrail's names for the rest.
// Empty cells are left out. The console's "User name" becomes
// userIdentity.userName, though it is the session name for roles and "root"
// for the root user: the table does not say which. Cells that hold JSON become
// JSON. Athena prints structs as {k=v, ...} without quoting; of these only
// userIdentity is read, and only its plain members, see appendIdentity.

// cell says what becomes of a column.
type cell uint8

const (
	cellText      cell = iota
	cellIdentity       // text of a member of userIdentity
	cellBool           // true or false
	cellJSON           // JSON, as text when it is none
	cellResources      // the console's list of resources
	cellStruct         // Athena's userIdentity
)

// column is a column of a table that is kept.
type column struct {
	index int
	key   string
	cell  cell
}

type columns []column

// columnsOf returns the columns of a table of events, nil for other tables.
func columnsOf(header []string) columns {
	var out columns
	events := 0
	for i, name := range header {
		key, cell := columnKey(strings.TrimSpace(name))
		if key == "" {
			continue
		}
		out = append(out, column{i, key, cell})
		if key == "eventTime" || key == "eventName" {
			events++
		}
	}
	if events < 2 {
		return nil
	}
	return out
}

// columnKey returns the field that a column of the console's download or of
// Athena's table for CloudTrail holds; both are in the CloudTrail user guide.
func columnKey(name string) (string, cell) {
	switch name {
	case "User name":
		return "userName", cellIdentity
	case "AWS access key":
		return "accessKeyId", cellIdentity
	case "Event time":
		return "eventTime", cellText
	case "Event source":
		return "eventSource", cellText
	case "Event name":
		return "eventName", cellText
	case "AWS region":
		return "awsRegion", cellText
	case "Source IP address":
		return "sourceIPAddress", cellText
	case "User agent":
		return "userAgent", cellText
	case "Error code":
		return "errorCode", cellText
	case "Resources":
		return "resources", cellResources
	case "Request ID":
		return "requestID", cellText
	case "Event ID":
		return "eventID", cellText
	case "Read-only":
		return "readOnly", cellBool
	case "Event type":
		return "eventType", cellText
	case "Recipient Account Id":
		return "recipientAccountId", cellText
	case "Event category":
		return "eventCategory", cellText
	}
	return athenaKey(strings.ToLower(name))
}

// athenaKey looks up a column of Athena, which has lower-case names only.
func athenaKey(name string) (string, cell) {
	switch name {
	case "useridentity":
		return "userIdentity", cellStruct
	case "readonly":
		return "readOnly", cellBool
	case "managementevent":
		return "managementEvent", cellBool
	}
	for _, key := range []string{"requestParameters", "responseElements", "additionalEventData", "serviceEventDetails"} {
		if name == strings.ToLower(key) {
			return key, cellJSON
		}
	}
	for _, key := range []string{"eventVersion", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent",
		"errorCode", "errorMessage", "requestID", "eventID", "eventType", "apiVersion", "recipientAccountId", "sharedEventID",
		"vpcEndpointId", "vpcEndpointAccountId", "eventCategory", "sessionCredentialFromConsole"} {
		if name == strings.ToLower(key) {
			return key, cellText
		}
	}
	return "", 0
}

// appendRecord appends the partial record that a row makes.
func (cs columns) appendRecord(dst []byte, row []string) []byte {
	dst = append(dst, `{"_partial":true`...)
	dst = cs.appendUser(dst, row)
	for _, c := range cs {
		text := row[c.index]
		if text == "" || c.cell == cellIdentity {
			continue
		}
		dst = c.appendMember(dst, text)
	}
	return append(dst, '}')
}

// appendUser appends the userIdentity whose members are columns.
func (cs columns) appendUser(dst []byte, row []string) []byte {
	open := `,"userIdentity":{`
	for _, c := range cs {
		if c.cell != cellIdentity || row[c.index] == "" {
			continue
		}
		dst = append(dst, open...)
		dst = appendText(dst, c.key, row[c.index])
		open = ","
	}
	if open == "," {
		dst = append(dst, '}')
	}
	return dst
}

func (c column) appendMember(dst []byte, text string) []byte {
	switch {
	case c.cell == cellStruct:
		return appendIdentity(dst, text)
	case c.cell == cellBool && (text == "true" || text == "false"):
	case c.cell == cellJSON && json.Valid([]byte(text)):
	case c.cell == cellResources:
		return appendResources(dst, text)
	default:
		return appendText(append(dst, ','), c.key, text)
	}
	return append(append(appendQuoted(append(dst, ','), c.key), ':'), text...)
}

// appendResources appends the console's resources, [{"resourceType",
// "resourceName"}], in CloudTrail's words where it has them: type, and ARN for
// a name that is one.
func appendResources(dst []byte, text string) []byte {
	var list []struct{ ResourceType, ResourceName string }
	if json.Unmarshal([]byte(text), &list) != nil {
		return appendText(append(dst, ','), "resources", text)
	}
	dst = append(dst, `,"resources":[`...)
	for i, r := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendText(append(dst, '{'), "type", r.ResourceType)
		key := "resourceName"
		if strings.HasPrefix(r.ResourceName, "arn:") {
			key = "ARN"
		}
		dst = append(appendText(append(dst, ','), key, r.ResourceName), '}')
	}
	return append(dst, ']')
}

// appendIdentity appends what can be told for certain of a userIdentity that
// Athena printed as {type=IAMUser, principalid=AIDA..., sessioncontext={...}}.
// Its plain members hold no space, so ", " and a known name part them; where
// a part does not start with a name, nothing is taken from the cell.
func appendIdentity(dst []byte, text string) []byte {
	parts, ok := structMembers(text)
	if !ok {
		return dst
	}
	open := `,"userIdentity":{`
	out := dst
	for _, part := range parts {
		name, value, found := strings.Cut(part, "=")
		if !found {
			return dst
		}
		if key := identityKey(name); key != "" && value != "null" && value != "" {
			out = appendText(append(out, open...), key, value)
			open = ","
		}
	}
	if open == "," {
		out = append(out, '}')
	}
	return out
}

// structMembers parts {a=b, c={d=e, f=g}} at the commas outside of inner
// braces.
func structMembers(text string) ([]string, bool) {
	if !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}") {
		return nil, false
	}
	text = text[1 : len(text)-1]
	var parts []string
	depth, start := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 && strings.HasPrefix(text[i:], ", ") {
				parts = append(parts, text[start:i])
				start = i + 2
			}
		}
		if depth < 0 {
			return nil, false
		}
	}
	return append(parts, text[start:]), depth == 0
}

func identityKey(name string) string {
	switch name {
	case "type", "arn":
		return name
	case "principalid":
		return "principalId"
	case "accountid":
		return "accountId"
	case "accesskeyid":
		return "accessKeyId"
	case "username":
		return "userName"
	case "invokedby":
		return "invokedBy"
	}
	return ""
}

// appendText appends a member whose value is a string.
func appendText(dst []byte, key, text string) []byte {
	return appendQuoted(append(appendQuoted(dst, key), ':'), text)
}

// appendQuoted appends a JSON string. Invalid UTF-8 becomes U+FFFD.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', byte(c))
		case c < 0x20:
			dst = fmt.Appendf(dst, `\u%04x`, c)
		default:
			dst = utf8.AppendRune(dst, c)
		}
	}
	return append(dst, '"')
}
