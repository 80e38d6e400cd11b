package store

import (
	"bytes"
	"context"
	"hash/maphash"
	"maps"
	"sync"
)

// numbering gives every distinct value of a field one number, whichever
// dictionaries hold it and however it is spelt in them:
//
//	domain 0  string  "a" "b" "\u0061"   numbers  0 1 0
//	domain 0  scalar  1                           2
//	domain 1  string  "b" "1" "c"                 1 2 3
//
// It is worked out when a field is first counted, and extended for later
// snapshots: codes never change their value, so numbers do not either.
type numbering struct {
	gate  gate
	seed  maphash.Seed
	dicts map[dictID]*numberedDict
	n     uint32   // numbers given
	table []uint64 // open addressing: hash << 32 | number + 1
	first []valueAt
	odd   map[uint32]valueKey // UUIDs and times spelt with escapes, so among the strings
}

// numberedDict is a dictionary as far as it has been numbered.
type numberedDict struct {
	values values
	codes  []uint32 // numbers by code
	texts  *textReader
}

// dictID names a dictionary in all snapshots of a store.
type dictID struct {
	domain int
	column uint32
}

// valueAt is where the value of a number was found first.
type valueAt struct {
	dict dictID
	code uint32
}

// numbers is a numbering as far as one snapshot needs it.
type numbers struct {
	n     int
	codes [][]uint32 // by dictionary of the field; nil where the number is the code
	odd   map[uint32]valueKey
}

// of returns the number of a value.
func (n *numbers) of(dict int, code uint32) uint32 {
	if codes := n.codes[dict]; codes != nil {
		return codes[code]
	}
	return code
}

// fieldDict is a dictionary of a field in one snapshot.
type fieldDict struct {
	dictID
	*columnView
}

// numberDicts returns the numbers of the values of some dictionaries. One
// alone whose values are all plain needs no table.
func (s *Snapshot) numberDicts(ctx context.Context, name string, dicts []fieldDict) (*numbers, error) {
	if len(dicts) == 0 {
		return new(numbers), nil
	}
	if p, ok := dicts[0].values.(*packedValues); ok && len(dicts) == 1 && p.plain() {
		return &numbers{n: p.n, codes: make([][]uint32, 1)}, nil
	}
	known, _ := s.numberings.LoadOrStore(name, newNumbering())
	return known.(*numbering).extend(ctx, dicts)
}

func newNumbering() *numbering {
	n := &numbering{gate: newGate(), seed: maphash.MakeSeed()}
	n.reset()
	return n
}

func (n *numbering) reset() {
	n.dicts, n.odd = make(map[dictID]*numberedDict), make(map[uint32]valueKey)
	n.n, n.table, n.first = 0, make([]uint64, firstTable), nil
}

// extend numbers the values that are new.
func (n *numbering) extend(ctx context.Context, dicts []fieldDict) (*numbers, error) {
	if err := n.gate.enter(ctx); err != nil {
		return nil, err
	}
	defer n.gate.leave()
	if !n.covers(dicts) {
		if err := n.addValues(ctx, dicts); err != nil {
			return nil, err
		}
	}
	out := &numbers{n: int(n.n)}
	if len(n.odd) > 0 {
		out.odd = maps.Clone(n.odd)
	}
	for _, d := range dicts {
		out.codes = append(out.codes, n.dicts[d.dictID].codes[:d.values.len()])
	}
	return out, nil
}

// covers reports whether all values have numbers.
func (n *numbering) covers(dicts []fieldDict) bool {
	for _, d := range dicts {
		if known := n.dicts[d.dictID]; known == nil || len(known.codes) < d.values.len() {
			return false
		}
	}
	return true
}

