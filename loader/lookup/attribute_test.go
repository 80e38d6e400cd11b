package lookup

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/aws/apitest"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

func TestChoose(t *testing.T) {
	const id = "0a0b0c0d-1111-4222-8333-abcdefabcdef"
	tests := []struct{ filter, want string }{
		{"event=RunInstances", "EventName=RunInstances"},
		{"eventName=RunInstances", "EventName=RunInstances"},
		{"event:RunInstances", ""}, // also runInstances
		{"event=Run*", ""},
		{"event=RunInstances,StopInstances", ""},
		{"event:Run*", ""},
		{"event!=RunInstances", ""},
		{"-event=RunInstances", ""},
		{"NOT (event=RunInstances)", ""},
		{"event=RunInstances OR region=eu-west-1", ""},
		{"(event=RunInstances)", "EventName=RunInstances"},
		{"event=RunInstances failed:yes -ip:10.0.0.0/8", "EventName=RunInstances"},
		{"event~^RunInstances$", ""},
		{"event:*", ""},
		{"RunInstances", ""},
		{"key=AKIAEXAMPLEEXAMPLE01", "AccessKeyId=AKIAEXAMPLEEXAMPLE01"},
		{"key:akiaexampleexample01", "AccessKeyId=AKIAEXAMPLEEXAMPLE01"},
		{"key=akiaexampleexample01", ""},
		{`key=""`, ""},
		{"id:" + strings.ToUpper(id), "EventId=" + id},
		{"id=" + id, "EventId=" + id},
		{"id=nothing", ""},
		{"service=ec2", "EventSource=ec2.amazonaws.com"},
		{"service:EC2", "EventSource=ec2.amazonaws.com"},
		{"service:ec2.amazonaws.com", "EventSource=ec2.amazonaws.com"},
		{"eventSource=ec2.amazonaws.com", "EventSource=ec2.amazonaws.com"},
		{"service=EC2", ""},
		{"readOnly=false", "ReadOnly=false"},
		{"readOnly:False", "ReadOnly=false"},
		{"readOnly=False", ""},
		{"actor=maria.kent", ""},
		{"userIdentity.userName=maria.kent", ""},
		{"verb:write", ""},
		{"time:last2h", ""},
		{"readOnly=false service=ec2 event=RunInstances", "EventName=RunInstances"},
		{"key=AKIAEXAMPLEEXAMPLE01 event=RunInstances readOnly=true", "AccessKeyId=AKIAEXAMPLEEXAMPLE01"},
		{"event=RunInstances key=AKIAEXAMPLEEXAMPLE01", "AccessKeyId=AKIAEXAMPLEEXAMPLE01"},
		{"event=RunInstances (key=AKIAEXAMPLEEXAMPLE01 OR id=" + id + ")", "EventName=RunInstances"},
	}
	for _, test := range tests {
		got, ok := Choose(trail.Language(), filter(t, test.filter))
		text := ""
		if ok {
			text = got.String()
		}
		if text != test.want {
			t.Errorf("%s: %q, want %q", test.filter, text, test.want)
		}
	}
	if _, ok := Choose(trail.Language(), nil); ok {
		t.Error("an attribute of no filter")
	}
}

// TestChooseLosesNothing asks a server for what the chosen attribute leaves,
// and compares it with the filter over all events.
func TestChooseLosesNothing(t *testing.T) {
	all := events("us-east-1", 60, 0)
	snap := store.New(trail.Schema())
	var list memory
	for _, e := range all {
		list = append(list, e.Text("us-east-1"))
	}
	if _, err := loader.Load(context.Background(), snap, loader.Options{}, list); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(6, 28))
	chosen := 0
	for range 1000 {
		text := randomFilter(random, 3)
		e, err := trail.Language().Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		a, ok := Choose(trail.Language(), e)
		if !ok {
			continue
		}
		chosen++
		for id := range matching(t, snap.Snapshot(), e) {
			if found := byID(all, id); !answers(found, a) {
				t.Fatalf("%s: a lookup of %s misses %+v", text, a, found)
			}
		}
	}
	if chosen < 100 {
		t.Errorf("%d attributes were chosen", chosen)
	}
}

// memory is a source of one record a file.
type memory []string

func (m memory) Walk(ctx context.Context, sink loader.Sink) error {
	pages := trailaws.NewPages(sink)
	for i, text := range m {
		if err := pages.Put(ctx, fmt.Sprint("record ", i), 0, []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

// matching returns the ids of the events that a filter matches.
func matching(t *testing.T, snap *store.Snapshot, e store.Expr) map[string]bool {
	t.Helper()
	sel, err := snap.Select(context.Background(), trail.Language(), e, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(context.Background(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]bool)
	for i := range view.Len() {
		id, _ := snap.Record(view.Row(i)).Value(trail.Language(), "id")
		out[id] = true
	}
	return out
}

// randomFilter writes a filter about what the events have, in any case.
func randomFilter(random *rand.Rand, depth int) string {
	if depth == 0 || random.IntN(3) == 0 {
		return randomTerm(random)
	}
	a, b := randomFilter(random, depth-1), randomFilter(random, depth-1)
	switch random.IntN(6) {
	case 0:
		return "(" + a + " OR " + b + ")"
	case 1:
		return "-(" + a + ")"
	}
	return "(" + a + " " + b + ")"
}

func randomTerm(random *rand.Rand) string {
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	field := pick("event", "key", "id", "service", "eventSource", "readOnly", "actor", "eventName", "userIdentity.accessKeyId")
	value := pick("RunInstances", "CreateVPCConnection", "CreateVpcConnection", "ConsoleLogin", "AKIAEXAMPLEEXAMPLE01", "ASIAEXAMPLEEXAMPLE02", "ec2", "signin",
		"kafka.amazonaws.com", "true", "false", "maria.kent", fmt.Sprintf("00000931-0000-4000-8000-%012x", random.IntN(60)))
	switch random.IntN(4) {
	case 0:
		value = strings.ToUpper(value)
	case 1:
		value = strings.ToLower(value)
	}
	if random.IntN(8) == 0 {
		value = value[:len(value)-1] + "*"
	}
	if random.IntN(8) == 0 {
		value += ",RunInstances"
	}
	op := pick(":", ":", "=", "=", "!=")
	if op != ":" {
		value = strings.ReplaceAll(value, "*", "")
	}
	return field + op + value
}

func byID(all []apitest.Event, id string) apitest.Event {
	for _, e := range all {
		if e.ID == id {
			return e
		}
	}
	return apitest.Event{}
}

// answers says whether AWS returns an event for an attribute.
func answers(e apitest.Event, a Attribute) bool {
	return a.Value == map[string]string{
		"EventId": e.ID, "EventName": e.Name, "EventSource": e.Source, "AccessKeyId": e.Key, "ReadOnly": fmt.Sprint(e.ReadOnly),
	}[string(a.Key)]
}
