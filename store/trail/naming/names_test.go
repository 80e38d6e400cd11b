package naming_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
)

// load returns events of some identities, one a second.
func load(t *testing.T, identities ...string) *store.Snapshot {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("test", 0)
	for i, identity := range identities {
		text := fmt.Sprintf(`{"eventVersion":"1.11","eventTime":"2026-09-01T10:00:%02dZ","eventID":"%d","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","sourceIPAddress":"192.0.2.1","userIdentity":{%s}}`, i, i, identity)
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(text, refused, err)
		}
	}
	b.Flush()
	return st.Snapshot()
}

// TestAmong: who are several of one name, and who are one however recorded.
func TestAmong(t *testing.T) {
	user := func(name, id, account string) string {
		return fmt.Sprintf(`"type":"IAMUser","userName":%q,"principalId":%q,"accountId":%q`, name, id, account)
	}
	snap := load(t,
		user("bert", "AIDA1", "111122223333"), user("bert", "AIDA2", "444455556666"), user("bert", "AIDA2", "444455556666"),
		user("mira", "AIDA3", "111122223333"), `"type":"IAMUser","userName":"mira"`, `"type":"IAMUser","userName":"mira","accountId":"111122223333"`,
		user("again", "AIDA4", "111122223333"), user("again", "AIDA5", "111122223333"),
		`"type":"IAMUser","userName":"nameless","accountId":"111122223333"`, `"type":"IAMUser","userName":"nameless","accountId":"444455556666"`,
		`"accountId":"111122223333","invokedBy":"ec2.amazonaws.com"`, `"accountId":"444455556666","invokedBy":"ec2.amazonaws.com"`, `"type":"AWSService","invokedBy":"ec2.amazonaws.com"`,
		`"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"`, `"type":"Unknown","accountId":"444455556666","principalId":"anonymous"`,
	)
	names, err := naming.Among(t.Context(), snap, trail.Language(), []string{"bert", "mira", "again", "nameless", "ec2.amazonaws.com", "nobody", "anonymous"})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"bert": "2 AIDA2 444455556666, 1 AIDA1 111122223333", "mira": "", "again": "1 AIDA4 111122223333, 1 AIDA5 111122223333",
		"nameless": "1  111122223333, 1  444455556666", "ec2.amazonaws.com": "", "nobody": "", "anonymous": "",
	} {
		var got []string
		for _, p := range names[name] {
			got = append(got, fmt.Sprintf("%d %s %s", p.Count, p.ID, p.Account))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, c := range [][4]string{
		{"bert", "AIDA1", "111122223333", "of 111122223333"}, {"bert", "", "444455556666", "of 444455556666"}, {"bert", "", "", ""},
		{"again", "AIDA4", "111122223333", "of id AIDA4"}, {"mira", "AIDA3", "111122223333", ""},
	} {
		if got := names.Which(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%q is said of %v", got, c[:3])
		}
	}
}

// TestCallerIsSaidOnce: whoever has an id there, and who has none.
func TestCallerIsSaidOnce(t *testing.T) {
	c := naming.Caller{ID: "AIDABERT", Actor: "bert", Account: "444455556666", Rule: naming.SharedEvent}
	if got, want := c.String(), "AIDABERT (bert in 444455556666, by the same event recorded there)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	c.ID = ""
	if got, want := c.String(), "bert in 444455556666 (by the same event recorded there)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
