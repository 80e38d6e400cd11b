// Package inflate decompresses whole gzip files that are in memory.
//
//	src:  header | block block ... | checksum, size
//	               |                          |
//	               v tables.go                v gunzip.go
//	             tables of codes            room for size bytes, and slack
//	               |
//	               v fast.go, to where src ends; blocks.go, the rest
//	dst:  text ............................. | slack, zero |
//
// A library that streams has to stop and go on anywhere. With all the input,
// and room for all the output, in memory the loop over a block's symbols has
// next to nothing to check, and what a match repeats is always there.
//
// # Rules
//
//   - [Decoder.Gunzip] returns a text only when compress/gzip would return the
//     same one, without an error, for the same bytes. On anything else, which
//     includes sound files that are rare, it gives up with [ErrUnusual]: its
//     caller then has a library read the file, and tell what is wrong with it.
//   - The checksum is always compared.
//   - No input makes it read or write outside of its slices, or take more
//     memory than the limit it was given. Time is in proportion to the input
//     and its text.
//   - A Decoder belongs to one goroutine and keeps its tables between files.
package inflate
