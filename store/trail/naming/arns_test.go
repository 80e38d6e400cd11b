package naming_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
)

const iam = "arn:aws:iam::111122223333:"

// asks is an event with a request, as load takes them, and further members.
func asks(parameters, more string) string {
	return `"type":"IAMUser","userName":"x"},"requestParameters":{` + parameters + `}` + more + `,"x":{"y":"z"`
}

// TestRecordedARNs: with the path that the records have. What a caller wrote counts only
// where AWS wrote nothing, however often, and in calls that failed not at all: of what is
// only named, or was only asked for, no ARN is made up.
func TestRecordedARNs(t *testing.T) {
	const denied = `,"errorCode":"AccessDenied"`
	role := func(path string) string { return `"roleArn":"` + iam + "role/" + path + `"` }
	answer := func(source, path string) string {
		return `,"eventSource":"` + source + `.amazonaws.com","responseElements":{"it":{` + role(path) + `}}`
	}
	snap := load(t,
		`"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/deploy/x","sessionContext":{"sessionIssuer":{"arn":"`+iam+`role/ci/deploy"}}`,
		asks(role("fake/deploy"), ""), asks(role("fake/deploy"), ""), asks(role("deploy"), denied), asks(role("deploy"), denied),
		asks(`"roleName":"plain","policyArn":"`+iam+`policy/a/b/limit"`, ""),
		asks(role("guess/tried"), denied),
		`"type":"IAMUser","arn":"`+iam+`user/mira","userName":"mira"`,
		`"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/seen/x"`,
		asks(`"roleName":"made"`, answer("iam", "real/made")), asks(role("echo/made"), answer("ecs", "echo/made")), asks(role("echo/made"), answer("ecs", "echo/made")),
		asks(`"roleName":"told"`, answer("lambda", "real/told")), asks(role("fake/told"), ""), asks(role("fake/told"), ""),
	)
	ids := []string{iam + "role/deploy", iam + "role/plain", iam + "policy/limit", iam + "role/tried", iam + "user/mira", iam + "role/seen", iam + "role/made", iam + "role/told", "arn:aws:s3:::bucket", "i-0123"}
	wants := []string{
		iam + "role/ci/deploy", "IAM role plain of 111122223333", iam + "policy/a/b/limit", "IAM role tried of 111122223333", iam + "user/mira",
		"IAM role seen of 111122223333", iam + "role/real/made", iam + "role/real/told", "arn:aws:s3:::bucket", "i-0123",
	}
	check := func(ids []string) {
		t.Helper()
		arns, err := naming.Recorded(t.Context(), snap, trail.Language(), ids...)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range wants[:min(len(wants), len(ids))] {
			if got := arns.Text(ids[i]); got != want {
				t.Errorf("%d: %s: %s, want %s", len(ids), ids[i], got, want)
			}
		}
	}
	check(ids)
	check(ids[:6]) // few are looked for by name
}

// TestManyARNs: finding those of many things takes no longer for each of them.
func TestManyARNs(t *testing.T) {
	const many = 4000
	var events, ids []string
	for i := range many {
		events = append(events, asks(fmt.Sprintf(`"roleArn":"%srole/p/r%d"`, iam, i), ""))
		ids = append(ids, fmt.Sprintf("%srole/r%d", iam, i))
	}
	snap := load(t, events...)
	start := time.Now()
	arns, err := naming.Recorded(t.Context(), snap, trail.Language(), ids...)
	if err != nil || len(arns) != many || arns[ids[7]] != iam+"role/p/r7" {
		t.Fatalf("%d, %q, %v", len(arns), arns[ids[7]], err)
	}
	if took := time.Since(start); took > time.Second { // 30 ms; each with each took 7 s
		t.Errorf("it took %v", took)
	}
}
