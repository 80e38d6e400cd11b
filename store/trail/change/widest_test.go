package change

import "testing"

// TestWidestPeerFirst: who opens a port to everybody last has opened it to everybody.
func TestWidestPeerFirst(t *testing.T) {
	of := func(port string, peers ...string) (out []Rule) {
		for _, peer := range peers {
			out = append(out, Rule{false, "tcp", port, port, peer})
		}
		return out
	}
	for _, c := range []struct {
		rules []Rule
		want  string
	}{
		{of("22", "10.0.0.1/32", "10.0.0.2/32", "10.0.0.3/32", "0.0.0.0/0"), "tcp 22 from 0.0.0.0/0, 10.0.0.1/32, 10.0.0.2/32 and 1 more"},
		{of("22", "sg-1", "10.0.0.0/24", "172.16.0.0/12", "::/0", "pl-1"), "tcp 22 from ::/0, 172.16.0.0/12, 10.0.0.0/24 and 2 more"},
		{of("22", "sg-2", "sg-1"), "tcp 22 from sg-2, sg-1"},
		{append(of("22", "10.0.0.1/32", "0.0.0.0/0"), of("80", "0.0.0.0/0", "10.0.0.1/32")...), "tcp 22, 80 from 0.0.0.0/0, 10.0.0.1/32"},
	} {
		if got := Gist(c.rules); got != c.want {
			t.Errorf("%v: %q, want %q", c.rules, got, c.want)
		}
	}
}
