package change

import (
	"fmt"
	"testing"
	"time"
)

func TestGist(t *testing.T) {
	const all, all6, ours = "0.0.0.0/0", "::/0", "10.0.0.0/8"
	in := func(protocol, port, peer string) Rule { return Rule{false, protocol, port, port, peer} }
	for _, c := range []struct {
		rules []Rule
		want  string
	}{
		{nil, ""},
		{[]Rule{in("tcp", "22", all)}, "tcp 22 from 0.0.0.0/0"},
		{[]Rule{{true, "-1", "", "", all}}, "everything to 0.0.0.0/0"},
		{[]Rule{in("tcp", "22", all), in("tcp", "22", all6), in("tcp", "3389", all), in("tcp", "3389", all6)}, "tcp 22, 3389 from 0.0.0.0/0, ::/0"},
		{[]Rule{in("tcp", "443", ours), in("udp", "53", ours), in("tcp", "22", all)}, "tcp 22 from 0.0.0.0/0; tcp 443, udp 53 from 10.0.0.0/8"},
		{[]Rule{in("tcp", "22", all), in("tcp", "22", all), {true, "tcp", "22", "22", all}}, "tcp 22 from 0.0.0.0/0; tcp 22 to 0.0.0.0/0"},
		{[]Rule{in("tcp", "1", "a"), in("tcp", "1", "b"), in("tcp", "1", "c"), in("tcp", "1", "d")}, "tcp 1 from a, b, c and 1 more"},
		{[]Rule{in("tcp", "1", "a"), in("tcp", "2", "b"), in("tcp", "3", "c"), in("tcp", "4", "d"), in("tcp", "4", "e")}, "tcp 1 from a; tcp 2 from b; tcp 3 from c and 2 more"},
	} {
		if got := Gist(c.rules); got != c.want {
			t.Errorf("%v\ngot  %s\nwant %s", c.rules, got, c.want)
		}
	}
}

// TestGistOfVeryManyRules: one hostile call must not hold up all that lists it.
func TestGistOfVeryManyRules(t *testing.T) {
	const n = 100_000
	for name, rule := range map[string]func(i int) Rule{
		"ports of one peer": func(i int) Rule { return Rule{false, "tcp", fmt.Sprint(i), fmt.Sprint(i), "10.0.0.0/8"} },
		"peers of one port": func(i int) Rule { return Rule{false, "tcp", "22", "22", fmt.Sprint("10.", i)} },
		"nothing alike":     func(i int) Rule { return Rule{false, "tcp", fmt.Sprint(i), fmt.Sprint(i), fmt.Sprint("10.", i)} },
	} {
		rules := make([]Rule, n)
		for i := range rules {
			rules[i] = rule(i)
		}
		started := time.Now()
		if got := Gist(rules); len(got) > 200 {
			t.Errorf("%s: %d bytes", name, len(got))
		}
		// Quadratic, it takes minutes.
		if took := time.Since(started); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
