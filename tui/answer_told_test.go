package tui

import (
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// quietStory is events of one region, and a few of two others.
func quietStory() []string {
	var out []string
	for n := range 90 {
		out = append(out, event(n, nil))
	}
	for n, region := range []string{"sa-east-1", "sa-east-1", "us-east-2"} {
		out = append(out, event(90+n, object{"awsRegion": region, "eventName": "RunInstances", "readOnly": false, "eventSource": "ec2.amazonaws.com"}))
	}
	return out
}

// TestListOfAnAnswerSaysOfWhat: the crumb and the condition name the value that was chosen,
// whole, however long the question's own filter is. The filter itself is the true one.
func TestListOfAnAnswerSaysOfWhat(t *testing.T) {
	for _, width := range []int{80, 60} {
		b := newBench(t, config(newStore(t, "trail.json", quietStory())), width, 24)
		b.press(":")
		b.types("ask quiet-regions")
		b.press("enter tab")
		b.want("▌ sa-east-1", "us-east-2")
		b.press("enter")
		b.want("› region=sa-east-1 › Events", "[(quiet-regions) region=sa-east-1]", "2 of 93")
		b.press(";")
		b.want("region=sa-east-1")
		b.wantNot("(quiet-regions)")
		b.press("esc esc")
		b.want("quiet-regions", "▌ sa-east-1")
	}
}

// TestConditionOfAnAnswerHasRoom: where it has room it is said as it is.
func TestConditionOfAnAnswerHasRoom(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", quietStory())), 400, 24)
	b.press(":")
	b.types("ask quiet-regions")
	b.press("enter tab enter")
	b.want("region=sa-east-1]", "› region=sa-east-1 ›")
	b.wantNot("(quiet-regions)")
}

// TestRestOfAnAnswerKeepsItsWords: the name of a question with its value is long, and gives
// way to the value of the line.
func TestRestOfAnAnswerKeepsItsWords(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", quietStory())), 80, 24)
	own := is("actor", "release-manager/botocore-session-1789463163")
	e := store.And{is("event", "PutObject"), is("requestParameters.bucketName", "a-bucket-with-a-name-that-is-long"), own}
	chip := b.chipOfAnswer(e, told{[2]string{"bucket-touched a-bucket-with-a…", "bucket-touched"}, own, namedAs{}, ""})
	if got, want := chip.Fit(74), "(bucket-touched) actor=release-manager/botocore-session-1789463163"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestEventsBeforeTheirVerbs: the name of an event tells its verb, and is whole before that
// is said.
func TestEventsBeforeTheirVerbs(t *testing.T) {
	story := quietStory()
	for n := range 3 {
		story = append(story, event(93+n, object{"awsRegion": "ap-southeast-2", "eventName": "ListFunctions20150331", "eventSource": "lambda.amazonaws.com", "userIdentity": object{"type": "Root", "accountId": "111122223333", "arn": "arn:aws:iam::111122223333:root"}}))
	}
	story = append(story, event(99, object{"awsRegion": "ap-southeast-2", "eventName": "AssumeRole", "eventSource": "sts.amazonaws.com", "userIdentity": object{"type": "AWSService", "invokedBy": "cloudtrail.amazonaws.com"}}))
	b := newBench(t, config(newStore(t, "trail.json", story)), 80, 40)
	b.command("ask quiet-regions")
	b.want("ListFunctions20150331", "root@111122223333", "cloudtrail.amazonaws.com")
	b.wantNot("VERB")
	b = newBench(t, config(newStore(t, "trail.json", story)), 160, 40)
	b.command("ask quiet-regions")
	b.want("VERB", "ListFunctions20150331")
}

// TestUserAgentsAreOneValue: whatever blanks are in them, in tables as in lists of events.
func TestUserAgentsAreOneValue(t *testing.T) {
	s := tableSection(question.Table{Heads: []string{question.Head("ua"), "resource"}}, trail.Language())
	if s.Columns[0].Many || !s.Columns[1].Many {
		t.Error("a user agent is taken for several values, or resources for one")
	}
}
