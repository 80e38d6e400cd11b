package question_test

import (
	"strings"
	"testing"
)

// TestRefusedIsNoOtherFailure: only what its caller had no permission for was refused;
// of other failures it is said why, and a dry run is neither.
func TestRefusedIsNoOtherFailure(t *testing.T) {
	const denied, missing = `,"errorCode":"AccessDenied"`, `,"errorCode":"TrailNotFoundException"`
	for _, tt := range []struct {
		errors []string
		want   string // "": neither
	}{
		{[]string{denied}, "; 1 change of recording was refused"},
		{[]string{missing, missing}, "; 2 changes of recording failed (TrailNotFoundException)"},
		{[]string{denied, missing, `,"errorCode":"InvalidTrailNameException"`, missing, denied},
			"; 2 changes of recording were refused; 3 changes of recording failed (TrailNotFoundException and InvalidTrailNameException)"},
		{[]string{`,"errorMessage":"out of order"`}, "; 1 change of recording failed"},
		{[]string{""}, ""},
	} {
		records := []string{event(0, call("s3", "ListBuckets"))}
		for i, failure := range tt.errors {
			records = append(records, event(7200+i, user("x", "AKIA1")+","+call("cloudtrail", "UpdateTrail")+failure))
		}
		a := about(t, load(t, records...), "log-complete", "")
		if !strings.HasSuffix(a.Text, tt.want) || tt.want == "" && strings.Contains(a.Text, "changes of recording") || strings.Count(a.Text, "of recording") != strings.Count(tt.want, "of recording") {
			t.Errorf("%q: %s", tt.errors, a.Text)
		}
	}
}

// TestSharingsInVain: a sharing that failed for other reasons was not refused.
func TestSharingsInVain(t *testing.T) {
	for want, failures := range map[string][]string{
		"1 shared by":             {""},
		"0 shared, 1 refused, by": {`,"errorCode":"Client.UnauthorizedOperation"`},
		"0 shared, 2 failed (Client.InvalidSnapshot.NotFound), by":    {`,"errorCode":"Client.InvalidSnapshot.NotFound"`, `,"errorCode":"Client.InvalidSnapshot.NotFound"`},
		"1 shared, 1 refused, 1 failed (Client.InternalError), by x,": {"", `,"errorCode":"Client.UnauthorizedOperation"`, `,"errorCode":"Client.InternalError"`},
	} {
		var records []string
		for i, failure := range failures {
			records = append(records, event(i, user("x", "AKIA1")+","+call("ec2", "ModifySnapshotAttribute")+
				`,"requestParameters":{"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"999988887777"}]}}}`+failure))
		}
		if a := about(t, load(t, records...), "shared-out", ""); !strings.HasPrefix(a.Text, want) {
			t.Error(a.Text)
		}
	}
}
