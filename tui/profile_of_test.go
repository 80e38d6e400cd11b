package tui

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// TestProfileOfOneOfAName: from an event, of several who have a name the profile
// is of the one who made it; of the name alone it says that there are several,
// and leads to each.
func TestProfileOfOneOfAName(t *testing.T) {
	by := func(n int, id, account string) string {
		return event(n, object{"userIdentity": object{"type": "IAMUser", "userName": "bert", "principalId": id, "accountId": account, "arn": "arn:aws:iam::" + account + ":user/bert"}})
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{
		by(1, "AIDAEXAMPLE00000001", "111122223333"), by(2, "AIDAEXAMPLE00000001", "111122223333"), by(3, "AIDAEXAMPLE00000002", "444455556666"),
	})), 120, 32)
	b.press("enter G enter /")
	b.types("user/bert")
	b.press("enter p p")
	b.want("principal bert (AIDAEXAMPLE00000002): 1 event")
	b.press("esc esc esc")
	b.command("profile bert")
	b.want("actor bert: 3 events", "2 principals have this name, of the accounts 111122223333 and 444455556666", "who has this name")
	b.want("111122223333  IAMUser  2 events  AIDAEXAMPLE00000001", "444455556666  IAMUser   1 event  AIDAEXAMPLE00000002")
	b.press("enter")
	b.want("principal bert (AIDAEXAMPLE00000001): 2 events")
}

// TestProfileLeadsToWhatItCounts: to the writes, to what failed, and to the events
// of the values that are too many to list.
func TestProfileLeadsToWhatItCounts(t *testing.T) {
	var lines []string
	for n := range 30 {
		lines = append(lines, event(n, object{"eventName": fmt.Sprintf("Read%02d", n)}), event(100+n, object{"eventName": fmt.Sprintf("Read%02d", n)}))
	}
	lines = append(lines, event(300, object{"eventName": "PutUserPolicy", "readOnly": false}),
		event(301, object{"eventName": "Read00", "errorCode": "AccessDenied"}))
	b := newBench(t, config(newStore(t, "trail.json", lines)), 120, 60)
	b.command("profile mira")
	b.want("1 write ", "1 failed")
	b.press("G k k enter")
	b.want("1 of 62", "PutUserPolicy")
	b.press("esc G k enter")
	b.want("1 of 62", "AccessDenied")
	b.press("esc g")
	for range 60 {
		if strings.Contains(b.answers.Text(), " more") {
			break
		}
		b.press("j")
	}
	b.press("enter")
	b.want("45 of 62", "event!=Read00,Read01", " Read08 ") // 22 read twice, one written
	b.wantNot(" Read00 ")
}

// TestNewValuesWithoutRoomStandInTheirPlace: among the others by time, and lead to the events
// from there on.
func TestNewValuesWithoutRoomStandInTheirPlace(t *testing.T) {
	lines := []string{event(0, object{"eventName": "Usual"})}
	for n := range 45 {
		lines = append(lines, event(8000+n, object{"eventName": fmt.Sprintf("New%02d", n)}))
	}
	lines = append(lines, event(8050, object{"eventName": "New00", "awsRegion": "sa-east-1"}))
	b := newBench(t, config(newStore(t, "trail.json", lines)), 120, 70)
	b.command("profile mira")
	text := b.text()
	last, more, later := strings.Index(text, " New39 "), strings.Index(text, "event   +5 more, from here on"), strings.Index(text, "sa-east-1")
	if last < 0 || more < last || later < more || strings.Contains(text, " New40 ") {
		t.Fatalf("at %d, %d, %d:\n%s", last, more, later, text)
	}
	b.onLine("+5 more")
	b.press("enter")
	b.want("6 of 47", "New40", "New44")
	b.wantNot("New39")
}

// TestProfileOfWhatIsNamed: a role, a network and an address that an event names
// have profiles wherever they stand; the network of everywhere has none.
func TestProfileOfWhatIsNamed(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press("enter")
	for _, c := range []struct {
		field, value string
		has          bool
	}{
		{"requestParameters.roleArn", "arn:aws:iam::111122223333:role/deploy", true},
		{"requestParameters.cidr", "203.0.113.0/24", true},
		{"requestParameters.cidr", "0.0.0.0/0", false},
		{"requestParameters.privateIpAddress", "203.0.113.66", true},
		{"requestParameters.instanceId", "i-0123456789abcdef0", false},
		{"userIdentity.sessionContext.sessionIssuer.userName", "deploy", true},
		{"userIdentity.userName", "mira", true},
	} {
		n := 0
		for _, p := range b.pivotsOf(subject{field: c.field, value: c.value}) {
			if strings.HasPrefix(p.title, "profile of ") {
				n++
				b.do(p.run(b.App))
				b.want(" "+c.value+": ", "event")
				b.press("esc")
			}
		}
		if n > 1 || (n == 1) != c.has {
			t.Errorf("%s %s has %d profiles", c.field, c.value, n)
		}
	}
}

// TestProfileOfAccount: the id of an account is one before it is part of a name, and
// what a call made without naming it is listed with its call.
func TestProfileOfAccount(t *testing.T) {
	nameless := func(n int, more object) string {
		members := object{"eventSource": "bedrock.amazonaws.com", "eventName": "DeleteModelInvocationLoggingConfiguration", "readOnly": false, "recipientAccountId": "111122223333"}
		maps.Copy(members, more)
		return event(n, members)
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{
		nameless(1, nil), nameless(2, object{"eventName": "ListFoundationModels", "readOnly": true, "userIdentity": object{"type": "Root", "principalId": "111122223333", "accountId": "111122223333", "accessKeyId": ""}}),
	})), 120, 40)
	b.command("profile 111122223333")
	b.want("account 111122223333: 2 events", "(empty)", "DeleteModelInvocationLoggingConfiguration", "the profile of root@111122223333")
}
