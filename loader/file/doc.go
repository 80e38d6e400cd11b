// Package file finds trail files on this machine: files, folders, pipes and
// standard input.
//
//	argument -+- "-"             standard input
//	          +- file            an item
//	          +- pipe, device    a stream: it was named, so it is wanted
//	          +- folder -+- file            an item
//	                     +- folder          walked, names in byte order
//	                     +- link            what it leads to, once
//	                     +- pipe, socket,   skipped and counted
//	                        device
//
// # Rules
//
//   - A file is read once, however often it is named and whatever links lead
//     to it: reading it again would only count duplicates. The first way to it
//     gives it its name; the others are counted as skipped.
//   - Names are as the user would write them: the argument and the path below
//     it.
//   - Wildcards in a name are the shell's business, but for Windows, whose shells
//     leave them alone: there a name that is no file's is taken for a pattern.
//   - A folder that is followed is walked again; a new file is read when two
//     walks have found it of one size.
//   - What could not be looked at is looked at again when somebody asks for it
//     (retry.go); what was named before is not named again.
//   - Opening is left to the loader. The walk itself opens folders only.
package file
