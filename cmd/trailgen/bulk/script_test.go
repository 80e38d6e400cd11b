package bulk

import (
	"strings"
	"testing"
)

func emptyScript() *script {
	return &script{profiles: map[string]*profile{}, macros: strings.NewReplacer("@x;", "meaning")}
}

func TestReadFile(t *testing.T) {
	sc := emptyScript()
	err := sc.readFile("f", `# nothing
def x meaning

event s3 GetObject data api=1 via=AWS_Internal
by app 3 svc:cloudtrail 5
req {"a":"@x;"}
err 1.5 Code | text
err 2 | only text
err 3 OnlyCode |

event iam CreateUser global bare early=
`)
	if err == nil || !strings.Contains(err.Error(), "f:11: ") || !strings.Contains(err.Error(), "early") {
		t.Fatal(err)
	}
	k := sc.profiles["app"].kinds[0]
	if !k.data || !k.read || k.api != "1" || k.via != "AWS Internal" || k.command != "s3.get-object" {
		t.Errorf("%+v", k)
	}
	if got := string(sceneOf(1).written(k.request)); got != `{"a":"meaning"}` {
		t.Error(got)
	}
	for i, want := range []struct {
		permille      int
		code, message bool
	}{{15, true, true}, {20, false, true}, {30, true, false}} {
		f := k.failures[i]
		if f.permille != want.permille || (f.code != nil) != want.code || (f.message != nil) != want.message {
			t.Errorf("failure %d: %+v", i, f)
		}
	}
}

func TestReadFileErrors(t *testing.T) {
	for text, want := range map[string]string{
		"req {}":                        "belongs to nothing",
		"event s3":                      "f:1: an event needs a service and a name",
		"event s3 X\nfoo 1":             `f:2: no line of an event begins with "foo"`,
		"event s3 X\nby app":            "app has no weight",
		"event s3 X\nby app many":       "invalid syntax",
		"event s3 X\nreq <":             "stays open",
		"event s3 X\nerr often A | b":   "invalid syntax",
		"event s3 X\nerr 1 <A | b":      "stays open",
		"event s3 X\nerr 1 A | <b":      "stays open",
		"actor":                         "an actor needs a name",
		"actor a share":                 `"share" of an actor has no value`,
		"actor a height 3":              `an actor has no "height"`,
		"actor a share many":            "invalid syntax",
		"actor a\nreq {}":               `no line of an actor begins with "req"`,
		"actor a\nagent x":              "invalid syntax",
		"actor a\nagent 1 <":            "stays open",
		"actor a share 1 console\nid <": "stays open",
	} {
		if err := emptyScript().readFile("f", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	sc := emptyScript()
	if err := sc.readFile("f", "actor idle share 1"); err != nil {
		t.Fatal(err)
	}
	if err := sc.engage(); err == nil || !strings.Contains(err.Error(), "is by idle") {
		t.Error(err)
	}
}

// TestEverybodyWorks holds that whoever the events are by exists.
func TestEverybodyWorks(t *testing.T) {
	sc, err := readScript()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, c := range sc.casts {
		used[c.profile] = true
	}
	for name := range sc.profiles {
		if !used[name] {
			t.Errorf("events are by %s, whom no actor is", name)
		}
	}
}

func TestKebab(t *testing.T) {
	for name, want := range map[string]string{
		"GetBucketAcl": "get-bucket-acl", "DescribeDBInstances": "describe-dbinstances", "Decrypt": "decrypt",
	} {
		if got := kebab(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
