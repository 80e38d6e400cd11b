// Package loader turns sources of CloudTrail records into rows of a store.
//
//	Source --items--> worker: open ----> unwrap ----> Builder.Add
//	(one goroutine    (gzip, zstd,       (container    (one builder
//	 walks)            tar, zip)          forms)        a worker)
//
// What a file is follows from its content, never from its name: compression
// and archives from their first bytes, the container from its first keys. A
// worker inflates a gzip file of the size of CloudTrail's own at once
// (whole.go); any other it reads through a window that slides over the inflated
// text. So what a worker holds is bounded by limits.go and not by the file.
//
// # Containers
//
// A text is a sequence of JSON values, with or without anything between them,
// or lines of a time and a value, or CSV. A value is walked by the table in
// keys.go: an object with a key that only CloudTrail records have is a record;
// keys such as Records, detail or message lead to records, given as a list, an
// object, or a string that holds JSON; every other key is passed over. That
// one rule reads S3 log files, bare arrays, NDJSON, LookupEvents output,
// CloudWatch Logs in all its shapes, EventBridge envelopes, and what Elastic,
// Splunk, Logstash and S3 Select export. The builder finds the end of a record while it
// reads it, so the bytes of a log file are passed over once.
//
// # What is counted
//
// A file is read when it was opened as a container, also when it was cut
// short; skipped when it holds no events, or none of a kind that is kept;
// failed when nothing could be read, which an empty file is a case of. The
// members of an archive are files, the archive is not.
//
// Records are counted in places where one should be (count.go):
//
//   - an element of a list that leads to records;
//   - a value that nothing encloses, such as a line of NDJSON;
//   - a line between those that holds no value;
//   - a row of a table.
//
// What is in a place became a row of the store or repeats one, or is bad, or
// is skipped, so that the numbers sum up to the places present. It is bad when
// it is no JSON object, or a damaged one; null, a number, a string and other
// text are. It is skipped when it is an object and no event. A damaged stretch
// is one place, from where reading stops to where it goes on: at what looks
// like the start of a record, behind the bracket that closes the damaged one,
// or at the end of a line. So one flipped bit in compressed data makes as many
// bad records as it made look like damaged ones, and text beside a record (a
// bracket too many, what follows the end of a file's list) none.
//
// # Staying open
//
// Loading ends when the sources have named all their files and these are dealt
// with. It stays open to look for new ones (Options.Follow), and, where somebody
// can ask for another attempt (Options.Retry), while files have failed that may
// succeed then, or were cut short and may have grown until then (short.go). Who
// asks before all files are named has them tried again between two of those. A
// file that is read again because it has changed counts once: what was told of it
// before is withdrawn (reading.go), while its bytes count each time, rows stay and
// their records repeat. What was read is published meanwhile (stay.go), and
// whenever nothing is left to be read, records with one id are compared. Only when
// loading ends is the store finished, and its dictionaries are packed where the
// program stays (Options.Pack).
//
// # Rules
//
//   - Nothing is dropped in silence. A record is kept, or counted as bad with
//     its file, number and byte, or counted as skipped with a reason; a file is
//     read, skipped with a reason, or failed.
//   - One bad record costs that record, and counts once. What was read before an
//     error stays; behind it reading goes on where a record seems to start.
//   - A file is bounded, not trusted: limits.go. So is memory, where a limit is
//     set, while files are read and while the finished store is compressed:
//     memory.go. To compare records in conflict, and to remember how often each
//     event was found, is not bounded by it.
//   - The order of sources is the order in which they were walked, whichever
//     worker read them, so the same input gives the same rows.
//   - Every goroutine is owned by [Load], or by a source that it closes, and has
//     ended when it returns, except a read that blocks in the kernel (a FIFO, a
//     terminal) when loading is cancelled.
package loader
