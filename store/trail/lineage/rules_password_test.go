package lineage

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// setting is a call about the password of mira, or of somebody else.
func setting(id, at, call string, who obj, more ...obj) obj {
	members := append([]obj{{"requestParameters": obj{"userName": "mira"}, "awsRegion": "us-east-1"}}, more...)
	return record(id, at, "iam", call, who, members...)
}

// TestPasswordSet: behind a sign-in is who set the password last.
func TestPasswordSet(t *testing.T) {
	used, in := record("e", "09:30:00", "ec2", "DescribeVpcs", console), login("l", "09:00:00", user("mira", "", ""), "Success")
	noah := user("noah", "AKIANOAH", "")
	create, update := setting("c", "08:00:00", "CreateLoginProfile", noah), setting("u", "08:30:00", "UpdateLoginProfile", noah)
	tied := `
		noah (person): recorded, certain, c
		mira (person): password set, likely, c
		mira (person): console login, certain, l`
	alone := `
		mira (person): console login, certain, l`
	runRules(t, []ruleTest{
		{"created", []obj{used, in, create}, tied},
		{"updated by a role", []obj{
			used, in, create, setting("u", "08:30:00", "UpdateLoginProfile", role("deploy", "ci", "ASIADEPLOY", "08:20:00")),
			assume("a", "08:20:00", noah, "deploy", "ci", "ASIADEPLOY"),
		}, `
			noah (person): recorded, certain, a
			deploy/ci (role): issued key, certain, a
			mira (person): password set, likely, u
			mira (person): console login, certain, l`},
		{"the sign-in is asked about", []obj{login("e", "09:00:00", user("mira", "", ""), "Success"), create}, `
			noah (person): recorded, certain, c
			mira (person): password set, likely, c
			mira (person): console login, certain, e`},
		{"a key made in the session", []obj{
			record("e", "10:00:00", "s3", "ListBuckets", user("lea", "AKIALEA", "")), in, create,
			record("k", "09:30:00", "iam", "CreateAccessKey", console, obj{"responseElements": obj{"accessKey": obj{"accessKeyId": "AKIALEA", "userName": "lea"}}}),
		}, strings.ReplaceAll(tied, "login, certain, l", `login, certain, l
		lea (person): created key, certain, k`)},
		{"by the user", []obj{used, in, setting("u", "08:30:00", "UpdateLoginProfile", mira)}, alone},
		{"and then by the user", []obj{used, in, create, setting("u", "08:30:00", "ChangePassword", mira, obj{"requestParameters": nil})}, alone},
		{"after the sign-in", []obj{used, in, setting("u", "09:00:01", "UpdateLoginProfile", noah)}, alone},
		{"of somebody else", []obj{used, in, setting("c", "08:00:00", "CreateLoginProfile", noah, obj{"requestParameters": obj{"userName": "lea"}})}, alone},
		{"in another account", []obj{used, in, setting("c", "08:00:00", "CreateLoginProfile", noah, obj{"recipientAccountId": other})}, alone},
		{"it failed", []obj{used, in, setting("c", "08:00:00", "CreateLoginProfile", noah, obj{"errorCode": "AccessDenied"})}, alone},
		{"of another service", []obj{used, in, setting("c", "08:00:00", "UpdateLoginProfile", noah, obj{"eventSource": "example.amazonaws.com"})}, alone},
		{"taken away since", []obj{used, in, create, update, setting("d", "08:40:00", "DeleteLoginProfile", noah)}, alone},
		{"of a user before of that name", []obj{used, in, create, setting("d", "08:40:00", "DeleteUser", noah)}, alone},
		{"two users that set each other's", []obj{
			used, in, setting("c", "08:00:00", "UpdateLoginProfile", user("noah", "ASIANOAH", "07:00:00")), login("n", "07:00:00", user("noah", "", ""), "Success"),
			setting("d", "06:30:00", "UpdateLoginProfile", user("mira", "ASIAOLD", "06:00:00"), obj{"requestParameters": obj{"userName": "noah"}}), login("m", "06:00:00", user("mira", "", ""), "Success"),
		}, `
			mira (person): console login, certain, m
			noah (person): password set, likely, d
			noah (person): console login, certain, n
			mira (person): password set, likely, c
			mira (person): console login, certain, l`},
	})
}

