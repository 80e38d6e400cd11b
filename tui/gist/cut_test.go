package gist

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// gistOf returns what an event with some members was about.
func gistOf(t *testing.T, members string) trail.Gist {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	text := `{"eventVersion":"1.08","eventID":"1","eventTime":"2026-09-01T10:00:00Z","eventSource":"ec2.amazonaws.com","recipientAccountId":"111122223333",` + members + `}`
	if _, refused, err := b.Add([]byte(text), store.Origin{Source: s.AddSource("trail.json", 1)}); refused != "" || err != nil {
		t.Fatal(refused, err)
	}
	b.Flush()
	if err := s.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return Clean(trail.GistOf(s.Snapshot().Record(0)))
}

const (
	assumed = `"eventName":"AssumeRole","errorCode":"AccessDenied","requestParameters":{"roleSessionName":"botocore-session-1789463163","roleArn":"arn:aws:iam::%s"}`
	opened  = `"eventName":"AuthorizeSecurityGroupIngress","requestParameters":{"groupId":"sg-1","ipPermissions":{"items":[` +
		`{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}},` +
		`{"ipProtocol":"tcp","fromPort":3333,"toPort":3333,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}}`
	signedIn = `"eventName":"ConsoleLogin","errorMessage":"Failed authentication","additionalEventData":{"MFAUsed":"Yes"}`
	unasked  = `"eventName":"ConsoleLogin","errorMessage":"Failed authentication","additionalEventData":{"MFAUsed":"No"}`
	worldly  = `"eventName":"AuthorizeSecurityGroupIngress","requestParameters":{"groupId":"sg-1","ipPermissions":{"items":[` +
		`{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{"items":[{"cidrIpv6":"::/0"}]}},` +
		`{"ipProtocol":"tcp","fromPort":3333,"toPort":3333,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{"items":[{"cidrIpv6":"::/0"}]}}]}}`
	ended    = `"eventName":"TerminateInstances","requestParameters":{"instancesSet":{"items":[{"instanceId":"i-0a4d9f1e7c3b52860"},{"instanceId":"i-0a52c8e6b1f07d934"},{"instanceId":"i-0a6b3e90d4c8f1725"}]}}`
	denied   = `"eventName":"PutObject","errorCode":"NoSuchLifecycleConfiguration","requestParameters":{"bucketName":"larkfield-customer-exports"}`
	password = `"eventName":"GetPasswordData","errorCode":"Client.UnauthorizedOperation","requestParameters":{"instanceId":"i-0c81d2f47ab09e563"}`
	read     = `"eventName":"GetObject","requestParameters":{"bucketName":"larkfield-media","key":"catalogue/2026/01446.webp"}`
	shared   = `"eventName":"ModifySnapshotAttribute","requestParameters":{"snapshotId":"snap-0d41c2b39f8e7650a","createVolumePermission":{"add":{"items":[{"userId":"999988887777"}]}}}`
	switched = `"eventName":"UpdateDetector","eventSource":"guardduty.amazonaws.com","requestParameters":{"detectorId":"d4b1c2e3f5a60798","enable":false}`
	routed   = `"eventName":"CreateRoute","requestParameters":{"routeTableId":"rtb-0c7c2f4aff3677054","destinationCidrBlock":"192.168.100.0/24","gatewayId":"igw-02a84e4222d62e16b"}`
	granted  = `"eventName":"AddPermission20150331v2","requestParameters":{"functionName":"arn:aws:lambda:eu-west-1:111122223333:function:orders-webhook","principal":"*"}`
	joined   = `"eventName":"AddUserToGroup","errorCode":"AccessDenied","requestParameters":{"userName":"svc-backup-sync","groupName":"administrators"}`
)

