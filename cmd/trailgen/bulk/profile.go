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

// How large a part of a profile a kind is, one in so many, to be done by all of
// the casts that share it.
const (
	common  = 25
	unusual = 200 // to be done by all, but most by one
)

// partOf is what cast c does of a profile that all share. What is common all of
// them do; of the rest each kind is one cast's, which makes up for the others,
// who do it seldom or never. So a kind is met about as often as if everybody did
// everything, but by fewer sorts of callers: people do not do what functions do.
func (p *profile) partOf(c *cast, all []*cast) *profile {
	const seldom = 50 // times less often than if everybody did everything
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
		case weight*unusual >= p.weight.total():
			part.add(k, max(1, weight*c.share/seldom))
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
