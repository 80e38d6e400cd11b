package bulk

import (
	"regexp"
	"strings"
	"testing"
)

func sceneOf(seed uint64) *scene {
	s := &scene{Rand: newDice(seed), seed: seed, size: 1000, at: start, what: &kind{service: "s3", name: "GetObject"}}
	s.forget()
	return s
}

func TestPattern(t *testing.T) {
	for _, tt := range []struct{ pattern, want string }{
		{"", "^$"},
		{`{"a":"é|%"}`, `^\{"a":"é\|%"\}$`},
		{"$account", "^111122223333$"},
		{"${region}_x", "^us-east-1_x$"},
		{`{"yes":$bool}`, `^\{"yes":(true|false)\}$`},
		{"$int(3-5)", "^[345]$"},
		{"$hex(4-4)", "^[0-9a-f]{4}$"},
		{"<a|b|>", "^[ab]?$"},
		{"<a<0%x>|a<100%>>", "^a$"},
		{"<100%y>", "^y$"},
		{"<*2-2 $int(1-1)>", "^1,1$"},
		{"<*1-4 z>", "^z(,z){0,3}$"},
		{"$uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},
		{"AKIA$newkey", "^AKIAASIA[Q-Z2-7][A-Z2-7]{15}$"},
		{"$instance", "^i-0[0-9a-f]{16}$"},
		{"$now $date $long", `^2026-03-02T00:00:00Z 2026-03-02 Mar 2, 2026, 12:00:00 AM$`},
	} {
		p, err := compile(tt.pattern)
		if err != nil {
			t.Errorf("%s: %v", tt.pattern, err)
			continue
		}
		for seed := range uint64(50) {
			if got := string(sceneOf(seed).written(p)); !regexp.MustCompile(tt.want).MatchString(got) {
				t.Errorf("%s: %s", tt.pattern, got)
				break
			}
		}
	}
}

// TestPatternVaries holds that what may differ does.
func TestPatternVaries(t *testing.T) {
	for pattern, want := range map[string]int{"<a|b|c>": 3, "<50%x>": 2, "<*1-4 z>": 4, "$int(1-6)": 6, "$bool": 2} {
		p, err := compile(pattern)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for seed := range uint64(300) {
			seen[string(sceneOf(seed).written(p))] = true
		}
		if len(seen) != want {
			t.Errorf("%s: %d texts, want %d", pattern, len(seen), want)
		}
	}
}

// TestThingsStay holds that a name is the same all through an event, and that
// + asks for another.
func TestThingsStay(t *testing.T) {
	for _, name := range []string{"bucket", "key", "request", "nonce", "slug", "client", "role", "aroa"} {
		p, err := compile("$" + name + "\n$" + name)
		if err != nil {
			t.Fatal(err)
		}
		a, b, _ := strings.Cut(string(sceneOf(7).written(p)), "\n")
		if a != b || a == "" {
			t.Errorf("$%s is %q, then %q", name, a, b)
		}
	}
	p, err := compile("$+volume $volume<*9-9 $+volume>")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.FieldsFunc(string(sceneOf(7).written(p)), func(r rune) bool { return r == ' ' || r == ',' })
	if names[0] != names[1] && !strings.HasPrefix(names[1], names[0]) {
		t.Errorf("$volume is not the last $+volume: %q", names)
	}
	seen := map[string]bool{}
	for _, n := range names {
		seen[n] = true
	}
	if len(seen) < 3 {
		t.Errorf("$+volume is always the same: %q", names)
	}
}

func TestPatternErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"a>b":          "closes nothing",
		"<a|b":         "stays open",
		"<50%a":        "stays open",
		"<*x y>":       "bounds",
		"<*5-2 y>":     "bounds",
		"$int(1-2":     "stays open",
		"$int":         "not lo-hi",
		"$int(a)":      "not lo-hi",
		"$nosuchthing": `no value is called "nosuchthing"`,
		"$":            `no value is called ""`,
	} {
		if _, err := compile(pattern); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}
