package logs

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/aws/apitest"
	"github.com/trailsift/trailsift/store/trail"
)

func TestPattern(t *testing.T) {
	tests := []struct{ filter, want string }{
		{"event=RunInstances", `"RunInstances"`},
		{"event:RunInstances", ""}, // also runInstances
		{"event=RunInstances,StopInstances", `?"RunInstances" ?"StopInstances"`},
		{"event=RunInstances OR key=AKIAEXAMPLEEXAMPLE01", `?"AKIAEXAMPLEEXAMPLE01" ?"RunInstances"`},
		{"event=RunInstances OR verb:write", ""},
		{"event=RunInstances key=AKIAEXAMPLEEXAMPLE01", `"AKIAEXAMPLEEXAMPLE01"`},
		{"event=RunInstances verb:write -ip:10.0.0.1", `"RunInstances"`},
		{"event=RunInstances,Run region=eu-central-1", `"eu-central-1"`},
		{"-event=RunInstances", ""},
		{"event!=RunInstances", ""},
		{"event~RunInstances", ""},
		{"event:Run*", ""},
		{"RunInstances", ""},
		{"ip:203.0.113.7", `"203.0.113.7"`},
		{"ip:203.0.113.0/24", ""},
		{"ip:2001:db8::1", ""},
		{"ip=2001:db8::1", `"2001:db8::1"`},
		{"account:111122223333", `"111122223333"`},
		{"service=sts", `"sts"`},
		{"service=s3", ""},
		{"service=ec2.amazonaws.com", `"ec2"`},
		{"readOnly=true", ""},
		{"failed=yes", ""},
		{"actor=alice", ""},
		{"time:2026-09-15", ""},
		{"userIdentity.arn=arn:aws:iam::111122223333:user/team/alice", `"arn:aws:iam::111122223333:user"`},
		{`requestParameters.name="two words"`, `"words"`},
		{`requestParameters.name="a=b=cdef"`, ""},
		{`requestParameters.name="Müller"`, ""},
		{`requestParameters.name="instancesé"`, ""},
		{`requestParameters.name="hi \"hello\" now"`, `"now"`},
		{`requestParameters.name="--- ..."`, ""},
		{"requestParameters.maxResults=500", `"500"`},
		{"error:*", ""},
	}
	for _, test := range tests {
		e, err := trail.Language().Parse(test.filter)
		if err != nil {
			t.Fatal(err)
		}
		if got := Pattern(trail.Language(), e); got != test.want {
			t.Errorf("%s: %s, want %s", test.filter, got, test.want)
		}
	}
	long := "event=" + strings.Repeat("RunInstances,", 100) + strings.Repeat("a", 30)
	for i := range 100 {
		long += fmt.Sprintf(",Event%d", i)
	}
	e, err := trail.Language().Parse(long)
	if got := Pattern(trail.Language(), e); err != nil || got != "" {
		t.Errorf("a pattern of %d characters", len(got))
	}
	if got := Pattern(trail.Language(), nil); got != "" {
		t.Error(got)
	}
}

// TestPatternLosesNothing compares patterns with filters over messages that
// wrap and escape their records in several ways.
func TestPatternLosesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 29))
	made := 0
	for range 20 {
		messages, opts := randomMessages(random, 40)
		snap := storeOf(t, messages)
		for range 60 {
			text := opts.filter(random, 3)
			e, err := trail.Language().Parse(text)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			pattern := Pattern(trail.Language(), e)
			if pattern == "" {
				continue
			}
			made++
			fits, ok := apitest.Pattern(pattern)
			if !ok {
				t.Fatalf("%s: bad pattern %s", text, pattern)
			}
			for _, n := range matching(t, snap, e) {
				if !fits(messages[n]) {
					t.Fatalf("%s: %s misses\n%s", text, pattern, messages[n])
				}
			}
		}
	}
	if made < 200 {
		t.Errorf("%d patterns were made", made)
	}
}

// words is what the messages of a round are made of.
type words []string

