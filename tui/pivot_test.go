package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/diff"
)

func storyStart(n int) time.Time {
	return time.Date(2026, 8, 31, 22, 40, 0, 0, time.UTC).Add(time.Duration(n) * 97 * time.Second)
}

func pivotBench(t *testing.T, w, h int) *bench {
	return newBench(t, config(newStore(t, "trail.json", pivotStory())), w, h)
}

// command types a line in the palette and runs it.
func (b *bench) command(line string) {
	b.press(":")
	b.types(line)
	b.press("enter")
}

func TestMenuOnEveryScreen(t *testing.T) {
	for _, c := range []struct{ way, first string }{
		{"", "profile of deploy/ci-4711"},
		{"enter", "history of sg-0123456789abcdef0"},
		{"L", "profile of"},
		{"enter enter / r o l e N a m e enter", "history of"},
		{"enter enter", "history of"},
		{": c r o s s space a c t o r space e v e n t enter j", "profile of deploy/ci-4711"},
		{": w h o space i - 0 enter", "profile of deploy/ci-4711"},
	} {
		b := pivotBench(t, 120, 30)
		b.press(c.way)
		if c.way == "enter" {
			b.press("j")
		}
		b.press("p")
		if line := lineBelow(b.text(), "──"); !strings.Contains(line, c.first) || !strings.HasPrefix(line, "▌") {
			t.Errorf("%q: the first pivot is %q in\n%s", c.way, line, b.text())
		}
		b.press("esc")
		b.wantNot("──")
	}
	b := pivotBench(t, 120, 30)
	b.press("i p")
	b.want("events of this time", "around this time")
	b.press("j enter")
	b.want("› Events", "time:2026-08-31T22:")
}

// TestPivotsOfTheHeatMap: account and region are offered together, and each by
// its name.
func TestPivotsOfTheHeatMap(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("H j p")
	b.want("events with both", "events of this time", "around this time", "events with 111122223333", "events with eu-central-1", "events that mention eu-central-1")
	b.wantNot("events with this value")
}

// TestPivotsOfWhoActed: the parts of an identity lead to whose it is.
func TestPivotsOfWhoActed(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter enter /")
	b.types("assumed-role")
	b.press("enter p")
	if line := lineBelow(b.text(), "──"); !strings.Contains(line, "profile of deploy/ci-4711") {
		t.Errorf("the first pivot is %q in\n%s", line, b.text())
	}
}

// TestTwoEscapesAtOnce: a terminal sends two quick ones as alt+esc.
func TestTwoEscapesAtOnce(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter enter alt+esc")
	b.want("Overview ")
	b.wantNot("› Events")
}

// lineBelow returns the line below the first that holds a text.
func lineBelow(frame, text string) string {
	lines := strings.Split(frame, "\n")
	for i, l := range lines[:len(lines)-1] {
		if strings.Contains(l, text) {
			return strings.TrimSpace(lines[i+1])
		}
	}
	return ""
}

func TestTwiceTakesTheFirst(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter p p")
	b.want("› history i-0123456789abcdef0", "EC2 instance", "created", "RunInstances", "4 × DescribeInstances", "✗")
	b.press("esc")
	b.want("› Events", "RunInstances")
}

// TestPivotsOfAFailedCall: it did nothing to what it names.
func TestPivotsOfAFailedCall(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter 3 p")
	b.want("history of i-0123456789abcdef0", "not deleted: it failed")
	b.wantNot("deleted by this event")
}

// TestPivotsLookAtAllEvents opens them under filters that hide everything.
func TestPivotsLookAtAllEvents(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter 3")
	b.want("[failed:yes]", "TerminateInstances")
	b.command("who i-0123456789abcdef0")
	b.want("RunInstances", "answers look at all events", "[failed:yes]")
	b.press("j j enter") // the folded line
	b.want("[off failed:yes]", "4 of 12", "DescribeInstances")
	b.press("2 u")
	b.want("[off failed:yes]", "4 of 12")
	b.press("u") // the pivot, and nothing of before
	b.want("› history i-0123456789abcdef0", "[failed:yes]")
	b.wantNot("[off failed:yes]")
	b.press("esc")
	b.want("1 of 12", "[failed:yes]")
	b.press("u")
	b.want("9 of 12")
	b.wantNot("[failed:yes]")
}

