package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestTiesAreByTime: of those who did as much the first to do so are named, whatever their
// names begin with.
func TestTiesAreByTime(t *testing.T) {
	var records []string
	for i, name := range []string{"zoe", "mira", "zoe", "mira", "bert", "bert", "adam"} {
		records = append(records, iamUserAt(i, name))
	}
	for n, want := range map[int]string{7: "by zoe, mira and 2 more, ", 3: "by zoe and mira, ", 2: "by zoe and mira, ", 1: "by zoe, "} {
		a := about(t, load(t, records[:n]...), "new-credentials", "")
		if !strings.Contains(a.Text, want) {
			t.Errorf("%s, want %s", a.Text, want)
		}
	}
	a := about(t, load(t, records...), "new-credentials", "")
	var who []string
	for _, line := range cells(a, "Who") {
		who = append(who, line[0])
	}
	if want := []string{"zoe", "mira", "bert", "adam"}; !slices.Equal(who, want) {
		t.Errorf("%q", who)
	}
}

// iamUserAt is a call of somebody at a second.
func iamUserAt(second int, name string) string {
	return event(second, user(name, "AKIA"+name)+","+call("iam", "CreateUser")+`,"requestParameters":{"userName":"new"}`)
}
