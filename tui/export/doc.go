// Package export writes events as other programs read them, for the command
// line and for the interface alike:
//
//	ndjson  each record's own bytes on one line: line breaks become spaces
//	raw     each record's own bytes, unchanged, followed by a NUL byte
//	json    an array of the records
//	csv     chosen columns; formulas are made harmless, controls visible
//
// Secrets are masked unless somebody wants them, and counted. Nothing of a log
// acts on a terminal in CSV; the other formats are the records as they are.
package export
