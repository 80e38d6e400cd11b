package tui

import (
	"slices"
	"testing"

	life "github.com/trailsift/trailsift/store/trail/history"
)

// TestCandidatesAreToldApart: by their names, and where these are the same by account;
// what all of them lack takes no room.
func TestCandidatesAreToldApart(t *testing.T) {
	h := &life.Answer{Asked: "hook", Candidates: []life.Candidate{
		{Resource: life.Resource{ID: "arn:aws:lambda:eu-west-1:111122223333:function:hook:1", Kind: "Lambda function"}, Count: 2},
		{Resource: life.Resource{ID: "arn:aws:lambda:eu-west-1:444455556666:function:hook:1", Kind: "Lambda function"}, Count: 1},
		{Resource: life.Resource{ID: "i-0123", Kind: "EC2 instance"}, Count: 1},
	}}
	s := historyCandidates(h).Sections[0]
	for i, want := range [][]string{
		{"function:hook:1", "Lambda function", "111122223333", "eu-west-1", "2 events"},
		{"function:hook:1", "Lambda function", "444455556666", "eu-west-1", "1 event"},
		{"i-0123", "EC2 instance", "", "", "1 event"},
	} {
		if got := s.Lines[i]; !slices.Equal(got.Cells, want) || got.To.Value != h.Candidates[i].ID {
			t.Errorf("%q leads to %s, want %q", got.Cells, got.To.Value, want)
		}
	}
	h.Candidates = h.Candidates[2:]
	if s := historyCandidates(h).Sections[0]; len(s.Columns) != 3 || len(s.Lines[0].Cells) != 3 {
		t.Errorf("%d columns, %q", len(s.Columns), s.Lines[0].Cells)
	}
}
