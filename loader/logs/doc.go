// Package logs reads a trail from a CloudWatch Logs group, by FilterLogEvents.
//
//	filter ──Pattern──▶ "AKIA…" ─┐
//	--from, --to ────────────────┼─▶ FilterLogEvents ─▶ page, empty page, page … ─▶ loader.Item each
//	group name or ARN ───────────┘   (five a second)                               {"events":[{"message":"…"}]}
//
// # Facts, from the API reference of FilterLogEvents
//
//   - A page holds at most 10,000 log events or 1 MB. It may be empty although
//     more follow: only a missing token is the end.
//   - Pages come newest first when the time starts in 2024 or later, else oldest
//     first.
//   - Log events are found by the time that they are stamped with. CloudTrail does
//     not promise that this is the time of the event, so that more is read than
//     asked for: see stampedLate.
//
// # Rules
//
//   - [Pattern] never leaves out what the filter would match; the filter itself is
//     applied to what comes back. A message may wrap a record (EventBridge), so the
//     pattern looks for words of the message and not for fields.
//   - Paging stops when a token comes again.
package logs
