package lineage

import (
	"maps"
	"testing"
)

const bucket = "arn:aws:s3:::ledger"

func decrypt(id, at string, who obj, context obj) obj {
	return record(id, at, "kms", "Decrypt", who, obj{"requestParameters": obj{"encryptionContext": context}, "sourceIPAddress": "AWS Internal"})
}

func getObject(id, at string, who obj, key string) obj {
	return record(id, at, "s3", "GetObject", who, obj{"requestParameters": obj{"bucketName": "ledger", "key": key}})
}

func getParameter(id, at string, who obj, name string) obj {
	return record(id, at, "ssm", "GetParameter", who, obj{"requestParameters": obj{"name": name}})
}

func TestKMSForward(t *testing.T) {
	forMira := by(user("mira", "ASIAFAS", "09:59:58"), "AWS Internal")
	object := decrypt("e", "10:00:00", forMira, obj{"aws:s3:arn": bucket + "/a/b"})
	parameter := decrypt("e", "10:00:00", forMira, obj{"PARAMETER_ARN": "arn:aws:ssm:eu-west-1:" + home + ":parameter/db/password"})
	tied := `
		mira (person): recorded, certain, g
		AWS Internal (service): KMS forward, likely, g`
	runRules(t, []ruleTest{
		{"of an object", []obj{object, getObject("g", "10:00:02", mira, "a/b"), getObject("h", "10:00:00", mira, "a/c")}, tied},
		{"of an object by ARN", []obj{object, record("g", "09:59:56", "s3", "GetObject", mira, obj{"resources": []obj{{"ARN": bucket + "/a/b"}, {"ARN": bucket}}})}, tied},
		{"of a bucket with a key of its own", []obj{decrypt("e", "10:00:00", forMira, obj{"aws:s3:arn": bucket}), getObject("g", "10:00:02", mira, "a/b")}, tied},
		{"of a parameter", []obj{parameter, getParameter("g", "09:59:59", mira, "/db/password")}, tied},
		{"of a parameter among others", []obj{parameter, record("g", "10:00:01", "ssm", "GetParameters", mira, obj{"requestParameters": obj{"names": []string{"/db/user", "/db/password"}}})}, tied},
		{"the nearest of several", []obj{object, getObject("f", "09:59:56", mira, "a/b"), getObject("g", "10:00:00", mira, "a/b")}, `
			mira (person): recorded, certain, g
			AWS Internal (service): KMS forward, likely, g or 1`},
		{"of several sessions", []obj{object, getObject("g", "10:00:00", mira, "a/b"), getObject("h", "10:00:01", console, "a/b")}, `
			mira (person): recorded, certain, g
			AWS Internal (service): KMS forward, guess, g or 1`},
		{"encrypting, not the call that reads", []obj{
			also(parameter, nil, obj{"eventName": "Encrypt"}), also(getParameter("f", "10:00:00", mira, "/db/password"), nil, obj{"readOnly": true}),
			record("g", "10:00:01", "ssm", "PutParameter", mira, obj{"requestParameters": obj{"name": "/db/password"}}),
		}, tied},
		{"decrypting, not the call that writes", []obj{
			parameter, also(getParameter("g", "10:00:01", mira, "/db/password"), nil, obj{"readOnly": true}),
			record("f", "10:00:00", "ssm", "PutParameter", mira, obj{"requestParameters": obj{"name": "/db/password"}}),
		}, tied},
		{"a copy decrypts too", []obj{object, record("g", "10:00:00", "s3", "CopyObject", mira, obj{"resources": []obj{{"ARN": bucket + "/a/b"}}})}, tied},
		{"a call that only names it", []obj{parameter, record("g", "10:00:03", "ssm", "ListTagsForResource", mira, obj{"requestParameters": obj{"resourceId": "/db/password"}})}, `
			mira (person): recorded, certain, g
			AWS Internal (service): KMS forward, guess, g`},
	})
}

