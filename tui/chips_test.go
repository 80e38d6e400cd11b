package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/filterbar"
)

func TestChips(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"1 3 backspace", "▌[failed:yes]"},
		{"1 3 backspace h", "▌[-origin:service,linked-role,forwarded]"},
		{"1 3 backspace x", "▌[-origin:service,linked-role,forwarded]"},
		{"1 3 backspace x x", "› no filter "},
		{"3 backspace backspace", "› no filter "},
		{"3 backspace X", "▌[-failed:yes]"},
		{"3 backspace X X esc", "› [failed:yes]"},
		{"= backspace X", "▌[actor!=mira]"},
		{"- backspace X", "▌[actor=mira]"},
		{"3 backspace space", "▌[off failed:yes]"},
		{"3 backspace space space", "▌[failed:yes]"},
		{"3 backspace space u", "▌[failed:yes]"},
		{"3 backspace x u", "› [failed:yes]"},
		{"3 backspace space esc 3", "› [failed:yes]"},
		{"3 backspace u", "› no filter"},
		{"= backspace space esc =", "› [actor=mira]"}, // not twice
		{"= backspace space esc - backspace X", "▌[actor=mira]"},
		{"= backspace space esc -", "[off actor=mira] [actor!=mira]"},
		{"= - backspace X", "▌[actor=mira]"}, // one of two that are the same now
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(c.keys)
		b.want(c.want)
	}
}

func TestAConditionThatIsOffHidesNothing(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("3 backspace")
	b.want("u undo", "x remove", "X invert", "space off or on", "enter edit", "esc done")
	b.wantNot("90 of 90")
	b.press("space")
	b.want("90 of 90")
	b.press("esc ;")
	b.types("verb:write")
	b.press("enter")
	b.want("[off failed:yes] [verb:write]")
}

// TestTheEditorShowsWhatIsOff: what stays off beside the text is seen, whatever is
// wrong with the text, and what goes with it is not.
func TestTheEditorShowsWhatIsOff(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("3 backspace space esc = ;")
	b.want("; actor=mira ", "\n   [off failed:yes]  ")
	b.types("regoin:x")
	b.want("did you mean region", "[off failed:yes]")
	b.press("ctrl+w")
	b.types("failed:yes")
	b.wantNot("[off")
	b.press("ctrl+u")
	b.types("verb:write")
	b.wantNot("[off")
	b.press("esc backspace h ;")
	b.want("; failed:yes")
	b.wantNot("[off")
}

// TestAFilterTypedAnewIsAllThereIs: a condition that is off goes with the text that
// was deleted whole, where more was added it stays, and undo brings it back.
func TestAFilterTypedAnewIsAllThereIs(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("3 backspace space esc = ;")
	b.types("verb:write")
	b.press("enter")
	b.want("[off failed:yes] [actor=mira] [verb:write]")
	b.press("; ctrl+u")
	b.types("region:eu-1")
	b.press("enter")
	b.want("› [region:eu-1]")
	b.press("u")
	b.want("[off failed:yes] [actor=mira] [verb:write]")
}

func TestChipsOfAScreen(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter backspace x")
	b.want("Overview › Events", "90 of 90", "no filter")
	b.press("u")
	b.want("Overview › actor=deploy-bot › Events", "25 of 90")
	b.press("backspace X")
	b.want("Overview › Events", "▌[actor!=deploy-bot]", "65 of 90")
	b.press("esc esc")
	b.want("Overview ", "› [actor!=deploy-bot]")
	b.press("esc u g j enter")
	b.want("Overview › actor=deploy-bot › Events", "25 of 90")
}

func TestBackBringsTheChipOfAScreenBack(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter enter") // an event of one actor
	b.press("backspace x <")
	b.want("Overview › actor=deploy-bot › Events", "25 of 90")
	b.press("<")
	b.want("90 of 90", "Overview ")
	b.press("> >")
	b.want("no filter", "RunInstances 2026-08-31")
}

func TestChipIsEditedAsText(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("2 3 backspace h enter")
	b.types(" x")
	if got := b.input.String(); got != "verb:write,grant-use x failed:yes " {
		t.Errorf("the text is %q", got)
	}
}

func TestTabComesToTheChips(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("3 shift+tab shift+tab shift+tab") // by the first facet and the timeline
	b.want("▌[failed:yes]")
	b.press("tab tab")
	b.want("› [failed:yes]", "▌ REGION")
	b.press("shift+tab shift+tab")
	b.want("▌[failed:yes]")
	b.press("shift+tab tab")
	b.want("▌[failed:yes]")
	b.press("esc enter tab")
	b.want("▌[origin=direct]", "x remove")
	b.press("tab enter shift+tab")
	b.want("▌[origin=direct]")
}

func TestNoChips(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("backspace")
	b.want("there is no condition yet")
	b.press("x X space")
	b.want("90 of 90")
}

