// Package scenario invents the incident of the demo: six hours of one
// organisation's CloudTrail, nearly seven thousand events, made from a seed and
// from nothing else. The same seed gives the same bytes on every machine.
//
// # What happens
//
// Larkfield, an invented shop, has three accounts: production, security (the
// organisation's trail lives there) and development. Times are UTC, on
// [Start]'s day.
//
//	07:00  ordinary life: admins on the console, pipelines, functions, instances, AWS's own services
//	08:42  the long-lived key of the development user build-agent is used from a strange address
//	08:43  it looks around, mostly denied, in every region it can reach
//	09:06  it assumes a production role (AssumeRole across accounts)
//	09:15  secrets are read; a user, a key and policies are left behind; a trust policy is widened
//	09:31  a trail is stopped, flow logs are deleted
//	09:36  from that role it takes the database administrators' role, and an hour later that one again
//	09:40  a bucket is copied out, then opened to the world
//	10:05  instances start in a region nobody uses, behind a group open to 0.0.0.0/0
//	10:20  a volume's snapshot is shared with an outside account; a function is changed
//	10:40  the key left behind is used, and the new user signs in to the console
//	11:12  the responders notice, look, and take it all back; one of them switches roles for it
//	13:00  the end
//
// # How it is made
//
//	dice (one per section) ─▶ writer ─▶ book ─▶ Trail ─▶ Files: S3 keys and {"Records":[…]}
//	   ids, times, addresses    one record     sorted      by account, region, five minutes
//
// A section is one strand of the story with random numbers of its own, so
// that a change to one leaves the others' bytes alone. Records are written
// with package ordered, in the order of keys in which AWS writes them.
//
// # Rules
//
//   - Everything is invented. Account ids are those of AWS's documentation,
//     addresses are those reserved for documentation (RFC 5737, RFC 3849),
//     names end in example.com.
//   - The cast (cast.go) is the same for every seed. Tests may rely on it.
//   - No wall clock, no map iteration, no float formatting: bytes must not
//     depend on when, where and with which Go release they are made.
package scenario