// TestWhatTellsLinesApart: the error gives way to what it was about, and what hardly
// tells anything to both.
func TestWhatTellsLinesApart(t *testing.T) {
	role := func(arn string) string { return strings.Replace(assumed, "%s", arn, 1) }
	for _, c := range []struct {
		members string
		width   int
		want    string
	}{
		{role("111122223333:role/ci/github-deploy"), 60, "AccessDenied github-deploy botocore-session-1789463163"},
		{role("111122223333:role/ci/github-deploy"), 36, "AccessDenied github-deploy boto…3163"},
		{role("111122223333:role/ci/github-deploy"), 24, "denied github-deploy"},
		{role("111122223333:role/ci/github-deploy"), 13, "github-deploy"},
		{role("777788889999:role/org-audit"), 38, "AccessDenied org-audit of 777788889999"},
		{role("777788889999:role/org-audit"), 25, "AccessDenied org-audit"},
		{role("111122223333:role/OrganizationAccountAccessRole"), 24, "denied Organiza…cessRole"},
		{role("111122223333:role/aws-reserved/AWSReservedSSO_AdministratorAccess_4c1f0e9d7b2a6358"), 24, "denied Administ…orAccess"},
		{opened, 30, "tcp 22, 3333 from 0.0.0.0/0"},
		{opened, 24, "22,3333 from 0.0.0.0/0"},
		{opened, 18, "22,3333 0.0.0.0/0"},
		{opened, 16, "22 +1 0.0.0.0/0"},
		{worldly, 24, "22,3333 0.0.0.0/0 +1"},
		{worldly, 18, "22 +1 0.0.0.0/0 +1"},
		{signedIn, 20, "Failed authent…, MFA"},
		{signedIn, 26, "Failed authentication, MFA"},
		{unasked, 26, "Failed authentication"},
		{ended, 22, "i-0a4d9f1e7c3b52860 +2"},
		{ended, 18, "i-0a4d9…3b52860 +2"},
		{denied, 15, "absent lar…orts"},
		{password, 28, "denied i-0c81d2f47ab09e563"},
		{password, 24, "denied i-0c81d2…ab09e563"},
		{password, 20, "denied i-0c81…09e563"},
		{read, 24, "larkf…media …/01446.webp"},
		{shared, 36, "shared with 999988887777"},
		{shared, 20, "with 999988887777"},
		{switched, 20, "d4b1c2e3f5a60798 off"},
		{switched, 19, "d4b1c2e…5a60798 off"},
		{switched, 14, "d4b1…60798 off"},
		{routed, 40, "rtb-0c7c2f4aff3677054 192.168.100.0/24"},
		{routed, 28, "rtb-0…77054 192.168.100.0/24"},
		{routed, 23, "rt…054 192.168.100.0/24"},
		{granted, 20, "orders-webhook for *"},
		{granted, 16, "orde…bhook for *"},
		{joined, 24, "denied svc-…-sync ad…ors"},
	} {
		if got := Cut(gistOf(t, c.members), c.width); got != c.want {
			t.Errorf("%s in %d cells is %q, want %q", c.members, c.width, got, c.want)
		}
	}
}

// TestNothingIsThrownAwayBesideFreeCells: an ellipsis alone stands only where a part would
// have no room, and a second factor is never cut.
func TestNothingIsThrownAwayBesideFreeCells(t *testing.T) {
	for _, members := range []string{assumed, opened, signedIn, password, read, shared, joined, ended, denied, worldly, switched, routed, granted} {
		g := gistOf(t, members)
		for width := range 80 {
			got := Cut(g, width)
			if theme.Width(got) > width {
				t.Errorf("%q in %d cells", got, width)
			}
			if width >= 18 && strings.HasSuffix(got, " …") && width-theme.Width(got) >= leastNext {
				t.Errorf("%q leaves %d cells", got, width-theme.Width(got))
			}
			if width >= 8 && strings.Trim(got, "… ") == "" {
				t.Errorf("%q in %d cells", got, width)
			}
			if g.Sentence && width >= 6 && !strings.HasSuffix(got, "MFA") {
				t.Errorf("%q in %d cells", got, width)
			}
		}
	}
}

// TestFairIsEnough: in that room the error is read, nothing is left out, and what decides
// is whole.
func TestFairIsEnough(t *testing.T) {
	for _, members := range []string{joined, ended, denied, switched, routed, granted, read} {
		g := gistOf(t, members)
		got := Cut(g, Fair(g))
		if strings.HasSuffix(got, " …") || g.Ended != "" && !strings.HasPrefix(got, g.Ended[:leastCode-1]) && !strings.HasPrefix(got, refused) && !strings.HasPrefix(got, absent) {
			t.Errorf("%q in %d cells", got, Fair(g))
		}
		for _, thing := range g.Things {
			if thing.Decides && !strings.Contains(got, thing.Text) {
				t.Errorf("%q lacks %q", got, thing.Text)
			}
		}
	}
}

