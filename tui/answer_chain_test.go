package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// TestChainSentence: the first line claims no more than the links do, and says
// of what a service did on somebody's behalf what that was.
func TestChainSentence(t *testing.T) {
	mira := lineage.Step{Actor: "mira", Kind: lineage.Person, Key: "AKIAMIRA", How: "IAM user, long-lived key AKIAMIRA", Rule: lineage.Recorded, Certainty: lineage.Certain}
	box := lineage.Step{Actor: "i-0123456789abcdef0", Kind: lineage.Instance, How: "RunInstances", Rule: lineage.InstanceRole, Certainty: lineage.Certain}
	worker := lineage.Step{Actor: "worker/i-0123456789abcdef0", Kind: lineage.Role, Rule: lineage.IssuedKey, Certainty: lineage.Certain}
	signIn := lineage.Step{Actor: "noah", Kind: lineage.Person, How: "console login without MFA", Rule: lineage.ConsoleLogin, Certainty: lineage.Certain}
	by := func(how string, rule lineage.Rule, certainty lineage.Certainty) lineage.Step {
		return lineage.Step{Actor: "AWS Internal", Kind: lineage.Service, How: how, Rule: rule, Certainty: certainty}
	}
	own, role := lineage.Session{Actor: "mira", Key: "AKIAMIRA"}, lineage.Session{Actor: worker.Actor, Key: "ASIAWORKER"}
	for _, test := range []struct {
		chain lineage.Chain
		want  string
	}{
		{lineage.Chain{Session: own, Steps: []lineage.Step{mira}}, "mira (AKIAMIRA) used its own long-lived key: no session is behind it, and who holds it the log does not tell"},
		{lineage.Chain{Session: own, Steps: []lineage.Step{mira, by("Decrypt by AWS Internal in the course of GetObject", lineage.KMSForward, lineage.Likely)}},
			"mira (IAM user, long-lived key AKIAMIRA) is behind Decrypt by AWS Internal in the course of GetObject, as far as the events that are loaded tell"},
		{lineage.Chain{Session: own, Steps: []lineage.Step{mira, by("GetUser by AWS Internal in the course of GetUser", lineage.Guess, lineage.Guessed)}},
			"mira (IAM user, long-lived key AKIAMIRA) is behind GetUser by AWS Internal in the course of GetUser, but one link is only a guess"},
		{lineage.Chain{Session: lineage.Session{Actor: "mira", Key: "AKIANEW"}, Steps: []lineage.Step{mira, {Actor: "mira", Rule: lineage.CreatedKey, Certainty: lineage.Certain}}},
			"mira (IAM user, long-lived key AKIAMIRA) is behind mira (AKIANEW), every link is certain"},
		{lineage.Chain{Session: role, Steps: []lineage.Step{mira, box, worker}},
			"mira (IAM user, long-lived key AKIAMIRA) is behind worker/i-0123456789abcdef0 (ASIAWORKER), every link is certain"},
		{lineage.Chain{Session: role, Steps: []lineage.Step{mira, box, worker}, Addresses: 2},
			"mira (IAM user, long-lived key AKIAMIRA) is behind worker/i-0123456789abcdef0 (ASIAWORKER), every link is certain; the instance's credentials were used from 2 addresses"},
		{lineage.Chain{Session: role, Steps: []lineage.Step{box, worker}, Broken: &lineage.Break{Missing: "no RunInstances loaded"}, Addresses: 2},
			"who is behind worker/i-0123456789abcdef0 (ASIAWORKER) is not in the data: no RunInstances loaded; the instance's credentials were used from 2 addresses"},
		{lineage.Chain{Session: lineage.Session{Actor: "noah"}, Steps: []lineage.Step{signIn}}, "noah used its own credentials: no session of somebody else is behind them"},
		{lineage.Chain{Session: lineage.Session{Actor: "noah"}, Steps: []lineage.Step{signIn}, Doubt: "mira set it before"},
			"noah signed in with a password that its user set after somebody else had: who chose it the log does not tell"},
		{lineage.Chain{Session: lineage.Session{Actor: "noah"}, Steps: []lineage.Step{mira, {Actor: "noah", Rule: lineage.PasswordSet, Certainty: lineage.Likely}, signIn}},
			"mira (IAM user, long-lived key AKIAMIRA) is behind noah, as far as the events that are loaded tell; one link is a password that somebody else set: who used it the log does not tell"},
	} {
		if got := (sources{}).chainSentence(&test.chain); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// TestSecondFactorIsNotCut: whether a sign-in had one is what its line is about, and the
// address gives way to it.
func TestSecondFactorIsNotCut(t *testing.T) {
	for _, how := range []string{"console login with MFA", "console login without MFA"} {
		step := lineage.Step{
			Actor: "tomas.lind", Kind: lineage.Person, Key: "ASIAEXAMPLE000000001", How: how + " from 2001:db8:5ca1:ab1e::77",
			Time: noon, EventID: "e", Rule: lineage.ConsoleLogin, Certainty: lineage.Certain,
		}
		c := lineage.Chain{Steps: []lineage.Step{step}, Did: lineage.Activity{Events: 7, First: noon, Last: noon}}
		from := sources{snap: newStore(t, "a", incident()).Snapshot(), lang: trail.Language()}
		for w := minWidth; w < 130; w++ {
			th := theme.New(true)
			p := answers.New(&th)
			p.SetSize(w, 20)
			p.Set(from.chainAnswer(t.Context(), "", &c))
			if drawn := ansi.Strip(p.Render()); !strings.Contains(drawn, how+" ") || !strings.Contains(drawn, "certain") {
				t.Fatalf("%d cells:\n%s", w, drawn)
			}
		}
	}
}

// TestStepOfAServicesCall: the line of what a service called for somebody is that of the call,
// under who it was for: it has its time, and enter opens it. What it rests on is written with
// the answer's events.
func TestStepOfAServicesCall(t *testing.T) {
	who := `"userIdentity":{"type":"IAMUser","principalId":"AIDAMIRA","accountId":"111122223333","userName":"mira",%s"sessionContext":{"attributes":{"creationDate":"2026-09-01T09:00:00Z"}}}`
	call := `{"eventID":"%s","eventTime":"2026-09-01T%s:00Z","eventSource":"health.amazonaws.com","eventName":"DescribeEvents",` + who + `}`
	st := newStore(t, "a", []string{fmt.Sprintf(call, "own", "09:05", `"accessKeyId":"ASIAMIRA",`), fmt.Sprintf(call, "call", "11:45", `"accessKeyId":"ASIAFAS","invokedBy":"health.amazonaws.com",`)})
	from := sources{snap: st.Snapshot(), lang: trail.Language()}
	c, err := lineage.Trace(t.Context(), from.snap, from.lang, "call")
	if err != nil {
		t.Fatal(err)
	}
	lines := from.chainAnswer(t.Context(), "", c).Sections[0].Lines
	for i, want := range []struct {
		cell, opens, at string
		depth           int
	}{{"unknown issuer", "", "", 0}, {"mira", "own", "09:05", 1}, {"health.amazonaws.com", "call", "11:45", 2}, {"1 event", "", "09:05", 2}, {"1 call", "", "", 2}} {
		line, opens, at := lines[i], "", ""
		if line.To.Event {
			opens, _ = from.snap.Record(line.To.Row).Value(from.lang, "id")
		}
		if !line.At.IsZero() {
			at = line.At.Format("15:04")
		}
		if line.Cells[0] != want.cell || opens != want.opens || at != want.at || line.Depth != want.depth {
			t.Errorf("line %d opens %q at %q: %+v", i, opens, at, line)
		}
	}
	if about, err := from.ofChain(t.Context(), c); err != nil || about.rows.Len() != 2 {
		t.Errorf("%v, %v", about, err)
	}
}
