// Package facets counts and draws the grid of value lists of the overview.
//
//	REGION                     3 │▌ACTOR       a-z  ● 2  19 │ ...
//	us-east-1  ████████  301 874 │▌bert-jan ██████  214 618 │
//	eu-west-1  ▏           7  61 │●benjamin ██       61 105 │
//
// Two, four, five or six lists stand side by side, as the width allows; rows of
// lists share the height by what they ever had values for (rows.go), and those
// that do not fit are reached by scrolling. Where there is room a line shows when
// its value occurred (sparks.go); what is seen of that is wished for, and drawn
// when it is there. Under a filter a line says how many of the selected events
// have its value and how many of all; where names cannot be read beside both and a bar,
// the list has no bars. Sessions are called by who had them (called.go).
//
// A list keeps its cursor on the value that somebody put it on when its counts
// change, and finds it again after counts that lack it, but not when it is sorted
// in another way (counts.go). Lists come, go and change places (choice.go).
package facets
