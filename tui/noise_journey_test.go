package tui

import (
	"strings"
	"testing"
	"time"
)

// deniedWrites are failed writes in two regions, by people and by AWS, most of them
// in three minutes of an hour.
func deniedWrites() []string {
	var out []string
	add := func(minute, second int, more object) {
		at := time.Date(2026, 9, 1, 10, minute, second, 0, time.UTC)
		e := object{"eventTime": at.Format("2006-01-02T15:04:05Z"), "eventSource": "iam.amazonaws.com", "eventName": "CreateUser",
			"readOnly": false, "errorCode": "AccessDenied", "awsRegion": "eu-west-1"}
		for k, v := range more {
			e[k] = v
		}
		out = append(out, event(len(out), e))
	}
	for minute := range 60 {
		add(minute, 0, object{"readOnly": true, "errorCode": nil, "eventName": "ListUsers"})
		add(minute, 30, nil)
	}
	for _, minute := range []int{10, 30, 50} {
		for second := range 40 {
			add(minute, second, object{"awsRegion": "us-east-1", "eventName": "PutUserPolicy"})
		}
		add(minute+1, 10, object{"awsRegion": "us-east-1", "userIdentity": object{"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}})
		add(minute+5, 0, object{"awsRegion": "us-east-1", "eventName": "DeleteUser"})
	}
	return out
}

// TestWithoutTyping finds all failed writes by people outside eu-west-1
// between two bursts.
func TestWithoutTyping(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", deniedWrites())), 120, 30)
	keys := "1 3 h j - h h = i } [ } ] z"
	b.press(keys)
	if n := len(strings.Fields(keys)); n > 15 {
		t.Errorf("%d keys", n)
	}
	b.want("[region!=eu-west-1]", "[verb=write]", "[failed:yes]", "[hide AWS]", "[time:2026-09-01T10:30:00..10:50:30]", "71 of 246", "10:30", "10:50")
	b.wantNot("eu-west-1  ")
}
