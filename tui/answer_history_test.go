package tui

import (
	"slices"
	"testing"

	life "github.com/trailsift/trailsift/store/trail/history"
)

// TestCandidatesAreToldApart: by their names, and where these are the same by account;
// what all of them lack takes no room.
func TestCandidatesAreToldApart(t *testing.T) {
	h := &life.Answer{Asked: "hook", Candidates: []life.Candidate{
		{Resource: life.Resource{ID: "arn:aws:lambda:eu-west-1:111122223333:function:hook:1", Kind: "Lambda function"}, Count: 2},
		{Resource: life.Resource{ID: "arn:aws:lambda:eu-west-1:444455556666:function:hook:1", Kind: "Lambda function"}, Count: 1},
		{Resource: life.Resource{ID: "i-0123", Kind: "EC2 instance"}, Count: 1},
	}}
	s := historyCandidates(h).Sections[0]
	for i, want := range [][]string{
		{"function:hook:1", "Lambda function", "111122223333", "eu-west-1", "2 events"},
		{"function:hook:1", "Lambda function", "444455556666", "eu-west-1", "1 event"},
		{"i-0123", "EC2 instance", "", "", "1 event"},
	} {
		if got := s.Lines[i]; !slices.Equal(got.Cells, want) || got.To.Value != h.Candidates[i].ID {
			t.Errorf("%q leads to %s, want %q", got.Cells, got.To.Value, want)
		}
	}
	h.Candidates = h.Candidates[2:]
	if s := historyCandidates(h).Sections[0]; len(s.Columns) != 3 || len(s.Lines[0].Cells) != 3 {
		t.Errorf("%d columns, %q", len(s.Columns), s.Lines[0].Cells)
	}
}

// TestRulesAreSeenWhole: on a narrow terminal it is seen which port was opened to whom,
// whatever its caller and its call are named.
func TestRulesAreSeenWhole(t *testing.T) {
	const rule = "tcp 22, 3333 from 0.0.0.0/0, ::/0"
	permission := func(port int) object {
		return object{"ipProtocol": "tcp", "fromPort": port, "toPort": port,
			"ipRanges": object{"items": []object{{"cidrIp": "0.0.0.0/0"}}}, "ipv6Ranges": object{"items": []object{{"cidrIpv6": "::/0"}}}}
	}
	opened := event(1, object{
		"userIdentity": object{"type": "AssumedRole", "principalId": "AROAX:botocore-session-1789463163", "arn": "arn:aws:sts::111122223333:assumed-role/release-manager/botocore-session-1789463163",
			"sessionContext": object{"sessionIssuer": object{"type": "Role", "userName": "release-manager"}}},
		"eventSource": "ec2.amazonaws.com", "eventName": "AuthorizeSecurityGroupIngress", "readOnly": false,
		"requestParameters": object{"groupId": "sg-0c3f5b7d9e1a24680", "ipPermissions": object{"items": []object{permission(22), permission(3333)}}},
	})
	b := newBench(t, config(newStore(t, "trail.json", []string{opened})), 80, 24)
	b.command("who sg-0c3f5b7d9e1a24680")
	b.want("AuthorizeSecurityGroupIngress", "\n             "+rule)
}

