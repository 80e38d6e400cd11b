// Package bulk writes trails of any size: from one event to many millions, in
// the folders and files in which CloudTrail delivers them to S3. It is made for
// measuring. Nobody in it has a story; those are told by package scenario.
//
// # How it is made
//
//	plans ─▶ workers ─▶ filler: one file ─▶ gzip ─▶ AWSLogs/ACCOUNT/CloudTrail/REGION/Y/M/D/….json.gz
//	 whose,              │
//	 where,              └─ crowd: who is about in these five minutes
//	 when,                   └─ actor: somebody in a session, texts made once
//	 how many                    └─ kind: a call, drawn from the actor's profile
//	                                 └─ record: patterns, filled with things and values
//
// The shape of records is in the text files of the folder events; script.go
// tells how to read them. An event needs no code: a new one is a few lines
// there.
//
// The world has no memory. A thing, say the third bucket of an account's
// region, is a number, and its name is a hash of that number and the seed
// (things.go). So is a session: the same role has the same access key all
// through its hours, in whichever file it is met (actors.go). That is why files
// can be made in any order, by any number of workers, in the memory of one file
// a worker (some 20 MB), however many events there are.
//
// # Rules
//
//   - The same seed and number of events give the same records, files and names
//     on every 64-bit machine, whatever the number of workers; the same compressed
//     bytes too, with the same release of the compressor. No wall clock, no
//     order of a map, no floats in what is drawn.
//   - Everything is invented. Account ids are those of AWS's documentation,
//     addresses are private, reserved for documentation (RFC 5737, RFC 3849) or
//     for benchmarks (RFC 2544), names end in example.com.
//   - Ids that are unique in a trail are unique here: eventID, requestID,
//     x-amz-id-2, sharedEventID. That makes it heavier than trails made large by
//     copying a small one.
//   - What agrees in a record agrees here: the object in requestParameters and
//     the one in resources, a response's requestId and the request's, the
//     account in an access key id (readable from it) and the caller's.
//   - Some of it is odd but legal: names in several alphabets, escaped quotes
//     and backslashes, JSON in strings, numbers that are strings elsewhere on
//     the same path, empty objects and arrays, sizes written as 0.0.
//
// # How near to real trails it is
//
// Beside it: two public data sets of 26,880 distinct events together, an S3
// attack that the deliveries of AWS's services drown (23,980) and a series of
// simulated attacks by one person (2,900), each in one account. Measured on
// 2026-11-21. Values are counted as text, places in arrays left out of paths.
//
//	                                        real, both   generated
//	events                                      26,880      26,880
//	leaves an event                               33.2        33.2
//	bytes of JSON an event                       1,502       1,467
//	distinct paths                                 926         760
//	distinct sequences of paths                    450         525
//	bytes of distinct values an event              325         263
//	distinct values an event                      5.05        5.15
//	gzip / JSON, files of 1,500 records          0.103       0.129
//	reads                                         42 %        61 %
//	failures                                      39 %        17 %
//	data events                                   62 %        51 %
//	access keys                                    167         403
//	caller ARNs                                     17         342
//	  most frequent, of all that have one         50 %         5 %
//	source addresses                                19         823
//	user agents                                    185       1,155
//	buckets                                         18         152
//	  most frequent, of all that have one         99 %        54 %
//	object keys, distinct / all                   0.63        0.79
//	request ids, distinct / all                  0.998           1
//	x-amz-id-2, distinct / all                       1           1
//	event names                                    300         275
//	services                                        37          54
//	error codes                                     37          33
//	error messages                                 108         167
//
// A million events have 33.1 leaves each, 965 paths and 1,008 sequences of
// paths; gzip takes 0.131 of their JSON.
//
// Where it differs it does so on purpose. The real ones are exercises in one
// account each; this is an organisation of six, with functions, containers,
// pipelines, scanners and people, hence more callers, keys, addresses and user
// agents, and less of any single one. In one data set a broken delivery of logs
// fails ten thousand times; here it is a tenth of all. As there, a service
// tries once more what failed. Repeated texts are fewer, so it compresses a
// little worse.
package bulk
