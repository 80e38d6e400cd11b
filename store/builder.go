package store

import "hash/maphash"

// noTime marks a row whose record has no time that could be read.
const noTime = 1<<32 - 1

// Origin is where a record was found.
type Origin struct {
	Source  SourceID
	Record  uint32 // 1 for the first record of the source
	Partial bool   // the record is known to lack fields
}

// Builder turns record text into rows and publishes them as blocks. It
// belongs to one goroutine at a time.
type Builder struct {
	store   *Store
	domain  *domain
	row     scanned
	pending []pendingValue
	touched byte   // keeps the reads that lookUp makes ahead of time
	memos   []memo // as the schema groups them
	refuse  memo
	reason  []string // refusal reasons by word - 1

	// The rows waiting for the next block, in order of arrival.
	words   []uint32
	starts  []int // of each row in words
	meta    []rowMeta
	uuids   [][16]byte
	bytes   int64
	scanned int // bytes of text since the domain's size was looked at
	seen    []sighting
	byShard shardOrder
	sealer  sealer
}

// scanned is the record that was read last: its shape, a word for each leaf,
// the UUIDs that words of that kind index, and the hash of its values.
type scanned struct {
	domain *domain
	shape  *shape
	words  []uint32
	uuids  [][16]byte
	hash   uint64
}

// rowMeta is what a row knows besides its values.
type rowMeta struct {
	origin Origin
	hash   uint64 // of the record's text
	shape  uint32
	time   uint32 // seconds, or noTime
	id     uint32 // which of the builder's UUIDs is the record's id, or noUUID
	drop   bool   // a duplicate, not to be published
}

// noUUID marks a row whose record has another id, or none.
const noUUID = 1<<32 - 1

// NewBuilder returns a builder for one worker.
func (s *Store) NewBuilder() *Builder {
	b := &Builder{store: s}
	for i, columns := range s.schema.memos {
		var computes []compute
		for _, c := range columns {
			computes = append(computes, s.schema.derived[c])
		}
		b.memos = append(b.memos, newMemo(computes, i))
	}
	b.refuse = newMemo([]compute{s.schema.refuse}, len(b.memos))
	b.renew()
	return b
}

// renew goes on with an empty domain; remembered words belong to the old one.
func (b *Builder) renew() {
	b.store.leave(b.domain)
	b.domain = newDomain(b.store.schema, b.store.seed, b.store.limits)
	b.row.domain = b.domain
	for i := range b.memos {
		b.memos[i].forget()
	}
	b.refuse.forget()
}

// Add reads the JSON object that text starts with, after white space, and
// appends it as a row. It returns the offset behind the object. A refused
// record is not kept; refused says why, in the schema's words. The error is
// ErrShort when text ends inside the object, or a *SyntaxError.
func (b *Builder) Add(text []byte, at Origin) (n int, refused string, err error) {
	for n < len(text) && isSpace(text[n]) {
		n++
	}
	size, err := b.scan(text[n:])
	if err != nil {
		b.relieve()
		if s, ok := err.(*SyntaxError); ok {
			s.Offset += n
		}
		return 0, "", err
	}
	b.domain.books[b.row.shape.id].meet(b.row.words)
	if w := b.refuse.words(&b.row, b.keepReason)[0]; w != 0 && b.reason[w-1] != "" {
		b.relieve()
		return n + size, b.reason[w-1], nil
	}
	b.append(text[n:n+size], at)
	if len(b.meta) == b.store.limits.rows || len(b.words) >= b.store.limits.words {
		b.Flush()
	}
	b.relieve()
	return n + size, "", nil
}

