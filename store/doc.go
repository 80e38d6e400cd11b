// Package store keeps JSON records in memory as immutable columns and answers
// questions about them: which rows match, which values occur how often, when,
// and what one record said, byte for byte. It knows JSON paths and time; what
// the records mean is told to it by a [Schema].
//
// # From text to rows
//
// A record is read once, left to right, against a trie of literals. A literal
// is the text between two leaf values, quotes and punctuation included, so
// that one comparison stands for key, structure and order at the same time:
//
//	{"eventVersion":"1.08","readOnly":true}
//	LLLLLLLLLLLLLLLLL....LLLLLLLLLLLLL****L      L literal   . string   * scalar
//
// Null, {}, [], white space and the order of keys live in the literals. The
// literals of a record, in order, are its shape; a shape and the leaf values
// rebuild the record exactly.
//
//	Builder (one per worker, no locks)           Domain (shared by a worker's blocks)
//	+--------------------------------+           +--------------------------------------+
//	| row: shape, word, word, word.. |  ------>  | trie -> shape: literals and columns  |
//	| row: shape, word, ..           |           | column = (path, kind)                |
//	| up to 64Ki rows                |           |   string, scalar: dictionary         |
//	+--------------------------------+           |   uuid, time: stored as numbers      |
//	     | Flush: drop duplicates, sort by shape +--------------------------------------+
//	     v
//	Block (immutable)
//	+---------------------------------------------------------------------+
//	| runs    (shape, first slot, rows): rows of one shape are neighbours |
//	| heads   one per (run, leaf): the constant word, or where words start|
//	| words   1 to 4 bytes each, only for leaves that vary in the run     |
//	| uuids   16 bytes each                                               |
//	| times   event time by slot; arrival and origins: where rows came from|
//	+---------------------------------------------------------------------+
//
// A word is a dictionary code, a number of seconds, or the index of a UUID.
// Every leaf path is a column; a path that carries several kinds of value has
// several columns, and a query on the path visits all of them. Derived columns
// ([Derived]) are computed once per distinct combination of their inputs and
// stored behind the leaves of each row.
//
// # Reading
//
// [Store.Snapshot] returns the blocks published so far. A predicate runs once
// per dictionary value and gives a set of codes; rows are then tested by code,
// and a constant leaf decides a whole run at once. Results are bitmaps, one
// per block ([Selection]). [View] puts selected rows in time order.
//
// # Rules
//
//   - A published block never changes. A row that turns out to be a duplicate
//     of an earlier one is masked in the snapshots that follow.
//   - Dictionaries only grow and are keyed on whole values. A snapshot sees
//     the part of them that its blocks need.
//   - Builders share nothing but the set of record ids; a Builder belongs to
//     one goroutine at a time. Store and Snapshot are safe for concurrent use.
//   - A domain that passes one of its limits (limits.go) is closed and the
//     builder goes on with an empty one: hostile input costs memory in
//     proportion to its size, and no field is lost.
//   - Order is event time, then source order, then position in the source. It
//     does not depend on the number of builders.
package store
