package tui

import (
	"context"
	"slices"
	"testing"

	"github.com/trailsift/trailsift/tui/palette"
)

// names are texts to search.
type names []string

func (n names) Len() int          { return len(n) }
func (n names) Text(i int) string { return n[i] }

func TestWhatContainsTheTextComesFirst(t *testing.T) {
	fields := names{
		"functionArn", "federatedUser.arn", "sessionContext.attributes.mfaAuthenticated", "mfa", "xmfa", "mfaSerial", "additional.MFAUsed",
		"responseElements.user", "requestURI", "CreateSecurityGroup", "GetObject", "ListGetters", "Straße",
	}
	for text, want := range map[string][]int{
		"mfa": {3, 5, 2, 6, 4}, "uri": {8, 9}, "Get": {10, 11}, "arn": {0, 1}, "mfa attr": {2}, "fua": {1, 0}, "fdrt": {}, "mfaserail": {5}, "serila mfa": {5}, "STRASSE": {}, "straße": {12}, " ": {},
	} {
		if got, ok := match(context.Background(), text, fields); !ok || !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
}

func TestMatchStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	asked := 0
	in := watched{100 * matchStep, func() {
		if asked++; asked == matchStep {
			cancel()
		}
	}}
	if _, ok := match(ctx, "x", in); ok || asked > 2*matchStep {
		t.Errorf("%d texts were read, ok %v", asked, ok)
	}
}

// watched is many texts that tell when they are read.
type watched struct {
	n    int
	read func()
}

func (c watched) Len() int { return c.n }

func (c watched) Text(int) string {
	c.read()
	return "x"
}

func TestCommandsAreFoundByAFewLetters(t *testing.T) {
	var items []palette.Item
	for _, b := range keymap() {
		items = append(items, palette.Item{Group: b.group, Title: b.name})
	}
	for text, want := range map[string]string{
		"hide": "Hide AWS-generated events", "FAILURES": "Failures only", "quit": "Quit, or leave what is open", "unnarrow": "Undo narrowing, sort, zoom",
	} {
		hits, ok := match(context.Background(), text, palette.NewItems(items))
		if !ok || len(hits) == 0 || items[hits[0]].Title != want {
			t.Errorf("%s finds %v", text, hits)
		}
	}
}