func TestUndoBringsTheOrderBack(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("enter S 3 u u")
	if b.filter.order.Descending {
		t.Error("the order is still reversed")
	}
	b.press("ctrl+r")
	if !b.filter.order.Descending || b.table.View() != b.answer.view {
		t.Error("the order is not reversed again")
	}
}

// TestEditIsOfTheCondition: enter opens the text at the condition pointed at,
// one that is off included, and a new one does not stick to the last.
func TestEditIsOfTheCondition(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"left left enter", "region:eu-*| failed:no verb:write "},
		{"left enter", "region:eu-* failed:no| verb:write "},
		{"enter", "region:eu-* failed:no verb:write| "},
		{"left space enter", "region:eu-* failed:no| verb:write "},
		{"esc ;", "region:eu-* failed:no verb:write |"},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		b := newBench(t, cfg, 120, 30)
		b.press(";")
		b.send(tea.PasteMsg{Content: "region:eu-* failed:no verb:write"})
		b.press("enter backspace")
		b.press(c.keys)
		before, after := b.input.parts()
		if got := before + "|" + after; got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
}

// TestEditedConditionIsNotOffAsWell: what was off and was edited is one condition.
func TestEditedConditionIsNotOffAsWell(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("; r e g i o n : e u - * enter backspace space enter backspace 1 enter")
	if got := b.filter.terms; len(got) != 1 || got[0].off || got[0].expr.String() != "region:eu-1" {
		t.Errorf("%v", got)
	}
	b.press("; f a i l e d : n o enter")
	if got := textOf(b.conditions().expr()); got != "region:eu-1 failed:no" {
		t.Errorf("typed behind the filter: %q", got)
	}
}

// TestChipsOfSeveralValues: where there is no room, values are counted rather than made
// one of two.
func TestChipsOfSeveralValues(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(";")
	b.types("(actor=mira event=DescribeInstances,DescribeInstanceAttribute,DescribeCredits,ListBuckets) region:us-east-1,ap-south-1")
	b.press("enter")
	b.want("event=DescribeInstances +3", "[region:us-east-1")
	for _, e := range []string{"actor:b,c OR ip:e,f", "-actor:b,c", "verb:read (actor:b,c OR ip:e)", "key:*", "text", "-(key:b OR actor:d)"} {
		parsed, err := b.reader().Parse(e)
		if err != nil {
			t.Fatal(err)
		}
		if chip := chipOfExpr(parsed); chip.Fit(200) != parsed.String() || joinedParts(chip.Parts) != parsed.String() {
			t.Errorf("%s is %q, its parts %v", e, chip.Fit(200), chip.Parts)
		}
	}
}

func joinedParts(parts []filterbar.Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Text)
	}
	return strings.Join(out, " ")
}

// TestOwnConditionsAreSeenBesideNoise: at 80 cells all that 1 2 3 set is in sight, and a
// condition besides.
func TestOwnConditionsAreSeenBesideNoise(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("1 2 3 =")
	b.want("› [hide AWS] [verb:write", "[failed:yes]", "[actor=")
	b.wantNot("+1 more")
}

// TestCrumbsUseTheRoom: a value is cut on the way only where not all of it has room.
func TestCrumbsUseTheRoom(t *testing.T) {
	const long = "repo/one-of-many/heads/main/deploy-to-production"
	user := object{"type": "IAMUser", "userName": long, "accountId": "111122223333"}
	for width, crumb := range map[int]string{80: "… › profile …/one-of-many/heads/main/deploy…  ", 120: "› profile " + long} {
		b := newBench(t, config(newStore(t, "trail.json", []string{event(1, object{"userIdentity": user}), event(2, nil)})), width, 24)
		b.command("profile " + long)
		b.want(crumb)
	}
}

// TestCrumbOfATimeSaysItsZone: it is in UTC, as the chip, where the rows are not.
func TestCrumbOfATimeSaysItsZone(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Zone = time.FixedZone("CEST", 7200)
	b := newBench(t, cfg, 120, 30)
	b.press("T i enter")
	b.want(" UTC › Events", " UTC] ")
	b.press("T")
	b.wantNot(" UTC › Events", " UTC] ")
}

// TestPathsGiveWayBeforeValues: where a field is in a record goes before what it is.
func TestPathsGiveWayBeforeValues(t *testing.T) {
	chip := chipOfExpr(store.And{is("requestParameters.bucketName", "larkfield-media"), is("region", "eu-west-1")})
	for width, want := range map[int]string{
		63: "requestParameters.bucketName=larkfield-media region=eu-west-1", 50: "…bucketName=larkfield-media region=eu-west-1",
	} {
		if got := chip.Fit(width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	for text, want := range map[string]string{"ip=1.2.3.4": "ip=1.2.3.4", `a."b.c"=x`: `a."b.c"=x`, "a.b=c.d": "…b=c.d"} {
		field, _, _ := strings.Cut(text, "=")
		if got := shortPath(text, field); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
