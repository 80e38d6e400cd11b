package bulk

// A thing is what events are about: a bucket, an instance, a key. It is a
// number; its name follows from the seed, the account, the region and that
// number, so that any number of things needs no memory.
type thing struct {
	name  string // in patterns
	many  int    // how many there are in an account's region
	grow  int    // how many more for each million events
	shape string // the name: # is 16 hexadecimal digits, ~ a UUID, * words
	where scope
}

// scope says where a thing's name differs.
type scope uint64

const (
	regional scope = iota
	accountWide
)

// nowhere is the place of what is the same in all regions.
const nowhere = 1000

// things are all there are.
var things = [...]thing{
	{"bucket", 8, 6, "*", regional},
	{"role", 60, 10, "*", accountWide},
	{"user", 25, 5, "*", accountWide},
	{"vpce", 6, 0, "vpce-0#", regional},
	{"trail", 2, 0, "*", regional},
	{"instance", 20, 60, "i-0#", regional},
	{"volume", 60, 200, "vol-0#", regional},
	{"snapshot", 80, 300, "snap-0#", regional},
	{"image", 20, 20, "ami-0#", regional},
	{"sg", 40, 20, "sg-0#", regional},
	{"sgr", 400, 400, "sgr-0#", regional},
	{"subnet", 12, 4, "subnet-0#", regional},
	{"vpc", 5, 1, "vpc-0#", regional},
	{"eni", 100, 2000, "eni-0#", regional},
	{"rtb", 12, 2, "rtb-0#", regional},
	{"rtbassoc", 24, 2, "rtbassoc-0#", regional},
	{"igw", 4, 1, "igw-0#", regional},
	{"nat", 6, 1, "nat-0#", regional},
	{"dopt", 3, 0, "dopt-0#", regional},
	{"eipalloc", 20, 5, "eipalloc-0#", regional},
	{"eipassoc", 20, 5, "eipassoc-0#", regional},
	{"launchtemplate", 15, 5, "lt-0#", regional},
	{"flowlog", 6, 1, "fl-0#", regional},
	{"reservation", 100, 500, "r-0#", regional},
	{"kmskey", 20, 4, "~", regional},
	{"function", 60, 30, "*", regional},
	{"table", 30, 10, "*", regional},
	{"queue", 30, 10, "*", regional},
	{"topic", 20, 5, "*", regional},
	{"secret", 40, 20, "*", regional},
	{"parameter", 80, 40, "*", regional},
	{"loggroup", 60, 40, "*", regional},
	{"cluster", 6, 1, "*", regional},
	{"ecsservice", 30, 5, "*", regional},
	{"repository", 30, 5, "*", regional},
	{"database", 12, 3, "*", regional},
	{"stack", 40, 20, "*", regional},
	{"statemachine", 15, 5, "*", regional},
	{"rule", 30, 10, "*", regional},
	{"loadbalancer", 12, 3, "*", regional},
	{"targetgroup", 25, 5, "*", regional},
	{"asg", 12, 3, "*", regional},
	{"alarm", 60, 30, "*", regional},
	{"stream", 10, 3, "*", regional},
	{"build", 15, 5, "*", regional},
	{"workgroup", 5, 1, "*", regional},
	{"policy", 60, 10, "*", accountWide},
	{"profile", 15, 3, "*", accountWide},
}

const thingCount = len(things)

// Places in things that code needs by name.
const (
	theBucket = iota
	theRole
	theUser
	theEndpoint
	theTrail
)

func thingNamed(name string) (int, bool) {
	for i := range things {
		if things[i].name == name {
			return i, true
		}
	}
	return 0, false
}

// choose settles which thing of a sort this event is about: mostly one of the
// few that this actor works with, else any, the first ones more often.
func (s *scene) choose(sort int) {
	t := &things[sort]
	many := t.many + t.grow*s.size/1_000_000
	h := s.Uint64()
	if s.who != nil && s.IntN(100) < 80 {
		h = hash(s.who.taste, uint64(sort), uint64(s.low(4)))
	}
	s.things[sort] = rank(h, many)
}

// number is the number of this event's thing.
func (s *scene) number(sort int) int {
	if s.things[sort] < 0 {
		s.choose(sort)
	}
	return s.things[sort]
}

// id is the hash all of a thing's names are made from. Salt tells apart
// several names of one thing.
func (s *scene) id(sort int, salt uint64) uint64 {
	place := uint64(s.region)
	if things[sort].where == accountWide {
		place = nowhere
	}
	return hash(s.seed, uint64(sort), uint64(s.account), place, uint64(s.number(sort)), salt)
}

// thing appends the name of this event's thing.
func (s *scene) thing(sort int) {
	h := s.id(sort, 0)
	for _, c := range []byte(things[sort].shape) {
		switch c {
		case '#':
			s.out = appendDigits(s.out, h, 16, lowerHex)
		case '*':
			s.words(sort, h)
		case '~':
			s.out = appendUUID(s.out, h, finish(h), lowerHex)
		default:
			s.out = append(s.out, c)
		}
	}
}

// words appends a name as people give them: two or three words and what makes
// them one of their own.
func (s *scene) words(sort int, h uint64) {
	n := s.number(sort)
	s.add(teams[h%uint64(len(teams))])
	s.out = append(s.out, '-')
	s.add(nouns[h>>8%uint64(len(nouns))])
	if h>>16%3 == 0 {
		s.out = append(s.out, '-')
		s.add(stages[h>>20%uint64(len(stages))])
	}
	s.out = append(s.out, '-')
	if sort == theBucket || h>>24%4 == 0 {
		s.out = appendDigits(s.out, finish(h), 8, lowerHex)
		return
	}
	s.out = appendInt(s.out, n)
}

// uniqueID appends the id IAM gives to a role or a user: kind is its start.
func (s *scene) uniqueID(kind string, sort int) {
	s.add(kind)
	s.out = appendDigits(s.out, s.id(sort, hashText(kind)), 17, base32Az)
}
