package trail

import (
	"slices"
	"strings"
	"testing"
)

// TestGist: what lists call the things that events are about.
func TestGist(t *testing.T) {
	role := func(arn string) string {
		return `"eventName":"AssumeRole","recipientAccountId":"111122223333","requestParameters":{"roleArn":"` + arn + `","roleSessionName":"ci"}`
	}
	for members, want := range map[string][]string{
		role("arn:aws:iam::111122223333:role/ci/deploy"):                                    {"deploy"},
		role("arn:aws:iam::777788889999:role/deploy"):                                       {"deploy of 777788889999", "deploy"},
		role("arn:aws:iam::111122223333:role/x/AWSReservedSSO_AdministratorAccess_4c1f0e9"): {"AWSReservedSSO_AdministratorAccess_4c1f0e9", "AdministratorAccess"},
		role("deploy"): {"deploy"},
		`"eventName":"DetachRolePolicy","requestParameters":{"policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}`: {"arn:aws:iam::aws:policy/AdministratorAccess", "AdministratorAccess"},
		`"eventName":"GetFunction","requestParameters":{"functionName":"arn:aws:lambda:eu-west-1:1:function:orders"}`:    {"arn:aws:lambda:eu-west-1:1:function:orders", "orders"},
	} {
		g := GistOf(loaded(t, strings.Replace(event(members), `"eventName":"RunInstances",`, "", 1)))
		if len(g.Things) != 1 || !slices.Equal(g.Things[0].Called(), want) {
			t.Errorf("%s: %+v, want %q", members, g, want)
		}
	}
	for said, want := range map[string]string{
		"tcp 22, 3333 from 0.0.0.0/0":                      "22 +1 0.0.0.0/0",
		"udp 53 from 10.0.0.1/32, 10.0.0.2/32 and 4 more":  "udp 53 10.0.0.1/32 +5",
		"tcp 22 from 10.0.0.1/32; tcp 80 from 10.0.0.2/32": "tcp 22 from 10.0.0.1/32; tcp 80 from 10.0.0.2/32",
	} {
		names := ruleNames(said)
		if got := names[len(names)-1]; names[0] != said || got != want {
			t.Errorf("%q: %q, want %q", said, names, want)
		}
	}
	if first, more := firstPeer("10.0.0.1/32, 10.0.0.2/32 and 4 more"); first != "10.0.0.1/32" || more != " +5" {
		t.Errorf("%q %q", first, more)
	}
}

// TestWhatDecidesIsMarked: who gets a permission, where a route leads to, on and off.
func TestWhatDecidesIsMarked(t *testing.T) {
	for members, want := range map[string]string{
		`"eventName":"AddPermission20150331v2","requestParameters":{"functionName":"orders","principal":"*"}`:               "for *",
		`"eventName":"AddPermission","requestParameters":{"topicArn":"alerts","aWSAccountId":["999988887777"],"label":"x"}`: "for 999988887777",
		`"eventName":"CreateRoute","requestParameters":{"routeTableId":"rtb-1","destinationCidrBlock":"0.0.0.0/0"}`:         "0.0.0.0/0",
		`"eventName":"UpdateDetector","requestParameters":{"detectorId":"d4b1","enable":false}`:                             "off",
	} {
		g := GistOf(loaded(t, strings.Replace(event(members), `"eventName":"RunInstances",`, "", 1)))
		last := g.Things[len(g.Things)-1]
		if last.Text != want || !last.Decides || g.Things[0].Decides {
			t.Errorf("%s: %+v, want %q", members, g.Things, want)
		}
	}
}

