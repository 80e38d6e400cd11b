// Package diff compares two JSON documents and draws where they differ:
//
//	 opens tcp 22 to the whole internet
//
//	 requestParameters.policyDocument: Statement[0].Action
//	▌- s3:GetObject
//	 + s3:*
//
//	 31 paths are equal
//
// Rules:
//   - Documents are compared as trees: the order of members does not matter,
//     that of items does. Items are matched with equal ones first, so that one
//     more at the start of a list is one more, not a list of other items. In
//     policies lists of values are sets: what only one side has is listed once.
//   - A string that is a JSON document itself, such as a policy, is compared as
//     one.
//   - Values are drawn whole, in as many lines as they need.
//   - What is below the window is said in its last line (below.go).
//   - Masked values arrive masked; those that differ have masks that differ.
package diff
