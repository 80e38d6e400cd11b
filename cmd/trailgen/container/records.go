package container

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// S3 is a log file of the trail: {"Records":[…]}.
func S3(events []scenario.Event) []byte {
	return fmt.Appendf(nil, `{"Records":%s}`, Array(events))
}

// Array is a bare array of records, as jq and test collections leave them.
func Array(events []scenario.Event) []byte {
	return fmt.Appendf(nil, "[%s]", bytes.Join(texts(events), []byte(",")))
}

// NDJSON is one record a line. The line ends are end, "\n" or "\r\n".
func NDJSON(events []scenario.Event, end string) []byte {
	return lines(texts(events), end)
}

// Pretty is a log file that went through a formatter: json.tool's four spaces
// by default.
func Pretty(events []scenario.Event, indent string) []byte {
	return pretty(S3(events), indent)
}

func pretty(compact []byte, indent string) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", indent); err != nil {
		return compact // the caller's text is no JSON: leave it
	}
	b.WriteByte('\n')
	return b.Bytes()
}

func texts(events []scenario.Event) [][]byte {
	out := make([][]byte, len(events))
	for i, e := range events {
		out[i] = e.JSON
	}
	return out
}

func lines(texts [][]byte, end string) []byte {
	var out []byte
	for _, t := range texts {
		out = append(append(out, t...), end...)
	}
	return out
}

// each is one value for every event.
func each(events []scenario.Event, f func(scenario.Event, outline) any) ordered.List {
	out := make(ordered.List, len(events))
	for i, e := range events {
		out[i] = f(e, read(e))
	}
	return out
}

// outline is what envelopes repeat of a record.
type outline struct {
	EventSource, EventName, AwsRegion, SourceIPAddress, UserAgent string
	ErrorCode, ErrorMessage, RequestID, EventType, EventCategory  string
	ReadOnly                                                      bool
	RecipientAccountID                                            string
	UserIdentity                                                  identity
	Resources                                                     []struct{ ARN, Type string }
	RequestParameters, ResponseElements, AdditionalEventData      json.RawMessage
	ServiceEventDetails                                           json.RawMessage
	SharedEventID, VpcEndpointID, EventVersion, APIVersion        string
}

type identity struct {
	Type, PrincipalID, ARN, AccountID, InvokedBy, AccessKeyID, UserName string
	SessionContext                                                      *struct {
		Attributes struct{ CreationDate, MfaAuthenticated string }
	}
}

// read is the outline of an event. An event of this project is valid JSON; of
// another one the outline is empty.
func read(e scenario.Event) outline {
	var o outline
	if err := json.Unmarshal(e.JSON, &o); err != nil {
		return outline{}
	}
	return o
}

func iso(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