// TestOneThingHasOneName, whether a call names it by its ARN or without: of another account
// with that, an object with its bucket. Files have what the record has.
func TestOneThingHasOneName(t *testing.T) {
	const own = `"recipientAccountId":"111122223333","requestParameters":`
	const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/payments/webhook-signing"
	for members, want := range map[string]string{
		`"eventName":"GetSecretValue",` + own + `{"secretId":"` + secret + `-kYQBAu"}`:                                                                                                        "prod/payments/webhook-signing",
		`"eventName":"GetSecretValue",` + own + `{"secretId":"` + secret + `"}`:                                                                                                               "prod/payments/webhook-signing",
		`"eventName":"DeleteSecret","responseElements":{"name":"prod/payments/webhook-signing"},` + own + `{"secretId":"` + secret + `-agquim"}`:                                              "prod/payments/webhook-signing",
		`"eventName":"DeleteSecret","responseElements":{"name":"prod/payments/webhook-signing"},"recipientAccountId":"444455556666","requestParameters":{"secretId":"` + secret + `-agquim"}`: "prod/payments/webhook-signing of 111122223333",
		`"eventName":"DeleteSecret","responseElements":{"name":"prod/payments/webhook"},` + own + `{"secretId":"` + secret + `"}`:                                                             "prod/payments/webhook-signing",
		`"eventName":"GetSecretValue",` + own + `{"secretId":"prod/payments/webhook-signing"}`:                                                                                                "prod/payments/webhook-signing",
		`"eventName":"GetSecretValue","recipientAccountId":"999988887777","requestParameters":{"secretId":"` + secret + `-kYQBAu"}`:                                                           "prod/payments/webhook-signing of 111122223333",
		`"eventName":"BatchGetSecretValue",` + own + `{"secretIdList":["` + secret + `-kYQBAu","other"]}`:                                                                                     "",
		`"eventName":"StopLogging",` + own + `{"name":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/prod-data-events"}`:                                                                    "prod-data-events",
		`"eventName":"Decrypt",` + own + `{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::reports/daily/part-1.parquet"}}`:                                                                   "reports|daily/part-1.parquet",
		`"eventName":"Decrypt",` + own + `{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::reports"}}`:                                                                                        "reports",
		`"eventName":"Decrypt",` + own + `{"encryptionContext":{"PARAMETER_ARN":"arn:aws:ssm:eu-west-1:111122223333:parameter/a/b c"}}`:                                                       "/a/b c",
		`"eventName":"Decrypt",` + own + `{"encryptionContext":{"PARAMETER_ARN":"arn:aws:ssm:eu-west-1:111122223333:parameter/plain"}}`:                                                       "plain",
	} {
		g := GistOf(loaded(t, strings.Replace(event(members), `"eventName":"RunInstances",`, "", 1)))
		var names []string
		for _, thing := range g.Things {
			names = append(names, thing.Called()[0])
		}
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("%s: %q, want %q", members, got, want)
		}
		if full := g.String(); strings.Contains(members, `"arn:`) && want != "" && !strings.HasPrefix(full, "arn:") || strings.HasSuffix(full, " ") {
			t.Errorf("%s: in full %q", members, full)
		}
	}
	several := GistOf(loaded(t, strings.Replace(event(`"eventName":"GetSecretValue",`+own+`{"secretId":["`+secret+`-kYQBAu","other"]}`), `"eventName":"RunInstances",`, "", 1)))
	if got := several.Things[0]; got.Text != secret+"-kYQBAu +1" || got.Called()[0] != "prod/payments/webhook-signing +1" {
		t.Errorf("%+v", got)
	}
}

// TestCalledIn leaves alone what is no ARN, or is told by all of it.
func TestCalledIn(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "prod-data-events": "prod-data-events", "arn:": "arn:", "arn:aws:s3:::": "arn:aws:s3:::",
		"arn:aws:cloudtrail:eu-west-1:1:trail/a": "a",
		// Secrets Manager puts six letters and digits behind a name; one that is named
		// without them may end like that by itself.
		"arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-AbC123": "prod/db",
		"arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-backup": "prod/db-backup",
		"arn:aws:secretsmanager:eu-west-1:1:secret:prod/db":        "prod/db",
		"arn:aws:cloudtrail:eu-west-1:2:trail/a":                   "a of 2",
		"arn:aws:iam::aws:policy/AdministratorAccess":              "arn:aws:iam::aws:policy/AdministratorAccess",
		"arn:aws:s3:::b/of x":                                      "b/of x",
	} {
		if got := CalledIn("1", text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
