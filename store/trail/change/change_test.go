package change_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/change"
)

type object map[string]any

// call returns the record of call number n, which was in that minute.
func record(n int, service, event string, request object, more object) string {
	e := object{
		"eventVersion": "1.11", "eventID": fmt.Sprintf("00000000-0000-4000-8000-%012d", n),
		"eventTime":   time.Date(2026, 9, 1, 10, n, 0, 0, time.UTC).Format(time.RFC3339),
		"eventSource": service + ".amazonaws.com", "eventName": event, "awsRegion": "us-east-1",
		"recipientAccountId": "111122223333", "requestParameters": request,
		"userIdentity": object{"type": "IAMUser", "userName": "mira", "accountId": "111122223333"},
	}
	for k, v := range more {
		e[k] = v
	}
	text, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func snapshot(t *testing.T, records ...string) *store.Snapshot {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	source := s.AddSource("trail.json", 1)
	for i, text := range records {
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); refused != "" || err != nil {
			t.Fatalf("record %d: refused %q, error %v", i, refused, err)
		}
	}
	b.Flush()
	return s.Snapshot()
}

// of returns the change that the event of a minute made.
func of(t *testing.T, snap *store.Snapshot, minute int) *change.Change {
	t.Helper()
	view, err := snap.View(t.Context(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 9, 1, 10, minute, 0, 0, time.UTC)
	c, err := change.Of(t.Context(), snap, trail.Language(), view.Row(view.Seek(at)))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDocumentBefore(t *testing.T) {
	put := func(n int, role, name, doc string, more object) string {
		return record(n, "iam", "PutRolePolicy", object{"roleName": role, "policyName": name, "policyDocument": doc}, more)
	}
	snap := snapshot(t,
		put(1, "deploy", "all", `{"v":1}`, nil),
		put(2, "deploy", "other", `{"v":2}`, nil),
		put(3, "build", "all", `{"v":3}`, nil),
		put(4, "deploy", "all", `{"v":4}`, object{"errorCode": "AccessDenied"}),
		put(5, "deploy", "all", `{"v":5}`, object{"recipientAccountId": "444455556666"}),
		put(6, "deploy", "all", `{"v":6}`, nil),
		record(7, "iam", "DeleteRolePolicy", object{"roleName": "deploy", "policyName": "all"}, nil),
		put(8, "deploy", "all", `{"v":8}`, nil),
	)
	for _, c := range []struct {
		minute        int
		before, after string
		seen          bool
	}{
		{1, "", `"{\"v\":1}"`, false},
		{4, `"{\"v\":1}"`, `"{\"v\":4}"`, true},
		{6, `"{\"v\":1}"`, `"{\"v\":6}"`, true},
		{7, `"{\"v\":6}"`, "", true},
		{8, "", `"{\"v\":8}"`, true},
	} {
		got := of(t, snap, c.minute)
		if string(got.Before) != c.before || string(got.After) != c.after || got.Seen != c.seen || got.Failed != (c.minute == 4) {
			t.Errorf("minute %d: %s -> %s, seen %v, failed %v", c.minute, got.Before, got.After, got.Seen, got.Failed)
		}
		if len(got.Caveats) == 0 {
			t.Errorf("minute %d: nothing is said of what is not known", c.minute)
		}
	}
	if got := of(t, snap, 6).What; got != "policy in the role deploy / all" {
		t.Errorf("what changed is %q", got)
	}
}

func TestEveryFamilyIsFoundByItsCalls(t *testing.T) {
	change.EachCall(func(service, event, doc string, key [][]string) {
		request, more := object{"nothing": "else"}, object{}
		set := func(path string, value any) {
			parts := strings.Split(path, ".")
			if parts[0] == "requestParameters" && len(parts) == 2 {
				request[parts[1]] = value
				return
			}
			for i := len(parts) - 1; i > 0; i-- {
				value = object{parts[i]: value}
			}
			more[parts[0]] = value
		}
		for i, paths := range key {
			set(paths[len(paths)-1], fmt.Sprint("key", i))
		}
		if doc != "" && doc != "requestParameters" {
			set(doc, `{"v":2}`)
		}
		got := of(t, snapshot(t, record(1, service, event, request, more)), 1)
		if got == nil || !strings.Contains(got.What, "key0") || (doc == "") != (got.After == nil) {
			t.Errorf("%s %s: %+v", service, event, got)
		}
	})
	if got := of(t, snapshot(t, record(1, "s3", "ListBuckets", nil, nil)), 1); got != nil {
		t.Errorf("a list changes %+v", got)
	}
}

// permit is the rules of a request.
func permit(protocol string, from, to any, peers ...string) object {
	var v4, v6 []object
	for _, p := range peers {
		if strings.Contains(p, ":") {
			v6 = append(v6, object{"cidrIpv6": p})
		} else {
			v4 = append(v4, object{"cidrIp": p})
		}
	}
	return object{"groupId": "sg-1", "ipPermissions": object{"items": []object{{
		"ipProtocol": protocol, "fromPort": from, "toPort": to, "groups": object{}, "prefixListIds": object{},
		"ipRanges": object{"items": v4}, "ipv6Ranges": object{"items": v6},
	}}}}
}

func TestGroupRules(t *testing.T) {
	const allow, revoke = "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress"
	snap := snapshot(t,
		record(1, "ec2", allow, permit("tcp", 443, 443, "10.0.0.0/8"), nil),
		record(2, "ec2", allow, permit("tcp", 22, 22, "0.0.0.0/0", "::/0"), nil),
		record(3, "ec2", allow, permit("tcp", 3389, 3389, "0.0.0.0/0"), object{"errorCode": "Client.UnauthorizedOperation"}),
		record(4, "ec2", revoke, permit("tcp", 22, 22, "::/0"), nil),
		record(5, "ec2", allow, object{"groupId": "sg-2", "ipProtocol": "-1", "cidrIp": "0.0.0.0/0"}, nil),
		record(6, "ec2", allow, permit("tcp", 3389, 3389, "0.0.0.0/0"), object{"errorCode": "Client.DryRunOperation"}),
	)
	for _, c := range []struct {
		minute        int
		before, after string
		words         string
	}{
		{2, `{"ingress":["tcp 443 from 10.0.0.0/8"],"egress":[]}`, `{"ingress":["tcp 22 from 0.0.0.0/0","tcp 22 from ::/0","tcp 443 from 10.0.0.0/8"],"egress":[]}`,
			"opens tcp 22 to the whole internet (0.0.0.0/0); opens tcp 22 to the whole internet (::/0)"},
		{3, "", "", "failed, and would have been: opens tcp 3389 to the whole internet (0.0.0.0/0) Client.UnauthorizedOperation"},
		{4, `{"ingress":["tcp 22 from 0.0.0.0/0","tcp 22 from ::/0","tcp 443 from 10.0.0.0/8"],"egress":[]}`, `{"ingress":["tcp 22 from 0.0.0.0/0","tcp 443 from 10.0.0.0/8"],"egress":[]}`, ""},
		{5, `{"ingress":[],"egress":[]}`, `{"ingress":["everything from 0.0.0.0/0"],"egress":[]}`, "opens everything to the whole internet (0.0.0.0/0)"},
		{6, "", "", "dry run, which would have been: opens tcp 3389 to the whole internet (0.0.0.0/0)"},
	} {
		got := of(t, snap, c.minute)
		if c.before != "" && (string(got.Before) != c.before || string(got.After) != c.after) {
			t.Errorf("minute %d: %s -> %s", c.minute, got.Before, got.After)
		}
		if words := strings.Join(got.Words, "; "); words != c.words {
			t.Errorf("minute %d: %q", c.minute, words)
		}
		if got.Failed != (c.minute == 3) || got.DryRun != (c.minute == 6) {
			t.Errorf("minute %d: failed %v, dry run %v", c.minute, got.Failed, got.DryRun)
		}
	}
}

func TestGroupThatWasMadeInTheData(t *testing.T) {
	snap := snapshot(t,
		record(1, "ec2", "CreateSecurityGroup", object{"groupName": "web"}, object{"responseElements": object{"groupId": "sg-1"}}),
		record(2, "ec2", "RevokeSecurityGroupEgress", permit("-1", -1, -1, "0.0.0.0/0"), nil),
		record(3, "ec2", "ModifySecurityGroupRules", object{"ModifySecurityGroupRulesRequest": object{"GroupId": "sg-1", "SecurityGroupRule": object{
			"SecurityGroupRuleId": "sgr-1", "SecurityGroupRule": object{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5433, "CidrIpv4": "0.0.0.0/0"}}}}, nil),
	)
	revoked := of(t, snap, 2)
	if string(revoked.Before) != `{"ingress":[],"egress":["everything to 0.0.0.0/0"]}` || len(revoked.Caveats) > 0 {
		t.Errorf("a group begins with %s, %q", revoked.Before, revoked.Caveats)
	}
	changed := of(t, snap, 3)
	if !strings.Contains(string(changed.After), "tcp 5432-5433 from 0.0.0.0/0") || len(changed.Words) != 1 || len(changed.Caveats) != 1 {
		t.Errorf("a rule is changed to %s, %q, %q", changed.After, changed.Words, changed.Caveats)
	}
}

func TestOddRequests(t *testing.T) {
	for _, request := range []any{nil, "text", []string{"a"}, object{}, object{"groupId": 7, "ipPermissions": "none"}, object{"groupId": "sg-1", "ipPermissions": object{"items": []any{1, nil, object{"ipRanges": []any{object{"cidrIp": nil}}}}}}} {
		for _, event := range change.GroupCalls() {
			text := record(1, "ec2", event, nil, object{"requestParameters": request})
			if got := of(t, snapshot(t, text), 1); got == nil || len(got.Words) > 0 {
				t.Errorf("%s of %v: %+v", event, request, got)
			}
		}
	}
}

// TestIsWorld: a network of no bits is the world however it is written.
func TestIsWorld(t *testing.T) {
	for _, world := range []string{"0.0.0.0/0", "::/0", " 0.0.0.0/0 ", "0.0.0.0 / 0", "0.0.0.0/00", "1.2.3.4/0", "0::0/0", "0:0:0:0:0:0:0:0/0", "::ffff:0.0.0.0/0"} {
		if !change.IsWorld(world) {
			t.Errorf("%q is every address", world)
		}
	}
	for _, other := range []string{"", "/0", "0.0.0.0", "0.0.0.0/1", "10.0.0.0/8", "::/1", "sg-0/0", "0.0.0.0/-0", "0.0.0.0/0x0", "0.0.0.0/0/0", "0.0.0.0/"} {
		if change.IsWorld(other) {
			t.Errorf("%q is not every address", other)
		}
	}
}
