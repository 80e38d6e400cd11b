package preview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// subnet is made: it has what such calls have, in the order they have it.
const subnet = `,"eventName":"CreateSubnet","readOnly":false,
	"requestParameters":{"vpcId":"vpc-1","tagSet":{"items":[{"resourceType":"subnet","tags":[{"value":"true","key":"Lab"},{"key":"Name","value":"a"}]}]}},
	"responseElements":{"requestId":"8dd15b1c","_return":true,"subnet":{"subnetId":"subnet-1","VpcId":"vpc-1","tagSet":{"items":[{"key":"Lab","value":"true"}]},
		"subnetArn":"arn:aws:ec2:us-east-1:111122223333:subnet/made-for-this-test/subnet-1"}},
	"additionalEventData":{"x-amz-id-2":"yHqK0onFzE8o","bytesTransferredOut":0,"SignatureVersion":"SigV4"}}`

// TestBrief: seen from the list an event is what tells; tags are one line each, and a
// response does not say again what was asked for.
func TestBrief(t *testing.T) {
	got := preview(t, `{`+identity+subnet, 40, 24)
	want := ` CreateSubnet                     write
 2026-08-31 12:03:24 UTC             ok
 mira (IAMUser, AKIA…0001)
 from 198.51.100.7  Terraform/1.5

 request
  vpcId                vpc-1
  tagSet.resourceType  subnet
  tagSet.tags          Lab=true
  tagSet.tags          Name=a

 response  subnet
  subnetId   subnet-1
  subnetArn  arn:aws:ec2:us-east-1:1111
             22223333:subnet/made-for-t
             his-test/subnet-1

 7 more values: tab`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	full := all(t, `{`+identity+subnet, 60, 40)
	for _, more := range []string{"requestId", "_return", "VpcId", "x-amz-id-2", "bytesTransferredOut", "SignatureVersion", "tags.key", "Lab"} {
		if !strings.Contains(full, more) {
			t.Errorf("with the focus there is no %s in\n%s", more, full)
		}
	}
	if strings.Contains(full, "more value") {
		t.Errorf("with the focus it says that there is more:\n%s", full)
	}
}

// TestBriefCounts all that is left out, whatever the reason.
func TestBriefCounts(t *testing.T) {
	for _, c := range []struct{ request, want string }{
		{`"a":1,"b":2`, ""},
		{`"a":1,"b":""`, " 1 more value: tab"},
		{`"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8`, ""},
		{`"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9`, " 3 more values: tab"},
		{`"requestId":"x"`, " 1 more value: tab"},
		{`"bytesTransferredOut":7`, ""},
		{`"a":1,"bytesTransferredIn":0.0`, " 1 more value: tab"},
		{`"a":1,"value":"HIDDEN_DUE_TO_SECURITY_REASONS"`, " 1 more value: tab"},
		{`"a":"` + strings.Repeat("x", maxRead) + `"`, " more values: tab"},
	} {
		got := preview(t, `{`+identity+`,"eventName":"X","requestParameters":{`+c.request+`}}`, 40, 24)
		_, more, found := strings.Cut(got, "\n\n")
		last := more[strings.LastIndexByte(more, '\n')+1:]
		if (c.want != "") != strings.Contains(got, "more value") || c.want != "" && (last != c.want || !found) {
			t.Errorf("%.40s: want %q in\n%s", c.request, c.want, got)
		}
	}
}

