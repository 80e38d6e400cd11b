// Package s3 reads a CloudTrail trail from the bucket that it is delivered to,
// or from any server that speaks the protocol of S3.
//
//	s3://bucket/prefix
//	      |  survey.go    which accounts and regions there are     LIST with a delimiter
//	      v
//	units: ...AWSLogs/[o-org/]ACCOUNT/CloudTrail/REGION/           layout.go
//	      |  span.go      the days that a range of time needs
//	      v
//	spans ──▶ list.go     many listings at a time, in order        LIST with StartAfter
//	      |                 plan.go counts, source.go loads
//	      v
//	objects ──▶ fetch.go  many downloads at a time, in order, so many bytes at most
//	      |       |  cache.go      what was read before, in packs (pack.go)
//	      |       |  download.go   resumed where a connection was lost, then verified
//	      v       v
//	loader.Item   bytes
//
// A trail that is followed (follow.go) has the keys of the last two hours listed
// again, and every one taken that was not there the last time. Every ten minutes
// these days are listed from their beginning, for objects that were copied there
// or restored, and accounts and regions are looked for that are new. What failed
// is tried again on demand, with new credentials if the last ones were refused.
//
// # Rules
//
//   - No call but ListObjectsV2 and GetObject.
//   - Folders of days are times of delivery. An event is delivered on its day or
//     on the next one, so both are read; within the first day what was delivered
//     an hour before the range is not.
//   - The objects of one trail are named in the order of their keys, which is the
//     order of the same files in a folder: the rows are the same.
//   - Objects present = objects read + objects and folders told to be missing.
//     A listing that fails is told by its folder. A download is whole, of the
//     length that was listed, and of the checksum that the server keeps, or it
//     has failed.
//   - Memory is bounded by constants: objects are never listed further ahead of
//     downloads, nor downloaded further ahead of the loader, than those say.
//   - An object's name is nobody's path: in the cache a hash stands for it.
//   - Goroutines belong to a [Trail]; [Trail.Close] waits for them.
package s3
