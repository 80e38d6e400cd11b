package main

import (
	"slices"
	"testing"

	"github.com/trailsift/trailsift/store/trail/question"
)

// TestHeadsInJSON: programs read the names of fields, people their words.
func TestHeadsInJSON(t *testing.T) {
	got := tableOf(question.Table{Heads: []string{question.Head("ua"), "actor", "such as"}}).Heads
	if !slices.Equal(got, []string{"ua", "actor", "such as"}) {
		t.Errorf("%q", got)
	}
}