func TestNotKMSForward(t *testing.T) {
	forMira := by(user("mira", "ASIAFAS", "09:59:50"), "AWS Internal")
	object := decrypt("e", "10:00:00", forMira, obj{"aws:s3:arn": bucket + "/a/b"})
	broken := `
		AWS Internal (service): recorded, certain, e
		breaks: no call of mira loaded in whose course AWS Internal called Decrypt: need account 111122223333, events of mira in eu-west-1, data events included, at 2026-09-01T09:59:50Z`
	runRules(t, []ruleTest{
		{"another object", []obj{object, getObject("g", "10:00:00", mira, "a/bc")}, broken},
		{"six seconds off", []obj{object, getObject("g", "10:00:06", mira, "a/b")}, broken},
		{"of somebody else", []obj{object, getObject("g", "10:00:00", user("noah", "AKIANOAH", ""), "a/b")}, broken},
		{"by a service as well", []obj{object, getObject("g", "10:00:00", by(mira, "athena"), "a/b")}, broken},
		{"a parameter whose name goes on", []obj{
			decrypt("e", "10:00:00", forMira, obj{"PARAMETER_ARN": "arn:aws:ssm:eu-west-1:" + home + ":parameter/db/password"}),
			getParameter("g", "10:00:00", mira, "/db/password/old"), getParameter("h", "10:00:00", mira, "password"),
		}, broken},
		{"nothing is named", []obj{decrypt("e", "10:00:00", forMira, obj{"purpose": "x"}), getObject("g", "10:00:00", mira, "a/b")}, broken},
		{"ARNs that are none", []obj{decrypt("e", "10:00:00", forMira, obj{"aws:s3:arn": "arn"}), getObject("g", "10:00:00", mira, "")}, broken},
	})
}

