package change

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// mostSaid is how many ports, peers and groups of rules a gist names.
const mostSaid = 3

// gist is rules that let different things through to the same peers.
type gist struct {
	egress  bool
	traffic []string
	peers   []string
	world   bool // one of them is every address there is
}

// Gist says in few words what rules let through, from everybody first:
//
//	tcp 22, 3389 from 0.0.0.0/0, ::/0; tcp 443 from 10.0.0.0/8
//
// Of many rules it says how many it does not name.
func Gist(rules []Rule) string {
	all := gists(rules)
	slices.SortStableFunc(all, func(a, b gist) int {
		switch {
		case a.world == b.world:
			return 0
		case a.world:
			return -1
		}
		return 1
	})
	var said []string
	left := 0
	for i, g := range all {
		traffic, peers := g.traffic[:min(len(g.traffic), mostSaid)], g.peers[:min(len(g.peers), mostSaid)]
		if i >= mostSaid {
			traffic = nil
		} else {
			said = append(said, joined(traffic)+g.way()+strings.Join(peers, ", "))
		}
		left += len(g.traffic)*len(g.peers) - len(traffic)*len(peers)
	}
	text := strings.Join(said, "; ")
	if left > 0 {
		text += " and " + strconv.Itoa(left) + " more"
	}
	return text
}

// flow is what a rule lets through, to whomever.
type flow struct {
	egress  bool
	traffic string
}

// gists puts rules together that let the same through, then those that do so to
// the same peers. One call may have any number of rules, each with a peer of its
// own or many with the same: none is compared with all others.
func gists(rules []Rule) []gist {
	flows := flowsOf(rules)
	at := make(map[flow]int, len(flows)) // by way and all peers
	var out []gist
	for _, f := range flows {
		key := flow{f.egress, strings.Join(f.peers, "\x00")}
		i, known := at[key]
		if known {
			out[i].traffic = append(out[i].traffic, f.traffic...)
			continue
		}
		at[key] = len(out)
		f.world = slices.ContainsFunc(f.peers, IsWorld)
		out = append(out, f)
	}
	return out
}

// flowsOf puts rules together that let the same through, each peer once, the widest
// first.
func flowsOf(rules []Rule) []gist {
	type rule struct {
		of   int
		peer string
	}
	at, seen := make(map[flow]int), make(map[rule]bool)
	var out []gist
	for _, r := range rules {
		key := flow{r.Egress, r.Traffic()}
		i, known := at[key]
		if !known {
			i = len(out)
			at[key], out = i, append(out, gist{egress: r.Egress, traffic: []string{key.traffic}})
		}
		if one := (rule{i, r.Peer}); !seen[one] {
			seen[one] = true
			out[i].peers = append(out[i].peers, r.Peer)
		}
	}
	for i := range out {
		out[i].peers = widestFirst(out[i].peers)
	}
	return out
}

// widestFirst returns peers with the widest networks first: who opens a port to three
// addresses and to everybody has opened it to everybody, and a list may have room for
// one. Groups and lists of networks come behind, in their order.
func widestFirst(peers []string) []string {
	const narrowest = 129
	bits := make(map[string]uint64, len(peers))
	for _, peer := range peers {
		bits[peer] = narrowest
		if n, ok := bitsOf(peer); ok {
			bits[peer] = min(n, narrowest)
		}
	}
	return slices.SortedStableFunc(slices.Values(peers), func(a, b string) int { return cmp.Compare(bits[a], bits[b]) })
}

func (g gist) way() string {
	if g.egress {
		return " to "
	}
	return " from "
}

// joined lists what is let through: the protocol is said once for ports in a row.
func joined(traffic []string) string {
	text, before := "", ""
	for i, t := range traffic {
		protocol, port, ok := strings.Cut(t, " ")
		switch {
		case i == 0:
			text = t
		case ok && protocol == before:
			text += ", " + port
		default:
			text += ", " + t
		}
		before = protocol
	}
	return text
}
