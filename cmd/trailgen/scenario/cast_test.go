package scenario

import (
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// accountOf reads the account out of a key id.
func accountOf(key string) string {
	b, err := base32.StdEncoding.DecodeString(key[4:])
	if err != nil {
		return err.Error()
	}
	n := binary.BigEndian.Uint64(append([]byte{0, 0}, b[:6]...))
	return fmt.Sprintf("%012d", n&0x7fffffffff80>>7)
}

func TestKeysTellTheirAccount(t *testing.T) {
	for key, want := range map[string]string{
		LeakedKey: Development, AssumedKey: Production, StolenKey: Production, BackdoorKey: Production,
		named("x").accessKey("ASIA", Security): Security,
	} {
		old := key[4] >= 'A' && key[4] < 'Q' // keys that begin so do not tell
		if got := accountOf(key); got != want || old {
			t.Errorf("%s is of account %s, want %s", key, got, want)
		}
	}
}

func TestKeysBelongToTheirIdentities(t *testing.T) {
	for i, r := range records() {
		id := r.UserIdentity
		if id == nil || id.AccessKeyID == "" || id.AccountID == "" {
			continue
		}
		if accountOf(id.AccessKeyID) != id.AccountID {
			t.Errorf("key %s is not of its account: %s", id.AccessKeyID, incident().Events()[i].JSON)
		}
	}
}

func TestEveryTypeOfIdentityOccurs(t *testing.T) {
	found := map[string]int{}
	for _, r := range records() {
		if r.UserIdentity == nil {
			found["null"]++
		} else {
			found[r.UserIdentity.Type]++
		}
	}
	for _, want := range []string{
		"Root", "IAMUser", "AssumedRole", "Role", "FederatedUser", "AWSAccount", "AWSService", "", "SAMLUser",
		"WebIdentityUser", "IdentityCenterUser", "Directory", "Unknown", "null",
	} {
		if found[want] == 0 {
			t.Errorf("no event of type %q", want)
		}
	}
}

// TestTheOddities are found: what a reader of trails must not stumble over.
func TestTheOddities(t *testing.T) {
	for name, texts := range map[string][]string{
		"failed sign-in without errorCode": {`"errorMessage":"Failed authentication","requestParameters":null`},
		"hidden user name":                 {`"userName":"HIDDEN_DUE_TO_SECURITY_REASONS"`},
		"console session":                  {`"sessionCredentialFromConsole":"true"`, `"readOnly":false`},
		"empty key on sign-in":             {`"accessKeyId":""`},
		"instance role":                    {`"ec2RoleDelivery":"2.0"`},
		"function scope":                   {`"inScopeOf":{"sourceArn"`},
		"session of Identity Center":       {`"type":"AssumedRole"`, `"onBehalfOf"`},
		"addendum":                         {`"reason":"UPDATED_DATA"`, `"originalEventID"`},
		"delayed":                          {`"reason":"DELIVERY_DELAY"`},
		"insight":                          {`"eventCategory":"Insight"`, `"state":"End"`, `17.5`},
		"network activity":                 {`"eventType":"AwsVpceEvent"`, `"vpcEndpointAccountId"`},
		"both spellings":                   {`"eventType":"AwsVpceEvents"`},
		"boolean tag":                      {`"Value":true`},
		"upper-camel wrapper":              {`"requestParameters":{"CreateNatGatewayRequest"`},
		"tag as object":                    {`"Tag":{"Value"`},
		"floats":                           {`"bytesTransferredIn":0.0`},
		"brackets of S3":                   {`"userAgent":"[`},
		"keys with colons":                 {`"aws:s3:arn"`, `"aws:cloudtrail:arn"`},
		"policy as string":                 {`"policyDocument":"{\"Version\"`},
		"policy URL-encoded":               {`"policyDocument":"%7B%22`},
		"policy as object":                 {`"bucketPolicy":{"Version"`},
		"encoded denial":                   {`Encoded authorization failure message: `},
		"encryption context":               {`"SecretARN":`, `"invokedBy":"secretsmanager.amazonaws.com"`},
		"linked role without key":          {`:role/aws-service-role/`, `"invokedBy":"config.amazonaws.com"`},
		"resource without type":            {`{"accountId":"111122223333","ARN":"arn:aws:ssm:`},
		"prefix in place of an ARN":        {`"ARNPrefix"`},
		"IPv6":                             {`"sourceIPAddress":"2001:db8:`},
		"private address":                  {`"sourceIPAddress":"10.20.`},
		"no identity at all":               {`"userIdentity":null`},
		"year as number":                   {`"year":2026`},
		"year as text":                     {`"year":"2026"`},
		"anonymous reader":                 {`"accountId":"ANONYMOUS_PRINCIPAL"`},
	} {
		if _, ok := first(incident().Events(), texts); !ok {
			t.Errorf("%s: no event holds %s", name, strings.Join(texts, " and "))
		}
	}
}

func TestRegions(t *testing.T) {
	found := map[string]int{}
	for _, r := range records() {
		found[r.AwsRegion]++
	}
	if len(found) < 6 || len(found) > 8 {
		t.Errorf("%d regions: %v", len(found), found)
	}
	if two := found[Home] + found[Global]; two < len(records())*9/10 {
		t.Errorf("%d events in the two regions of daily life", two)
	}
	quiet := slices.ContainsFunc(records(), func(r record) bool {
		return r.AwsRegion == Unused && r.EventTime.Before(FirstSeenAt)
	})
	if quiet {
		t.Error("the unused region is used before the intruder comes")
	}
}
