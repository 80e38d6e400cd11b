package main

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

func TestHistOfTwoFields(t *testing.T) {
	fourth := `{"eventTime":"2026-09-01T12:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","eventID":"e-4",` +
		`"resources":[{"ARN":"a"},{"ARN":"b"},{"ARN":"a"}]}`
	path := trailFile(t, "x.json", records(first, second, third, fourth))
	for args, want := range map[string]string{
		"region,event":         `{"field":"region,event","events":4,"missing":0,"values":[{"value":["eu-west-1","GetObject"],"count":1},{"value":["eu-west-1","RunInstances"],"count":1},{"value":["us-east-1","AssumeRole"],"count":1},{"value":[null,"=cmd|x"],"count":1}],"notes":[]}`,
		"region,resources.ARN": `{"field":"region,resources.ARN","events":4,"missing":1,"values":[{"value":["eu-west-1","a"],"count":1},{"value":["eu-west-1","b"],"count":1},{"value":["eu-west-1",null],"count":1},{"value":["us-east-1",null],"count":1}],"notes":[]}`,
	} {
		if got := answer(t, "hist", args, "--json", path); got != want+"\n" {
			t.Errorf("got  %swant %s", got, want)
		}
	}
	got := answer(t, "hist", "region, resources.ARN", "--limit", "3", path)
	want := `1  #####                 eu-west-1  a
1  #####                 eu-west-1  b
1  #####                 eu-west-1  (none)
1                        (neither)
4 events, 4 distinct pairs of region and resources.ARN, 1 not shown
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := answer(t, "hist", "actor,event", "-f", "region:us-*", "--json", path); !strings.Contains(got, `"events":1,"missing":0,"values":[{"value":["bob","AssumeRole"],"count":1}]`) {
		t.Errorf("filtered: %s", got)
	}
}

func TestHistOfTwoFieldsMasksSecrets(t *testing.T) {
	path := trailFile(t, "x.json", records(first, second))
	for _, form := range []string{"--json=true", "--json=false"} {
		out, errs, code := sift(t, "", "hist", "responseElements.credentials.sessionToken,event", form, path)
		if code != exitAnswered || strings.Contains(out, "FwoG") || !strings.Contains(out, trail.Mask) || !strings.Contains(errs, "1 secret masked") {
			t.Errorf("%s: exit %d, %s%s", form, code, out, errs)
		}
	}
}

func TestHistOfTwoFieldsAsksForFields(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	for args, want := range map[string]string{"actor,evnt": "did you mean event", "actor,event,ip": "one or two", "actor,": "no field"} {
		if _, errs, code := sift(t, "", "hist", args, path); code != exitUsage || !strings.Contains(errs, want) {
			t.Errorf("%s: exit %d, %s", args, code, errs)
		}
	}
}
