package tui

import (
	"fmt"
	"strings"
	"testing"
)

// instances are events that name instances in several fields: run by one, and then
// described and stopped, the first one least often.
func instances() []string {
	var out []string
	set := func(id string) object {
		return object{"instancesSet": object{"items": []object{{"instanceId": id}}}}
	}
	for n := range 3 {
		id := fmt.Sprintf("i-0%015d%d", 0, n)
		out = append(out, event(len(out), object{"eventName": "RunInstances", "responseElements": set(id)}))
		out = append(out, event(len(out), object{"eventName": "StopInstances", "requestParameters": set(id), "responseElements": set(id)}))
		for range 2 * n {
			out = append(out, event(len(out), object{"eventName": "DescribeInstanceAttribute", "requestParameters": object{"instanceId": id}}))
		}
	}
	return out
}

// TestValuesOfQuestionAreListedOnce: whatever fields have a value, it is one line, which
// says in a word what it is and in how many events; the most frequent come first.
func TestValuesOfQuestionAreListedOnce(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", instances())), 80, 24)
	b.press(":")
	b.types("ask instance-launched ")
	lines := b.listed()[:3]
	for i, want := range []string{"instance  i-00000000000000002 named in 6 events", "instance  i-00000000000000001 named in 4 events", "instance  i-00000000000000000 named in 2 events"} {
		if got := strings.Join(strings.Fields(lines[i]), " "); got != strings.Join(strings.Fields(want), " ") {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
	b.want(" 3 of 3 ")
	b.types("i-00000000000000001")
	if lines := b.listed(); !strings.Contains(lines[0], "in 4 events") || strings.Contains(lines[1], "instance ") {
		t.Errorf("typed whole it is offered as %q", lines[:2])
	}
}

// TestUnlistedValuesCountOnce: of more values than are listed, those in several fields
// are not counted for each.
func TestUnlistedValuesCountOnce(t *testing.T) {
	var records []string
	for n := range maxOffers + 50 {
		key := fmt.Sprintf("ASIAEXAMPLE%09d", n)
		made := object{"credentials": object{"accessKeyId": key}}
		records = append(records, event(2*n, object{"responseElements": made}))
		records = append(records, event(2*n+1, object{"userIdentity": object{"type": "AssumedRole", "accessKeyId": key}}))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 30)
	b.press(":")
	b.types("ask key-used ")
	b.want(" of 251, the most frequent") // with the key that signs the calls
}

// TestPickersSayWhatIsCounted: more events may name a value than have to do with it, so
// that a list says which it counts; those of an actor are what its profile is about.
func TestPickersSayWhatIsCounted(t *testing.T) {
	const key = "ASIAEXAMPLE000000001"
	used := object{"userIdentity": object{"type": "IAMUser", "userName": "mira", "accessKeyId": key}}
	b := newBench(t, config(newStore(t, "trail.json", []string{event(0, object{"responseElements": object{"credentials": object{"accessKeyId": key}}}), event(1, used), event(2, used)})), 120, 30)
	for typed, want := range map[string]string{
		"ask key-used " + key: "named in 3 events", "trace " + key: "used in 2 events", "who " + key: "used or named in 3 events", "profile mira": "  in 3 events",
	} {
		b.press(":")
		b.types(typed)
		if lines := b.listed(); !strings.Contains(lines[0], want) {
			t.Errorf("%s: %q, want %s", typed, lines[0], want)
		}
		b.press("esc")
	}
}

// TestSavedFilterByTheStartOfItsName: words that say nothing are words of a name.
func TestSavedFilterByTheStartOfItsName(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("3")
	b.do(b.saveNamed("my fails"))
	b.do(b.saveNamed("what root did"))
	for typed, name := range map[string]string{"my f": "my fails", "what r": "what root did", "my fails": "my fails"} {
		b.press(":")
		b.types(typed)
		if line := b.listed()[0]; !strings.HasPrefix(line, "Saved") || !strings.Contains(line, name) {
			t.Errorf("%q finds %q first", typed, line)
		}
		b.press("esc")
	}
}

// TestPickerCountsWhatIsAnswered: calls with an instance's role need not name the instance
// anywhere else.
func TestPickerCountsWhatIsAnswered(t *testing.T) {
	const id = "i-00000000000000001"
	role := object{"userIdentity": object{"type": "AssumedRole", "principalId": "AROAWEB:" + id}}
	records := append(instances(), event(90, role), event(91, role), event(92, role))
	b := newBench(t, config(newStore(t, "trail.json", records)), 80, 24)
	b.press(":")
	b.types("ask instance-role ")
	if lines := b.listed(); !strings.Contains(lines[0], id) || !strings.HasSuffix(strings.TrimSpace(lines[0]), " 3 calls with its role") {
		t.Errorf("%q", lines[:3])
	}
	b.press("enter")
	b.want("3 calls with the role of " + id)
}

// TestSessionsBeforeTheirName: an ARN may mean several sessions, of which one would have to
// be chosen then.
func TestSessionsBeforeTheirName(t *testing.T) {
	var records []string
	for n := range 6 {
		records = append(records, event(n, object{"userIdentity": object{
			"type": "AssumedRole", "principalId": "AROAWEB:mira", "arn": "arn:aws:sts::111122223333:assumed-role/web/mira", "accountId": "111122223333",
			"sessionContext": object{"attributes": object{"creationDate": fmt.Sprintf("2026-09-01T0%d:00:00Z", n/3)}},
		}}))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 24)
	for _, typed := range []string{"", "mira"} {
		b.press(":")
		b.types("ask session-human " + typed)
		lines := b.listed()
		if !strings.Contains(lines[0], "since") || !strings.Contains(lines[1], "since") || !strings.HasSuffix(strings.TrimSpace(lines[2]), " in 6 events of its sessions") {
			t.Errorf("%q: %q", typed, lines[:3])
		}
		b.press("esc")
	}
}
