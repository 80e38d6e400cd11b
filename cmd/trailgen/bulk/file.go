package bulk

import (
	"bytes"
	"path"
	"time"

	"github.com/klauspost/compress/gzip"
)

// filler makes files one after the other and keeps its buffers for the next.
type filler struct {
	script *script
	seed   uint64
	size   int
	text   []byte
	packed bytes.Buffer
	zip    *gzip.Writer
}

func newFiller(sc *script, seed uint64, size int) (*filler, error) {
	f := &filler{script: sc, seed: seed, size: size}
	var err error
	f.zip, err = gzip.NewWriterLevel(&f.packed, gzip.DefaultCompression)
	return f, err
}

// fill makes the file of a plan: its path below the tree and its bytes, which
// last until the next call.
func (f *filler) fill(p plan) (string, []byte, error) {
	s := &scene{
		Rand: newDice(f.seed, hashText("file"), uint64(p.number)), seed: f.seed, size: f.size,
		account: p.account, region: p.region, at: p.at, out: append(f.text[:0], `{"Records":[`...),
	}
	f.runs(s, p)
	f.text = append(s.out, "]}"...)
	f.packed.Reset()
	f.zip.Reset(&f.packed)
	if _, err := f.zip.Write(f.text); err != nil {
		return "", nil, err
	}
	err := f.zip.Close()
	return s.fileName(p), f.packed.Bytes(), err
}

// fileName is where AWS delivers the file to.
func (s *scene) fileName(p plan) string {
	account, region, at := accounts[p.account], regions[p.region], time.Unix(p.at, 0).UTC()
	end := string(appendRandom(nil, s.Rand, 16, alnum62))
	return path.Join("AWSLogs", account, "CloudTrail", region, at.Format("2006/01/02"),
		account+"_CloudTrail_"+region+"_"+at.Format("20060102T1504Z")+"_"+end+".json.gz")
}

// runs writes the records: somebody does something some times, then somebody
// else does. Who is about in these five minutes is settled by the crowd.
func (f *filler) runs(s *scene, p plan) {
	crowd := newCrowd(f.script)
	for left := p.records; left > 0; {
		s.who = crowd.next(s)
		n := 1 + s.low(24)
		at := p.at - 60 - int64(s.IntN(deliverEvery))
		s.failed = nil
		for i := 0; left > 0 && (i < n || s.retries()); i++ {
			if s.again = s.retries(); !s.again {
				s.at = at + int64(i/(1+s.IntN(4)))
				if i == 0 || s.IntN(100) < 40 {
					s.what = s.who.cast.does.draw(s)
				}
			}
			if left < p.records {
				s.out = append(s.out, ',')
			}
			s.record()
			left--
		}
	}
}

// A crowd is the actors of one file: few of each sort, and some of them
// everywhere.
type crowd struct {
	script *script
	actors [][]*actor // by cast
}

func newCrowd(sc *script) *crowd { return &crowd{sc, make([][]*actor, len(sc.casts))} }

// crowdSize is how many of a sort are about in five minutes.
const crowdSize = 8

func (c *crowd) next(s *scene) *actor {
	i := c.script.shares.draw(s)
	sort := c.script.casts[i]
	size := min(crowdSize, sort.pool*sort.crew)
	if c.actors[i] == nil {
		c.actors[i] = make([]*actor, size)
	}
	n := s.low(size)
	if c.actors[i][n] == nil {
		c.actors[i][n] = s.meet(sort, s.low(sort.pool), s.IntN(sort.crew))
	}
	return c.actors[i][n]
}
