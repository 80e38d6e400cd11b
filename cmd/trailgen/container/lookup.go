package container

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// LookupEvents is what `aws cloudtrail lookup-events` prints: four spaces, the
// record as text, newest first, ReadOnly a string, EventTime with an offset.
func LookupEvents(events []scenario.Event) []byte {
	return pretty([]byte(ordered.Text(lookup(events))), "    ")
}

// LookupEventsCompact is the same answer as the API sends it.
func LookupEventsCompact(events []scenario.Event) []byte {
	return []byte(ordered.Text(lookup(events).With("NextToken", "AAAAExampleToken0123456789=")))
}

func lookup(events []scenario.Event) ordered.Object {
	answer := each(events, func(e scenario.Event, o outline) any {
		out := ordered.Object{"EventId", e.ID, "EventName", o.EventName, "ReadOnly", strconv.FormatBool(o.ReadOnly)}
		if key := o.UserIdentity.AccessKeyID; key != "" {
			out = out.With("AccessKeyId", key)
		}
		out = out.With("EventTime", e.Time.Format("2006-01-02T15:04:05")+"+00:00", "EventSource", o.EventSource)
		if name := o.sessionName(); name != "" {
			out = out.With("Username", name)
		}
		return out.With("Resources", o.resources("ResourceType", "ResourceName"), "CloudTrailEvent", string(e.JSON))
	})
	slices.Reverse(answer)
	return ordered.Object{"Events", answer}
}

// sessionName is the user of the envelope: a role's is its session's.
func (o outline) sessionName() string {
	switch o.UserIdentity.Type {
	case "Root":
		return "root"
	case "AssumedRole":
		_, session, _ := strings.Cut(o.UserIdentity.PrincipalID, ":")
		return session
	}
	return o.UserIdentity.UserName
}

// resources are those of the envelope; AWS takes them from the record.
func (o outline) resources(kind, name string) ordered.List {
	out := ordered.List{}
	for _, r := range o.Resources {
		if r.ARN != "" {
			out = append(out, ordered.Object{kind, r.Type, name, r.ARN})
		}
	}
	return out
}

// ConsoleJSON is the console's Download as JSON of the event history.
func ConsoleJSON(events []scenario.Event) []byte {
	newest := slices.Clone(events)
	slices.Reverse(newest)
	return S3(newest)
}

// consoleHeader is the console's Download as CSV.
const consoleHeader = "User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,User agent,Error code,Resources," +
	"Request ID,Event ID,Read-only,Event type,Recipient Account Id,Event category"

// ConsoleCSV is the console's Download as CSV: sixteen columns, newest first,
// no requests and no answers.
func ConsoleCSV(events []scenario.Event) ([]byte, error) {
	rows := [][]string{strings.Split(consoleHeader, ",")}
	for _, e := range slices.Backward(events) {
		o := read(e)
		resources := ""
		if l := o.resources("resourceType", "resourceName"); len(l) > 0 {
			resources = ordered.Text(l)
		}
		rows = append(rows, []string{
			o.sessionName(), o.UserIdentity.AccessKeyID, iso(e.Time), o.EventSource, o.EventName, o.AwsRegion, o.SourceIPAddress, o.UserAgent,
			o.ErrorCode, resources, o.RequestID, e.ID, strconv.FormatBool(o.ReadOnly), o.EventType, o.RecipientAccountID, o.EventCategory,
		})
	}
	return writeCSV(rows)
}

func writeCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
