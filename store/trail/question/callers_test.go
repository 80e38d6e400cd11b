package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestCallersAtHome: a caller of whom a record has the id only is from another account
// only where the account is another.
func TestCallersAtHome(t *testing.T) {
	refused := func(id, account string) string {
		return event(1, fmt.Sprintf(`"userIdentity":{"type":"AWSAccount","principalId":%q,"accountId":%q},`, id, account)+call("s3", "PutObject")+`,"errorCode":"VpceAccessDenied"`)
	}
	named := func(id, account, name string) string {
		return event(2, fmt.Sprintf(`"userIdentity":{"type":"IAMUser","principalId":%q,"userName":%q,"accountId":%q},`, id, name, account)+call("iam", "ListUsers"))
	}
	a := about(t, load(t, refused("AIDAHOME", "111122223333"), refused("AIDAFAR", "444455556666"), named("AIDAHOME", "111122223333", "ines"), named("AIDAFAR", "444455556666", "mira")), "denied", "")
	want := []string{
		"Callers from other accounts: AIDAFAR (mira in 444455556666, by other events of this id).",
		"Callers of the same account that the records name by their ids only: ines by its id AIDAHOME.",
	}
	if got := slices.DeleteFunc(slices.Clone(a.Notes), func(n string) bool { return !strings.HasPrefix(n, "Callers") }); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestOneMoreLine: the line for one more has room for that one.
func TestOneMoreLine(t *testing.T) {
	for n, want := range map[int][2]int{10: {10, 0}, 11: {11, 0}, 12: {10, 2}} {
		var records []string
		for i := range n {
			records = append(records, event(i, user("u"+itoa(i), "AKIA1")+","+call("s3", "ListBuckets")+`,"errorCode":"AccessDenied"`))
		}
		data := load(t, records...)
		for title, a := range map[string]string{"Recorded with it": "key-owner", "Different calls refused": "denied"} {
			for _, table := range about(t, data, a, "AKIA1").Tables {
				if got := [2]int{len(table.Lines), table.More}; table.Title == title && got != want {
					t.Errorf("%s of %d: %v", title, n, got)
				}
			}
		}
	}
}
