package main

import (
	"os"
	"strings"
	"testing"
)

func TestMistyped(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	t.Chdir(t.TempDir())
	if err := os.WriteFile("hits", []byte(records(first)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args, want string
		code       int
	}{
		{"inf", "no command and no file called inf; did you mean info?", exitUsage},
		{"evnets " + path, "no command and no file called evnets; did you mean events?", exitUsage},
		{"iam-polic s3://bucket", "no command and no file called iam-polic; did you mean iam-policy?", exitUsage},
		{"list " + path, "no command and no file called list; did you mean events?", exitUsage},
		{"xyzzy", "no command and no file called xyzzy\n", exitFailed},
		{"xyzzy " + path, "read xyzzy: no such file or folder\n", exitAnswered},
		{"inf.json", "read inf.json: no such file or folder\n", exitFailed},
		{"./inf", "read ./inf: no such file or folder\n", exitFailed},
		{"hits", "", exitAnswered}, // a file, though much like hist
		{"help inf", "no command called inf; did you mean info?", exitUsage},
		{"help xyzzy", "no command called xyzzy\n", exitUsage},
		{"help filters", "", exitAnswered},
		{"events --colums actor " + path, "unknown flag: --colums; did you mean --columns?", exitUsage},
		{"--filtr x " + path, "unknown flag: --filtr; did you mean --filter?", exitUsage},
		{"info --columns actor " + path, "unknown flag: --columns: it is one of trailsift events", exitUsage},
		{"info --xyzzy " + path, "unknown flag: --xyzzy\n", exitUsage},
		{"ask sg-open-wrold " + path, "did you mean sg-open-world", exitUsage},
		{"hist regoin " + path, "did you mean region?", exitUsage},
	} {
		_, errs, code := sift(t, "", strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(errs, c.want) {
			t.Errorf("%s: exit %d, %q", c.args, code, errs)
		}
	}
}

// TestOtherKeys says how to write a key of records that is none of CloudTrail's, and
// what it says works.
func TestOtherKeys(t *testing.T) {
	path := trailFile(t, "x.json", records(strings.Replace(first, "{", `{"team":"blue",`, 1), second))
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"hist", "team", path}, `'"team"'`},
		{[]string{"events", "--columns", "time,team", path}, `'"team"'`},
		{[]string{"info", "-f", "team:blue", path}, `quote the word, for text or for a key`},
	} {
		if _, errs, code := sift(t, "", c.args...); code != exitUsage || !strings.Contains(errs, c.says) {
			t.Errorf("%q: exit %d, %q", c.args, code, errs)
		}
	}
	for _, args := range [][]string{{"hist", `"team"`, path}, {"events", "--columns", `time,"team"`, path}, {"events", "--columns", `"team"`, "-f", `"team":blue`, path}} {
		if got := answer(t, args...); !strings.Contains(got, "blue") {
			t.Errorf("%q: %s", args, got)
		}
	}
}

// TestMeant has other tools' words lead to commands that are there.
func TestMeant(t *testing.T) {
	root := newRoot(&app{})
	for word, name := range meant {
		if c, _, err := root.Find([]string{name}); err != nil || c == root {
			t.Errorf("%s is said to be %s", word, name)
		}
		if c, _, err := root.Find([]string{word}); err == nil && c != root {
			t.Errorf("%s is a command", word)
		}
	}
}
