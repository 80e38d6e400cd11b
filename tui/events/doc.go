// Package events draws the list of events: a window on a view that may have
// millions of rows. Only the rows that are seen are read and formatted.
//
//	  TIME ▾     ACTOR       EVENT          WHAT          IP            SERVICE
//	  2023-07-10
//	▌ 12:03:24   bert-jan    RunInstances   i-05c3…17a2   203.0.113.7   ec2
//	  12:03:31 ✗ bert-jan    CreateRole     AccessDenied  203.0.113.7   iam
//
// The date stands on a line of its own, at the top and where it changes, as long
// as the list is in time order. The cursor is a row and, in it, a cell. Columns
// are chosen, moved and made wider in a list of their own (chooser.go); until
// somebody does, a narrow screen has what was done before where, and columns of
// one value last (columns.go), each as wide as its values need (needs.go, widths.go). What
// a chip says, or the line of the date of all lines, has no column (spans.go). Room to spare
// goes where it makes most values whole (spread.go), and in a wide list roles are read first
// (needs.go); blanks and what says nothing new (known.go) give way before what tells an
// event from others is cut (lending.go), and a value goes on in blank cells behind it
// (overflow.go). What it was about is cut by its parts, so that lines differ (package gist).
// Runs of console reads by one session are folded to a line (fold.go), pauses can be jumped
// over (gaps.go), what a filter was after stands out (found.go), and marked events have a
// sign.
package events
