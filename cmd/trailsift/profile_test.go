package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestProfile: the text and the JSON of a profile say the same.
func TestProfile(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	text := answer(t, "profile", "jonas.weber", path)
	for _, part := range []string{"actor jonas.weber: 444 events, ", "\nnew after 2026-09-15 09:12:33Z\n", "address", "2001:db8:77::4c1", "\nwhat it did\n", "\nsessions\n", "\ncreated\n", "New is what it used"} {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in\n%s", part, text)
		}
	}
	var got profileAnswer
	if err := json.Unmarshal([]byte(answer(t, "profile", "jonas.weber", "--json", path)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Kind != "actor" || got.Events != 444 || got.NewAfter != "2026-09-15T09:12:33Z" || !strings.HasPrefix(text, got.Answer+"\n") || len(got.Facets) == 0 || len(got.Created) == 0 {
		t.Errorf("%+v", got)
	}
	if !slices.ContainsFunc(got.New, func(v profileValue) bool { return v.Field == "ip" && v.Value == "2001:db8:77::4c1" && v.Count == 426 }) {
		t.Errorf("new: %+v", got.New)
	}
}

// TestProfileKinds: what is asked about is known by what it looks like.
func TestProfileKinds(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	for who, want := range map[string]string{
		"203.0.113.77": "address 203.0.113.77: ", "AKIARTX3GSDSXSYTNPFJ": "access key AKIARTX3GSDSXSYTNPFJ: 10 events",
		"AIDAXVLYFK5HWSQKZW7EO@2026-09-15T10:52:37Z": "session AIDAXVLYFK5HWSQKZW7EO@2026-09-15T10:52:37Z: 76 events", "nobody": "Nothing is loaded of actor nobody\n",
		"203.0.113.0/24": "network 203.0.113.0/24: 400 events", "AWS Internal": "address AWS Internal: 175 events", "release-manager": "role release-manager: 235 events",
		"arn:aws:iam::111122223333:role/release/release-manager": "role arn:aws:iam::111122223333:role/release/release-manager: 235 events",
		"AROA6LREEIG4DZUYBVU3Z":                                  "role release-manager (AROA6LREEIG4DZUYBVU3Z): 235 events", "AIDAXVLYFK5HWSQKZW7EO": "principal svc-backup-sync (AIDAXVLYFK5HWSQKZW7EO): 89 events",
		"111122223333": "account 111122223333: 4,432 events", "root@111122223333": "actor root@111122223333: ",
		"arn:aws:iam::111122223333:user/tomas.lind": "ARN arn:aws:iam::111122223333:user/tomas.lind: 805 events",
	} {
		if got := answer(t, "profile", who, path); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", who, got)
		}
	}
}

// TestProfileOfPart: what was taken for an actor is said to be, with those that
// may be meant.
func TestProfileOfPart(t *testing.T) {
	got := answer(t, "profile", "Tomas", filepath.Join("..", "..", "testdata", "demo.tar.zst"))
	if !strings.Contains(got, "\nTomas was taken as the name of an actor") || !strings.Contains(got, "\nit may be\n  807 events  tomas.lind\n") {
		t.Error(got)
	}
}

// TestProfileThingsOnce: an ARN and the unique id of one thing are one.
func TestProfileThingsOnce(t *testing.T) {
	got := answer(t, "profile", "release-manager", filepath.Join("..", "..", "testdata", "demo.tar.zst"))
	_, created, _ := strings.Cut(got, "\ncreated")
	if strings.Count(created, "CreateUser ") != 1 || strings.Count(created, "CreateKeyPair ") != 1 || !strings.Contains(created, "CreateAccessKey  ") {
		t.Error(created)
	}
}

func TestProfileWrongly(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	for _, args := range [][]string{{"profile"}, {"profile", "mira"}, {"profile", " ", path}} {
		if _, errs, code := sift(t, "", args...); code != exitUsage || !strings.Contains(errs, "as in trailsift profile") {
			t.Errorf("%q: exit %d, %s", args, code, errs)
		}
	}
	if _, errs, _ := sift(t, "", "profile", "mira", "-f", "event:x", path); !strings.Contains(errs, "profile looks at all that is loaded") {
		t.Error(errs)
	}
}

// TestProfileEmptyValue: a value that is there and empty is said to be.
func TestProfileEmptyValue(t *testing.T) {
	got := answer(t, "profile", "root@111122223333", filepath.Join("..", "..", "testdata", "demo.tar.zst"))
	if !strings.Contains(got, "  (empty)\n") {
		t.Error(got)
	}
}
