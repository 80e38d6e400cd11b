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
//	text of a record
//	  |  builder.go   the walk: literal, value, literal, value ...   <- the hot path
//	  |  trie.go      which literal follows; which value was there last time
//	  |  value.go     UUIDs and times become numbers
//	  |  pending.go   all other values are looked up together ...
//	  |  dict.go      ... in the dictionary of their column
//	  |  memo.go      derived columns, remembered by the words of their inputs
//	  |  recordhash.go  tells records of one event apart
//	  v
//	waiting rows: shape, word, word, word ...       up to 64Ki, then Flush:
//	  |  idset.go     which of them are known events
//	  |  seal.go      rows are sorted by shape
//	  |  loom.go      words are gathered column by column
//	  v
//	block (immutable)                             domain (one for a worker's blocks)
//	+----------------------------------------+    +----------------------------------+
//	| runs     shape, first slot, rows       |    | literals, shapes                 |
//	| lanes    by column (lanes.go):         |    | columns: path and kind of value  |
//	|   spans  slots that have a value:      |    |   string, scalar: a dictionary   |
//	|          one word for all, or          |    |   uuid, time: numbers            |
//	|          words of 1 to 4 bytes, or     |    | dictionary at rest (compact.go): |
//	|          UUIDs of 16 bytes             |    |   chunks of 32 KB (coding.go),   |
//	| times    by slot; and where rows came  |    |   two bytes of hash a value      |
//	|          from: arrival, origins        |    |   (sieve.go)                     |
//	+----------------------------------------+    +----------------------------------+
//
// A word is the code of a value in its dictionary, a number of seconds, or the
// index of a UUID; that of a derived column is one above the code, and 0 where
// the row has no value. Every leaf path is a column; a path that carries
// several kinds of value has several columns, and a query on the path visits
// all of them.
//
// # Reading
//
// [Store.Snapshot] returns the blocks published so far. A filter is evaluated
// column by column, and gives a bitmap of rows for each block ([Selection]):
//
//	condition     lookup.go: which values of the dictionaries fit
//	  equality      their hash is looked for in the sieves, and few are read
//	  text          chunks are searched as a whole (needle.go); some need not be
//	                opened (sixsearch.go, pairset.go); a letter or two goes
//	                by steps, each about the rows still open (anywhere.go)
//	  others        every value is read, once
//	words         a set of codes, times or UUIDs (leaf.go)
//	rows          spans of the columns: one of one word is decided at once
//
// Facets count words and name the most frequent ones (tally.go, best.go).
// Where several dictionaries hold a field, equal values have one number
// (numbering.go). Where rows are looked at one by one, for pairs of fields,
// groups (groups.go), sums (sums.go), sequences in time (sequence.go) or the
// first time of a value, each value has an id (ids.go). [View] puts selected
// rows in time order (order.go). [Snapshot.SelectIn] asks only about rows that
// were found before.
// What was worked out for one snapshot is extended for later ones.
//
// # Late columns
//
// A [Late] column is worked out when somebody first asks for it (late_column.go),
// block by block, from the words of a row's leaves (late_worker.go):
//
//	words of given leaves   | context: one for each combination of their values
//	context, leaf's word    | Compute, for each pair once or a little more often:
//	                        |   values with tags (late_findings.go)
//	all findings of a row   | a list; rows with the same findings share it
//	  v                                              (late_lists.go)
//	late block (immutable)                          late column (one for the store)
//	+-------------------------------------+         +-----------------------------+
//	| lists   by slot                     |         | dictionary of its values    |
//	| entries of each list: value, tag    | ------> |   at rest once all blocks   |
//	+-------------------------------------+         |   are there                 |
//	                                                +-----------------------------+
//
// Questions test or count lists, then rows by their list (late_query.go,
// late_tagged.go). What one record has is worked out from it alone
// (late_record.go).
//
// # Rules
//
//   - A late column costs nothing until it is asked for. Whoever asks first
//     works it out; the blocks that are finished stay when that ends early, and
//     blocks that are loaded later are added. One record, and [Snapshot.Fields],
//     never work it out.
//   - A published block never changes. A row that turns out to be a duplicate
//     of an earlier one is masked in the snapshots that follow.
//   - Dictionaries only grow and are keyed on whole values; hashes only find
//     candidates. A snapshot sees the part of them that its blocks need.
//   - A value is checked when it is new to its dictionary: what equals a value
//     that was seen before is as sound as that.
//   - Builders share the set of record ids, and the store's list of blocks
//     when they flush; nothing else. A Builder belongs to one goroutine at a
//     time. Store and Snapshot are safe for concurrent use.
//   - Every query looks at its context at least once in some milliseconds, and
//     leaves nothing half-made behind when it ends early.
//   - A domain that passes one of its limits (limits.go) is closed and the
//     builder goes on with an empty one, so hostile input costs memory in
//     proportion to its size. A record of more leaves, or of more keys that are
//     new, than real ones ever have is an error; else no field is lost.
//   - Half of a surrogate pair is no character. As the text of a value or a key
//     it is its escape, as in \ud800: those of other halves differ, though a value
//     that spells these six characters reads the same. Whether two records are
//     one is decided without that: no text equals half a pair there.
//   - Order is event time, then source order, then position in the source. It
//     does not depend on the number of builders.
//   - The trie, the sets of ids and the tables of dictionaries are let go when
//     loading ends ([Store.Finish]). Dictionaries are compressed then where the
//     program stays ([Store.Pack]).
package store
