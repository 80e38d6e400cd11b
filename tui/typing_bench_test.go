package tui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
)

// benchTyping types filters into an interface at rest. p50, p99 and max are
// those of the frames, one a character. count and offers are the times until
// a character has its count, and its completions; at-once is the same for the
// last one when all are typed without a pause.
func benchTyping(b *testing.B, st *store.Store) {
	for _, text := range []string{
		"region:us-east-1", "event:Run*", "requestParameters.bucketName:data*", "boto", "getobject",
		"-origin:service ua:*python*", "actor:deploy* OR ip:10.0.0.0/8", "id:00",
	} {
		b.Run(text, func(b *testing.B) {
			u := newUser(b, config(st), 160, 50)
			u.rest()
			u.steps = nil
			var counts, offers, last []time.Duration
			for b.Loop() {
				u.press("; ctrl+u")
				for _, r := range text {
					c, o := u.character(r)
					counts, offers = append(counts, c), append(offers, o)
				}
				u.press("ctrl+u")
				u.untilEdited()
				start := time.Now()
				for _, r := range text {
					u.send(typedKey(r))
				}
				u.untilEdited()
				last = append(last, time.Since(start))
				u.press("esc")
			}
			b.ReportMetric(milliseconds(share(counts, 0.5)), "count-ms")
			b.ReportMetric(milliseconds(slices.Max(counts)), "count-max-ms")
			b.ReportMetric(milliseconds(share(offers, 0.5)), "offers-ms")
			b.ReportMetric(milliseconds(slices.Max(offers)), "offers-max-ms")
			b.ReportMetric(milliseconds(share(last, 0.5)), "at-once-ms")
			u.report(b)
		})
	}
}

// character types a character and waits for what belongs to it.
func (u *user) character(r rune) (count, offers time.Duration) {
	start := time.Now()
	u.send(typedKey(r))
	u.until(func() bool {
		now := time.Since(start)
		if count == 0 && u.textCounted() {
			count = now
		}
		if offers == 0 && u.textCompleted() {
			offers = now
		}
		return count > 0 && offers > 0
	})
	return count, offers
}

// typedKey returns the key that types a character.
func typedKey(r rune) tea.KeyPressMsg {
	if r == ' ' {
		return pressed("space")
	}
	return pressed(string(r))
}

// untilEdited waits for all that belongs to the text.
func (u *user) untilEdited() {
	u.until(func() bool { return u.textCounted() && u.textCompleted() })
}

func (u *user) textCounted() bool {
	_, err := u.lang.Parse(u.input.String())
	return err != nil || u.editor.counted
}

func (u *user) textCompleted() bool { return u.editor.found.number == u.editor.number }
