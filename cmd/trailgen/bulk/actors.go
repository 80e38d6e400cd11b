package bulk

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// A cast is a sort of actor: roles of functions, people on the console, an AWS
// service. The block "actor" of the files in events tells it.
type cast struct {
	name     string
	number   uint64 // its own: a hash of the name
	profile  string
	does     *profile // its part of the profile
	share    int      // of all that is done
	pool     int      // principals in each account
	life     int      // hours a session lives; 0: there is one long-lived key
	crew     int      // sessions of a principal at a time
	from     string   // what addresses look like
	many     int      // addresses of a session
	console  bool     // works on the console
	endpoint bool     // comes through a VPC endpoint
	bare     bool     // its records have no tlsDetails
	fresh    bool     // each session has a name of its own
	identity pattern
	label    pattern
	agents   []pattern
	weight   weights // of the agents
}

// newCast reads "name share n pool n life n crew n from style many n does
// profile" and flags; what is left out is 1 or nothing.
func newCast(line string) (*cast, error) {
	c := &cast{share: 1, pool: 1, crew: 1, many: 1}
	words := strings.Fields(line)
	if len(words) == 0 {
		return c, fmt.Errorf("an actor needs a name")
	}
	c.name, c.number, c.profile = words[0], hashText(words[0]), words[0]
	flags := map[string]*bool{"console": &c.console, "endpoint": &c.endpoint, "bare": &c.bare, "fresh": &c.fresh}
	for words = words[1:]; len(words) > 0; words = words[1:] {
		if flag := flags[words[0]]; flag != nil {
			*flag = true
			continue
		}
		if len(words) < 2 {
			return c, fmt.Errorf("%q of an actor has no value", words[0])
		}
		if err := c.set(words[0], words[1]); err != nil {
			return c, err
		}
		words = words[1:]
	}
	return c, nil
}

func (c *cast) set(name, value string) (err error) {
	numbers := map[string]*int{"share": &c.share, "pool": &c.pool, "life": &c.life, "crew": &c.crew, "many": &c.many}
	texts := map[string]*string{"from": &c.from, "does": &c.profile}
	switch {
	case numbers[name] != nil:
		*numbers[name], err = strconv.Atoi(value)
	case texts[name] != nil:
		*texts[name] = value
	default:
		err = fmt.Errorf("an actor has no %q", name)
	}
	return err
}

// readLine reads one line of an actor's block.
func (c *cast) readLine(word, rest string) (err error) {
	switch word {
	case "id":
		c.identity, err = compile(rest)
	case "label":
		c.label, err = compile(rest)
	case "agent":
		err = c.readAgent(rest)
	default:
		err = fmt.Errorf("no line of an actor begins with %q", word)
	}
	return err
}

func (c *cast) readAgent(line string) error {
	weight, text, _ := strings.Cut(line, " ")
	n, err := strconv.Atoi(weight)
	if err != nil {
		return err
	}
	p, err := compile(text)
	c.agents, c.weight = append(c.agents, p), c.weight.with(n)
	return err
}

// An actor is somebody for the time of a session. Its texts are made once, for
// all the records they stand in.
type actor struct {
	cast      *cast
	head      []byte // userIdentity without its last brace
	arn       []byte // or the principalId of one that has none
	label     []byte // the session's name
	accessKey []byte // without its first four signs
	service   string // the host name of an AWS service
	created   int64
	taste     uint64 // which things it works with
	addresses []string
	agent     agent
}

// meet makes the actor who is principal number n of a cast in session number
// crew, at the scene's time. The same numbers are the same actor in every file.
func (s *scene) meet(c *cast, n, crew int) *actor {
	block := c.number
	self := hash(s.seed, block, uint64(s.account), uint64(n))
	a := &actor{cast: c, taste: self}
	turn := uint64(0)
	if c.life > 0 {
		length := int64(c.life) * 3600
		shift := int64(self>>20) % length
		turn = uint64((s.at + shift) / length)
		a.created = int64(turn)*length - shift
	}
	if service, ok := strings.CutPrefix(c.name, servicePrefix); ok {
		a.becomeService(service + ".amazonaws.com")
		return a
	}
	who, dice, out, region := s.who, s.Rand, s.out, s.region
	s.who, s.region = nil, rank(self, len(regions)) // its home, wherever it is met
	s.forget()
	s.things[theRole] = int(block%97)*100 + n
	s.things[theUser] = s.things[theRole]
	s.dress(a, self, hash(self, turn, uint64(crew)), uint64(crew))
	s.who, s.Rand, s.out, s.region = who, dice, out, region
	return a
}

func (a *actor) becomeService(host string) {
	a.service = host
	a.head = []byte(`{"type":"AWSService","invokedBy":"` + host + `"`)
	a.arn = []byte(host)
	a.addresses = []string{host}
	a.agent.before = []byte(host)
}

// dress writes the texts of an actor: what it always has depends on who it is,
// the rest on the session.
func (s *scene) dress(a *actor, self, session, crew uint64) {
	c := a.cast
	s.Rand = newDice(self)
	a.agent = newAgent(s.written(c.agents[c.weight.draw(s)]))
	s.Rand = newDice(self, crew)
	if c.fresh {
		s.Rand = newDice(session)
	}
	a.accessKey = appendAccessKey(nil, accounts[s.account], session)
	s.who = a
	a.label = s.written(c.label)
	a.head = s.written(c.identity)
	a.arn = textOf(a.head, `"arn":"`)
	if a.arn == nil {
		a.arn = textOf(a.head, `"principalId":"`)
	}
	for i := range c.many {
		s.out = nil
		s.address(c.from, hash(session, uint64(i)))
		a.addresses = append(a.addresses, string(s.out))
	}
}

// written is the text of a pattern.
func (s *scene) written(p pattern) []byte {
	s.out = nil
	s.habit = s.Uint64()
	p.write(s)
	return s.out
}

// textOf is the string behind the last place of mark.
func textOf(text []byte, mark string) []byte {
	i := bytes.LastIndex(text, []byte(mark))
	if i < 0 {
		return nil
	}
	value, _, _ := bytes.Cut(text[i+len(mark):], []byte(`"`))
	return value
}

// An agent is a user agent; some tell in their midst what is called.
type agent struct {
	before, after []byte
	tells         byte // 'c' the CLI's command, 'a' the API, 0 nothing
}

func newAgent(text []byte) agent {
	for _, tells := range []byte{'c', 'a'} {
		if before, after, ok := bytes.Cut(text, []byte{'#', tells, '#'}); ok {
			return agent{before, after, tells}
		}
	}
	return agent{before: text}
}

func (s *scene) agent(a *agent) {
	s.out = append(s.out, a.before...)
	switch a.tells {
	case 'c':
		s.add(s.what.command)
	case 'a':
		s.add(s.what.service)
	}
	s.out = append(s.out, a.after...)
}
