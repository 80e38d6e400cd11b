package tui

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
)

// TestValuesWaitForTheCount: values that complete a text are looked for when it
// is counted, names at once; both end with their context.
func TestValuesWaitForTheCount(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	snap, lang := b.answer.snap, b.lang
	synctest.Test(t, func(t *testing.T) {
		counted, ctx := make(chan struct{}), t.Context()
		values := completing{slot: slot{open: true, field: "region"}, snap: snap, lang: lang, counted: counted}
		found := 0
		go func() {
			if out, err := values.run(ctx); err == nil && len(out.offers) > 0 {
				found++
			}
		}()
		if synctest.Wait(); found > 0 {
			t.Error("values do not wait")
		}
		names := values
		names.slot.field, names.slot.typed = "", "reg"
		if out, err := names.run(ctx); err != nil || len(out.offers) == 0 {
			t.Errorf("names wait: %d, %v", len(out.offers), err)
		}
		ended, end := context.WithCancel(ctx)
		end()
		if _, err := values.run(ended); err == nil {
			t.Error("values do not end")
		}
		close(counted)
		if synctest.Wait(); found != 1 {
			t.Error("values wait on")
		}
	})
}

// TestFieldsOfUnknownEvents: a column that nobody has asked for yet is offered
// without a number of events, and not as one of none.
func TestFieldsOfUnknownEvents(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("resour")
	for line := range strings.Lines(b.text()) {
		if words := strings.Fields(line); len(words) > 0 && words[0] == "resource" {
			if strings.ContainsAny(line, "%0123456789") {
				t.Errorf("%q", line)
			}
			return
		}
	}
	t.Errorf("resource is not offered:\n%s", b.text())
}
