// Package container writes CloudTrail records in every form in which people
// have them on disk: the trail's own log files, what the API, the console,
// CloudWatch Logs, EventBridge, Athena and other people's log stores export.
//
//	[]scenario.Event ──▶ a form (text) ──▶ Gzip, Zstd, Tar, Zip (bytes)
//
// # Rules
//
//   - A form writes what its maker writes: its envelope, its order of keys, its
//     escapes. The record inside is the event's JSON, unchanged, or its text
//     as a JSON string.
//   - The bytes depend on the events alone: no clock, no map order. Archives
//     and compressed streams carry no times.
package container
