// Package lookup reads CloudTrail's Event history: what the LookupEvents API
// tells of the last 90 days, without any trail.
//
//	regions given, or account:ListRegions
//	     │
//	     ├─▶ us-east-1 ─ Pacer ─▶ page, page, page … ─┐   newest first, 50 events
//	     ├─▶ eu-west-1 ─ Pacer ─▶ page, page …       ─┼─▶ loader.Item each
//	     └─▶ …                                       ─┘   {"Events":[{"CloudTrailEvent":"…"}]}
//
// What CloudTrail calls an event there is an envelope; the record in it is what
// is loaded, byte for byte.
//
// # Facts, from the API reference of LookupEvents
//
//   - It holds management events only: no data events, and Insights events only
//     when asked for in place of the others, which is not done here.
//   - It answers for one region, with at most 50 events a request, and two
//     requests a second for an account and region, whoever makes them.
//   - Of the attributes of an event one may be asked for, as a whole value. [Choose]
//     takes one from the filter when no event can get lost by that; the whole
//     filter is applied to what comes back.
//   - A token is good for requests with the same parameters, so that the end of
//     the time range is fixed at the start, also when it is now.
//
// # Rules
//
//   - Every region is read by a goroutine of its own, which ends with the walk. A
//     region that fails is a problem by its name, with the time up to which it was
//     read; the others go on.
//   - Pages are put in the order of region and page, whichever comes first.
package lookup