// TestBriefNamesThings: with more values than there is room for, what names things and says
// of which kind they are is there, in the order of the record, and no withheld secret.
func TestBriefNamesThings(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"RunInstances","requestParameters":{"instancesSet":{"items":[{"imageId":"ami-1","minCount":1,"maxCount":2,"keyName":"gpu"}]},
		"userData":"<sensitiveDataRemoved>","instanceType":"g5.12xlarge","monitoring":{"enabled":false},"disableApiTermination":false,"subnetId":"subnet-1","ebsOptimized":false}}`, 44, 24)
	at := 0
	for _, want := range []string{"ami-1", "gpu", "g5.12xlarge", "subnet-1"} {
		i := strings.Index(got, want)
		if i < at {
			t.Errorf("no %s where it belongs in\n%s", want, got)
		}
		at = i
	}
	if strings.Contains(got, "sensitive") || !strings.Contains(got, " 4 more values: tab") {
		t.Errorf("%s", got)
	}
}

// TestActorsAreWhole: with the kind and the key behind the name.
func TestActorsAreWhole(t *testing.T) {
	got := preview(t, `{`+strings.Replace(identity, `"mira"`, `"a-user-with-a-name-of-some-length"`, 1)+`,"eventName":"X"}`, 40, 12)
	if joined := strings.Join(strings.Fields(got), " "); !strings.Contains(joined, "a-user-with-a-name-of-some-length (IAMUser, AKIA…0001)") {
		t.Errorf("%s", got)
	}
}

// TestAnotherTagIsNoRepeat, though its value is one that was asked for.
func TestAnotherTagIsNoRepeat(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"X","requestParameters":{"tags":[{"key":"a","value":"true"}]},
		"responseElements":{"tags":[{"key":"a","value":"true"},{"key":"b","value":"true"}]}}`, 40, 24)
	if strings.Count(got, "a=true") != 1 || !strings.Contains(got, "b=true") {
		t.Errorf("%s", got)
	}
}

