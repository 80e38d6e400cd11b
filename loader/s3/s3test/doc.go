// Package s3test is a server for tests that speaks the protocol of S3 over
// loopback, with trails in it and faults on the way. Only tests import it.
//
//	SDK client ──▶ faults ──▶ wrapper ──▶ gofakes3, objects in memory
//	               (resets,    (If-Match, folders in pages,
//	                cut and     checksums)
//	                slow bodies,
//	                errors)
//
// Rules:
//   - Faults are decided by a function of the request, so that a test fails the
//     same way each time.
//   - Every request is logged before anything else happens to it.
package s3test
