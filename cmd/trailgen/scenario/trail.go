package scenario

import (
	"bytes"
	"cmp"
	"slices"
	"time"
)

// Event is one record of the trail.
type Event struct {
	Time    time.Time // eventTime
	ID      string    // eventID
	Account string    // recipientAccountId: whose log it is in
	Region  string    // awsRegion
	Folder  string    // CloudTrail, CloudTrail-Insight or CloudTrail-NetworkActivity
	JSON    []byte    // the record, compact, in AWS's order of keys
}

// File is one log file as the trail delivers it to its bucket.
type File struct {
	Name string // S3 key without the bucket: AWSLogs/o-…/111122223333/CloudTrail/…json.gz
	Data []byte // {"Records":[…]}, not yet compressed
}

// Trail is the whole incident.
type Trail struct {
	events []Event
	files  []File
	twice  int
}

// Events are the distinct events in time order; those of one second stand in
// the order in which the story tells them. The caller must not change them.
func (t *Trail) Events() []Event { return t.events }

// Files are the delivered files, by name. The caller must not change them.
func (t *Trail) Files() []File { return t.files }

// Duplicates is the number of records that stand in a second file as well,
// same bytes, as CloudTrail now and then delivers them.
func (t *Trail) Duplicates() int { return t.twice }

// book collects the events of all sections.
type book struct {
	seed   uint64
	events []Event
}

func (b *book) add(e Event) { b.events = append(b.events, e) }

func (b *book) section(name string) writer {
	return writer{dice: newDice(b.seed, name), book: b}
}

// Incident is the incident of the demo made from seed. [Seed] makes the one
// in testdata. The cast and the plot do not depend on the seed; times,
// addresses of bystanders and ids do.
func Incident(seed uint64) *Trail {
	b := &book{seed: seed}
	for _, s := range sections {
		s.write(b.section(s.name))
	}
	b.events = slices.DeleteFunc(b.events, func(e Event) bool {
		return e.Time.Before(Start) || !e.Time.Before(End)
	})
	slices.SortStableFunc(b.events, func(x, y Event) int { return x.Time.Compare(y.Time) })
	t := &Trail{events: b.events}
	t.files, t.twice = deliver(newDice(seed, "delivery"), t.events)
	return t
}

// Sample is about a dozen of the events, as different from each other as they
// come, in time order: the content of the container forms in testdata.
func (t *Trail) Sample() []Event {
	var out []Event
	for _, want := range samples {
		if e, ok := first(t.events, want); ok {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y Event) int {
		return cmp.Or(x.Time.Compare(y.Time), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// samples are texts of which each picks the first event that holds all of its.
var samples = [][]string{
	{`"type":"Root"`, `"errorMessage":"Failed authentication"`},
	{`"eventName":"ConsoleLogin"`, `"MFAUsed":"Yes"`},
	{`"eventName":"AssumeRole"`, `"accessKeyId":"` + LeakedKey + `"`, AssumedKey},
	{`"eventName":"RunInstances"`, `"instancesSet":{"items":[{"instanceId"`},
	{`"eventName":"GetObject"`, AssumedKey},
	{`"eventName":"PutBucketPolicy"`, AssumedKey},
	{`"eventName":"PutUserPolicy"`},
	{`"errorCode":"Client.UnauthorizedOperation"`, LeakedKey},
	{`"eventName":"Decrypt"`, `"aws:s3:arn"`},
	{`"eventType":"AwsServiceEvent"`},
	{`"eventName":"CreateNatGateway"`},
	{`"eventName":"UpdateFunctionCode20150331v2"`},
	{`"type":"IdentityCenterUser"`},
}

func first(events []Event, texts []string) (Event, bool) {
	for _, e := range events {
		if holdsAll(e.JSON, texts) {
			return e, true
		}
	}
	return Event{}, false
}

func holdsAll(json []byte, texts []string) bool {
	for _, s := range texts {
		if !bytes.Contains(json, []byte(s)) {
			return false
		}
	}
	return true
}
