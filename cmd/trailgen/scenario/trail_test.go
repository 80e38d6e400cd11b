package scenario

import (
	"bytes"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"time"
)

// record is what the tests read back of an event.
type record struct {
	UserIdentity *struct {
		Type, PrincipalID, AccountID, AccessKeyID, UserName, InvokedBy string
		SessionContext                                                 struct {
			Attributes struct{ CreationDate time.Time }
		}
	}
	EventTime                                time.Time
	EventSource, EventName, AwsRegion        string
	SourceIPAddress, UserAgent               string
	ErrorCode, ErrorMessage                  string
	RequestParameters, ResponseElements      json.RawMessage
	RequestID, EventID, EventType            string
	RecipientAccountID, EventCategory        string
	SharedEventID                            string
	SessionCredentialFromConsole             string
	Addendum, Resources, AdditionalEventData json.RawMessage
}

// incident is made once for all tests.
var incident = sync.OnceValue(func() *Trail { return Incident(Seed) })

var records = sync.OnceValue(func() []record {
	var out []record
	for _, e := range incident().Events() {
		var r record
		if err := json.Unmarshal(e.JSON, &r); err != nil {
			panic(err)
		}
		out = append(out, r)
	}
	return out
})

func count(match func(record) bool) int {
	n := 0
	for _, r := range records() {
		if match(r) {
			n++
		}
	}
	return n
}

func TestEventsAreValidAndDistinct(t *testing.T) {
	seen := map[string]bool{}
	for i, e := range incident().Events() {
		r := records()[i]
		if !json.Valid(e.JSON) {
			t.Fatalf("not JSON: %s", e.JSON)
		}
		if e.ID != r.EventID || !e.Time.Equal(r.EventTime) || e.Account != r.RecipientAccountID || e.Region != r.AwsRegion {
			t.Errorf("%s says another id, time, account or region than its event: %s", e.ID, e.JSON)
		}
		if seen[e.ID] {
			t.Errorf("eventID %s occurs twice", e.ID)
		}
		seen[e.ID] = true
	}
	if n := len(seen); n < 5000 {
		t.Errorf("%d events, want 5000 or more", n)
	}
}

func TestEventsFillSixHoursInOrder(t *testing.T) {
	events := incident().Events()
	for i, e := range events {
		if e.Time.Before(Start) || !e.Time.Before(End) {
			t.Errorf("%s at %s is outside the six hours", e.ID, e.Time)
		}
		if i > 0 && e.Time.Before(events[i-1].Time) {
			t.Errorf("event %d is earlier than the one before", i)
		}
	}
	for slot := Start; slot.Before(End); slot = slot.Add(10 * time.Minute) {
		if !slices.ContainsFunc(events, func(e Event) bool { return e.Time.Truncate(10 * time.Minute).Equal(slot) }) {
			t.Errorf("no event in the ten minutes from %s", slot)
		}
	}
}

func TestSizesAreBelievable(t *testing.T) {
	var sizes []int
	for _, e := range incident().Events() {
		sizes = append(sizes, len(e.JSON))
	}
	slices.Sort(sizes)
	if m := sizes[len(sizes)/2]; m < 700 || m > 3000 {
		t.Errorf("median record is %d bytes", m)
	}
	if last := sizes[len(sizes)-1]; last > 256<<10 {
		t.Errorf("largest record is %d bytes, more than CloudTrail writes", last)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	again := Incident(Seed).Files()
	for i, f := range incident().Files() {
		if f.Name != again[i].Name || !bytes.Equal(f.Data, again[i].Data) {
			t.Fatalf("%s differs between two runs", f.Name)
		}
	}
	other := Incident(Seed + 1)
	if bytes.Equal(other.Files()[0].Data, again[0].Data) {
		t.Error("another seed gives the same file")
	}
	if _, ok := first(other.Events(), []string{AssumedKey, BackdoorKey}); !ok {
		t.Error("another seed loses the cast")
	}
}

func TestSampleIsVaried(t *testing.T) {
	sample := incident().Sample()
	if len(sample) != len(samples) {
		t.Fatalf("%d of %d wanted records found", len(sample), len(samples))
	}
	ids := map[string]bool{}
	for _, e := range sample {
		ids[e.ID] = true
	}
	if len(ids) != len(sample) {
		t.Error("one record serves two wishes")
	}
}
