// Package lineage answers who is behind some credentials: it follows them from
// an event back to where they came from, a person, a pipeline, an instance or a
// service, link by link.
//
//	origin                  a person at the console, a long-lived key, a service, a token of another provider
//	  |  ConsoleLogin       a link: the event that made the credentials of the next line,
//	session                 who called it, and the rule that ties the two
//	  |  AssumeRole
//	session
//	  |  AssumeRole
//	this session            what was asked about, and what it did
//
// What services called in the course of a session has keys of its own, and is counted
// beside what the session did (course.go).
//
// [Trace] takes a text: a session, an access key, an event's id, the ARN of an
// assumed role. [TraceRow] takes an event. Both give a [Chain]: the steps from
// the origin to the session, what the session did, and where the chain breaks:
// which log would have told more. [Sessions] lists the sessions among some events.
//
// # Links
//
// A link is made by one of these rules, the first that ties. The facts are
// measured on public collections of real logs, and from the CloudTrail user
// guide ("CloudTrail userIdentity element").
//
//	issued key       the key of the event is the one that an answer of STS gave out
//	role session     the session and the second of an AssumeRole, by its answer or its parameters
//	console login    a successful ConsoleLogin of the principal, exactly at the creation time
//	KMS forward      a service called KMS for somebody: the encryption context names what was read
//	service forward  a service called for somebody, who called that service in exactly that second
//	same session     a service called for somebody with the creation date of a session of theirs
//	guess            a service called for somebody, who called another service in that second
//	created key      the long-lived key that a CreateAccessKey gave out
//	password set     a user signed in with a password that somebody else had set last
//	instance role    the session is named as an instance; who started that instance
//	function role    the record names the function that holds the role (inScopeOf)
//	service-linked role  the role's path names the service, which nobody else can assume it for
//	web identity     the subject of a token of another provider, as the record names it
//	SAML             the subject of an assertion, likewise
//	switch role      the console's SwitchRole names who switched
//	shared event     two accounts recorded one call, under one sharedEventID
//	same principal   another event of the same principal id says who that is, not in which session
//	source identity  the record says whom a broken chain began with
//	recorded         nothing made these credentials but their owner: the record's own identity
//
// # Rules
//
//   - A wrong link is worse than none. Every rule also holds the link's account,
//     principal and time against the event's; what contradicts is no link.
//   - Where several events fit equally well and differ in who is behind them,
//     the link is a guess at most and says how many there were.
//   - Failed calls gave out nothing and link nothing.
//   - Every link names the event it rests on. That of a service's call for somebody names
//     the call too, and the call is none of the events of the session it was made for.
//   - Who sets a password knows it, and is not the only one: such a link is never
//     certain, and no chain calls a sign-in with it the user's own.
//   - Whose credentials they are does not say who used them: those of an instance
//     that were used from several addresses are said to be.
//   - A chain that comes back to itself ends there.
//   - Links are looked for in the whole data, whatever filter is on.
package lineage