// TestTravellingThroughLists goes back and forward between an answer and a
// list that lifts the filter.
func TestTravellingThroughLists(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter 3")
	b.command("who i-0123456789abcdef0")
	b.press("j j enter <")
	b.want("› history i-0123456789abcdef0", "[failed:yes]")
	b.wantNot("[off failed:yes]")
	b.press(">")
	b.want("[off failed:yes]", "4 of 12")
	b.press("esc")
	b.want("› history i-0123456789abcdef0", "[failed:yes]")
	b.wantNot("[off failed:yes]")
}

func TestAround(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter G")
	for _, c := range []struct{ title, want string }{
		{"around this event", "[time:2026-08-31T22:42:47..23:12:48]"},
		{"same session", "[session=deploy/ci-4711 since 22:43:14]"},
		{"same address", "[ip=203.0.113.66]"},
		{"same request", "[requestID=request-11]"},
	} {
		b.command(c.title)
		b.want(c.want, "▌ 22:57:47")
		if strings.Contains(b.text(), "[actor") {
			t.Errorf("%s: the way there narrows it:\n%s", c.title, b.text())
		}
		b.press("esc")
		b.want("[actor=deploy/ci-4711]", "9 of 12")
	}
}

// TestServicesHaveNoAddress offers neither an address nor a session of what a
// service did by itself.
func TestServicesHaveNoAddress(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.command("hide or show service")
	b.press("u")
	b.press("; ")
	b.types("origin:service")
	b.press("enter enter p")
	b.want("history of S3 bucket trail-archive", "chain of this event")
	b.wantNot("same address", "same session", "same access key")
}

func TestProfiles(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.command("profile 203.0.113.66")
	b.want("profile 203.0.113.66", "9 events", "user agents")
	b.press("j j enter")
	b.want("[ip=203.0.113.66 service=ec2]", "7 of 12")
	b.press("esc esc p p")
	b.want("› profile deploy/ci-4711", "9 events")
}

func TestChain(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter c")
	b.want("mira", "└─○ deploy/ci-4711", "certain", "issued key", "9 events")
	b.press("G enter")
	b.want("› Events")
	b.press("esc esc esc")
	b.command("trace ASIAEXAMPLE000000009")
	b.want("? unknown issuer", "444455556666", "not in the data")
	b.command("trace nobody-at-all")
	b.want(`no event has "nobody-at-all"`)
}

func TestMarks(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter ' ")
	b.want("nothing is marked")
	b.press("d")
	b.want("m marks events")
	b.press("m j j m G")
	b.want("2 marked")
	if n := strings.Count(b.text(), " ●"); n != 2 {
		t.Errorf("%d marks are seen:\n%s", n, b.text())
	}
	b.press(`"`)
	b.want("▌●22:48:05")
	b.press(`"`)
	b.want("▌●22:44:51")
	b.press(`"`)
	b.want("▌●22:48:05", "from the bottom again")
	b.press("' enter ' ")
	b.want("PutRolePolicy 2026-08-31 22:48:05")
	b.press("'")
	b.want("RunInstances 2026-08-31 22:44:51", "from the first mark again")
	b.press("' m esc")
	b.want("1 marked")
}

// TestSecretsThatDifferAreNotEqual: their masks differ, no filter takes one, and what can be
// asked there is about the event.
func TestSecretsThatDifferAreNotEqual(t *testing.T) {
	b := demoBench(t, 100, 60)
	b.press("L m j j m d")
	b.want("17 paths differ", "   - ••• masked •••", "   + ••• masked, value 2 •••")
	b.press("j j j")
	b.want("▌responseElements.credentials.sessionToken")
	b.press("=")
	b.want("› no filter")
	b.press("p")
	b.want("chain of this event")
	b.wantNot("events with this value")
}

