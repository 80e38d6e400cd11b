// Package naming says whom the name of an actor means. The actor column holds
// what people call somebody, and that may be too little to tell who it was:
//
//	bert                              two users of two accounts       ─▶ Names
//	account 111122223333 AIDAEXAMPLE  a caller from another account,  ─▶ Caller
//	                                  whom only its own account names
//	arn:aws:iam::111122223333:role/x  the id of a role, which lacks the path  ─▶ ARNs
//
// # Rules
//
//   - Principals are told apart by their ids, which are given to nobody else
//     (IAM user guide, "unique identifiers"), and where a record has none by the
//     account. AWS services are one each, wherever they act.
//   - An id is resolved to a name by an event that has both: that of the same
//     call as the caller's own account recorded it, else another of the same id.
//     What contradicts is no answer.
//   - An ARN is taken from where AWS wrote it. What callers write counts only where
//     AWS wrote none, and not at all where the call failed.
//   - Columns are worked out event by event, so that the same files always give
//     the same rows. What several events tell together is said here, in answers.
package naming