// TestPasswordNotes: a chain that rests on a password says who knew it.
func TestPasswordNotes(t *testing.T) {
	used, in := record("e", "09:30:00", "ec2", "DescribeVpcs", console), login("l", "09:00:00", user("mira", "", ""), "Success")
	noah := user("noah", "AKIANOAH", "")
	create := setting("c", "08:00:00", "CreateLoginProfile", noah)
	for _, tt := range []struct {
		name          string
		more          []obj
		note          string
		rests, doubts bool
	}{
		{"another's", []obj{create}, "the password of mira was set by noah, who knew it; so did whoever it was given to", true, false},
		{"then the user's", []obj{create, setting("u", "08:30:00", "ChangePassword", mira, obj{"requestParameters": nil})},
			"the password of mira was set by noah (CreateLoginProfile, event c) before mira set it (ChangePassword, event u): who knew the one may have chosen the other", true, true},
		{"the user's, with a key", []obj{setting("c", "08:00:00", "CreateLoginProfile", mira)}, "the password of mira was set with its own key AKIAMIRA (CreateLoginProfile, event c)", false, false},
		{"the user's, at the console", []obj{setting("c", "08:00:00", "ChangePassword", user("mira", "ASIAOLD", "07:00:00"))}, "", false, false},
	} {
		c := chainOf(t, load(t, append(tt.more, used, in)...), "e")
		if (c.Password() != "") != tt.rests || (c.Doubt != "") != tt.doubts || tt.note != "" && !slices.Contains(c.Notes, tt.note) || tt.note == "" && len(c.Notes) > 0 {
			t.Errorf("%s: rests on %q, doubt %q, notes %q", tt.name, c.Password(), c.Doubt, c.Notes)
		}
		if own := strings.Contains(c.Password(), "its user set"); own != tt.doubts {
			t.Errorf("%s: rests on %q", tt.name, c.Password())
		}
	}
}

// TestSignIns: a password is used until it is set anew or taken away.
func TestSignIns(t *testing.T) {
	noah := user("noah", "AKIANOAH", "")
	mine := user("mira", "", "")
	snap := load(t,
		login("before", "07:00:00", mine, "Success"), setting("c", "08:00:00", "CreateLoginProfile", noah), login("1", "08:10:00", mine, "Success"), login("2", "08:30:00", mine, "Success"),
		login("f", "08:20:00", mine, "Failure"), login("n", "08:20:00", user("noah", "", ""), "Success"),
		setting("u", "09:00:00", "ChangePassword", console, obj{"requestParameters": nil}), login("3", "09:10:00", mine, "Success"),
		setting("d", "10:00:00", "DeleteLoginProfile", noah), login("4", "10:10:00", mine, "Success"), record("x", "10:20:00", "ec2", "DescribeVpcs", noah),
	)
	for setBy, want := range map[string]string{"c": "1 2", "u": "3", "d": "", "x": ""} {
		rows, err := snap.Select(t.Context(), trail.Language(), store.Equals("id", setBy), nil)
		if err != nil {
			t.Fatal(err)
		}
		view, err := snap.View(t.Context(), rows, false)
		if err != nil {
			t.Fatal(err)
		}
		condition, err := SignIns(t.Context(), snap, trail.Language(), view.Row(0))
		if err != nil || (condition == nil) != (want == "") {
			t.Fatalf("%s: %v, %v", setBy, condition, err)
		}
		if condition == nil {
			continue
		}
		if rows, err = snap.Select(t.Context(), trail.Language(), condition, nil); err != nil {
			t.Fatal(err)
		}
		found, err := snap.Facet(t.Context(), trail.Language(), "id", rows, 0)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, v := range found.Values {
			ids = append(ids, v.Value)
		}
		if slices.Sort(ids); strings.Join(ids, " ") != want {
			t.Errorf("%s was used by %v, want %s", setBy, ids, want)
		}
	}
}
