// Package preview draws the essence of one event beside the list: who did it,
// from where, what was asked for and what came of it.
//
//	RunInstances                     write
//	2023-07-10 12:03:24 UTC             ok
//	bert-jan (IAMUser, AKIA…C3DDDP)
//	from 10.248.16.43  Terraform/1.5
//
//	request
//	 instanceType  t3.micro
//
// It is brief: the values that tell what was done, a few of each section, with the keys
// that all of them lie below beside its title, and how many there are besides (brief.go).
// A policy is told by what it says, not by how it is written (document.go).
// With the focus it has all of them, and a cursor that goes over the lines with values:
// a line knows its field, as filters call it. Where a filter was after a value that is
// not among these, a section tells it with its field (found.go).
//
// While the list moves beside it, and until the next event is there, the lines of the
// last one move along (drift.go).
package preview
