package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestWritesOfRoot: what root changed is counted, and listed where reads push it out of what it
// did.
func TestWritesOfRoot(t *testing.T) {
	const root = `"userIdentity":{"type":"Root","principalId":"111122223333","accountId":"111122223333","arn":"arn:aws:iam::111122223333:root"},`
	all := []string{event(0, root+call("iam", "CreateAccessKey")+`,"readOnly":false`)}
	for i := range 5 {
		all = append(all, event(i, root+call("ec2", fmt.Sprint("Describe", i))+`,"readOnly":true`))
	}
	if a := about(t, load(t, all...), "root-activity", ""); !strings.HasSuffix(a.Text, "; 1 write") || cells(a, "Writes") != nil {
		t.Errorf("where all are seen: %s", a.Text)
	}
	for i := range 24 {
		all = append(all, event(i, root+call("ec2", fmt.Sprint("Describe", i%12))+`,"readOnly":true`))
	}
	all = append(all, strings.Replace(all[0], `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1))
	a := about(t, load(t, all...), "root-activity", "")
	if got := cells(a, "Writes"); !strings.HasSuffix(a.Text, "; 2 writes, 1 of them failed") || len(got) != 1 || !slices.Equal(got[0], []string{"CreateAccessKey", "1 of 2 failed"}) {
		t.Errorf("%s %q", a.Text, got)
	}
}
