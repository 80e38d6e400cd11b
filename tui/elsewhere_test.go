package tui

import "testing"

// TestKeysThatAMenuLacks are not taken for those of the screen below it: the menu says so,
// stays open, and is left by the keys that lead back.
func TestKeysThatAMenuLacks(t *testing.T) {
	for menu, foot := range map[string]string{"w": "n matches as NDJSON", "y": "j JSON", "p": "take it"} {
		for _, key := range []string{"m", "w", "J", "F", "/", "1", "up", "f2"} {
			if menu == "p" && key == "up" {
				continue // which moves in it
			}
			b := newBench(t, config(newStore(t, "trail.json", motley(4))), 80, 24)
			b.press("enter " + menu)
			b.press(key)
			b.want(label(key)+" is not in this menu", foot)
			b.press("esc")
			b.wantNot("is not in this menu", foot)
			b.want("› Events")
		}
	}
}

// TestMenusAreLeftByQ, but for the one that has it.
func TestMenusAreLeftByQ(t *testing.T) {
	for _, menu := range []string{"w", "p"} {
		b := newBench(t, config(newStore(t, "trail.json", motley(4))), 80, 24)
		b.press("enter " + menu)
		b.press("q")
		b.want("› Events")
		b.wantNot("matches as NDJSON", "take it", "is not in this menu")
	}
}

// TestAMenuIsOneStep: what is chosen from it closes it.
func TestAMenuIsOneStep(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", motley(4))), 80, 24)
	b.press("enter y m k")
	b.wantNot("path  j JSON", "is not in this menu")
}
