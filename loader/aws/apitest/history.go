package apitest

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Event is a management event as CloudTrail knows it.
type Event struct {
	ID, Name, Source, User, Key string
	Time                        time.Time
	ReadOnly                    bool
	// Record is its JSON; empty makes one of the other fields.
	Record string
}

// Text returns the record.
func (e Event) Text(region string) string {
	if e.Record != "" {
		return e.Record
	}
	text, _ := json.Marshal(map[string]any{
		"eventVersion": "1.11", "eventTime": e.Time.UTC().Format(time.RFC3339), "eventID": e.ID,
		"eventName": e.Name, "eventSource": e.Source, "awsRegion": region, "readOnly": e.ReadOnly,
		"userIdentity":       map[string]any{"type": "IAMUser", "userName": e.User, "accessKeyId": e.Key, "accountId": "111122223333"},
		"recipientAccountId": "111122223333", "eventType": "AwsApiCall", "eventCategory": "Management",
	})
	return string(text)
}

// History is Event history by region. A region without events is enabled too.
type History map[string][]Event

// listRegions tells two regions at a time, so that there is always another page.
func (h History) listRegions(c Call) (any, error) {
	if err := c.only("MaxResults", "NextToken", "RegionOptStatusContains"); err != nil {
		return nil, err
	}
	if n := c.number("MaxResults", 50); n < 1 || n > 50 {
		return nil, &Error{Code: "ValidationException", Message: "MaxResults"}
	}
	at, ok := from(c.text("NextToken"), c.parameters())
	if !ok {
		return nil, &Error{Code: "ValidationException", Message: "NextToken"}
	}
	var names []string
	for name := range h {
		names = append(names, name)
	}
	slices.Sort(names)
	out := map[string]any{}
	var regions []map[string]string
	for _, name := range names[at:min(at+2, len(names))] {
		regions = append(regions, map[string]string{"RegionName": name, "RegionOptStatus": "ENABLED_BY_DEFAULT"})
	}
	out["Regions"] = regions
	if at+2 < len(names) {
		out["NextToken"] = token(at+2, c.parameters())
	}
	return out, nil
}

// lookup is LookupEvents, by its API reference.
func (h History) lookup(c Call, now time.Time) (any, error) {
	if err := c.only("StartTime", "EndTime", "LookupAttributes", "MaxResults", "NextToken", "EventCategory"); err != nil {
		return nil, err
	}
	n := int(c.number("MaxResults", 50))
	if n < 1 || n > 50 {
		return nil, &Error{Code: "InvalidMaxResultsException", Message: "A limit of 1 to 50"}
	}
	first := now.AddDate(0, 0, -90)
	start, end := c.seconds("StartTime", first), c.seconds("EndTime", now)
	if end.Before(start) {
		return nil, &Error{Code: "InvalidTimeRangeException", Message: "The end is before the start"}
	}
	fits, err := attributeOf(c)
	if err != nil {
		return nil, err
	}
	var found []map[string]any
	for _, e := range slices.Backward(h.sorted(c.Region)) {
		if !e.Time.Before(start) && !e.Time.After(end) && !e.Time.Before(first.Add(-time.Minute)) && fits(e) {
			found = append(found, e.envelope(c.Region))
		}
	}
	at, ok := from(c.text("NextToken"), c.parameters())
	if !ok || at > len(found) {
		return nil, &Error{Code: "InvalidNextTokenException", Message: "The token is not valid with these parameters"}
	}
	out := map[string]any{"Events": append([]map[string]any{}, found[at:min(at+n, len(found))]...)}
	if at+n < len(found) {
		out["NextToken"] = token(at+n, c.parameters())
	}
	return out, nil
}

// sorted returns the events of a region, oldest first.
func (h History) sorted(region string) []Event {
	events := slices.Clone(h[region])
	slices.SortStableFunc(events, func(a, b Event) int { return a.Time.Compare(b.Time) })
	return events
}

// attributeOf returns the test that a request asks for.
func attributeOf(c Call) (func(Event) bool, error) {
	list, _ := c.Body["LookupAttributes"].([]any)
	if len(list) == 0 {
		return func(Event) bool { return true }, nil
	}
	invalid := &Error{Code: "InvalidLookupAttributesException", Message: "One valid attribute"}
	attribute, _ := list[0].(map[string]any)
	key, _ := attribute["AttributeKey"].(string)
	value, _ := attribute["AttributeValue"].(string)
	if len(list) > 1 || value == "" || len(value) > 2000 {
		return nil, invalid
	}
	if _, known := (Event{}).attribute(key); !known {
		return nil, invalid
	}
	return func(e Event) bool {
		text, _ := e.attribute(key)
		return text == value
	}, nil
}

// attribute returns what AWS looks an event up by.
func (e Event) attribute(key string) (string, bool) {
	switch key {
	case "EventId":
		return e.ID, true
	case "EventName":
		return e.Name, true
	case "EventSource":
		return e.Source, true
	case "Username":
		return e.User, true
	case "AccessKeyId":
		return e.Key, true
	case "ReadOnly":
		return fmt.Sprint(e.ReadOnly), true
	}
	return "", false
}

func (e Event) envelope(region string) map[string]any {
	return map[string]any{
		"EventId": e.ID, "EventName": e.Name, "EventSource": e.Source, "EventTime": e.Time.Unix(), "Username": e.User,
		"AccessKeyId": e.Key, "ReadOnly": fmt.Sprint(e.ReadOnly), "CloudTrailEvent": e.Text(region),
	}
}
