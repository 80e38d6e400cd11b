// Package answers draws the answer to a question about the events: the
// sentence that answers, and below it sections of lines that it rests on.
//
//	started by mira (IAMUser) with RunInstances at 2026-09-01 12:03:24 UTC
//
//	  2026-09-01
//	▌ 12:03:24   created   mira         RunInstances         t3.micro
//	  12:05–31   used      web/i-05c3   4 × ListBuckets      10.0.0.12
//	  12:33:10 ✗ deleted   mira         TerminateInstances   AccessDenied
//
//	  related
//	  sg-04c1…   security group
//
//	  Reads of objects are not in this trail.
//
// An answer is text, and at most one strip of when it was (strip.go), put
// together elsewhere; this package only lays it out. The cursor moves over the
// lines that lead somewhere.
//
// Rules:
//   - A line says where it leads ([Target]); what happens there is not known
//     here.
//   - What an event was about is cut by its parts, as in lists of events (package gist).
//   - Only the lines in the window are formatted; columns are as wide as what
//     is in them, as far as there is room, and what would look alike in one is
//     cut apart (apart.go).
//   - An answer opens at its top, in any window; a heading comes with its first line.
//   - What is below the window is said in its last line (below.go).
//   - A cell takes the room of blank ones behind it, and what few lines have lends its own,
//     and so does what a column has beyond its longest cell (lending.go). Of two columns that
//     are both cut one gives a few cells where they make values of the other whole (trading.go).
//     What stays blank in all lines behind values that are cut is lent once more (surplus.go).
//   - A column that has no room is named at the right end of the heading (leftout.go).
//   - A cell also takes the blanks before a number behind it; what few lines have begins in
//     the blanks before it, but where its head says what it means (reach.go); the head goes
//     with it as far as it can (headings.go).
//   - What all times of a section have in common, a day or a year, its first head says (day.go).
//   - The sentence and what an answer does not prove are never cut, but broken
//     into lines. The last ones of the sentence wait where the window has too little room
//     for the first line (fold.go).
package answers