// TestNoKeyHidesAnObject, though it looks like a count of something.
func TestNoKeyHidesAnObject(t *testing.T) {
	g := trail.Gist{Things: []trail.Thing{{Text: "customer-data"}, {Text: "exports/2026/" + strings.Repeat("a", 30) + " × b.csv"}}}
	for width := 12; width < 80; width++ {
		if got := Cut(g, width); strings.Trim(got, " …") == "" || theme.Width(got) > width {
			t.Errorf("%q in %d cells", got, width)
		}
	}
}

// TestRoomIsNotWasted: what a thing that has no half leaves, the one before it gets.
func TestRoomIsNotWasted(t *testing.T) {
	got := cutEach([]string{"larkfield-customer-exports", "mira 203.0.113.141"}, []int{12, 14})
	if theme.Width(got[0]) <= 12 || theme.Width(strings.Join(got, "")) > 26 {
		t.Errorf("%q", got)
	}
}

// TestErrorsAreCutWhereTheyTellLeast: half of a word that refuses is none.
func TestErrorsAreCutWhereTheyTellLeast(t *testing.T) {
	for code, want := range map[string]string{
		"AccessDenied": "denied", "NoSuchBucketPolicy": "absent", "InvalidInstanceID.NotFound": "absent", "VcpuLimitExceeded": "VcpuLimit…", "OptInRequired": "OptI…uired", "Client.UnauthorizedOperation": "denied", "Failed it all": "Failed it…",
	} {
		if got := cutError(code, 10); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// TestFoldersThatTellStay: prod or test, before those in the middle.
func TestFoldersThatTellStay(t *testing.T) {
	for _, c := range []struct {
		path  string
		width int
		want  string
	}{
		{"prod/payments/webhook-signing", 29, "prod/payments/webhook-signing"}, {"prod/payments/webhook-signing", 26, "prod/…/webhook-signing"},
		{"prod/payments/webhook-signing", 22, "prod/…/webhook-signing"}, {"prod/payments/webhook-signing", 21, "…/webhook-signing"},
		{"/prod/orders/limits", 14, "/prod/…/limits"}, {"/limits", 4, "…its"}, {"a/b", 2, "…b"}, {"/", 1, "/"}, {"/", 0, ""},
		{"arn:aws:iam::111122223333:role/ci/tools/deploy", 30, "…:role/ci/tools/deploy"},
	} {
		if got := cutThing(c.path, c.width); got != c.want {
			t.Errorf("%s in %d cells is %q, want %q", c.path, c.width, got, c.want)
		}
	}
}

// TestOneCellCostsNoValue: a short value is cut before it is left out.
func TestOneCellCostsNoValue(t *testing.T) {
	g := gistOf(t, `"eventName":"RunInstances","requestParameters":{"instanceType":"t3.micro"},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-0123456789abcdef0"}]}}`)
	whole := Whole(g)
	if !strings.HasSuffix(whole, " t3.micro") {
		t.Fatalf("got %q", whole)
	}
	for less := range 3 {
		if got := Cut(g, theme.Width(whole)-less); !strings.Contains(got, "i-0123456789abcdef0 t3") {
			t.Errorf("%d cells less: %q", less, got)
		}
	}
}

// TestKeysGiveWayToWhatDecides: of a key that is set to a state the end is enough.
func TestKeysGiveWayToWhatDecides(t *testing.T) {
	g := gistOf(t, `"eventName":"UpdateAccessKey","requestParameters":{"userName":"build-agent","accessKeyId":"AKIARTX3GSDSQQ5MYCGY","status":"Inactive"}`)
	for width, want := range map[int]string{41: Whole(g), 30: "build-agent AKIA…YCGY Inactive", 29: "build-agent …YCGY Inactive", 26: "build-agent …YCGY Inactive"} {
		if got := Cut(g, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	for width := range 42 {
		if got := Cut(g, width); theme.Width(got) > width {
			t.Errorf("%d cells: %q", width, got)
		}
	}
}
