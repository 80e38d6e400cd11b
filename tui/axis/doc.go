// Package axis writes times below or above pictures of them: the labels of an
// axis, what all of them have in common, and the time of a bucket in words.
//
//	07-10 23:00 07-11       01:00       02:00      2023 UTC
//
// It knows buckets by their starts only. Labels stand where clock or calendar
// is round, as near to each other as they have room.
package axis
