package bulk

// A profile is what one sort of actor does: kinds of calls, and how often.
type profile struct {
	name         string
	kinds        []*kind
	weight       weights
	regional     []*kind // without those that us-east-1 alone records
	regionWeight weights
}

func (p *profile) add(k *kind, weight int) {
	p.kinds, p.weight = append(p.kinds, k), p.weight.with(weight)
	if !k.global {
		p.regional, p.regionWeight = append(p.regional, k), p.regionWeight.with(weight)
	}
}

// partOf is what cast c does of a profile that all share. What is common all of
// them do; of the rest each kind is one cast's alone, which makes up for the
// others. So a kind is met as often as it would be if everybody did everything,
// but by fewer sorts of callers: people do not do what functions do.
func (p *profile) partOf(c *cast, all []*cast) *profile {
	const common = 25 // one part in so many of a profile
	var shares weights
	for _, other := range all {
		shares = shares.with(other.share)
	}
	part := &profile{name: c.name}
	for i, k := range p.kinds {
		weight := p.weight.at(i)
		switch {
		case weight*common >= p.weight.total():
			part.add(k, weight*c.share)
		case all[shares.find(k.number)] == c:
			part.add(k, weight*shares.total())
		case weight*200 >= p.weight.total():
			part.add(k, max(1, weight*c.share/50))
		}
	}
	return part
}

// draw is a kind of call, as often as its weight says.
func (p *profile) draw(s *scene) *kind {
	if s.region == usEast1 {
		return p.kinds[p.weight.draw(s)]
	}
	return p.regional[p.regionWeight.draw(s)]
}
