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
