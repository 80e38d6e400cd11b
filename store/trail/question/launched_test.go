package question_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/question"
)

// TestNameOfALaunch: the name of an instance is its tag Name, not that of its profile.
func TestNameOfALaunch(t *testing.T) {
	const id = "i-0abcd1234efgh5678"
	launch := func(request, answer string) *question.Answer {
		return about(t, load(t, event(0, user("x", "AKIA1")+","+call("ec2", "RunInstances")+`,"requestParameters":{"iamInstanceProfile":{"name":"batch"}`+request+`},"responseElements":{"instancesSet":{"items":[`+
			`{"instanceId":"i-0abcd1234efgh0000","tagSet":{"items":[{"key":"Name","value":"other"}]}},{"instanceId":"`+id+`"`+answer+`}]}}`)), "instance-launched", id)
	}
	spec := func(kind string) string {
		return `,"tagSpecificationSet":{"items":[{"resourceType":"` + kind + `","tags":[{"key":"team","value":"x"},{"key":"Name","value":"web-1"}]}]}`
	}
	for _, c := range []struct {
		what string
		a    *question.Answer
		want string
	}{
		{"none", launch("", ""), ""}, {"a volume's", launch(spec("volume"), ""), ""},
		{"asked for", launch(spec("instance"), ""), "web-1"}, {"given", launch("", `,"tagSet":{"items":[{"key":"Name","value":"web-2"}]}`), "web-2"},
	} {
		got := cells(c.a, "Its name")
		if c.want == "" && got != nil || c.want != "" && (len(got) != 1 || !slices.Equal(got[0], []string{c.want, id})) {
			t.Errorf("%s: %q", c.what, got)
		}
		seen := c.a.Seen()
		if last := seen[len(seen)-1]; last.Title != "instance profile" {
			t.Errorf("the last column is %+v", last)
		}
	}
	if got := question.Head("requestParameters.iamInstanceProfile.name"); got != "instance profile" {
		t.Errorf("headed %q", got)
	}
}

// TestWhereALaunchIsMissing: an instance that was launched before the data is first seen in
// an event, which can be opened.
func TestWhereALaunchIsMissing(t *testing.T) {
	const id = "i-0abcd1234efgh5678"
	stop := call("ec2", "StopInstances") + `,"requestParameters":{"instancesSet":{"items":[{"instanceId":"` + id + `"}]}}`
	a := about(t, load(t, event(0, user("x", "AKIA1")+","+stop), event(1, user("y", "AKIA2")+","+stop)), "instance-launched", id)
	if !strings.Contains(a.Text, "; it is first seen in StopInstances by x at 2026-") {
		t.Errorf("%s", a.Text)
	}
	if got := cells(a, "First seen"); len(got) != 1 || !slices.Equal(got[0], []string{"StopInstances", "x"}) || a.Tables[0].Lines[0].Event == nil {
		t.Errorf("%q", got)
	}
}
