package bulk

import (
	"math/rand/v2"
	"time"
)

// A scene is where a record is written: who does what, where and when. One
// scene serves a whole file; nothing of it is shared between files.
type scene struct {
	*rand.Rand
	seed    uint64
	size    int // events of the whole tree
	account int // of accounts
	region  int // of regions
	at      int64
	who     *actor
	what    *kind
	things  [thingCount]int // the number of each thing of this event; -1 not yet chosen
	nonce   uint64          // of this event: what stands in it twice is made from it
	task    uint64          // what this event is for; the same when it is tried again
	failed  *failure        // of this event, or nil
	again   bool            // this event tries again what the one before failed to do
	habit   uint64          // of this event: decides which parts it has
	out     []byte
}

// forget makes the next event choose its things anew, unless it tries again what
// the one before was about.
func (s *scene) forget() {
	s.nonce = s.Uint64()
	if s.again {
		return
	}
	for i := range s.things {
		s.things[i] = -1
	}
	s.task = s.nonce
}

// retries reports whether the next event tries the last one again: AWS's services
// do, once, in the same second.
func (s *scene) retries() bool { return s.failed != nil && !s.again && s.who.service != "" }

// variants are how often each variant of a call is met, in 1,000 of them.
var variants = weights(nil).with(975).with(12).with(8).with(5)

// settle chooses the event's habit, which decides what optional parts it has and
// how long its lists are. They are not drawn one by one, and not anew for each
// event: a program makes the same call with the same parameters each time. So
// a kind of call by one sort of caller comes in few variants, of which number 0
// prevails, and trails have hundreds of sequences of paths instead of thousands.
func (s *scene) settle(variant int) {
	s.habit = hash(s.what.number, s.who.cast.number, uint64(variant))
}

// habitual is the number that decides what stands at a place of a pattern.
func (s *scene) habitual(place uint64) uint64 { return hash(s.habit, place) }

// low is a number below n, the low ones more often.
func (s *scene) low(n int) int { return rank(s.Uint64(), n) }

// add appends a text.
func (s *scene) add(text string) { s.out = append(s.out, text...) }

// pick appends one of the texts; the first ones more often.
func (s *scene) pick(texts []string) { s.add(texts[s.low(len(texts))]) }

func (s *scene) stamp(at int64, layout string) {
	s.out = time.Unix(at, 0).UTC().AppendFormat(s.out, layout)
}
