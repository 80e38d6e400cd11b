package trail

import (
	"strconv"
	"strings"
)

// ruleNames says in ever fewer cells what rules open to whom. TCP is what nearly all are,
// and an address needs no word before it; of several peers the first is the widest, and
// a number stands for the others.
func ruleNames(said string) []string {
	traffic, peers, ok := strings.Cut(said, " from ")
	if !ok || strings.Contains(said, ";") {
		return []string{said}
	}
	traffic = strings.ReplaceAll(strings.TrimPrefix(traffic, "tcp "), ", ", ",")
	names := []string{said, traffic + " from " + peers}
	first, more := firstPeer(peers)
	names = append(names, traffic+" from "+first+more, traffic+" "+first+more)
	if port, others, several := strings.Cut(traffic, ","); several {
		return append(names, port+" +"+strconv.Itoa(1+strings.Count(others, ","))+" "+first+more)
	}
	return names
}

// firstPeer returns the first of some peers, and how many others there are.
func firstPeer(peers string) (first, more string) {
	before, last, _ := strings.Cut(peers, " and ")
	all := strings.Split(before, ", ")
	n := len(all) - 1
	if left, ok := strings.CutSuffix(last, " more"); ok {
		left, _ := strconv.Atoi(left)
		n += left
	}
	if n == 0 {
		return all[0], ""
	}
	return all[0], " +" + strconv.Itoa(n)
}
