package main

import (
	"strings"
	"testing"
)

// TestPointers: who asks about what is not there is told what to ask instead.
func TestPointers(t *testing.T) {
	path := trailFile(t, "x.json", whoRecords)
	const bucket, role = "arn:aws:s3:::prod-data", "arn:aws:iam::111122223333:role/prod-data"
	for _, c := range []struct{ command, asked, want string }{
		{"who", "nothing-alike", whatThereIs},
		{"trace", "nothing-alike", whatThereIs},
		{"profile", "nothing-alike", whatThereIs},
		{"who", "alcie", "did you mean the actor alice? trailsift profile alice"},
		{"trace", "alcie", "did you mean the actor alice? trailsift profile alice"},
		{"profile", "alcie", "did you mean the actor alice? trailsift profile alice"},
		{"who", "prod-dsta", "did you mean the resource " + role + "? trailsift who " + role},
		{"profile", bucket, "it is the resource of 1 event: trailsift who " + bucket},
		{"trace", bucket, "it is the resource of 1 event: trailsift who " + bucket},
		{"trace", "192.0.2.1", "it is the address of 1 event: trailsift profile 192.0.2.1"},
		{"profile", "e-4", "it is the event of 1 event: trailsift trace e-4"},
		{"trace", "31mob", `did you mean the actor b\u001b[31mob? trailsift profile 'b\u001b[31mob'`},
	} {
		got := answer(t, c.command, c.asked, path)
		if lines := strings.Split(got, "\n\n"); strings.TrimSpace(lines[len(lines)-1]) != c.want {
			t.Errorf("%s %s: %s", c.command, c.asked, got)
		}
	}
	// What is contained or meant by the letters has its answer.
	for _, asked := range []string{"t3.micro", "prod-d", "pd-data", "192.0.2.1"} {
		if got := answer(t, "who", asked, path); strings.Contains(got, "did you mean") || strings.Contains(got, whatThereIs) {
			t.Errorf("who %s: %s", asked, got)
		}
	}
}
