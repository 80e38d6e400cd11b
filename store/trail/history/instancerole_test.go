package history

import (
	"slices"
	"testing"

	"github.com/trailsift/trailsift/store/trail/resource"
)

// TestRoleOfAnInstance: the calls by which EC2 gets the credentials of an instance's
// role belong to its life; who calls a session like it is somebody else.
func TestRoleOfAnInstance(t *testing.T) {
	request := func(session string) string {
		return `"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/web","roleSessionName":"` + session + `"}`
	}
	steps := []step{
		{0, "mira", "ec2:RunInstances", `"responseElements":{"instancesSet":{"items":[{"instanceId":"i-1234abcd"}]}}`},
		{1, "ec2.amazonaws.com", "sts:AssumeRole", request("i-1234abcd")},
		{2, "ec2.amazonaws.com", "sts:AssumeRole", request("i-1234abce")},
		{3, "mallory", "sts:AssumeRole", request("i-1234abcd")},
		{4, "lambda.amazonaws.com", "sts:AssumeRole", request("i-1234abcd")},
		{5, `{"type":"IAMUser","principalId":"AIDAM","userName":"mallory","invokedBy":"ec2.amazonaws.com"}`, "sts:AssumeRole", request("i-1234abcd")},
	}
	w := newWorld(t, steps...)
	got, err := Of(t.Context(), w.snap, w.lang, "i-1234abcd", nil)
	if err != nil || !got.Found() || got.Events.Len() != 2 || got.Mentions.Len() != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	if role := got.Role(got.Events.Row(1)); role != resource.Used {
		t.Errorf("AssumeRole: %s", role)
	}
	// It is enough to be known by.
	got, err = Of(t.Context(), w.snap, w.lang, "i-1234abce", nil)
	if err != nil || !got.Found() || got.Events.Len() != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	w = newWorld(t, slices.Delete(steps, 0, 3)...)
	if got, err = Of(t.Context(), w.snap, w.lang, "i-1234abcd", nil); err != nil || got.Found() {
		t.Errorf("%+v, %v", got, err)
	}
}
