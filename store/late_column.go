package store

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"
)

// lateColumn is a late column as far as it has been worked out. It is extended
// when a snapshot needs blocks that nobody asked about before: blocks are only
// ever added to a store. What is finished is kept when the one who asked goes
// away.
type lateColumn struct {
	spec  *compiledLate
	seed  maphash.Seed
	cache *chunkCache

	gate   gate
	blocks []*lateBlock // by block; nil where it is not worked out
	wanted [][]bool     // by domain and column: whether it is looked at
	packed *packedValues

	mu     sync.Mutex
	values dict // until they are packed
}

// lateView is a late column as one snapshot sees it. Its dictionary may hold
// values that only rows of later snapshots have.
type lateView struct {
	columnView
	blocks []*lateBlock
}

func newLateColumn(spec *compiledLate, cache *chunkCache) *lateColumn {
	return &lateColumn{spec: spec, seed: maphash.MakeSeed(), cache: cache, gate: newGate()}
}

// workedOut returns a field with its values: those of a late column are worked
// out where that was not done yet.
func (s *Snapshot) workedOut(ctx context.Context, f *field) (*field, error) {
	if f.late < 0 {
		return f, nil
	}
	known := &s.lateFields[f.late]
	if f := known.Load(); f != nil {
		return f, ctx.Err()
	}
	view, err := s.lates[f.late].view(ctx, s)
	if err != nil {
		return nil, err
	}
	out := &field{name: f.name, derived: -1, late: f.late, lateView: view, columns: make([][]uint32, len(s.views))}
	out.dicts = []fieldDict{{dictID{}, &view.columnView}}
	known.Store(out)
	return out, nil
}

// Ready reports whether a field's values are there: those of a late column are
// not before somebody has asked for them, and then take a second for a million
// rows.
func (s *Snapshot) Ready(lang *Language, field string) bool {
	f := s.field(lang, field)
	return f.late < 0 || s.lateFields[f.late].Load() != nil
}

// view works out what a snapshot needs.
func (c *lateColumn) view(ctx context.Context, s *Snapshot) (*lateView, error) {
	if err := c.gate.enter(ctx); err != nil {
		return nil, err
	}
	defer c.gate.leave()
	if err := c.extend(ctx, s); err != nil {
		return nil, err
	}
	if s.packed && c.packed == nil {
		if err := c.pack(ctx); err != nil {
			return nil, err
		}
	}
	out := &lateView{columnView{name: c.spec.Name, kind: kindText, values: c.packed}, c.blocks[:len(s.blocks):len(s.blocks)]}
	if c.packed == nil {
		out.values = c.values.view()
	}
	return out, nil
}

// extend works out the blocks of a snapshot that are missing.
func (c *lateColumn) extend(ctx context.Context, s *Snapshot) error {
	c.want(s)
	var missing []int
	for i := range s.blocks {
		if i == len(c.blocks) {
			c.blocks = append(c.blocks, nil)
		}
		if c.blocks[i] == nil {
			missing = append(missing, i)
		}
	}
	// Blocks of one domain have words in common.
	slices.SortStableFunc(missing, func(a, b int) int { return s.blocks[a].domain - s.blocks[b].domain })
	shares := newShares(len(missing), workers(len(missing)))
	crew := make([]*lateWorker, workers(len(missing)))
	failed := make([]error, len(crew))
	err := forEach(ctx, len(missing), func(w, _ int) {
		if crew[w] == nil {
			crew[w] = c.worker(ctx, s)
		}
		i := missing[shares.take(w)]
		if failed[w] == nil {
			c.blocks[i], failed[w] = crew[w].block(i)
		}
	})
	return errors.Join(append(failed, err)...)
}

// want notes which columns are looked at.
func (c *lateColumn) want(s *Snapshot) {
	for len(c.wanted) < len(s.views) {
		c.wanted = append(c.wanted, nil)
	}
	for i, v := range s.views {
		for col := len(c.wanted[i]); col < len(v.columns); col++ {
			c.wanted[i] = append(c.wanted[i], col >= len(v.schema.derived) && c.spec.From(v.columns[col].name))
		}
	}
}

// errManyValues says that a dictionary is full, after gigabytes of text.
var errManyValues = errors.New("more values than a column can hold")

// settle enters the fresh values of findings.
func (c *lateColumn) settle(f *findings) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return f.settle(func(hash uint32, text []byte) (uint32, error) {
		if len(c.values.slabs) >= mostSlabs {
			return 0, errManyValues
		}
		return c.values.codeOf(hash, text, accept)
	})
}

// pack compresses the dictionary, to which nothing is added any more.
func (c *lateColumn) pack(ctx context.Context) error {
	p := cutChunks(&c.values, c.cache)
	packers := make([]packer, workers(len(p.chunks)))
	err := forEach(ctx, len(p.chunks), func(w, i int) { packers[w].pack(&p.chunks[i], &c.values, p.hashes) })
	if err == nil {
		c.packed, c.values = p, dict{}
	}
	return err
}

// shares hands out pieces of work so that each worker has neighbours, as long
// as it can.
type shares struct {
	taken []atomic.Bool
	next  []int // by worker
}

func newShares(n, workers int) *shares {
	s := &shares{taken: make([]atomic.Bool, n), next: make([]int, workers)}
	for w := range s.next {
		s.next[w] = w * n / workers
	}
	return s
}

// take returns a piece that nobody has taken. There must be one.
func (s *shares) take(w int) int {
	for at := s.next[w]; ; at = (at + 1) % len(s.taken) {
		if s.taken[at].CompareAndSwap(false, true) {
			s.next[w] = (at + 1) % len(s.taken)
			return at
		}
	}
}
