package lineage

import "testing"

// ruleTests ask for the event "e", and give the chain behind it.
type ruleTest struct {
	name    string
	records []obj
	want    string
}

func runRules(t *testing.T, tests []ruleTest) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			early := record("early", "00:00:00", "ec2", "DescribeInstances", service("autoscaling"))
			if got, want := chainOf(t, load(t, append(tt.records, early)...), "e").text(), lines(tt.want); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

var (
	mira    = user("mira", "AKIAMIRA", "")
	deploy  = role("deploy", "ci", "ASIADEPLOY", "10:00:00")
	console = user("mira", "ASIACONSOLE1", "09:00:00")
)

const noIssuer = "breaks: issuer not loaded, no AssumeRole for ASIADEPLOY: need account 111122223333, STS events of us-east-1, eu-west-1 and the other regions at 2026-09-01T10:00:00Z"

func TestIssuedKey(t *testing.T) {
	made := assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY")
	used := record("e", "10:05:00", "ec2", "RunInstances", deploy)
	runRules(t, []ruleTest{
		{"AssumeRole", []obj{used, made}, `
			mira (person): recorded, certain, a
			deploy/ci (role): issued key, certain, a`},
		{"a role that assumed a role", []obj{
			used,
			assume("a", "10:00:00", role("admin", "mira", "ASIAADMIN", "09:30:00"), "deploy", "ci", "ASIADEPLOY"),
			assume("b", "09:30:00", console, "admin", "mira", "ASIAADMIN"),
			login("l", "09:00:00", user("mira", "", ""), "Success"),
		}, `
			mira (person): console login, certain, l
			admin/mira (role): issued key, certain, b
			deploy/ci (role): issued key, certain, a`},
		{"GetSessionToken", []obj{
			record("e", "10:05:00", "s3", "ListBuckets", user("mira", "ASIATOKEN", "10:00:00")),
			record("g", "10:00:00", "sts", "GetSessionToken", mira, credentialsOnly("ASIATOKEN")),
		}, `
			mira (person): recorded, certain, g
			mira (person): issued key, certain, g`},
		{"GetFederationToken", []obj{
			record("e", "10:05:00", "s3", "ListBuckets", obj{
				"type": "FederatedUser", "principalId": home + ":visitor", "arn": "arn:aws:sts::" + home + ":federated-user/visitor", "accountId": home, "accessKeyId": "ASIAFED",
				"sessionContext": obj{"sessionIssuer": obj{"type": "IAMUser", "userName": "mira"}, "attributes": obj{"creationDate": clock("10:00:00")}},
			}),
			record("g", "10:00:00", "sts", "GetFederationToken", mira, obj{"responseElements": obj{
				"credentials": obj{"accessKeyId": "ASIAFED"}, "federatedUser": obj{"federatedUserId": home + ":visitor", "arn": "arn:aws:sts::" + home + ":federated-user/visitor"},
			}}),
		}, `
			mira (person): recorded, certain, g
			mira→visitor (person): issued key, certain, g`},
		{"AssumeRoot", []obj{
			record("e", "10:05:00", "s3", "DeleteBucketPolicy", obj{
				"type": "Root", "principalId": other, "arn": "arn:aws:iam::" + other + ":root", "accountId": other, "accessKeyId": "ASIAROOT",
				"sessionContext": obj{"assumedRoot": "true", "attributes": obj{"creationDate": clock("10:00:00")}},
			}, obj{"recipientAccountId": other}),
			record("g", "10:00:00", "sts", "AssumeRoot", mira, credentialsOnly("ASIAROOT"), obj{"requestParameters": obj{"targetPrincipal": other}}),
		}, `
			mira (person): recorded, certain, g
			root@444455556666 (person): issued key, certain, g`},
		{"a row of a table, without principal and date", []obj{
			{"eventTime": clock("10:05:00"), "eventID": "e", "eventName": "RunInstances", "eventSource": "ec2.amazonaws.com", "userIdentity": obj{"userName": "ci", "accessKeyId": "ASIADEPLOY"}},
			made,
		}, `
			mira (person): recorded, certain, a
			ci (person): issued key, certain, a`},
	})
}

