package lineage

import (
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

func TestConsoleLogin(t *testing.T) {
	in := login("l", "09:00:00", user("mira", "", ""), "Success")
	root := obj{"type": "Root", "principalId": home, "arn": "arn:aws:iam::" + home + ":root", "accountId": home}
	runRules(t, []ruleTest{
		{"of a user", []obj{record("e", "09:30:00", "ec2", "DescribeVpcs", console), in}, `
			mira (person): console login, certain, l`},
		{"in another region, with the basic date", []obj{
			record("e", "09:30:00", "ec2", "DescribeVpcs", also(console, obj{"attributes": obj{"creationDate": "20260901T090000Z"}}, nil)),
			also(in, nil, obj{"awsRegion": "us-east-2"}),
		}, `
			mira (person): console login, certain, l`},
		{"of the root user", []obj{
			record("e", "09:30:00", "ec2", "DescribeVpcs", also(root, obj{"attributes": obj{"creationDate": clock("09:00:00")}}, obj{"accessKeyId": "ASIAROOT"})),
			login("l", "09:00:00", also(root, nil, obj{"accessKeyId": ""}), "Success"),
		}, `
			root@111122223333 (person): console login, certain, l`},
		{"the sign-in itself", []obj{login("e", "09:00:00", user("mira", "", ""), "Success")}, `
			mira (person): console login, certain, e`},
		{"a sign-in that failed", []obj{login("e", "09:00:00", user("mira", "", ""), "Failure")}, `
			mira (unknown): recorded, guess, e
			breaks: sign-in as mira failed: no session began; who tried is not known`},
		{"a role's session signs in", []obj{
			record("e", "10:30:00", "ec2", "DescribeVpcs", deploy),
			login("l", "10:00:00", role("deploy", "ci", "", "09:50:00"), "Success"),
			assume("a", "09:50:00", mira, "deploy", "ci", "ASIAX"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): role session, certain, a
			deploy/ci (role): console login, certain, l`},
		{"an action of the console, without date", []obj{
			record("e", "09:31:00", "billingconsole", "GetBills", user("mira", "ASIACONSOLE1", "")),
			record("f", "09:30:00", "ec2", "DescribeVpcs", console), in,
		}, `
			mira (person): console login, certain, l`},
	})
}

func TestNotConsoleLogin(t *testing.T) {
	fromConsole := record("e", "09:30:00", "ec2", "DescribeVpcs", console, obj{"sessionCredentialFromConsole": "true"})
	broken := `
		mira (person): recorded, certain, e
		breaks: issuer not loaded, no ConsoleLogin of mira: need account 111122223333, sign-in events of us-east-1, eu-west-1 and the other regions at 2026-09-01T09:00:00Z`
	other := obj{"type": "Root", "principalId": home, "accountId": home}
	runRules(t, []ruleTest{
		{"a second off", []obj{fromConsole, login("l", "09:00:01", user("mira", "", ""), "Success")}, broken},
		{"a second off, earlier", []obj{fromConsole, login("l", "08:59:59", user("mira", "", ""), "Success")}, broken},
		{"it failed", []obj{fromConsole, login("l", "09:00:00", user("mira", "", ""), "Failure")}, broken},
		{"of somebody else", []obj{fromConsole, login("l", "09:00:00", user("noah", "", ""), "Success")}, broken},
		{"of the root user", []obj{fromConsole, login("l", "09:00:00", other, "Success")}, broken},
		{"in another account", []obj{fromConsole, also(login("l", "09:00:00", user("mira", "", ""), "Success"), nil, obj{"recipientAccountId": "444455556666"})}, broken},
		{"not known whether it is the console's", []obj{record("e", "09:30:00", "ec2", "DescribeVpcs", console)}, `
			mira (person): recorded, certain, e
			breaks: issuer not loaded, neither a ConsoleLogin of mira nor a GetSessionToken: need account 111122223333, sign-in and STS events of us-east-1, eu-west-1 and the other regions at 2026-09-01T09:00:00Z`},
		{"no date and no other event of the key", []obj{record("e", "09:31:00", "billingconsole", "GetBills", user("mira", "ASIACONSOLE1", ""))}, `
			mira (person): recorded, certain, e
			breaks: the record has no creation date, and no other event its key: which sign-in it belongs to cannot be known`},
		{"the root user without key", []obj{record("e", "09:31:00", "billingconsole", "GetBills", obj{"type": "Root", "accountId": home})}, `
			root@111122223333 (person): recorded, certain, e
			breaks: the record names neither key nor creation date: which sign-in it belongs to cannot be known`},
	})
}

// TestConsoleSessions: the keys of a console session are one session, and two
// sign-ins of one user are two.
func TestConsoleSessions(t *testing.T) {
	snap := load(t,
		login("l1", "09:00:00", user("mira", "", ""), "Success"), login("l2", "11:00:00", user("mira", "", ""), "Success"),
		record("e1", "09:10:00", "ec2", "DescribeVpcs", user("mira", "ASIA1", "09:00:00")),
		record("e2", "09:20:00", "ec2", "TerminateInstances", user("mira", "ASIA2", "09:00:00"), obj{"errorCode": "AccessDenied"}),
		record("e3", "11:10:00", "s3", "ListBuckets", user("mira", "ASIA3", "11:00:00"), obj{"readOnly": true}),
	)
	for _, key := range []string{"ASIA1", "ASIA2", "e1", "AIDAMIRA@2026-09-01T09:00:00Z", "AIDAMIRA@20260901T090000Z", "l1"} {
		c := chainOf(t, snap, key)
		if c.Session.ID != "AIDAMIRA@2026-09-01T09:00:00Z" || c.Did.Events != 2 || c.Did.Writes != 2 || c.Did.Ended.Failed != 1 ||
			c.Session.Began != "console login with MFA from 198.51.100.7" || c.Session.Events != 2 || len(c.Did.Services) != 1 {
			t.Errorf("%s: session %+v did %+v", key, c.Session, c.Did)
		}
	}
	if part := chainOf(t, snap, "ASIA1").Session.PartOfKey(); part != "in 1 of 2 events" {
		t.Errorf("the key is %q", part)
	}
	if part := chainOf(t, snap, "ASIA3").Session.PartOfKey(); part != "" {
		t.Errorf("the only key of a session is %q", part)
	}
	c := chainOf(t, snap, "AIDAMIRA")
	if len(c.Candidates) != 2 || c.Candidates[0].ID != "AIDAMIRA@2026-09-01T09:00:00Z" || c.Candidates[1].Events != 1 {
		t.Errorf("candidates %+v", c.Candidates)
	}
}

// TestRefusedSignIn: a sign-in that failed is no session, not even that of
// the credentials which were made in the same second.
func TestRefusedSignIn(t *testing.T) {
	snap := load(t,
		login("f", "09:00:00", user("mira", "", ""), "Failure"),
		record("e", "09:10:00", "ec2", "DescribeVpcs", user("mira", "ASIA1", "09:00:00")),
	)
	c := chainOf(t, snap, "f")
	if s := c.Session; !c.Refused || s.ID != "" || s.Principal != "" || !s.Created.IsZero() || c.Steps[0].Session != "" || c.Did.Events != 1 || c.Did.Ended.Failed != 1 {
		t.Errorf("chain %+v", c)
	}
	if c := chainOf(t, snap, "AIDAMIRA@2026-09-01T09:00:00Z"); c.Refused || c.Steps[0].EventID != "e" {
		t.Errorf("the session: %+v", c)
	}
	failed := load(t, login("f", "09:00:00", user("mira", "", ""), "Failure"))
	if c, err := Trace(t.Context(), failed, trail.Language(), "AIDAMIRA@2026-09-01T09:00:00Z"); c != nil || err == nil {
		t.Errorf("a session of a sign-in that failed: %+v, %v", c, err)
	}
}

const noSwitcher = "breaks: issuer not loaded, no ConsoleLogin of mira from 198.51.100.7: need account 111122223333, sign-in events of us-east-1, eu-west-1 and the other regions before"

// TestTwoSignIns: of two sign-ins in one second the one from the session's
// address opened it.
func TestTwoSignIns(t *testing.T) {
	near := obj{"sourceIPAddress": "192.0.2.10"}
	used := record("e", "09:30:00", "ec2", "DescribeVpcs", console)
	far, in := login("k", "09:00:00", user("mira", "", ""), "Success"), also(login("l", "09:00:00", user("mira", "", ""), "Success"), nil, near)
	runRules(t, []ruleTest{
		{"one from there", []obj{used, far, in}, `
			mira (person): console login, likely, l`},
		{"none from there", []obj{also(used, nil, obj{"sourceIPAddress": "203.0.113.9"}), far, in}, `
			mira (person): console login, guess, k or 1`},
		{"two from there", []obj{used, also(far, nil, near), in}, `
			mira (person): console login, guess, k or 1`},
	})
}

func TestSwitchRole(t *testing.T) {
	switched := func(id, at string, more ...obj) obj {
		members := append([]obj{{
			"responseElements":    obj{"SwitchRole": "Success"},
			"additionalEventData": obj{"SwitchFrom": "arn:aws:iam::" + home + ":user/mira", "RedirectTo": "https://console.aws.amazon.com/"},
			"sourceIPAddress":     "198.51.100.7",
		}}, more...)
		who := role("deploy", "ci", "", "10:00:00")
		delete(who, "sessionContext")
		return record(id, at, "signin", "SwitchRole", who, members...)
	}
	used := record("e", "10:05:00", "ec2", "RunInstances", deploy)
	in := login("l", "09:00:00", user("mira", "", ""), "Success")
	broken := `
		deploy/ci (role): recorded, certain, e
		` + noIssuer
	runRules(t, []ruleTest{
		{"from a console session", []obj{used, switched("s", "10:00:01"), in, login("l0", "08:00:00", user("mira", "", ""), "Success")}, `
			mira (person): console login, certain, l
			deploy/ci (role): switch role, likely, s`},
		{"the sign-in came from elsewhere", []obj{used, switched("s", "10:00:01"), also(in, nil, obj{"sourceIPAddress": "203.0.113.9"})}, `
			mira (person): recorded, likely, s
			deploy/ci (role): switch role, likely, s
			` + noSwitcher + " 2026-09-01T10:00:01Z"},
		{"in the second of the creation date, without a sign-in", []obj{used, switched("s", "10:00:00")}, `
			mira (person): recorded, likely, s
			deploy/ci (role): switch role, certain, s
			` + noSwitcher + " 2026-09-01T10:00:00Z"},
		{"the AssumeRole of the console is loaded", []obj{used, switched("s", "10:00:00"), in, assume("a", "10:00:00", console, "deploy", "ci", "ASIADEPLOY")}, `
			mira (person): console login, certain, l
			deploy/ci (role): issued key, certain, a`},
		{"at another time", []obj{used, switched("s", "10:00:10")}, broken},
		{"it failed", []obj{used, switched("s", "10:00:01", obj{"responseElements": obj{"SwitchRole": "Failure"}})}, broken},
		{"to another session", []obj{used, switched("s", "10:00:01", obj{"userIdentity": role("deploy", "cd", "", "10:00:00")})}, broken},
	})
}
