package detail

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// asked is what a role's session did, in the order that CloudTrail writes members in.
const asked = `{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLEEXAMPLE000:mira","arn":"arn:aws:sts::111122223333:assumed-role/deploy/mira","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE00",` +
	`"sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLEEXAMPLE000","arn":"arn:aws:iam::111122223333:role/deploy","accountId":"111122223333","userName":"deploy"},"attributes":{"creationDate":"2026-09-15T09:21:08Z","mfaAuthenticated":"false"}}},` +
	`"eventTime":"2026-09-15T09:22:00Z","eventSource":"iam.amazonaws.com","eventName":"AddUserToGroup","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.77","userAgent":"Boto3","errorCode":"AccessDenied","errorMessage":"not authorized",` +
	`"requestParameters":{"groupName":"administrators","userName":"mira"},"responseElements":null,"requestID":"r","eventID":"e","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"iam.amazonaws.com"}}`

// TestWhatWasAskedForIsSeen: request and error are in the first window of 24 lines, below
// whose they are; what is folded for that says how much it is, and unfolds.
func TestWhatWasAskedForIsSeen(t *testing.T) {
	p := newPane(asked, 80, 19)
	got := plainFrame(p)
	for _, want := range []string{`eventVersion`, `AccessDenied`, `administrators`, `▸ sessionContext    7 values {`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	p.Move(7)
	if p.Unfold(); !strings.Contains(plainFrame(p), "▾ sessionContext") || !strings.Contains(plainFrame(p), `userName`) {
		t.Errorf("unfolded:\n%s", plainFrame(p))
	}
}

// TestSearchFindsWhatIsFolded: what is set aside is searched as all else, and unfolded.
func TestSearchFindsWhatIsFolded(t *testing.T) {
	p := newPane(asked, 80, 19)
	for text, want := range map[string]string{"mfaauth": ".userIdentity.sessionContext.attributes.mfaAuthenticated", "aes_128": ".tlsDetails.cipherSuite"} {
		if !p.Search(text) || p.Path() != want || !strings.Contains(plainFrame(p), "▌") {
			t.Errorf("%s leads to %s in\n%s", text, p.Path(), plainFrame(p))
		}
	}
}

// TestSummarySaysHowMuchItIs: unless it tells all of it.
func TestSummarySaysHowMuchItIs(t *testing.T) {
	tree := parse([]byte(`{"a":{"b":"x","c":["y","z"],"d":{"e":1}},"l":["one","two","three"]}`), nil)
	at := tree.find(place{{"a", -1}})
	for width, want := range map[int]string{40: "{b x, c [y, z], e 1}", 19: "4 values {b x, c …}", 10: "4 values …", 0: ""} {
		if got := tree.summary(at, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	if got := tree.summary(tree.find(place{{"l", -1}}), 15); got != "3 items [one, …]" && got != "3 items [one,…]" {
		t.Errorf("a list: %q", got)
	}
}

// TestWhyIsWhole: the message of a failure is opened where the record has room all the
// same, and nowhere else; it folds.
func TestWhyIsWhole(t *testing.T) {
	const why = "User: arn:aws:sts::111122223333:assumed-role/deploy/mira is not authorized to perform: iam:AddUserToGroup on resource: group administrators because no identity-based policy allows it"
	raw := strings.Replace(asked, "not authorized", why, 1)
	for height, whole := range map[int]bool{19: false, 50: true} {
		p := newPane(raw, 80, height)
		if got := strings.Contains(plainFrame(p), "policy allows it"); got != whole {
			t.Errorf("%d lines:\n%s", height, plainFrame(p))
		}
		if at(t, p, ".errorMessage"); !whole {
			continue
		}
		if p.Fold(); strings.Contains(plainFrame(p), "policy allows it") {
			t.Errorf("folded:\n%s", plainFrame(p))
		}
	}
}

// TestLinesEndBehindWords where there are any near, and hold all of the text.
func TestLinesEndBehindWords(t *testing.T) {
	for _, text := range []string{"is not authorized to perform", strings.Repeat("x", 60), "a  b   c d e f g h i j k l", "日本 語日本語 日本語日本語", "", " "} {
		lines, rest := wrap(text, 12)
		if rest != "" || strings.Join(lines, "") != text {
			t.Errorf("%q: %q, %q is left", text, lines, rest)
		}
		for _, line := range lines {
			if theme.Width(line) > 12 {
				t.Errorf("%q is wide", line)
			}
		}
	}
	if lines, _ := wrap("is not authorized to perform", 12); lines[0] != "is not " || lines[1] != "authorized " {
		t.Errorf("%q", lines)
	}
}