func TestServiceForward(t *testing.T) {
	forMira := by(user("mira", "ASIAFAS", "10:00:00"), "secretsmanager")
	secret := decrypt("e", "10:00:01", forMira, obj{"SecretARN": "arn:aws:secretsmanager:eu-west-1:" + home + ":secret:db-a1B2c3"})
	read := func(id, at, name string, who obj) obj {
		return record(id, at, "secretsmanager", "GetSecretValue", who, obj{"requestParameters": obj{"secretId": name}, "readOnly": true})
	}
	broken := `
		secretsmanager.amazonaws.com (service): recorded, certain, e
		breaks: no call of mira loaded in whose course secretsmanager.amazonaws.com called Decrypt: need account 111122223333, events of mira in eu-west-1, data events included, at 2026-09-01T10:00:00Z`
	runRules(t, []ruleTest{
		{"the call in that second", []obj{secret, read("g", "10:00:00", "db", mira)}, `
			mira (person): recorded, certain, g
			secretsmanager.amazonaws.com (service): service forward, likely, g`},
		{"the one that names the secret", []obj{secret, read("f", "10:00:00", "mail", mira), read("g", "10:00:00", "db", mira)}, `
			mira (person): recorded, certain, g
			secretsmanager.amazonaws.com (service): service forward, likely, g`},
		{"later, with credentials made for another secret", []obj{
			also(secret, nil, obj{"eventTime": clock("10:00:09")}), read("f", "10:00:00", "mail", mira), read("g", "10:00:09", "db", mira), read("h", "10:00:09", "db", console),
			record("i", "10:00:09", "secretsmanager", "DescribeSecret", mira, obj{"requestParameters": obj{"secretId": "db"}}),
		}, `
			mira (person): recorded, certain, g
			secretsmanager.amazonaws.com (service): service forward, likely, g`},
		{"of two sessions", []obj{secret, read("f", "10:00:00", "x", mira), read("g", "10:00:00", "x", console)}, `
			mira (person): recorded, certain, f
			secretsmanager.amazonaws.com (service): service forward, guess, f or 1`},
		{"a second off, naming the secret", []obj{secret, read("g", "10:00:01", "db", mira)}, `
			mira (person): recorded, certain, g
			secretsmanager.amazonaws.com (service): KMS forward, likely, g`},
		{"a second off", []obj{secret, read("g", "10:00:01", "mail", mira)}, broken},
		{"of somebody else", []obj{secret, read("g", "10:00:00", "db", user("noah", "AKIANOAH", ""))}, broken},
		{"another service: a guess", []obj{secret, record("g", "10:00:00", "iam", "GetUser", mira)}, `
			mira (person): recorded, certain, g
			secretsmanager.amazonaws.com (service): guess, guess, g`},
		{"a session of that creation date", []obj{
			record("e", "10:07:00", "health", "DescribeEvents", by(user("mira", "ASIAFAS", "10:00:00"), "health")),
			record("f", "10:06:00", "ec2", "DescribeVpcs", user("mira", "ASIACONSOLE1", "10:00:00")),
			login("l", "10:00:00", user("mira", "", ""), "Success"), record("g", "10:00:00", "iam", "GetUser", mira),
		}, `
			mira (person): console login, certain, l
			health.amazonaws.com (service): same session, likely, f`},
		{"a session of which only the sign-in is loaded", []obj{
			record("e", "10:07:00", "health", "DescribeEvents", by(user("mira", "ASIAFAS", "10:00:00"), "health")),
			login("l", "10:00:00", user("mira", "", ""), "Success"), record("g", "10:00:00", "iam", "GetUser", mira),
		}, `
			mira (person): console login, certain, l
			health.amazonaws.com (service): same session, likely, l`},
		{"a session of which only the AssumeRole is loaded", []obj{
			record("e", "10:07:00", "iam", "PutRolePolicy", by(role("deploy", "ci", "ASIAFAS", "10:00:00"), "cloudformation")),
			record("f", "10:06:00", "iam", "CreateRole", by(deploy, "cloudformation")), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): role session, certain, a
			cloudformation.amazonaws.com (service): same session, likely, a`},
		{"of a role that is assumed again in that second", []obj{
			record("e", "10:07:00", "iam", "PutRolePolicy", by(role("deploy", "ci", "ASIAFAS", "10:00:00"), "cloudformation")),
			record("g", "10:00:00", "ec2", "RunInstances", role("deploy", "ci", "ASIAOLD", "09:00:00")), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): role session, certain, a
			cloudformation.amazonaws.com (service): same session, guess, a`},
		{"of a session that a service asked for", []obj{
			record("e", "10:07:00", "kms", "Decrypt", by(role("deploy", "ci", "ASIAFAS", "10:00:00"), "s3")), assume("a", "10:00:00", service("lambda"), "deploy", "ci", "ASIADEPLOY"),
		}, `
			lambda.amazonaws.com (service): recorded, certain, a
			deploy/ci (role): role session, certain, a
			s3.amazonaws.com (service): same session, likely, a`},
		{"with the session's own key", []obj{
			record("e", "10:07:00", "kms", "Decrypt", by(deploy, "AWS Internal")), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): issued key, certain, a
			AWS Internal (service): same session, certain, a`},
		{"with a key that the service had asked for itself", []obj{
			record("e", "10:07:00", "logs", "PutLogEvents", by(deploy, "cloudtrail")), assume("a", "10:00:00", service("cloudtrail"), "deploy", "ci", "ASIADEPLOY"),
		}, `
			cloudtrail.amazonaws.com (service): recorded, certain, a
			deploy/ci (role): issued key, certain, a`},
		{"a session of that creation date in another account", []obj{
			record("e", "10:07:00", "health", "DescribeEvents", by(user("mira", "ASIAFAS", "10:00:00"), "health")),
			record("f", "10:06:00", "ec2", "DescribeVpcs", also(user("mira", "ASIACONSOLE1", "10:00:00"), nil, obj{"accountId": other})),
			record("g", "10:00:00", "iam", "GetUser", mira),
		}, `
			mira (person): recorded, certain, g
			health.amazonaws.com (service): guess, guess, g`},
		{"while the role is assumed again", []obj{
			record("e", "10:30:00", "kms", "CreateGrant", by(role("deploy", "ci", "ASIAFAS", "10:30:00"), "ec2")),
			record("g", "10:30:00", "ec2", "RunInstances", deploy), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
			assume("b", "10:30:00", user("noah", "AKIANOAH", ""), "deploy", "ci", "ASIADEPLOY2"),
		}, `
			mira (person): recorded, certain, a
			deploy/ci (role): issued key, certain, a
			ec2.amazonaws.com (service): service forward, likely, g`},
		{"a session of that creation date, whose sign-in is missing", []obj{
			record("e", "10:07:00", "health", "DescribeEvents", by(user("mira", "ASIAFAS", "10:00:00"), "health")),
			record("f", "10:06:00", "ec2", "DescribeVpcs", user("mira", "ASIACONSOLE1", "10:00:00"), obj{"sessionCredentialFromConsole": "true"}),
			record("g", "10:00:00", "iam", "GetUser", mira),
		}, `
			mira (person): recorded, certain, f
			health.amazonaws.com (service): same session, likely, f
			breaks: issuer not loaded, no ConsoleLogin of mira: need account 111122223333, sign-in events of us-east-1, eu-west-1 and the other regions at 2026-09-01T10:00:00Z`},
	})
}

// TestDeniedCause: a call that failed is behind what a service did only where
// no other fits, or where KMS may have made it fail.
func TestDeniedCause(t *testing.T) {
	denied := obj{"errorCode": "AccessDenied"}
	used := record("e", "10:00:00", "ec2", "CreateNetworkInterface", by(user("mira", "ASIAFAS", "10:00:00"), "lambda"))
	asked := decrypt("e", "10:00:00", by(user("mira", "ASIAFAS", "09:59:58"), "AWS Internal"), obj{"aws:s3:arn": bucket + "/a/b"})
	refused := getObject("f", "10:00:00", console, "a/b")
	runRules(t, []ruleTest{
		{"one succeeded", []obj{used, record("f", "10:00:00", "lambda", "CreateFunction", console, denied), record("g", "10:00:00", "lambda", "CreateFunction", mira)}, `
			mira (person): recorded, certain, g
			lambda.amazonaws.com (service): service forward, likely, g`},
		{"none succeeded", []obj{used, record("g", "10:00:00", "lambda", "CreateFunction", mira, denied)}, `
			mira (person): recorded, certain, g
			lambda.amazonaws.com (service): service forward, guess, g`},
		{"a guess", []obj{used, record("f", "10:00:00", "iam", "GetUser", console, denied), record("g", "10:00:00", "iam", "GetUser", mira)}, `
			mira (person): recorded, certain, g
			lambda.amazonaws.com (service): guess, guess, g`},
		{"a sign-in that failed", []obj{used, login("f", "10:00:00", user("mira", "", ""), "Failure")}, `
			lambda.amazonaws.com (service): recorded, certain, e
			breaks: no call of mira loaded in whose course lambda.amazonaws.com called CreateNetworkInterface: need account 111122223333, events of mira in eu-west-1 at 2026-09-01T10:00:00Z`},
		{"KMS, one succeeded", []obj{asked, also(refused, nil, denied), getObject("g", "10:00:01", mira, "a/b")}, `
			mira (person): recorded, certain, g
			AWS Internal (service): KMS forward, likely, g`},
		{"KMS, none succeeded", []obj{asked, also(getObject("g", "10:00:01", mira, "a/b"), nil, denied)}, `
			mira (person): recorded, certain, g
			AWS Internal (service): KMS forward, likely, g`},
		{"KMS refused", []obj{also(asked, nil, denied), also(getObject("g", "10:00:00", mira, "a/b"), nil, denied), getObject("h", "10:00:01", mira, "a/b")}, `
			mira (person): recorded, certain, g
			AWS Internal (service): KMS forward, likely, g or 1`},
	})
}

// TestSecretVersion: a call that names another version of the secret than KMS
// was asked about is not behind it.
func TestSecretVersion(t *testing.T) {
	const arn = "arn:aws:secretsmanager:eu-west-1:" + home + ":secret:db-a1B2c3"
	of := func(event, id, at string, version obj) obj {
		request := obj{"secretId": arn}
		maps.Copy(request, version)
		return record(id, at, "secretsmanager", event, mira, obj{"requestParameters": request, "readOnly": event == "GetSecretValue"})
	}
	read := decrypt("e", "10:00:00", by(user("mira", "ASIAFAS", "10:00:00"), "secretsmanager"), obj{"SecretARN": arn, "SecretVersionId": "V2"})
	written := also(read, nil, obj{"eventName": "GenerateDataKey"})
	second := of("PutSecretValue", "g", "10:00:00", obj{"clientRequestToken": "v2"})
	tied := `
		mira (person): recorded, certain, g
		secretsmanager.amazonaws.com (service): service forward, likely, g`
	runRules(t, []ruleTest{
		{"the version that was written", []obj{written, second, of("PutSecretValue", "f", "10:00:00", obj{"clientRequestToken": "V1"})}, tied},
		{"not the secret's creation", []obj{written, second, also(of("CreateSecret", "f", "09:59:58", obj{"clientRequestToken": "V1"}), nil, obj{"responseElements": obj{"arn": arn}})}, tied},
		{"the version that was read", []obj{read, of("GetSecretValue", "g", "10:00:00", obj{"versionId": "V2"}), of("GetSecretValue", "f", "10:00:00", obj{"versionId": "V1"})}, tied},
		{"a read of the newest", []obj{read, of("GetSecretValue", "g", "10:00:00", nil), of("GetSecretValue", "f", "10:00:02", obj{"versionId": "V1"})}, tied},
		{"either", []obj{read, of("GetSecretValue", "g", "10:00:00", nil), of("GetSecretValue", "f", "10:00:02", obj{"versionId": "V2"})}, tied + " or 1"},
		{"only another version", []obj{also(read, nil, obj{"userIdentity": by(user("mira", "ASIAFAS", "09:59:50"), "secretsmanager")}), of("GetSecretValue", "g", "10:00:00", obj{"versionId": "V1"})}, `
			mira (person): recorded, certain, g
			secretsmanager.amazonaws.com (service): KMS forward, guess, g`},
	})
}