// TestMarksThatTheFilterHides: they are not gone, and the others are gone
// through in a circle.
func TestMarksThatTheFilterHides(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter m j j m 3 '") // hides both
	b.want("2 marks are hidden by the filter")
	b.press("m '")
	b.want("this is the only mark here; 2 marks are hidden by the filter")
	b.press("3 '")
	b.wantNot("hidden by")
}

// TestMarksInAnAnswer: a mark and what a chain is made of have signs of their
// own.
func TestMarksInAnAnswer(t *testing.T) {
	for _, env := range []string{"LANG=C.UTF-8", "LANG=C"} {
		cfg := config(newStore(t, "trail.json", pivotStory()))
		cfg.Env = []string{env}
		b := newBench(t, cfg, 120, 30)
		b.press(":")
		b.types("trace ASIAEXAMPLE000000003")
		b.press("enter")
		before := b.text()
		b.press("j m g")
		sign := b.theme.Picked
		if strings.Count(b.text(), sign) <= strings.Count(before, sign) || b.theme.Node == sign || !strings.Contains(before, b.theme.Node+" mira") {
			t.Errorf("%s: a mark cannot be told from a node:\n%s", env, b.text())
		}
		b.press("' '")
		b.want("from the top again")
		b.press("m '") // both lines rest on that event
		b.want("nothing is marked")
	}
}

