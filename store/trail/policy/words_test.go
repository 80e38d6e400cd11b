package policy

import (
	"slices"
	"strings"
	"testing"
)

// TestBrief: a line for each statement, with all of its actions.
func TestBrief(t *testing.T) {
	d := parse(t, `{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["b","c"],"Principal":"*"},
		{"Effect":"Deny","NotAction":["iam:*","sts:*"],"NotResource":"d","Condition":{"Bool":{"x":"true"}}},{"Effect":"Allow"}]}`)
	want := []string{"Allow s3:GetObject, s3:PutObject on b, c to everybody", `Deny all but iam:*, sts:* on all but d if {"Bool":{"x":"true"}}`, "Allow nothing"}
	if got := d.Brief(4); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestBriefCounts the statements it has no line for, and none that has no effect.
func TestBriefCounts(t *testing.T) {
	d := parse(t, `{"Statement":[{"Effect":"Allow","Action":"a"},{},{"Effect":"Allow","Action":"b"},{"Effect":"Allow","Action":"c"}]}`)
	for most, want := range map[int]string{0: "", 1: "3 more statements", 2: "Allow a; 2 more statements", 3: "Allow a; Allow b; Allow c", 9: "Allow a; Allow b; Allow c"} {
		if got := strings.Join(d.Brief(most), "; "); got != want {
			t.Errorf("%d: %s", most, got)
		}
	}
	if got := parse(t, `{"Statement":[{},{}]}`).Brief(4); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

// TestBriefHasWhatDecides, wherever it stands among the statements.
func TestBriefHasWhatDecides(t *testing.T) {
	for _, deciding := range []string{
		`"Action":"*","Resource":"*"`, `"Action":"iam:*","Resource":"*"`, `"Action":"s3:GetObject","Resource":"b","Principal":"*"`,
	} {
		var statements []string
		for range 6 {
			statements = append(statements, `{"Effect":"Allow","Action":"a","Resource":"b"}`)
		}
		statements = append(statements, `{"Effect":"Allow",`+deciding+`}`)
		got := parse(t, `{"Statement":[`+strings.Join(statements, ",")+`]}`).Brief(3)
		if want := parse(t, `{"Statement":{"Effect":"Allow",`+deciding+`}}`).Brief(1)[0]; len(got) != 3 || got[1] != want || got[2] != "5 more statements" {
			t.Errorf("%s: %q", deciding, got)
		}
	}
}
