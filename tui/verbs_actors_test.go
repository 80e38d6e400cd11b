package tui

import "testing"

// TestSessionsAndKeysHaveNames: nobody knows a session or a key by its id. The list says
// whose they are, and a name finds them.
func TestSessionsAndKeysHaveNames(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 24)
	b.press(":")
	b.types("trace ")
	b.want("deploy/ci-4711  since 22:43:14", "in 9 events", "AKIAEXAMPLE000000001  mira", "ASIAEXAMPLE000000003  deploy/ci-4711")
	b.wantNot("AROAEXAMPLE0000001")
	b.types("ci-47")
	b.want("session", "deploy/ci-4711  since", "key", "ASIAEXAMPLE000000003  deploy/ci-4711")
	b.wantNot("mira", "no loaded value")
	b.press("enter")
	b.want("chain deploy/ci-4711 since 22:43:14", "is behind")
}

// TestNamesInListsOfQuestions: a question about a key lists keys with their names too, and
// offers none that is merely like what is typed beside those that have it.
func TestNamesInListsOfQuestions(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(":")
	b.types("ask key-owner ")
	b.want("AKIAEXAMPLE000000001  mira", "AKIAEXAMPLE000000002  deploy-bot")
	b.types("deploy")
	b.want("▌ key       AKIAEXAMPLE000000002  deploy-bot")
	b.wantNot("mira")
	b.press("enter")
	b.want("key-owner AKIAEXAMPLE000000002")
}

// TestNamesAreOfWhatIsLoaded: events that came since have their names as well.
func TestNamesAreOfWhatIsLoaded(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(":")
	known := b.arguing.owners["key"]
	if known == nil || known.of["AKIAEXAMPLE000000002"].actor != "deploy-bot" {
		t.Fatalf("the names are not ready: %v", known)
	}
	known.version++
	delete(known.of, "AKIAEXAMPLE000000002")
	b.types("trace AKIA")
	b.want("AKIAEXAMPLE000000002  deploy-bot")
}

// TestOffersSayLessOfWhatIsCounted: in a narrow list keys are whole beside whose they are; in
// a wide one what is counted is said in full.
func TestOffersSayLessOfWhatIsCounted(t *testing.T) {
	for width, want := range map[int]string{60: " 212 events", 80: "named in 212 events"} {
		b := demoBench(t, width, 15)
		b.press(":")
		b.types("ask key-used ")
		b.want(want, "ASIARTX3GSDSWQ4GYLXM ")
	}
}
