package tui

import (
	"fmt"
	"testing"

	"github.com/trailsift/trailsift/tui/answers"
)

// TestPoliciesAreCalledByName: those of a customer by whose they are as well, unless two have
// one name.
func TestPoliciesAreCalledByName(t *testing.T) {
	const ofAWS, own = "arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::111122223333:policy/AdministratorAccess"
	called := func(cells ...string) (out []string) {
		s := answers.Section{Columns: make([]answers.Column, 1), Lines: []answers.Line{{Whole: true}, {}}}
		for _, text := range cells {
			s.Lines = append(s.Lines, answers.Line{Cells: []string{text}})
		}
		callPolicies(&s)
		for _, l := range s.Lines[2:] {
			out = append(out, l.Cells[0])
		}
		return out
	}
	for want, cells := range map[string][]string{
		"[AdministratorAccess  AdministratorAccess]":                                        {ofAWS, "", ofAWS},
		"[release-boundary of 111122223333 sync]":                                           {"arn:aws:iam::111122223333:policy/release/release-boundary", "sync"},
		"[Billing arn:aws:iam::1:policy/x user x]":                                          {"arn:aws-cn:iam::aws:policy/job-function/Billing", "arn:aws:iam::1:policy/x", "user x"},
		fmt.Sprint([]string{ofAWS, "AdministratorAccess"}):                                  {ofAWS, "AdministratorAccess"}, // an inline one
		"[AdministratorAccess AdministratorAccess of 111122223333]":                         {ofAWS, own},
		fmt.Sprint([]string{own, "arn:aws:iam::111122223333:policy/a/AdministratorAccess"}): {own, "arn:aws:iam::111122223333:policy/a/AdministratorAccess"},
	} {
		if got := fmt.Sprint(called(cells...)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestAnswersSayWhatItWasAbout: which object was read with the credentials of an
// instance, and which policy a user was given, with what was refused.
func TestAnswersSayWhatItWasAbout(t *testing.T) {
	for ask, want := range map[string][]string{
		"instance-off-box":                {"GetObject          larkfield-artifacts config/orders-web.yaml", "AccessDenied orders", "in all lines: IP 203.0.113.77"},
		"resource-events svc-backup-sync": {"WHAT", "AdministratorAccess"},
		"iam-policies":                    {"WHOSE", "  POLICY  ", "  ACTOR", "SetDefaultPolicyVersion"},
		"admin-granted":                   {"svc-backup-sync group administrators", "  POLICY", "AdministratorAccess"},
	} {
		b := demoBench(t, 80, 24)
		b.command("ask " + ask)
		b.want(want...)
		b.wantNot("ERROR  ") // the head of a column
	}
}