// TestLinesOfDryRuns: what leads to events of one outcome leads to those only.
func TestLinesOfDryRuns(t *testing.T) {
	for want, e := range map[string]life.Entry{
		"resource=i-0123 event=RunInstances outcome=ok":      {Event: "RunInstances"},
		"resource=i-0123 event=RunInstances outcome=failed":  {Event: "RunInstances", Failed: 2},
		"resource=i-0123 event=RunInstances outcome=dry-run": {Event: "RunInstances", DryRun: true},
	} {
		if got := entryEvents("i-0123", e).String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestDifferenceOfADryRun: what a call that only asked would have changed is not said to
// be changed.
func TestDifferenceOfADryRun(t *testing.T) {
	asked := event(1, object{
		"eventSource": "ec2.amazonaws.com", "eventName": "AuthorizeSecurityGroupIngress", "readOnly": false, "errorCode": "Client.DryRunOperation",
		"requestParameters": object{"groupId": "sg-0c3f5b7d9e1a24680", "ipPermissions": object{"items": []object{{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22,
			"ipRanges": object{"items": []object{{"cidrIp": "0.0.0.0/0"}}}}}}},
	})
	b := newBench(t, config(newStore(t, "trail.json", []string{asked})), 80, 24)
	b.command("ask sg-open-world")
	b.want("dry run", "≈ sg-0c3f5b7d9e1a24680  tcp 22")
	b.wantNot("✗")
	b.press("d")
	b.want("The call was a dry run: this is what it would have changed.", "dry run, which would have been: opens tcp 22")
}

// TestWholeNamesComeFirst: who types the whole name of a thing means that one, however
// often others are named that contain it.
func TestWholeNamesComeFirst(t *testing.T) {
	var records []string
	for n, name := range []string{"shop-hook", "shop-hook", "shop"} {
		records = append(records, event(n, object{"eventSource": "lambda.amazonaws.com", "eventName": "GetFunction", "readOnly": true, "requestParameters": object{"functionName": name}}))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 80, 24)
	b.command("who shop")
	b.want("Lambda function shop is not in the data")
	records = append(records, event(9, object{"eventSource": "ecr.amazonaws.com", "eventName": "PutImage", "requestParameters": object{"repositoryName": "shop"}}))
	b = newBench(t, config(newStore(t, "trail.json", records)), 80, 24)
	b.command("who shop")
	b.want("2 things are called shop; which one is meant?", "ECR repository", "Lambda function")
}

// TestLinesOfSeveralAddresses: none is said to be where all events came from; where there
// is little room, the number of the others stays.
func TestLinesOfSeveralAddresses(t *testing.T) {
	e := life.Entry{Event: "GetObject", Actor: "mira", Actors: 1, Count: 14, Address: "203.0.113.41", Elsewhere: 2}
	if got := lifeLine("i-0123", e).Cells[4]; got != "203.0.113.41 +2" {
		t.Error(got)
	}
	u := life.User{Events: []string{"GetObject", "HeadObject"}, Actor: "mira", Actors: 1, Count: 14, Failed: 1, Address: "203.0.113.41", Elsewhere: 2}
	if got := userLine("i-0123", u).Cells[3:]; !slices.Equal(got, []string{"1 failed", "203.0.113.41 +2"}) {
		t.Errorf("%q", got)
	}
	if got := from("s3.amazonaws.com", "s3.amazonaws.com", 1); got != "s3.amazonaws.com +1" {
		t.Error(got)
	}
}

// TestUsesAreCounted: those of a key or a session that there is only one of, too.
func TestUsesAreCounted(t *testing.T) {
	lines := relatedSection([]life.Related{
		{As: "AMI", ID: "ami-1234abcd", Kind: "AMI", Text: "ami-1234abcd", Field: resourceField, Count: 1},
		{As: "access key used", ID: "ASIA1", Kind: "temporary access key", Text: "ASIA1", Field: "userIdentity.accessKeyId", Count: 1},
		{As: "access key used", ID: "AKIA1", Kind: "access key", Text: "AKIA1", Field: "userIdentity.accessKeyId", Count: 2},
	}).Lines
	for i, want := range []string{"", "1 event", "2 events"} {
		if got := lines[i].Cells[2]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestHistoriesSayToWhom: on a narrow terminal a refused call still says to whom and to
// what it was, as in lists of events.
func TestHistoriesSayToWhom(t *testing.T) {
	session := object{"type": "AssumedRole", "principalId": "AROAX:botocore-session-1789463163", "arn": "arn:aws:sts::111122223333:assumed-role/release-manager/botocore-session-1789463163",
		"sessionContext": object{"sessionIssuer": object{"type": "Role", "userName": "release-manager"}}}
	call := func(n int, name string, request, more object) string {
		more["userIdentity"], more["eventSource"], more["eventName"], more["readOnly"], more["requestParameters"] = session, "iam.amazonaws.com", name, false, request
		return event(n, more)
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{
		call(1, "CreateLoginProfile", object{"userName": "svc-backup-sync"}, object{}),
		call(2, "AttachUserPolicy", object{"userName": "svc-backup-sync", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}, object{}),
		call(3, "AddUserToGroup", object{"userName": "svc-backup-sync", "groupName": "administrators"}, object{"errorCode": "AccessDenied"}),
	})), 80, 24)
	b.command("who svc-backup-sync")
	b.want("  AdministratorAccess", "✗ tried ", " denied administrators")
}
