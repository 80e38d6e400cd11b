// Package history tells the life of a resource: who created, changed, read,
// used and deleted it, from all the events there are, whatever filter is on.
//
//	what a person types          i-0abc…   my-bucket   arn:…   AKIA…   prod-db
//	  |  find.go       the resource that it names, or candidates; given.go and
//	  |                nametag.go: also by the names that calls gave things
//	  |                containing.go: where it names none, the events with that text
//	  v
//	canonical id                 arn:aws:s3:::my-bucket
//	  |  rows.go       the rows that name it, by what it is to them; overwritten.go:
//	  |                an object that is copied over itself
//	  v
//	selections                   created  changed  deleted  read  used  granted | mentioned
//	  |  names.go      what it was called by tag, and until when
//	  |  called.go     of several who have a name which, and who callers from elsewhere are
//	  |  once.go       of a call that two accounts recorded one row
//	  |  life.go       rows of one actor and one event become one line; letsin.go:
//	  |                whom a policy lets in
//	  |  wherefrom.go  the addresses and the errors of a line, of which there may be several
//	  |  users.go      of many who read and used it, one line for each
//	  |  sentence.go   the first line: who made it, or since when it is seen
//	  |  related.go    what it was made of, who owns it, who ran as it; credentials.go:
//	  |                the keys and the sessions of a user
//	  |  elsewhere.go  from where credentials of an instance were used that are not there
//	  |  together.go   of a call that made several things, which belong to which
//	  |  caveats.go    what these events cannot tell
//	  v
//	Answer
//
// Rules:
//
//   - A dry run did nothing: such calls only name the resource.
//   - A creation that failed is none. Where no creation is in the data, the
//     sentence says so, and since when the resource is seen.
//   - What was done to a resource ([Answer.Events]) and events that only name
//     it ([Answer.Mentions]) stand apart. For a bucket the former are exactly
//     those with it in requestParameters.bucketName, or with it or something
//     in it in resources[].ARN or ARNPrefix; its objects count as the bucket's.
//     For an access key they also are what was done with it.
//   - Rows are counted and folded in the store, a block at a time; a record is
//     read only for a line that is shown. A bucket of 300,000 events is
//     answered as quickly as an instance of nine.
package history
