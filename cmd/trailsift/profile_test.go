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
	} {
		if got := answer(t, "profile", who, path); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", who, got)
		}
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
