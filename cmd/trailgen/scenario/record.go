package scenario

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
)

// call is what is called, and the answer. Empty members take the usual value
// or are left out, as AWS does.
type call struct {
	service   string // s3: the part of eventSource before .amazonaws.com
	name      string
	region    string
	request   any
	response  any
	code      string // errorCode
	message   string // errorMessage
	extra     obj    // additionalEventData
	resources list
	details   obj // serviceEventDetails
	addendum  obj
	write     bool   // a write whose name does not say so
	data      bool   // a data event
	kind      string // eventType; AwsApiCall
	category  string // Management, or Data for a data event
	version   string // eventVersion; 1.11
	requestID string // a new one; "none" for no requestID
	recipient string // recipientAccountId; the caller's account
	shared    string // sharedEventID
	endpoint  string // vpcEndpointId
	owner     string // vpcEndpointAccountId
	api       string // apiVersion
	host      string // tlsDetails.clientProvidedHostHeader; service.region.amazonaws.com
	plain     bool   // no tlsDetails
}

// reads are the starts of the names of calls that are readOnly.
var reads = []string{
	"Get", "List", "Describe", "Head", "Lookup", "Search", "BatchGet", "Assume", "Decrypt", "GenerateDataKey",
	"Simulate", "InvokeModel", "Query", "Scan", "Encrypt",
}

func (c call) readOnly() bool {
	if c.write {
		return false
	}
	for _, start := range reads {
		if strings.HasPrefix(c.name, start) {
			return true
		}
	}
	return false
}

func (c call) global() bool {
	switch c.service {
	case "iam", "signin", "organizations", "billingconsole", "health", "sts-global":
		return true
	}
	return false
}

// failed is the same call, refused.
func (c call) failed(code, message string) call {
	c.code, c.message, c.response = code, message, nil
	return c
}

// writer writes the records of one section.
type writer struct {
	dice
	book *book
}

// write adds one record and returns its eventID.
func (w writer) write(at time.Time, who caller, c call) string {
	c = w.settle(who, c)
	id := w.uuid()
	w.book.add(Event{
		Time: at, ID: id, Account: c.recipient, Region: c.region, Folder: folder(c),
		JSON: ordered.Append(nil, fields(at, who, c, id)),
	})
	return id
}

// settle fills in what the call left to the usual.
func (w writer) settle(who caller, c call) call {
	if c.region == "" {
		c.region = Home
	}
	if c.global() {
		c.region = Global
	}
	c.service = strings.TrimSuffix(c.service, "-global")
	c.recipient = orElse(c.recipient, who.account)
	c.kind = orElse(c.kind, "AwsApiCall")
	c.version = orElse(c.version, "1.11")
	if c.requestID == "" {
		c.requestID = w.uuid()
	}
	if c.category == "" {
		c.category = "Management"
		if c.data {
			c.category = "Data"
		}
	}
	return c
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// folder is the part of the S3 key that tells what kind of events a file holds.
func folder(c call) string {
	switch c.category {
	case "Insight":
		return "CloudTrail-Insight"
	case "NetworkActivity":
		return "CloudTrail-NetworkActivity"
	}
	return "CloudTrail"
}

// fields is the record in AWS's order of keys.
func fields(at time.Time, who caller, c call, id string) obj {
	agent := who.agent
	if c.service == "s3" && direct(who) {
		agent = "[" + agent + "]" // S3 alone writes it so
	}
	o := obj{
		"eventVersion", c.version, "userIdentity", nullable(who.identity), "eventTime", stamp(at),
		"eventSource", c.service + ".amazonaws.com", "eventName", c.name, "awsRegion", c.region,
		"sourceIPAddress", who.ip, "userAgent", agent,
	}
	o = optional(o, "errorCode", c.code)
	o = optional(o, "errorMessage", c.message)
	o = append(o, "requestParameters", c.request, "responseElements", c.response)
	if c.extra != nil {
		o = append(o, "additionalEventData", c.extra)
	}
	if c.requestID != "none" {
		o = append(o, "requestID", c.requestID)
	}
	o = append(o, "eventID", id, "readOnly", c.readOnly())
	if c.resources != nil {
		o = append(o, "resources", c.resources)
	}
	o = append(o, "eventType", c.kind)
	o = optional(o, "apiVersion", c.api)
	o = append(o, "managementEvent", c.category == "Management", "recipientAccountId", c.recipient)
	return tail(o, who, c)
}

// tail adds the members behind recipientAccountId.
func tail(o obj, who caller, c call) obj {
	o = optional(o, "sharedEventID", c.shared)
	o = optional(o, "vpcEndpointId", c.endpoint)
	o = optional(o, "vpcEndpointAccountId", c.owner)
	if c.details != nil {
		o = append(o, "serviceEventDetails", c.details)
	}
	o = append(o, "eventCategory", c.category)
	if c.addendum != nil {
		o = append(o, "addendum", c.addendum)
	}
	if who.console {
		return append(o, "sessionCredentialFromConsole", "true")
	}
	if !c.plain && direct(who) {
		o = append(o, "tlsDetails", tls(c))
	}
	return o
}

// nullable is o, or null for an event whose identity AWS does not tell.
func nullable(o obj) any {
	if o == nil {
		return nil
	}
	return o
}

func optional(o obj, key, value string) obj {
	if value == "" {
		return o
	}
	return append(o, key, value)
}

// direct is true for a caller with an address of its own: services have a
// name in its place, and their calls no tlsDetails.
func direct(who caller) bool {
	return !strings.HasSuffix(who.ip, ".amazonaws.com") && who.ip != "AWS Internal"
}

func tls(c call) obj {
	host := c.host
	switch {
	case host != "":
	case c.service == "iam" || c.service == "organizations":
		host = c.service + ".amazonaws.com"
	default:
		host = c.service + "." + c.region + ".amazonaws.com"
	}
	return obj{"tlsVersion", "TLSv1.3", "cipherSuite", "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader", host}
}