// addValues numbers what is new. The table is let go when no dictionary can
// grow any more.
func (n *numbering) addValues(ctx context.Context, dicts []fieldDict) error {
	if n.table == nil {
		n.reset()
	}
	final := true
	for _, d := range dicts {
		known := n.dicts[d.dictID]
		if known == nil {
			known = new(numberedDict)
			n.dicts[d.dictID] = known
		}
		if known.values == nil || known.values.len() < d.values.len() {
			known.values = d.values
		}
		_, packed := d.values.(*packedValues)
		final = final && packed
	}
	// Those of other snapshots too: a name may have meant another path there.
	for _, known := range n.dicts {
		known.texts = newTextReader(known.values)
	}
	defer func() {
		for _, known := range n.dicts {
			known.texts = nil
		}
	}()
	for _, d := range dicts {
		hashes, odd, err := n.hash(ctx, d)
		if err == nil {
			err = n.insert(ctx, d.dictID, hashes, odd)
		}
		if err != nil {
			return err
		}
	}
	if final {
		n.table, n.first = nil, nil
	}
	return nil
}

// hash hashes the values of a dictionary that have no numbers, and finds the
// odd ones among them.
func (n *numbering) hash(ctx context.Context, d fieldDict) ([]uint32, map[uint32]valueKey, error) {
	known := len(n.dicts[d.dictID].codes)
	hashes := make([]uint32, max(d.values.len()-known, 0))
	odd := make(map[uint32]valueKey)
	var mu sync.Mutex
	bufs := make([]opened, workers(d.values.pieces()))
	err := forEach(ctx, d.values.pieces(), func(w, i int) {
		d.values.open(i, &bufs[w], func(s *stretch) {
			for i := max(known-int(s.first), 0); i < s.n; i++ {
				text, code := s.value(i), s.first+uint32(i)
				if !s.plain() && !isPlain(text) {
					text = unescape(text)
					if value, is := d.odd(text); is {
						mu.Lock()
						odd[code] = value
						mu.Unlock()
					}
				}
				hashes[int(code)-known] = uint32(maphash.Bytes(n.seed, text))
			}
		})
	})
	return hashes, odd, err
}

// odd returns the UUID or time that an unescaped string is.
func (d fieldDict) odd(text []byte) (v valueKey, is bool) {
	if d.kind != kindText || d.derived {
		return v, false
	}
	var id [16]byte
	kind, sec := classify(text, &id)
	if kind == kindTime {
		return valueKey{kind, numberKey(sec)}, true
	}
	return valueKey{kind, uuidKey(&id)}, kind == kindUUID
}

// insert gives numbers to values, which follow those that have some.
func (n *numbering) insert(ctx context.Context, id dictID, hashes []uint32, odd map[uint32]valueKey) error {
	dict := n.dicts[id]
	for i, h := range hashes {
		if i&0x3ff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		at := valueAt{id, uint32(len(dict.codes))}
		dict.codes = append(dict.codes, n.number(h, at))
		if value, ok := odd[at.code]; ok {
			n.odd[dict.codes[at.code]] = value
		}
	}
	return nil
}

// number returns the number of a value, new or old.
func (n *numbering) number(h uint32, at valueAt) uint32 {
	mask := uint32(len(n.table) - 1)
	i := h & mask
	for ; n.table[i] != 0; i = (i + 1) & mask {
		if e := n.table[i]; uint32(e>>32) == h && n.same(n.first[uint32(e)-1], at) {
			return uint32(e) - 1
		}
	}
	number := n.n
	n.table[i] = uint64(h)<<32 | uint64(number+1)
	n.first = append(n.first, at)
	n.n++
	if int(n.n)*2 > len(n.table) {
		n.grow()
	}
	return number
}

func (n *numbering) grow() {
	table := make([]uint64, 2*len(n.table))
	mask := uint32(len(table) - 1)
	for _, e := range n.table {
		i := uint32(e>>32) & mask
		for e != 0 && table[i] != 0 {
			i = (i + 1) & mask
		}
		if e != 0 {
			table[i] = e
		}
	}
	n.table = table
}

func (n *numbering) text(at valueAt) []byte { return n.dicts[at.dict].texts.text(at.code) }

func (n *numbering) same(a, b valueAt) bool {
	return bytes.Equal(unescape(n.text(a)), unescape(n.text(b)))
}
