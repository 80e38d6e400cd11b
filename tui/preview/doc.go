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
// With the focus it has a cursor that goes over the lines with values: a line
// knows its field, as filters call it. Where a filter was after a value that is
// not among these, a section tells it with its field (found.go).
package preview
