package bulk

import "strconv"

// address appends the address a number stands for.
func (s *scene) address(style string, h uint64) {
	switch {
	case style == "private":
		s.privateIP(h)
	case style == "mixed" && h>>50%4 == 0:
		s.address6(h)
	default:
		s.publicIP(h)
	}
}

// privateIP appends an address inside a VPC.
func (s *scene) privateIP(h uint64) {
	s.add("10.")
	s.dotted(uint64(s.account)*20+uint64(s.region), h>>8%4*16, h%254+1)
}

// publicIP appends an address of 198.18.0.0/15, which is reserved for
// benchmarks (RFC 2544), or sometimes one for documentation (RFC 5737).
func (s *scene) publicIP(h uint64) {
	if h>>40%8 == 0 {
		s.add([]string{"192.0.2.", "198.51.100.", "203.0.113."}[h>>44%3])
		s.out = appendInt(s.out, int(h%254)+1)
		return
	}
	s.add("198.")
	s.dotted(18+h>>16&1, h>>8&255, h&255)
}

// address6 appends an address for documentation (RFC 3849).
func (s *scene) address6(h uint64) {
	s.add("2001:db8:")
	s.out = strconv.AppendUint(s.out, h&0xfff+1, 16)
	s.out = append(s.out, ':')
	s.out = strconv.AppendUint(s.out, h>>12&0xff+1, 16)
	s.add("::")
	s.out = strconv.AppendUint(s.out, h>>20&0xffff+1, 16)
}

func (s *scene) dotted(numbers ...uint64) {
	for i, n := range numbers {
		if i > 0 {
			s.out = append(s.out, '.')
		}
		s.out = strconv.AppendUint(s.out, n, 10)
	}
}
