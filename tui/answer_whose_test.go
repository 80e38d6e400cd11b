package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
)

// burst is two people who asked many different things within minutes, the second of them
// on two occasions.
func burst(day string) (records []string) {
	anna := object{"type": "IAMUser", "userName": "anna", "accountId": "111122223333", "accessKeyId": "AKIAEXAMPLE000000009", "principalId": "AIDAEXAMPLE00009"}
	for round, start := range []string{"T08:00:00Z", "T10:00:00Z", "T12:00:00Z"} {
		at, _ := time.Parse(time.RFC3339, day+start)
		for i := range 14 {
			more := object{"eventTime": at.Add(time.Duration(5*i) * time.Second).Format(time.RFC3339), "eventName": fmt.Sprintf("Describe%c", 'A'+i)}
			if round > 0 {
				more["userIdentity"] = anna
			}
			records = append(records, event(20*round+i, more))
		}
	}
	return records
}

// TestListOfABurstSaysWhose: the crumb and the chip say who and when as the line did, and
// what is edited and copied has the id and the whole times.
func TestListOfABurstSaysWhose(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", burst("2026-09-15"))), 80, 24)
	b.command("ask recon-burst")
	b.want("anna", "mira")
	b.onLine("mira")
	b.press("enter")
	b.want("› recon-burst › mira 08:00:00–08:01:05 › Events", "principal=mira time:2026-09-15T08:00:00..08:01:06]", "14 of 42")
	b.wantNot("AIDAEXAMPLE00001")
	b.press("backspace")
	b.want(" verb:read origin:direct principal=AIDA")
	if c, ok := b.chipIDs(); !ok || c.Text != "verb:read origin:direct principal=AIDAEXAMPLE00001 time:2026-09-15T08:00:00..08:01:06" {
		t.Errorf("%q", c.Text)
	}
	b.want("principal=AIDA…0001 time:2026-09-15T08:00:00..08:01:06")
	b.press("enter")
	if text := b.input.String(); !strings.Contains(text, "principal=AIDAEXAMPLE00001 ") {
		t.Errorf("%q", text)
	}
}

// TestDaysStayWhereThereAreSeveral: a time of the day is no time then.
func TestDaysStayWhereThereAreSeveral(t *testing.T) {
	records := append(burst("2026-09-15"), event(90, object{"eventTime": "2026-09-17T08:00:00Z"}))
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 24)
	b.command("ask recon-burst")
	b.onLine("mira")
	b.press("enter")
	b.want("› mira 2026-09-15 08:00:00–08:01:05 › Events", "time:2026-09-15T08:00:00..08:01:06]")
}

// TestWhoseKeepsOtherConditions, and is about who did it only.
func TestWhoseKeepsOtherConditions(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", burst("2026-09-15"))), 80, 24)
	as := namedAs{"AIDAEXAMPLE00001", "role/somebody with blanks [x]"}
	told := told{own: store.And{is("principal", as.id), is("region", "sa-east-1")}, whose: as}
	if got, want := b.lineCrumb(told, 32), "role/somebody … region=sa-east-1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	told.own = is("region", "sa-east-1")
	if got, want := b.lineCrumb(told, 32), "region=sa-east-1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	told.who = "build-agent" // whom the line names, though its events are told by another field
	if got, want := b.lineCrumb(told, 32), "build-agent region=sa-east-1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	told.own = store.And{store.Match{Field: "actor", Op: store.NotEqual, Values: []store.Pattern{store.Literal("mira")}}, is("region", "sa-east-1"), store.Not{Expr: is("event", "GetObject")}, is("principal", "AIDAEXAMPLE00001")}
	if got, want := b.whoCrumb(told, 72), "build-agent region=sa-east-1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	told.own = store.Match{Field: "actor", Op: store.NotEqual, Values: []store.Pattern{store.Literal("mira")}}
	if got, want := b.lineCrumb(told, 72), "build-agent"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	told.own = is("actor", "build-agent")
	if got, want := b.lineCrumb(told, 32), "actor=build-agent"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := as.said("-principal=AIDAEXAMPLE00001 x=AIDAEXAMPLE000012"), `-principal="role/somebody with blanks [x]" x=AIDAEXAMPLE000012`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (namedAs{}).said("a:b"); got != "a:b" {
		t.Errorf("%q", got)
	}
}
