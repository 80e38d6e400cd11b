// Package facets draws the grid of value lists of the overview.
//
//	REGION                 3 │▌ACTOR                  19 │ ...
//	us-east-1  ████████  301 │▌bert-jan     ██████  214 │
//	eu-west-1  ▏           7 │ benjamin     ██       61 │
//
// Two, four or six lists stand side by side, as the width allows; rows of
// lists that do not fit are reached by scrolling. A list keeps its cursor on
// the same value when its counts change.
package facets