// relieve closes the domain when it has passed a limit. What is refused or
// cannot be read fills it too, and leaves no rows behind.
func (b *Builder) relieve() {
	crowded := b.domain.crowded()
	if b.scanned >= b.store.limits.text {
		b.scanned = 0
		crowded = crowded || b.domain.full()
	}
	if !crowded {
		return
	}
	closing := b.domain
	b.Flush()
	if b.domain == closing {
		b.renew()
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (b *Builder) keepReason(_ int, reason string) uint32 {
	for i, r := range b.reason {
		if r == reason {
			return uint32(i + 1)
		}
	}
	b.reason = append(b.reason, reason)
	return uint32(len(b.reason))
}

// scan walks the trie along text and leaves the record in b.row. Where the
// trie does not know the way it is extended; that is rare once it has seen a
// few thousand events.
func (b *Builder) scan(text []byte) (int, error) {
	b.row.words, b.row.uuids, b.row.hash = b.row.words[:0], b.row.uuids[:0], 0
	b.pending = b.pending[:0]
	b.domain.mostPaths = len(b.domain.paths.names) + b.store.limits.keys
	p, err := b.walk(text)
	if n := len(b.pending); n > 0 {
		b.scanned += b.pending[n-1].to
	}
	// What is wrong with a value comes before what is wrong behind it.
	if err := b.lookUp(text); err != nil {
		return 0, err
	}
	return p, err
}

// walk is scan without the look-up of values in dictionaries. It is the hot
// loop of loading: thirty leaves a record, two thirds of which repeat the value
// that was there last, and some 50 ns each.
func (b *Builder) walk(text []byte) (int, error) {
	s, p := b.domain.root, 0
	for {
		e := s.match(text[p:])
		if e == nil {
			var err error
			if e, err = b.domain.grow(s, text, p); err != nil {
				return 0, err
			}
		}
		value := p + len(e.text)
		if e.frame == nil {
			b.row.shape = b.domain.shapeAt(e)
			return value, nil
		}
		if len(b.row.words) == b.store.limits.leaves {
			return 0, syntaxError(value, "too many values in a record")
		}
		if end := e.repeats(text, value); end > 0 {
			b.push(e.again.word, e.hash)
			s, p = e.again.next, end
			continue
		}
		l, end, err := b.leaf(e, text, value)
		if err != nil {
			return 0, err
		}
		s, p = l.next, end
	}
}

// leaf reads the value behind a literal, appends its word, and returns the
// place in the trie behind it and the offset there.
func (b *Builder) leaf(e *edge, text []byte, p int) (*leaf, int, error) {
	if e.scalar {
		end, err := scalarEnd(text, p)
		if err != nil {
			return nil, 0, err
		}
		return b.later(e, kindScalar, p, end), end, nil
	}
	end, err := stringEnd(text, p)
	if err != nil {
		return nil, 0, err
	}
	value := text[p:end]
	var id [16]byte
	kind, word := classify(value, &id)
	switch kind {
	case kindUUID:
		word = uint32(len(b.uuids) + len(b.row.uuids))
		b.row.uuids = append(b.row.uuids, id)
	case kindText:
		return b.later(e, kindText, p, end), end, nil
	}
	l := b.domain.step(e, kind)
	b.push(word, maphash.Bytes(b.domain.seed, value))
	return l, end, nil
}

// push appends the word of a leaf, whose value has a hash.
func (b *Builder) push(word uint32, hash uint64) {
	b.row.addHash(len(b.row.words), hash)
	b.row.words = append(b.row.words, word)
}

// append adds the scanned record to the waiting rows.
func (b *Builder) append(text []byte, at Origin) {
	r := &b.row
	n := len(r.words) + len(b.domain.derived)
	b.starts = append(roomFor(b.starts, 1, b.store.limits.rows), len(b.words))
	b.meta = append(roomFor(b.meta, 1, b.store.limits.rows), rowMeta{
		origin: at,
		hash:   r.shape.hash + r.hash,
		shape:  r.shape.id,
		time:   r.time(),
		id:     r.uuidID(),
	})
	b.words = append(roomFor(b.words, n, b.inBlock(len(b.words)+n, len(b.meta))), r.words...)
	b.derive()
	b.uuids = append(roomFor(b.uuids, len(r.uuids), b.inBlock(len(b.uuids)+len(r.uuids), len(b.meta))), r.uuids...)
	b.bytes += int64(len(text))
}

// derive appends the words of the derived columns.
func (b *Builder) derive() {
	from := len(b.words)
	b.words = b.words[:from+len(b.domain.derived)]
	for i, columns := range b.store.schema.memos {
		words := b.memos[i].words(&b.row, func(column int, value string) uint32 {
			dict := &b.domain.derived[columns[column]].dict
			code, _ := dict.code(b.domain.seed, appendEscaped(nil, value), func([]byte) error { return nil })
			return code + 1
		})
		for i, column := range columns {
			b.words[from+column] = words[i]
		}
	}
}

// value returns the value of a leaf of the scanned record.
func (r *scanned) value(leaf int32) Value {
	col, word := r.domain.columns[r.shape.cols[leaf]], r.words[leaf]
	switch col.kind {
	case kindUUID:
		return Value{String, string(appendUUID(nil, r.uuids[r.uuidIndex(int(leaf))]))}
	case kindTime:
		return Value{String, string(appendTime(nil, word))}
	case kindScalar:
		return scalarValue(col.dict.text(word))
	}
	return Value{String, string(unescape(col.dict.text(word)))}
}

// presence returns the kind of a leaf's value, with "*" for any text but the
// empty one.
func (r *scanned) presence(leaf int32) Value {
	col, v := r.domain.columns[r.shape.cols[leaf]], Value{String, "*"}
	switch {
	case col.kind == kindScalar:
		v.Kind = scalarValue(col.dict.text(r.words[leaf])).Kind
	case col.kind == kindText && len(col.dict.text(r.words[leaf])) == 0:
		v.Text = ""
	}
	return v
}

// uuidIndex returns which of the record's own UUIDs a leaf is: words count
// from the builder's first.
func (r *scanned) uuidIndex(leaf int) int {
	n := 0
	for i := range leaf {
		if r.domain.columns[r.shape.cols[i]].kind == kindUUID {
			n++
		}
	}
	return n
}

// time returns the seconds of the record's time, or noTime.
func (r *scanned) time() uint32 {
	switch leaf := r.shape.time; {
	case r.shape.timed:
		return r.words[leaf]
	case leaf < 0:
		return noTime
	default:
		return looseTime(r.value(leaf).Text)
	}
}

// uuidID returns the word of the record's id, or noUUID.
func (r *scanned) uuidID() uint32 {
	if leaf := r.shape.uuidID; leaf >= 0 {
		return r.words[leaf]
	}
	return noUUID
}

// Pending returns the number of rows not yet published.
func (b *Builder) Pending() int { return len(b.meta) }
