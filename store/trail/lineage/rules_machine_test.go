package lineage

import (
	"slices"
	"testing"
)

const instance = "i-0123456789abcdef0"

func runInstances(id, at string, who obj, instance string, more ...obj) obj {
	return record(id, at, "ec2", "RunInstances", who, append([]obj{{"responseElements": obj{"instancesSet": obj{"items": []obj{{"instanceId": "i-0aaaaaaaaaaaaaaaa"}, {"instanceId": instance}}}}}}, more...)...)
}

func TestInstanceRole(t *testing.T) {
	worker := role("worker", instance, "ASIAEC2", "10:00:00")
	delivered := also(worker, obj{"ec2RoleDelivery": "2.0"}, nil)
	used := record("e", "10:05:00", "s3", "ListBuckets", delivered)
	byEC2 := assume("a", "10:00:00", service("ec2"), "worker", instance, "ASIAEC2", credentialsOnly("ASIAEC2"))
	runRules(t, []ruleTest{
		{"who started it", []obj{used, byEC2, runInstances("r", "09:59:00", mira, instance)}, `
			mira (person): recorded, certain, r
			i-0123456789abcdef0 (instance): instance role, certain, r
			worker/i-0123456789abcdef0 (role): issued key, certain, a`},
		{"the AssumeRole is not loaded", []obj{used, runInstances("r", "09:59:00", mira, instance)}, `
			mira (person): recorded, certain, r
			i-0123456789abcdef0 (instance): instance role, certain, r
			worker/i-0123456789abcdef0 (role): instance role, certain, e`},
		{"started by a role, keys renewed", []obj{
			record("e", "19:05:00", "s3", "ListBuckets", also(role("worker", instance, "ASIAEC3", "16:00:00"), obj{"ec2RoleDelivery": "1.0"}, nil)),
			byEC2, runInstances("r", "09:59:00", deploy, instance), assume("b", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
		}, `
			deploy/ci (role): recorded, certain, r
			i-0123456789abcdef0 (instance): instance role, certain, r
			worker/i-0123456789abcdef0 (role): instance role, certain, e
			breaks: the records contradict each other: AssumeRole of mira at 2026-09-01T10:00:00Z gave out ASIADEPLOY, but the key was used before, at 2026-09-01T09:59:00Z`},
		{"nobody knows who started it", []obj{used, byEC2}, `
			i-0123456789abcdef0 (instance): recorded, certain, e
			worker/i-0123456789abcdef0 (role): issued key, certain, a
			breaks: no RunInstances that started i-0123456789abcdef0 loaded: need account 111122223333, EC2 events of eu-west-1 before 2026-09-01T10:00:00Z`},
		{"a session that somebody named so", []obj{used, assume("a", "10:00:00", mira, "worker", instance, "ASIAEC2"), runInstances("r", "09:59:00", deploy, instance)}, `
			mira (person): recorded, certain, a
			worker/i-0123456789abcdef0 (role): issued key, certain, a`},
		{"perhaps a session that somebody named so", []obj{record("e", "10:05:00", "s3", "ListBuckets", worker), runInstances("r", "09:59:00", mira, instance)}, `
			mira (person): recorded, certain, r
			i-0123456789abcdef0 (instance): instance role, certain, r
			worker/i-0123456789abcdef0 (role): instance role, guess, e`},
		{"RunInstances failed, came later, or was another's", []obj{
			used, byEC2, runInstances("r1", "09:59:00", mira, instance, obj{"errorCode": "Client.InstanceLimitExceeded"}), runInstances("r2", "11:00:00", mira, instance),
			runInstances("r3", "09:58:00", mira, instance, obj{"recipientAccountId": other}), runInstances("r4", "09:58:00", mira, "i-0123456789abcdef1"),
		}, `
			i-0123456789abcdef0 (instance): recorded, certain, e
			worker/i-0123456789abcdef0 (role): issued key, certain, a
			breaks: no RunInstances that started i-0123456789abcdef0 loaded: need account 111122223333, EC2 events of eu-west-1 before 2026-09-01T10:00:00Z`},
		{"named almost like an instance", []obj{record("e", "10:05:00", "s3", "ListBuckets", role("deploy", "i-0123", "ASIADEPLOY", "10:00:00")), runInstances("r", "09:59:00", mira, "i-0123")}, `
			deploy/i-0123 (role): recorded, certain, e
			` + noIssuer},
	})
}

// TestInstanceElsewhere: an instance's credentials that were used from another
// address, in whichever session, are said to be; a call that came through an
// endpoint or from a service has no address that tells.
func TestInstanceElsewhere(t *testing.T) {
	of := func(id, at, created, from string, more ...obj) obj {
		who := also(role("worker", instance, "ASIAEC2", created), obj{"ec2RoleDelivery": "2.0"}, nil)
		return record(id, at, "s3", "ListBuckets", who, append([]obj{{"sourceIPAddress": from}}, more...)...)
	}
	home := []obj{of("e", "10:05:00", "10:00:00", "203.0.113.7"), of("f", "10:06:00", "10:00:00", "203.0.113.7"), of("g", "16:05:00", "16:00:00", "203.0.113.7")}
	for _, test := range []struct {
		name string
		more obj
		want string
	}{
		{"at home", of("h", "10:07:00", "10:00:00", "203.0.113.7"), ""},
		{"elsewhere", of("h", "10:07:00", "10:00:00", "198.51.100.9"), "203.0.113.7 (3) and 198.51.100.9 (1)"},
		{"elsewhere in another session", of("h", "16:07:00", "16:00:00", "198.51.100.9"), "203.0.113.7 (3) and 198.51.100.9 (1)"},
		{"through an endpoint", of("h", "10:07:00", "10:00:00", "10.0.0.5", obj{"vpcEndpointId": "vpce-0123456789abcdef0"}), ""},
		{"by a service", of("h", "10:07:00", "10:00:00", "ssm.amazonaws.com"), ""},
	} {
		var want []string
		addresses := 0
		if test.want != "" {
			addresses = 2
			want = []string{"the instance's credentials were used from several addresses, " + test.want + ": one that is not the instance's own is of somebody who took them"}
		}
		if c := chainOf(t, load(t, append(home, test.more)...), "e"); !slices.Equal(c.Notes, want) || c.Addresses != addresses {
			t.Errorf("%s: %d addresses, notes %q, want %q", test.name, c.Addresses, c.Notes, want)
		}
	}
}

func TestLinkedRole(t *testing.T) {
	who := role("AWSServiceRoleForConfig", "AWSConfig-Describe", "", "10:00:00")
	context := who["sessionContext"].(obj)
	issuer := context["sessionIssuer"].(obj)
	issuer["arn"] = "arn:aws:iam::" + home + ":role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
	used := record("e", "10:00:03", "ec2", "DescribeInstances", by(who, "config"))
	asked := assume("a", "10:00:00", service("config"), "AWSServiceRoleForConfig", "AWSConfig-Describe", "ASIACONFIG")
	runRules(t, []ruleTest{
		{"by its path", []obj{used}, `
			config.amazonaws.com (service): recorded, certain, e
			AWSServiceRoleForConfig/AWSConfig-Describe (role): service-linked role, certain, e`},
		{"with its AssumeRole", []obj{used, asked}, `
			config.amazonaws.com (service): recorded, certain, a
			AWSServiceRoleForConfig/AWSConfig-Describe (role): role session, certain, a`},
	})
}

func TestFunctionRole(t *testing.T) {
	const arn = "arn:aws:lambda:eu-west-1:111122223333:function:resize"
	inScope := obj{"inScopeOf": obj{"sourceArn": arn, "sourceAccount": home, "issuerType": "AWS::Lambda::Function"}}
	used := record("e", "10:05:00", "s3", "ListBuckets", also(role("resize", "resize", "ASIALAMBDA", "10:00:00"), nil, inScope))
	runRules(t, []ruleTest{
		{"by the record", []obj{used}, `
			resize (function): function role, certain, e
			resize/resize (role): function role, certain, e`},
		{"with the AssumeRole", []obj{used, assume("a", "10:00:00", service("lambda"), "resize", "resize", "ASIALAMBDA", credentialsOnly("ASIALAMBDA"))}, `
			resize (function): function role, certain, e
			resize/resize (role): issued key, certain, a`},
		{"no function is named", []obj{
			record("e", "10:05:00", "s3", "ListBuckets", role("resize", "resize", "ASIALAMBDA", "10:00:00")),
			assume("a", "10:00:00", service("lambda"), "resize", "resize", "ASIALAMBDA", credentialsOnly("ASIALAMBDA")),
		}, `
			lambda.amazonaws.com (service): recorded, certain, a
			resize/resize (role): issued key, certain, a`},
	})
}

func TestCreatedKey(t *testing.T) {
	created := func(id, at string, who obj, user string, more ...obj) obj {
		return record(id, at, "iam", "CreateAccessKey", who, append([]obj{{"responseElements": obj{"accessKey": obj{"accessKeyId": "AKIANEW", "userName": user}}}}, more...)...)
	}
	used := record("e", "12:00:00", "ec2", "RunInstances", user("backdoor", "AKIANEW", ""))
	alone := `
		backdoor (person): recorded, certain, e`
	runRules(t, []ruleTest{
		{"by somebody else", []obj{used, created("c", "11:00:00", console, "backdoor"), login("l", "09:00:00", user("mira", "", ""), "Success")}, `
			mira (person): console login, certain, l
			backdoor (person): created key, certain, c`},
		{"not loaded", []obj{used}, alone},
		{"for another user", []obj{used, created("c", "11:00:00", mira, "noah")}, alone},
		{"in another account", []obj{used, created("c", "11:00:00", mira, "backdoor", obj{"recipientAccountId": other})}, alone},
		{"later", []obj{used, created("c", "13:00:00", mira, "backdoor")}, alone},
		{"it failed", []obj{used, created("c", "11:00:00", mira, "backdoor", obj{"errorCode": "LimitExceeded"})}, alone},
	})
	c := chainOf(t, load(t, used), "e")
	if len(c.Notes) != 1 || c.Notes[0] != "who made AKIANEW is not in the data: no CreateAccessKey of it is loaded" {
		t.Errorf("notes %q", c.Notes)
	}
	if c = chainOf(t, load(t, created("c", "11:00:00", mira, "backdoor")), "AKIANEW"); c.text() != lines(`
		mira (person): recorded, certain, c
		backdoor (person): created key, certain, c`) || c.Did.Events != 0 || c.Session.ID != "AKIANEW" {
		t.Errorf("a key that was not used: %s%+v", c.text(), c.Session)
	}
}

func TestOtherAccounts(t *testing.T) {
	const shared = "5f3c5f0a-0000-4000-8000-000000000001"
	outside := obj{"type": "AWSAccount", "principalId": "AROAOUTER:eve", "accountId": other}
	eve := also(role("outer", "eve", "ASIAOUTER", "09:00:00"), nil, obj{"principalId": "AROAOUTER:eve", "accountId": other, "arn": "arn:aws:sts::" + other + ":assumed-role/outer/eve"})
	used := record("e", "10:05:00", "ec2", "RunInstances", deploy)
	theirs := assume("a", "10:00:00", outside, "deploy", "ci", "ASIADEPLOY", obj{"sharedEventID": shared})
	ours := func(who obj, id string) obj {
		return assume("b", "10:00:00", who, "deploy", "ci", "ASIAX", obj{"sharedEventID": id, "recipientAccountId": other, "responseElements": nil})
	}
	broken := `
		account 444455556666 AROAOUTER:eve (account): recorded, certain, a
		deploy/ci (role): issued key, certain, a
		breaks: the caller's own record is not loaded: need account 444455556666, AssumeRole events of eu-west-1 with sharedEventID ` + shared + ` at 2026-09-01T10:00:00Z`
	runRules(t, []ruleTest{
		{"not loaded", []obj{used, theirs}, broken},
		{"recorded by both, the answer too", []obj{used, theirs, assume("b", "10:00:00", also(mira, nil, obj{"accountId": other}), "deploy", "ci", "ASIADEPLOY", obj{"sharedEventID": shared, "recipientAccountId": other})}, `
			mira (person): recorded, certain, b
			deploy/ci (role): issued key, certain, b`},
		{"recorded by both", []obj{used, theirs, ours(eve, shared)}, `
			outer/eve (role): recorded, certain, b
			account 444455556666 AROAOUTER:eve (account): shared event, certain, b
			deploy/ci (role): issued key, certain, a
			breaks: issuer not loaded, no AssumeRole for ASIAOUTER: need account 444455556666, STS events of us-east-1, eu-west-1 and the other regions at 2026-09-01T09:00:00Z`},
		{"another id", []obj{used, theirs, ours(eve, "5f3c5f0a-0000-4000-8000-000000000002")}, `
			outer/eve (role): same principal, certain, b` + broken},
		{"another caller", []obj{used, theirs, ours(also(eve, nil, obj{"principalId": "AROAOUTER:adam"}), shared)}, broken},
		{"another account's", []obj{used, theirs, ours(also(eve, nil, obj{"accountId": home}), shared)}, broken},
		{"the principal is known from elsewhere", []obj{used, theirs, record("x", "08:30:00", "ec2", "DescribeVpcs", also(eve, nil, obj{"accessKeyId": "ASIAEARLY"}))}, `
			outer/eve (role): same principal, certain, x` + broken},
		{"another time", []obj{used, theirs, also(ours(eve, shared), nil, obj{"eventTime": clock("10:00:03")})}, `
			outer/eve (role): same principal, certain, b` + broken},
	})
}
