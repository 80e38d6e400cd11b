package store

import (
	"encoding/binary"
	"hash/maphash"
)

// identity is what makes two records the same event: the record's id, or its
// whole content when it has none.
type identity struct {
	hi, lo uint64
	kind   idKind
}

type idKind uint8

const (
	idUUID    idKind = iota
	idText           // lo numbers the text in idSet.texts
	idContent        // two keyed hashes of the record's text
	idHashes         // two keyed hashes of an id that idSet.texts does not take
)

// identity returns the identity of a waiting row.
func (b *Builder) identity(row int) identity {
	m := &b.meta[row]
	if m.id != noUUID { // nearly always; shapes and words are in no cache by now
		return uuidIdentity(b.uuids[m.id])
	}
	shape := b.domain.shapes[m.shape]
	leaf := shape.inputs[b.store.schema.idIn]
	if leaf < 0 {
		return b.contentIdentity(row)
	}
	col, word := b.domain.columns[shape.cols[leaf]], b.words[b.starts[row]+int(leaf)]
	var text []byte
	if col.kind == kindTime {
		text = appendTime(nil, word)
	} else {
		text = unescapeWith(col.dict.text(word), appendLoneBytes)
	}
	if len(text) == 0 {
		return b.contentIdentity(row)
	}
	return b.store.textIdentity(text)
}

// textIdentity returns the identity of an id that is no UUID, or that is one and
// was spelled with escapes. What does not take part in the set of texts never
// will, so that an id has one identity.
func (s *Store) textIdentity(id []byte) identity {
	var uuid [16]byte
	if parseUUID(id, &uuid) {
		return uuidIdentity(uuid)
	}
	if number, ok := s.ids.textNumber(s.seed, id); ok {
		return identity{lo: number, kind: idText}
	}
	return identity{hi: maphash.Bytes(s.seed, id), lo: maphash.Bytes(s.seed2, id), kind: idHashes}
}

func (b *Builder) contentIdentity(row int) identity {
	m := &b.meta[row]
	text := b.rebuild(nil, row)
	return identity{hi: m.hash, lo: maphash.Bytes(b.store.seed2, text), kind: idContent}
}

func uuidIdentity(id [16]byte) identity {
	return identity{hi: binary.BigEndian.Uint64(id[:8]), lo: binary.BigEndian.Uint64(id[8:])}
}