// TestNotIssued: each is one thing off, and nothing else is loaded.
func TestNotIssued(t *testing.T) {
	used := record("e", "10:05:00", "ec2", "RunInstances", deploy)
	const acted = "\n\t\tdeploy/ci (role): recorded, certain, e\n"
	broken := acted + noIssuer
	// What gave out the key and cannot have made the session is named: no log would tell more.
	against := func(at, why string) string {
		return acted + "breaks: the records contradict each other: AssumeRole of mira at 2026-09-01T" + at + "Z gave out ASIADEPLOY, but " + why
	}
	const another = "the answer is for somebody else"
	elsewhere := obj{"recipientAccountId": other, "requestParameters": obj{"roleArn": "arn:aws:iam::" + other + ":role/path/deploy", "roleSessionName": "ci"}}
	failed := assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY", obj{"errorCode": "AccessDenied"})
	runRules(t, []ruleTest{
		{"another key, another time", []obj{used, assume("a", "10:00:05", mira, "deploy", "ci", "ASIAOTHER")}, broken},
		{"the same key in another account", []obj{used, assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY", elsewhere, credentialsOnly("ASIADEPLOY"))}, against("10:00:00", another)},
		{"the same key of another role", []obj{used, assume("a", "10:00:00", mira, "admin", "ci", "ASIADEPLOY")}, against("10:00:00", another)},
		{"the same key of another session", []obj{used, assume("a", "10:00:00", mira, "deploy", "cd", "ASIADEPLOY")}, against("10:00:00", another)},
		{"the same key at another time", []obj{used, assume("a", "10:02:00", mira, "deploy", "ci", "ASIADEPLOY")}, against("10:02:00", "the session says that it was made at 2026-09-01T10:00:00Z")},
		{"the same key given out later", []obj{record("e", "09:59:00", "ec2", "RunInstances", deploy), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY")}, against("10:00:00", "the key was used before, at 2026-09-01T09:59:00Z")},
		{"a call that failed", []obj{used, failed}, broken},
	})
}

func TestRoleSession(t *testing.T) {
	keyless := record("e", "10:00:07", "rds", "CreateDBInstance", by(role("linked", "SLR", "", "10:00:00"), "rds"))
	runRules(t, []ruleTest{
		{"Identity Center gives out another key", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", deploy),
			assume("a", "10:00:00", obj{"type": "SAMLUser", "principalId": "x=:bob@example.com", "userName": "bob@example.com", "identityProvider": "x="}, "deploy", "ci", "ASIAOTHER", obj{"eventName": "AssumeRoleWithSAML"}),
		}, `
			bob@example.com (person): SAML, certain, a
			deploy/ci (role): role session, likely, a`},
		{"a service holds the key", []obj{keyless, assume("a", "10:00:00", service("rds"), "linked", "SLR", "ASIAHELD")}, `
			rds.amazonaws.com (service): recorded, certain, a
			linked/SLR (role): role session, certain, a`},
		{"several times in one second, by one caller", []obj{keyless, assume("a", "10:00:00", service("rds"), "linked", "SLR", "ASIAHELD"), assume("b", "10:00:00", service("rds"), "linked", "SLR", "ASIAHELD2")}, `
			rds.amazonaws.com (service): recorded, certain, a
			linked/SLR (role): role session, certain, a or 1`},
		{"several times in one second, by several callers", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", deploy),
			assume("a", "10:00:00", mira, "deploy", "ci", "ASIAX"), assume("b", "10:00:00", user("noah", "AKIANOAH", ""), "deploy", "ci", "ASIAY"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): role session, guess, a or 1`},
		{"by a caller from here and one from elsewhere", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", deploy), assume("a", "10:00:00", mira, "deploy", "ci", "ASIAX"),
			assume("b", "10:00:00", obj{"type": "AWSAccount", "principalId": "AROAOUTER:eve", "accountId": other}, "deploy", "ci", "ASIAY"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): role session, guess, a or 1`},
		{"the answer holds nothing but credentials", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", deploy),
			assume("a", "10:00:00", service("codebuild"), "deploy", "ci", "", obj{"responseElements": obj{"credentials": obj{"expiration": "x"}}}),
		}, `
			codebuild.amazonaws.com (service): recorded, certain, a
			deploy/ci (role): role session, certain, a`},
	})
}

func TestNotRoleSession(t *testing.T) {
	used := record("e", "10:05:00", "ec2", "RunInstances", deploy)
	broken := `
		deploy/ci (role): recorded, certain, e
		` + noIssuer
	runRules(t, []ruleTest{
		{"a second later", []obj{used, assume("a", "10:00:01", mira, "deploy", "ci", "ASIAOTHER")}, broken},
		{"a second earlier", []obj{used, assume("a", "09:59:59", mira, "deploy", "ci", "ASIAOTHER")}, broken},
		{"another session name", []obj{used, assume("a", "10:00:00", mira, "deploy", "cd", "ASIAOTHER")}, broken},
		{"another role", []obj{used, assume("a", "10:00:00", mira, "admin", "ci", "ASIAOTHER")}, broken},
		{"only credentials, of another role", []obj{used, assume("a", "10:00:00", mira, "admin", "ci", "", obj{"responseElements": obj{"credentials": obj{}}})}, broken},
		{"a call that failed", []obj{used, assume("a", "10:00:00", mira, "deploy", "ci", "ASIAOTHER", obj{"errorCode": "AccessDenied"})}, broken},
	})
}
