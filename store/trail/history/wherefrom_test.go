package history

import (
	"fmt"
	"strings"
	"testing"
)

// from is a record's member that says where it came from.
func from(address string) string { return `"sourceIPAddress":"` + address + `"` }

// TestLinesNameNoSingleAddressOfSeveral: a line of events from several addresses names
// the most frequent one and says how many others there are, by principal of a name too.
func TestLinesNameNoSingleAddressOfSeveral(t *testing.T) {
	get := `"requestParameters":{"bucketName":"logs"},`
	second := identity("bert", nobert, there)
	w := newWorld(t,
		step{1, "mira", "s3:GetBucketAcl", get + from("203.0.113.1")},
		step{2, "mira", "s3:GetBucketAcl", get + from("203.0.113.2")},
		step{3, "mira", "s3:GetBucketAcl", get + from("203.0.113.2")},
		step{4, "mira", "s3:GetBucketAcl", get + denied + "," + from("203.0.113.3")},
		step{5, "mira", "s3:GetBucketPolicy", get + from("203.0.113.3")},
		step{6, identity("bert", bert, here), "s3:GetBucketAcl", get + from("203.0.113.4")},
		step{7, second, "s3:GetBucketAcl", get + from("203.0.113.5")},
		step{8, second, "s3:GetBucketAcl", get + from("203.0.113.6")},
		step{9, second, "s3:GetBucketAcl", get + from("203.0.113.6")},
	)
	var lines []string
	a := w.who("logs")
	for _, e := range a.Life {
		lines = append(lines, fmt.Sprintf("%d %s %s +%d", e.Count, e.Name(), e.Address, e.Elsewhere))
	}
	want := "3 mira 203.0.113.2 +1|1 mira 203.0.113.3 +0|1 mira 203.0.113.3 +0|1 bert of 111122223333 203.0.113.4 +0|3 bert of 444455556666 203.0.113.6 +1"
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	lines = nil
	for _, u := range usersOf(a.Life) {
		lines = append(lines, fmt.Sprintf("%d %s %s +%d", u.Count, u.Name(), u.Address, u.Elsewhere))
	}
	want = "5 mira 203.0.113.2 +2|1 bert of 111122223333 203.0.113.4 +0|3 bert of 444455556666 203.0.113.6 +1"
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("users: got  %s\nwant %s", got, want)
	}
}

// TestManyActorsCameFromManyPlaces: so does a line that names none of them.
func TestManyActorsCameFromManyPlaces(t *testing.T) {
	var steps []step
	for i := range maxLines + 1 {
		steps = append(steps, step{i, fmt.Sprint("user", i), "s3:GetBucketAcl", bucket + "," + from(fmt.Sprint("203.0.113.", i%7))})
	}
	e := newWorld(t, steps...).who("logs").Life[0]
	if e.Actors != maxLines+1 || e.Address != "203.0.113.0" || e.Elsewhere != 6 {
		t.Errorf("%+v", e)
	}
}

// TestFoldedFailuresHaveSeveralErrors: nor does a line name the error of the first only.
func TestFoldedFailuresHaveSeveralErrors(t *testing.T) {
	gone := bucket + `,"errorCode":"NoSuchBucket"`
	w := newWorld(t,
		step{1, "mira", "s3:GetBucketAcl", bucket + "," + denied}, step{2, "mira", "s3:GetBucketAcl", gone}, step{3, "mira", "s3:GetBucketAcl", gone},
		step{4, "mira", "s3:GetBucketPolicy", gone}, step{5, "mira", "s3:GetBucketPolicy", gone},
	)
	a := w.who("logs")
	if a.Life[0].What != "NoSuchBucket +1" || a.Life[1].What != "NoSuchBucket" {
		t.Errorf("%q, %q", a.Life[0].What, a.Life[1].What)
	}
}

// TestErrorsOfAllFailures: a line names no code that only some of its events have, and
// keeps the message where none has any and all have that.
func TestErrorsOfAllFailures(t *testing.T) {
	message, another := bucket+`,"errorMessage":"Failed authentication"`, bucket+`,"errorMessage":"other"`
	get := func(n int, more string) step { return step{n, "mira", "s3:GetBucketAcl", more} }
	coded := bucket + "," + denied
	for want, steps := range map[string][]step{
		"no error code +1":                {get(1, message), get(2, message), get(3, message), get(4, coded)},
		"Client.UnauthorizedOperation +1": {get(1, message), get(2, coded), get(3, coded)},
		"Failed authentication":           {get(1, message), get(2, message)},
		"no error code":                   {get(1, message), get(2, another), get(3, another)},
	} {
		if e := newWorld(t, steps...).who("logs").Life[0]; e.Count != len(steps) || e.What != want {
			t.Errorf("%d × %q, want %q", e.Count, e.What, want)
		}
	}
}

// TestAddressesOfOneService: lines of two services do not lend each other addresses.
func TestAddressesOfOneService(t *testing.T) {
	second := identity("bert", nobert, there)
	at := func(n int, service, address string) step {
		return step{n, second, service + ":TagResource", bucket + "," + from(address)}
	}
	w := newWorld(t, step{0, identity("bert", bert, here), "kms:TagResource", bucket + "," + from("1.1.1.1")},
		at(1, "kms", "2.2.2.2"), at(2, "kms", "2.2.2.2"), at(3, "sns", "3.3.3.3"), at(4, "sns", "3.3.3.3"))
	for _, e := range w.who("logs").Life {
		if e.Elsewhere != 0 {
			t.Errorf("%d %s %s: %s +%d", e.Count, e.Service, e.Event, e.Address, e.Elsewhere)
		}
	}
}