// TestMenuSaysThatThereIsMore: in a small terminal not all pivots are seen.
func TestMenuSaysThatThereIsMore(t *testing.T) {
	var items []object
	for i := range 6 {
		items = append(items, object{"instanceId": fmt.Sprintf("i-0123456789abcdef%d", i)})
	}
	many := event(1, object{"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "responseElements": object{"instancesSet": object{"items": items}}})
	b := newBench(t, config(newStore(t, "trail.json", []string{many})), 60, 15)
	b.press("enter p")
	b.want(" 1-", " of ")
	b.press("G")
	last := b.menu.Cursor()
	if b.press("g"); last < 9 || b.menu.Cursor() != 0 {
		t.Errorf("G goes to item %d, g to %d", last, b.menu.Cursor())
	}
}

// TestRefusedSignIn: nobody is behind a sign-in that failed, so that no chain is
// offered.
func TestRefusedSignIn(t *testing.T) {
	refused := event(1, object{"eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "errorMessage": "Failed authentication",
		"responseElements": object{"ConsoleLogin": "Failure"}})
	b := newBench(t, config(newStore(t, "trail.json", []string{refused})), 120, 30)
	b.press("enter p")
	b.want("same address")
	b.wantNot("chain of", "session")
	b.press("esc c")
	b.want("this sign-in failed: it began no session")
}

// TestNothingToPivotOn: a message that says little goes away by itself.
func TestNothingToPivotOn(t *testing.T) {
	b := pivotBench(t, 120, 30)
	var later tea.Msg
	b.wait = func(_ time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		later = msg(noon)
		return nil
	}
	b.press("; a c t o r = x enter p p")
	b.want("nothing here to pivot on")
	b.send(unsaid{"another message"})
	b.want("nothing here to pivot on")
	b.send(later)
	b.wantNot("nothing here to pivot on")
}

func TestDifference(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter m j j j m d")
	b.want("- RunInstances 2026-08-31 22:44:51Z by deploy/ci-4711", "+ PutRolePolicy", "paths differ", "requestParameters.policyName")
	b.press("/")
	b.types("instancetype")
	b.press("enter")
	b.want("▌requestParameters.instanceType", "▌  - t3.micro")
	b.press("G")
	b.want("paths are equal")
	b.wantNot("eventVersion")
	b.press("enter G")
	b.want("userIdentity.accountId                                   111122223333")
	b.press("esc")
	b.want("› Events", "2 marked")
	b.press("<")
	b.want("› Difference")
}

// TestDifferenceOfTheLatestMarks: of three marks the first does not count, and of
// two the earlier event comes first, whichever was marked first.
func TestDifferenceOfTheLatestMarks(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter m j m j j m d")
	b.want("- AuthorizeSecurityGroupIngress", "+ PutRolePolicy")
	b = pivotBench(t, 120, 30)
	b.press("enter j j j m k k k m d")
	b.want("- RunInstances", "+ PutRolePolicy")
}

func TestSecretsStayMaskedInDifferences(t *testing.T) {
	b := pivotBench(t, 160, 50)
	b.press("= j =")
	b.press("enter") // mira
	b.press("m j m d")
	b.want("› Difference")
	b.wantNot("topsecret")
}

func TestWhatAnEventChanged(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter j d")
	b.want("opens tcp 22 to the whole internet (0.0.0.0/0)", "+ tcp 22 from 0.0.0.0/0", "Rules of sg-0123456789abcdef0", "not known")
	b.press("esc j j d")
	b.want("Policy in the role deploy / all", "Statement[0].Action", "- s3:GetObject", "+ *", "1 path differs")
	b.press("esc k d")
	b.want("no earlier document", "+ s3:GetObject", "nothing to compare with")
	b.wantNot("equal")
	b.press("esc j j d")
	b.want("m marks events; d shows how two differ")
}

// TestValuesOfDifferences: what was removed can be asked about too, and a path
// of a document is no field of events.
func TestValuesOfDifferences(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter m j j j m d")
	for _, c := range []struct {
		leaf  diff.Leaf
		field string
		value string
		lists bool // the events with this value
	}{
		{diff.Leaf{Field: "userIdentity.type", Before: "Root", After: "IAMUser", Was: true, Is: true}, "userIdentity.type", "IAMUser", true},
		{diff.Leaf{Field: "userIdentity.type", Before: "Root", Was: true}, "userIdentity.type", "Root", true},
		{diff.Leaf{Field: "Statement.Principal.AWS", Before: "arn:aws:iam::111122223333:root", Was: true}, "", "arn:aws:iam::111122223333:root", false},
	} {
		s := b.leafSubject(c.leaf, true)
		if len(s) != 1 || s[0].field != c.field || s[0].value != c.value {
			t.Errorf("%+v gives %+v", c.leaf, s)
			continue
		}
		pivots := b.pivotsOf(s[0])
		listed := slices.ContainsFunc(pivots, func(p pivot) bool { return p.title == "events with this value" })
		if len(pivots) == 0 || listed != c.lists {
			t.Errorf("%+v leads to %d pivots; the events with the value: %v", c.leaf, len(pivots), listed)
		}
	}
}

// TestPivotsOfAChange: what changed a document and what it belongs to are what
// can be asked about where the two are compared, not the words in them.
func TestPivotsOfAChange(t *testing.T) {
	for _, c := range []struct{ way, event, first string }{
		{"enter j d p", "AuthorizeSecurityGroupIngress", "history of sg-0123456789abcdef0"},
		{"enter j j j d p", "PutRolePolicy", "history of"},
	} {
		b := pivotBench(t, 120, 40)
		b.press(c.way)
		if line := lineBelow(b.text(), "── "+c.event); !strings.Contains(line, c.first) {
			t.Errorf("%s: the first pivot is %q in\n%s", c.way, line, b.text())
		}
		b.want("chain of this event")
		b.wantNot("history of *", "what it changed")
	}
}

func TestAnswersKeepTheirPlace(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.command("who i-0123456789abcdef0")
	b.press("j enter")
	b.want("TerminateInstances 2026-08-31 22:51:19", "opened from the answer")
	b.press("K")
	b.want("RunInstances 2026-08-31 22:44:51", "opened from the answer")
	b.press("J J J")
	b.want("DescribeInstances", "no further event")
	b.press("K esc")
	b.want("▌ 22:51:19    ✗", "› history i-0123456789abcdef0")
	b.press("esc")
	b.want("Overview", "ACTOR")
	b.press("<")
	b.want("▌ 22:51:19    ✗")
	b.press("<")
	b.want("› TerminateInstances")
	b.press("> > >")
	b.want("this is where you were last: < goes back")
}

func TestSearchInAnAnswer(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.command("who i-0123456789abcdef0")
	b.press("/")
	b.types("describe")
	b.press("enter")
	b.want("▌ 22:52")
	b.press("n")
	b.want("▌ 22:52")
	b.press("/")
	b.types("zzz")
	b.press("enter")
	b.want("nothing found")
	b.press("tab")
	b.want("▌ ")
}

func TestVerbs(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press(":")
	b.types("who ")
	b.want("i-0123456789abcdef0", "sg-0123456789abcdef0")
	b.types("sg-0")
	if first := b.listed()[0]; !strings.Contains(first, "sg-0123456789abcdef0") {
		t.Errorf("%q comes first", first)
	}
	b.press("enter")
	b.want("› history sg-0123456789abcdef0")
	b.command("cross actor event")
	b.want("actor by event")
	b.press("esc :")
	b.types("cross")
	b.press("enter")
	b.types("reg")
	b.press("enter")
	b.types("serv")
	b.press("enter")
	b.want("region by service")
	b.press(":")
	b.types("who  ")
	b.press("backspace backspace backspace")
	b.want(": wh", "Ask", "who  history of a resource")
}

func TestQuestions(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.command("opened to the world")
	b.want("› sg-open-world", "sg-0123456789abcdef0", "deploy/ci-4711")
	b.command("all questions of the cat")
	b.want("› Questions", "sg-open-world", "40 questions")
	b.command("ask key-used")
	b.types("AKIAEXAMPLE000000001")
	b.press("enter")
	b.want("AKIAEXAMPLE000000001")
}

// TestTypingAheadOfAnswers types on before an answer is there, and leaves one
// that is still worked out.
func TestTypingAheadOfAnswers(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter")
	_, asks := b.Update(pressed("c"))
	for _, key := range []string{"G", "enter"} {
		b.Update(pressed(key))
	}
	b.do(asks)
	b.want("› Events", "session=deploy/ci-4711 since 22:43:14")
	b.press("esc esc")
	_, late := b.Update(pressed("c"))
	b.press("esc")
	b.do(late)
	b.want("› Events")
	b.wantNot("trace")
	b.press("p p")
	b.want("› history i-0123456789abcdef0")
}

func TestEveryAnswerFits(t *testing.T) {
	if testing.Short() {
		t.Skip("a frame of every size takes half a minute under the race detector")
	}
	s := newStore(t, "a\x1b[2J\u202e/trail.json", append(pivotStory(), hostile()...))
	for _, way := range []string{
		"enter p", "enter p p", "enter c", "enter m j m d", "enter j d", ": w h o space", ": a s k space", ": p r o f i l e space m i r a enter",
		": a l l space q u e s t i o n s enter", "enter G p", "enter enter j j j p", "enter G c", ": w h o space x enter", "enter p p / i",
	} {
		for _, env := range []string{"LANG=C.UTF-8", "LANG=C"} {
			cfg := config(s)
			cfg.Env = []string{env}
			b := newBench(t, cfg, 120, 30)
			b.press(way)
			for _, size := range [][2]int{{60, 15}, {80, 24}, {139, 30}, {160, 50}, {300, 100}} {
				b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				checkFrame(t, fmt.Sprintf("%q in %s at %v", way, env, size), b, size[0], size[1])
			}
		}
	}
}

// TestGroupBeforeItsRules: the call names both, and the group is what people ask
// about.
func TestGroupBeforeItsRules(t *testing.T) {
	rule := object{"securityGroupRuleId": "sgr-0123456789abcdef0", "groupId": "sg-0123456789abcdef0", "isEgress": false}
	b := newBench(t, config(newStore(t, "trail.json", []string{event(1, object{
		"eventSource": "ec2.amazonaws.com", "eventName": "AuthorizeSecurityGroupIngress", "readOnly": false,
		"requestParameters": object{"groupId": "sg-0123456789abcdef0"},
		"responseElements":  object{"securityGroupRuleSet": object{"items": []object{rule}}},
	})})), 120, 30)
	b.press("enter enter p")
	if line := lineBelow(b.text(), "──"); !strings.Contains(line, "history of sg-0123456789abcdef0") {
		t.Errorf("the first pivot is %q in\n%s", line, b.text())
	}
	b.want("history of sgr-0123456789abcdef0")
}

// TestExactValueFirst: a value that is typed whole comes before longer ones that
// contain it, and its field says whose profile it is.
func TestExactValueFirst(t *testing.T) {
	by := func(n int, name, principal string) string {
		return event(n, object{"userIdentity": object{"type": "IAMUser", "userName": name, "principalId": principal, "arn": "arn:aws:iam::111122223333:user/" + name}})
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{
		by(1, "copy of AIDAEXAMPLE00000001", "AIDAEXAMPLE00000002"), by(2, "mira", "AIDAEXAMPLE00000001"), by(3, "mira", "AIDAEXAMPLE00000001"),
	})), 80, 24)
	b.command("profile AIDAEXAMPLE00000001")
	b.want("2 events")
}

