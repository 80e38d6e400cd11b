// Package facets counts and draws the grid of value lists of the overview.
//
//	REGION                     3 │▌ACTOR       a-z  ● 2  19 │ ...
//	us-east-1  ████████  301 874 │▌bert-jan ██████  214 618 │
//	eu-west-1  ▏           7  61 │●benjamin ██       61 105 │
//
// Two, four or six lists stand side by side, as the width allows; rows of
// lists that do not fit are reached by scrolling. Under a filter a line says
// how many of the selected events have its value and how many of all. A list
// keeps its cursor on the value that somebody put it on when its counts change,
// and finds it again after counts that lack it, but not when it is sorted in
// another way (counts.go). Lists come, go and change places
// (choice.go).
package facets
