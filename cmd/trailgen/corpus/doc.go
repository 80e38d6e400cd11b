// Package corpus is the content of testdata: which files there are, what is
// in them and what a reader must find.
//
//	demo.tar.zst       the incident, its files under their S3 keys
//	forms/             the same records in every container form
//	notevents/         what lies beside trails and is no event
//	broken/            what goes wrong with files, and what attackers write
//	manifest.json      one line for each file: its form and what is expected
//
// # Rules
//
//   - All content is made from scenario's seed. Nothing is copied from a real
//     log.
//   - What a file must yield is decided here, next to what makes it, and
//     written to the manifest: readers are tested against that list alone.
package corpus