// TestThingsOfIAMSayWhatTheyAre: few know keys and ids by their first letters.
func TestThingsOfIAMSayWhatTheyAre(t *testing.T) {
	for id, want := range map[string]string{
		"ASIAEXAMPLE000000003": "access key ASIAEXAMPLE000000003", "AROAEXAMPLE0000000003": "IAM role id AROAEXAMPLE0000000003",
		"i-0123456789abcdef0": "i-0123456789abcdef0", "arn:aws:iam::111122223333:role/x": "IAM role x",
	} {
		if got := thingText(id); got != want {
			t.Errorf("%s is called %q", id, got)
		}
	}
}

// TestFooterOfADifference: the keys that work there, and what enter does now.
func TestFooterOfADifference(t *testing.T) {
	b := pivotBench(t, 80, 24)
	b.press("enter j d")
	b.want("› Difference ", " p pivot ", " / search ", " y copy ", " esc back ")
	b.press("esc m j j m d")
	b.want("enter what is equal", "esc back")
	b.press("enter")
	b.want("enter fold")
}

// TestPivotsOfADryRun: it did nothing, and did not fail.
func TestPivotsOfADryRun(t *testing.T) {
	for _, c := range []struct {
		role          resource.Role
		outcome, want string
	}{
		{resource.Created, trail.DryRun, "not created: a dry run"}, {resource.Used, trail.DryRun, "named by this dry run"},
		{resource.Deleted, trail.Failed, "not deleted: it failed"}, {resource.Used, trail.Failed, "named by this failed event"},
		{resource.Used, trail.Succeeded, "used by this event"},
	} {
		if got := roleHere(c.role, c.outcome); got != c.want {
			t.Errorf("%v, %s: %q", c.role, c.outcome, got)
		}
	}
}

// TestThingsOfAllKindsAreOffered: several instances do not hide the group that they are in, and
// the others stand behind what else can be asked.
func TestThingsOfAllKindsAreOffered(t *testing.T) {
	b := demoBench(t, 80, 40)
	b.press(";")
	b.types("event=RunInstances")
	b.press("enter L G p")
	text := b.text()
	last := -1
	for _, want := range []string{"history of i-0a4d9f1e7c3b52860 ", "history of sg-0c3f5b7d9e1a24680 ", "chain of this event", "history of i-0a52c8e6b1f07d934 "} {
		at := strings.Index(text, want)
		if at <= last {
			t.Errorf("%q is not in its place:\n%s", want, text)
		}
		last = at
	}
}

// TestMarksAreCountedBehindMenus as well as on the screen.
func TestMarksAreCountedBehindMenus(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("L m")
	for _, menu := range []string{"y", "w", "p", "C"} {
		b.press(menu)
		b.want("1 marked")
		b.press("esc")
	}
	b.press("esc")
	b.wantNot("1 marked")
}
