package main

import (
	"strings"
	"testing"
)

// TestDoubts: of a filter that nothing matches it is said which value was probably
// meant, and nothing where none is near.
func TestDoubts(t *testing.T) {
	path := trailFile(t, "x.json", records(whoRecords[len(`{"Records":[`):len(whoRecords)-2],
		`{"eventVersion":"1.11","userIdentity":{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333"},"eventTime":"2026-09-01T15:00:00Z","eventSource":"iam.amazonaws.com","eventName":"ListUsers","awsRegion":"us-east-1","eventID":"e-6","recipientAccountId":"111122223333"}`))
	for filter, want := range map[string]string{
		"actor=rooot":                           "no event has actor=rooot; did you mean root@111122223333?",
		"actor=rooot,alcie":                     "no event has actor=rooot; did you mean root@111122223333?\ntrailsift: no event has actor=alcie; did you mean alice?",
		"(actor=rooot OR event=x) region:*":     "no event has actor=rooot; did you mean root@111122223333?",
		"actor=192.0.2.1":                       "no event has actor=192.0.2.1; it is a value of ip in 1 event",
		"actor=eu-west-1":                       "no event has actor=eu-west-1; it is a value of region in 4 events",
		"resource=t3.micro":                     "no event has resource=t3.micro; it is a value of requestParameters.instanceType in 1 event",
		"alcie":                                 "no event has alcie; did you mean alice?",
		"type=root":                             "no event has type=root; did you mean Root?",
		"account=1111-2222-3333":                "no event has account=1111-2222-3333; did you mean 111122223333?",
		"eventSource=s3":                        "no event has eventSource=s3; it is a value of service in 1 event",
		"event=listusers":                       "no event has event=listusers; did you mean ListUsers?",
		"event=iam:ListUsers":                   "no event has event=iam:ListUsers; did you mean ListUsers?",
		"type=arn:aws:iam::111122223333:root":   "no event has type=arn:aws:iam::111122223333:root; did you mean Root? It is a value of userIdentity.arn in 1 event",
		"service=s3.amazonaws.com actor=zzz":    "",
		"actor=mallory":                         "",
		"region=us-east-2":                      "",
		"ip=192.0.2.3":                          "",
		"actor:roo*t":                           "",
		"-actor:*":                              "",
		"actor=alice actor=root@111122223333":   "", // each of them matches some
		"event=RunInstances service=s3":         "",
		"requestParameters.bucketName=prod-dta": "no event has requestParameters.bucketName=prod-dta; did you mean prod-data?",
	} {
		_, errs, code := sift(t, "", "events", "-f", filter, path)
		if want != "" {
			want = "trailsift: " + want
		}
		if code != exitAnswered || strings.TrimSpace(errs) != want {
			t.Errorf("%s: exit %d, %s", filter, code, errs)
		}
	}
}
