package history

import "testing"

// TestDryRun: a call that only asked did nothing, neither made the group nor failed
// to, whoever else has the name of its caller.
func TestDryRun(t *testing.T) {
	const dry = `"errorCode":"Client.DryRunOperation","errorMessage":"Request would have succeeded, but DryRun flag is set."`
	const group, image = "sg-0e000000000000005", "ami-0f000000000000006"
	asked := step{1, "mira", "ec2:RunInstances", dry + `,"requestParameters":{"groupSet":{"items":[{"groupId":"` + group + `"}]},"instancesSet":{"items":[{"imageId":"` + image + `"}]}}`}
	opened := step{2, "mira", "ec2:AuthorizeSecurityGroupIngress", dry + `,"requestParameters":{"groupId":"` + group + `"}`}
	again := step{3, "mira", "ec2:AuthorizeSecurityGroupIngress", `"requestParameters":{"groupId":"` + group + `"}`}
	namesake := `{"type":"IAMUser","principalId":"AIDAOTHER","accountId":"444455556666","userName":"mira"}`
	other := step{4, namesake, "ec2:DescribeImages", `"requestParameters":{"imagesSet":{"items":[{"imageId":"` + image + `"}]}}`}

	a := newWorld(t, asked, opened, again, other).who(group)
	if got, want := life(a.Life), "00:03 changed mira 1×AuthorizeSecurityGroupIngress\n"; got != want {
		t.Errorf("life %q, want %q", got, want)
	}
	if len(a.Mentioned) != 2 || a.Mentioned[0].Did() != "dry run" || a.Mentioned[1].Failed > 0 || a.Role(a.Mentioned[0].Row) != 0 {
		t.Errorf("the dry runs: %+v", a.Mentioned)
	}
	w := newWorld(t, asked, other)
	w.says(group, "nothing in the data was done to "+group+"; it is first named in RunInstances by mira of 111122223333 (IAMUser) at 2026-09-01 10:00:01Z from 203.0.113.7, us-east-1")
	if a := w.who(image); len(a.Mentioned) != 1 || !a.Mentioned[0].DryRun || len(a.Life) != 1 || a.Life[0].DryRun {
		t.Errorf("the image: %+v, %+v", a.Life, a.Mentioned)
	}
}