// TestTagsArePairsOfOneObject: keys and values of neighbours are none.
func TestTagsArePairsOfOneObject(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"X","requestParameters":{"s":[{"value":"1"},{"key":"k"},{"key":"","value":"3"}],"key":"x","value":"y"}}`, 40, 24)
	for _, want := range []string{"s.value  1\n", "s.key    k\n", "value    y"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "=") {
		t.Errorf("a pair of two objects in\n%s", got)
	}
}

func TestTail(t *testing.T) {
	for _, c := range []struct {
		path string
		room int
		want string
	}{
		{"a.b", 3, "a.b"}, {"aa.bb.cc", 6, "…bb.cc"}, {"aa.bb.cc", 5, "…cc"}, {"aaaaaaaa", 5, "aa…aa"}, {"x.aaaaaaaa", 5, "aa…aa"}, {"", 3, ""},
	} {
		if got := tail(c.path, c.room); got != c.want {
			t.Errorf("tail(%q, %d) is %q, want %q", c.path, c.room, got, c.want)
		}
	}
}

// TestBriefValuesKeepTheirEnd on two lines, whatever the width.
func TestBriefValuesKeepTheirEnd(t *testing.T) {
	for _, value := range []string{strings.Repeat("abc/", 40) + "end", strings.Repeat("日本語", 30) + "end", strings.Repeat("word ", 40) + "end"} {
		for width := 6; width < 40; width++ {
			lines, whole := wrapBriefly(value, width, briefLines)
			if len(lines) > briefLines || whole || !strings.HasSuffix(lines[len(lines)-1], "nd") {
				t.Fatalf("%d cells: %q, whole %v", width, lines, whole)
			}
			for _, l := range lines {
				if theme.Width(l) > width {
					t.Fatalf("%d cells: %q", width, lines)
				}
			}
		}
	}
	if lines, whole := wrapBriefly("short one", 20, briefLines); !whole || len(lines) != 1 {
		t.Errorf("%q, whole %v", lines, whole)
	}
}

// TestDrift: the lines of an event move with the list, but for those beside what stays,
// until another is shown or the pane is looked at; and come back with it.
func TestDrift(t *testing.T) {
	p := pane(t, `{`+identity+subnet, 40, 24)
	still := strings.Split(ansi.Strip(p.Render()), "\n")
	p.Drift(3, 2)
	moved := strings.Split(ansi.Strip(p.Render()), "\n")
	for y := range still {
		want := ""
		switch {
		case y < 2:
			want = still[y]
		case y+3 < len(still):
			want = still[y+3]
		}
		if strings.TrimRight(moved[y], " ") != strings.TrimRight(want, " ") {
			t.Errorf("line %d is %q, want %q", y, moved[y], want)
		}
	}
	p.Drift(-5, 2)
	if up := strings.Split(ansi.Strip(p.Render()), "\n"); up[6] != still[4] || strings.TrimSpace(up[2]+up[3]) != "" {
		t.Errorf("moved down:\n%s", strings.Join(up, "\n"))
	}
	p.Drift(2, 2)
	same := func(what string) {
		t.Helper()
		if got := ansi.Strip(p.Render()); got != strings.Join(still, "\n") {
			t.Errorf("%s:\n%s", what, got)
		}
	}
	same("back again")
	p.Drift(4, 2)
	p.Show(p.event)
	same("shown anew")
	p.Drift(4, 2)
	p.SetFocus(true)
	p.Drift(4, 2)
	p.SetFocus(false)
	same("after it was looked at")
}

// TestFocusComesBack to the value that it left.
func TestFocusComesBack(t *testing.T) {
	p := pane(t, `{`+identity+subnet, 40, 8)
	p.SetFocus(true)
	p.Move(8)
	field, _, _ := p.Value()
	p.SetFocus(false)
	if frame := ansi.Strip(p.Render()); !strings.Contains(frame, "CreateSubnet") || strings.Contains(frame, "▌") {
		t.Errorf("without the focus it does not begin at its start:\n%s", frame)
	}
	p.SetFocus(true)
	if again, _, _ := p.Value(); again != field || !strings.HasSuffix(field, "value") {
		t.Errorf("the focus is on %s, it was on %s", again, field)
	}
}

// samlRole is made: the role that was taken, and who lets people in, have long names.
const samlRole = `,"eventName":"AssumeRoleWithSAML","requestParameters":{
	"roleArn":"arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_AdministratorAccess_4c1f0e9d7b2a6358",
	"note":"` + "some words of no weight that go on and on and on for far longer than three lines are in this pane, with an end" + `",
	"principalArn":"arn:aws:iam::111122223333:saml-provider/AWSSSO_2f9c7e1d4b6a8035_DO_NOT_DELETE"}}`

// TestWhatDecidesIsWholeWhereThereAreLines: the role that was taken, before other values;
// without lines left over it is short, so that all of the event is seen.
func TestWhatDecidesIsWholeWhereThereAreLines(t *testing.T) {
	const taken, idp = "AWSReservedSSO_AdministratorAccess_4c1f0e9d7b2a6358", "AWSSSO_2f9c7e1d4b6a8035_DO_NOT_DELETE"
	for height := 10; height < 40; height++ {
		got := preview(t, `{`+identity+samlRole, 40, height)
		_, values, _ := strings.Cut(got, "roleArn")
		plain := strings.Join(strings.Fields(values), "")
		if lines := strings.Count(got, "\n") + 1; strings.Contains(got, "principalArn") && lines > height {
			t.Errorf("%d lines of %d", lines, height)
		}
		if whole := strings.Contains(plain, taken) && strings.Contains(plain, idp); whole != (height >= 18) {
			t.Errorf("height %d: whole %v\n%s", height, whole, got)
		}
		if strings.Contains(plain, "far longer") && height < 20 {
			t.Errorf("height %d: what tells little is whole before what decides\n%s", height, got)
		}
	}
}

// TestASessionIsNotNamedAgain where its role and its name were asked for.
func TestASessionIsNotNamedAgain(t *testing.T) {
	const request = `,"eventName":"AssumeRole","requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/ci/deploy","roleSessionName":"run-7"},"responseElements":{"assumedRoleUser":{"assumedRoleId":"AROAEXAMPLE:run-7","arn":"`
	for arn, again := range map[string]bool{
		"arn:aws:sts::111122223333:assumed-role/deploy/run-7": false, "arn:aws:sts::111122223333:assumed-role/deploy/run-8": true,
		"arn:aws:sts::111122223333:assumed-role/other/run-7": true, "arn:aws:sts::111122223333:assumed-role/deploy": true, "": false,
	} {
		got := preview(t, `{`+identity+request+arn+`"}}}`, 60, 24)
		if strings.Contains(got, "assumed-role") != again || strings.Contains(got, "more value") == again {
			t.Errorf("%q:\n%s", arn, got)
		}
	}
}
