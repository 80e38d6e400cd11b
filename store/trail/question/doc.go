// Package question is the catalogue of what responders ask of a trail: forty
// questions as data, and what it takes to answer them.
//
//	Question ── a filter, or an analysis ──▶ Ask ──▶ Answer: one sentence with the numbers
//	  name, one sentence                             what it does not prove
//	  the value it needs                             events, and the columns worth seeing
//	  what a hit means, words it is found by         small tables: by whom, from where, when
//
// # Rules
//
//   - A question that a filter can ask is a filter, in the language that people
//     write: it can be shown, copied and changed.
//   - What takes more is an analysis: a function that works with selections and
//     counts, and reads single records only where they are few.
//   - The spelling of every event's name is that of the records. The names of
//     the permissions in IAM differ: PutLifecycleConfiguration is allowed, but
//     PutBucketLifecycle is recorded. Lambda and CloudFront write the date of
//     their API behind the name, so theirs end in a wildcard.
//   - No answer says more than the events do. What an empty one does not prove
//     is decided from the data where that is possible: whether object reads are
//     recorded at all, whether a region has any events, where the time ends.
package question