// randomMessages invents messages, numbered by their request ids.
func randomMessages(random *rand.Rand, n int) ([]string, words) {
	alphabet := []rune(`aB9_-.:@/ ,="\ü<é0`)
	var pool words
	for range 8 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteRune(alphabet[random.IntN(len(alphabet))])
		}
		pool = append(pool, b.String())
	}
	pool = append(pool, "RunInstances", "runinstances", "111122223333", "203.0.113.7", "ec2.amazonaws.com", "ec2", "EC2.amazonaws.com", "AKIAEXAMPLEEXAMPLE01")
	pick := func() string { return pool[random.IntN(len(pool))] }
	var out []string
	for i := range n {
		text, _ := json.Marshal(map[string]any{
			"eventVersion": "1.11", "eventTime": "2026-09-15T10:00:00Z", "eventID": fmt.Sprint("id", i), "requestID": fmt.Sprint(i),
			"eventName": pick(), "eventSource": pick(), "sourceIPAddress": pick(), "recipientAccountId": pick(),
			"userIdentity":      map[string]any{"type": "IAMUser", "accessKeyId": pick()},
			"requestParameters": map[string]any{"name": pick(), "list": []string{pick(), pick()}, "n": random.IntN(200)},
		})
		out = append(out, wrap(random, string(text)))
	}
	return out, pool
}

// wrap puts a record into what others put around it.
func wrap(random *rand.Rand, record string) string {
	switch random.IntN(4) {
	case 0:
		return `{"detail-type":"AWS API Call via CloudTrail","detail":` + record + `}`
	case 1:
		text, _ := json.Marshal(record)
		return `{"message":` + string(text) + `}`
	case 2:
		return strings.NewReplacer("ü", `\u00fc`, "é", `\u00e9`, "/", `\/`).Replace(record)
	}
	return record
}

func (w words) filter(random *rand.Rand, depth int) string {
	if depth == 0 || random.IntN(3) == 0 {
		return w.term(random)
	}
	a, b := w.filter(random, depth-1), w.filter(random, depth-1)
	switch random.IntN(6) {
	case 0, 1:
		return "(" + a + " OR " + b + ")"
	case 2:
		return "-(" + a + ")"
	}
	return "(" + a + " " + b + ")"
}

func (w words) term(random *rand.Rand) string {
	fields := []string{"event", "service", "eventSource", "ip", "account", "key", "requestParameters.name", "requestParameters.list", "requestParameters.n"}
	value := func() string {
		if random.IntN(6) == 0 {
			return fmt.Sprint(random.IntN(200))
		}
		text := w[random.IntN(len(w))]
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	field := fields[random.IntN(len(fields))]
	list := value()
	for random.IntN(4) == 0 {
		list += "," + value()
	}
	op := []string{":", "=", "=", "!="}[random.IntN(4)]
	if field == "ip" {
		op = "=" // a colon refuses broken networks
	}
	return field + op + list
}

// TestPatternIsAsked has the pattern in every request, and the time.
func TestPatternIsAsked(t *testing.T) {
	s := serve(t, messagesOf(200, time.Minute))
	s.opts.Filter = filter(t, "event=RunInstances")
	s.opts.From, s.opts.To = noon.Add(-6*time.Hour), noon.Add(-4*time.Hour)
	got := s.load(t)
	for _, c := range s.Calls() {
		if c.Body["filterPattern"] != `"RunInstances"` || c.Body["startTime"] != float64(s.opts.From.UnixMilli()) ||
			c.Body["endTime"] != float64(s.opts.To.Add(stampedLate).UnixMilli()) || c.Body["startFromHead"] != false {
			t.Errorf("%+v", c.Body)
		}
	}
	if got.all.Rows == 0 || got.all.Rows > 150 || len(got.ids) != got.all.Rows {
		t.Errorf("%d of %d", len(got.ids), got.all.Rows)
	}
	notes := strings.Join(s.source.Outlook().Notes, "\n")
	if !strings.Contains(notes, `only messages with "RunInstances" asked for`) {
		t.Error(notes)
	}
}
