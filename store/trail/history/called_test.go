package history

import (
	"fmt"
	"strings"
	"testing"
)

// identity is the userIdentity of a user of an account.
func identity(name, id, account string) string {
	return fmt.Sprintf(`{"type":"IAMUser","principalId":"%s","arn":"arn:aws:iam::%s:user/%s","accountId":"%s","userName":"%s"}`, id, account, name, account, name)
}

// caller is the userIdentity of a caller from another account.
func caller(id, account string) string {
	return fmt.Sprintf(`{"type":"AWSAccount","principalId":"%s","accountId":"%s"}`, id, account)
}

const (
	bucket       = `"requestParameters":{"bucketName":"logs"}`
	here, there  = "111122223333", "444455556666"
	bert, nobert = "AIDABERTHERE", "AIDABERTTHERE"
)

// TestNamesakes: two users of one name are told apart, in the sentence and in the
// lines; a name of one user is left as it is.
func TestNamesakes(t *testing.T) {
	w := newWorld(t,
		step{1, identity("bert", bert, here), "s3:CreateBucket", bucket},
		step{2, identity("bert", nobert, there), "s3:GetBucketAcl", bucket},
		step{3, identity("bert", bert, here), "s3:GetBucketAcl", bucket},
		step{4, identity("bert", nobert, there), "s3:GetBucketAcl", bucket},
		step{5, identity("mira", "AIDAMIRA", here), "s3:DeleteBucket", bucket},
	)
	a := w.says("logs", "S3 bucket logs was created by bert of 111122223333 (IAMUser) with CreateBucket at 2026-09-01 10:00:01Z from 203.0.113.7, us-east-1; deleted by mira (IAMUser) with DeleteBucket at 2026-09-01 10:00:05Z")
	var lines []string
	for _, e := range a.Life {
		lines = append(lines, fmt.Sprintf("%d %s %s %s", e.Count, e.Event, e.Name(), e.ID))
	}
	want := "1 CreateBucket bert of 111122223333 AIDABERTHERE|2 GetBucketAcl bert of 444455556666 AIDABERTTHERE|1 GetBucketAcl bert of 111122223333 AIDABERTHERE|1 DeleteBucket mira "
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := strings.Join(a.Caveats, " "); !strings.Contains(got, "2 principals are called bert, of the accounts 111122223333 and 444455556666: ") || strings.Contains(got, "called mira") {
		t.Error(got)
	}
}

// TestNamesakeElsewhere: the other one need not have touched the resource.
func TestNamesakeElsewhere(t *testing.T) {
	w := newWorld(t,
		step{1, identity("bert", bert, here), "s3:CreateBucket", bucket},
		step{2, identity("bert", nobert, there), "iam:ListUsers", ""},
	)
	if a := w.who("logs"); !strings.Contains(a.Sentence, "created by bert of 111122223333 (IAMUser)") {
		t.Error(a.Sentence)
	}
}

// TestSuccessor: a user who was deleted and made again is another one, though of
// the same account; an event without an id is nobody else's.
func TestSuccessor(t *testing.T) {
	noID := `{"type":"IAMUser","userName":"bert"}`
	w := newWorld(t,
		step{1, identity("bert", bert, here), "s3:CreateBucket", bucket},
		step{2, identity("bert", "AIDASECOND", here), "iam:ListUsers", ""},
		step{3, noID, "s3:PutBucketAcl", bucket},
	)
	a := w.who("logs")
	if !strings.Contains(a.Sentence, "created by bert of id AIDABERTHERE (IAMUser)") {
		t.Error(a.Sentence)
	}
	if last := a.Life[len(a.Life)-1]; last.Name() != "bert" || last.ID != "" {
		t.Errorf("%+v", last)
	}
	alone := newWorld(t, step{1, identity("bert", bert, here), "s3:CreateBucket", bucket}, step{3, noID, "s3:PutBucketAcl", bucket})
	if a := alone.who("logs"); !strings.Contains(a.Sentence, "created by bert (IAMUser)") {
		t.Error(a.Sentence)
	}
}

// TestCallerFromElsewhere: whom the bucket's account knows by an id only has a
// name in the event as its own account recorded it, or in others of the id.
func TestCallerFromElsewhere(t *testing.T) {
	shared := func(id string) string { return bucket + `,"sharedEventID":"` + id + `"` }
	made := step{1, caller(bert, there), "s3:CreateBucket", shared("s-1")}
	for _, c := range []struct {
		name, want string
		others     []step
	}{
		{"its twin", "created by AIDABERTHERE (bert in 444455556666, by the same event recorded there) with", []step{
			{1, identity("bert", bert, there), "s3:CreateBucket", `"requestParameters":{"bucketName":"other"},"sharedEventID":"s-1"`},
		}},
		{"another event", "created by AIDABERTHERE (bert in 444455556666, by other events of this id) with", []step{
			{9, identity("bert", bert, there), "iam:ListUsers", ""},
		}},
		{"an event of another call", "created by account 444455556666 AIDABERTHERE (AWSAccount) with", []step{
			{1, identity("jan", "AIDAJAN", there), "s3:PutObject", shared("s-1")},
		}},
		{"a twin that contradicts", "created by account 444455556666 AIDABERTHERE (AWSAccount) with", []step{
			{1, identity("jan", "AIDAJAN", there), "s3:CreateBucket", `"requestParameters":{"bucketName":"other"},"sharedEventID":"s-1"`},
		}},
		{"nothing", "created by account 444455556666 AIDABERTHERE (AWSAccount) with", nil},
	} {
		a := newWorld(t, append([]step{made}, c.others...)...).who("logs")
		if !strings.Contains(a.Sentence, c.want) {
			t.Errorf("%s: %s", c.name, a.Sentence)
		}
		known := strings.Contains(c.want, "bert in")
		if name := a.Life[0].Name(); known != (name == "bert of 444455556666") {
			t.Errorf("%s: the line says %s", c.name, name)
		}
		if said := strings.Contains(strings.Join(a.Caveats, " "), "The caller from account 444455556666 is AIDABERTHERE (bert in"); said != known {
			t.Errorf("%s: %q", c.name, a.Caveats)
		}
	}
}
