// Package loader turns sources of CloudTrail records into rows of a store.
//
//	Source --items--> worker: open ----> unwrap ----> Builder.Add
//	(one goroutine    (gzip, zstd,       (container    (one builder
//	 walks)            tar, zip)          forms)        a worker)
//
// What a file is follows from its content, never from its name: compression
// and archives from their first bytes, the container from its first keys. A
// worker reads a file through a window that slides over the inflated text, so
// memory is bounded by the window and not by the file.
//
// # Rules
//
//   - Nothing is dropped in silence. A record is kept, or counted as bad with
//     its file, number and byte, or counted as skipped with a reason; a file is
//     read, skipped with a reason, or failed.
//   - One bad record costs that record. What was read before an error stays.
//   - The order of sources is the order in which they were walked, whichever
//     worker read them, so the same input gives the same rows.
//   - Every goroutine is owned by [Load] and has ended when it returns, except
//     a read that blocks in the kernel (a FIFO, a terminal) when loading is
//     cancelled.
package loader
