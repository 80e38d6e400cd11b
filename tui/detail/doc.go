// Package detail draws one record: its raw JSON as a tree that folds, can be
// searched, and names the path under the cursor.
//
//	 ▾ userIdentity
//	     type              "IAMUser"
//	   ▸ sessionContext    {creationDate 2023-07-10T11:42:31Z, mfaAuthenticated true}
//	   eventTime           "2023-07-10T12:03:24Z"
//	 ▾ requestParameters
//	▌  ▸ policyDocument    embedded JSON {Version 2012-10-17, Statement [1 item]}
//	 .requestParameters.policyDocument                            a/b.json.gz:17
//
// The record's bytes are scanned once into a flat list of nodes in the order of
// the text, each with the place of its bytes, so nothing is lost: order,
// duplicate keys, numbers as written.
//
//	bytes ─▶ scan ─▶ nodes (place, parent, end of subtree, open)
//	                   └─▶ lines: what is unfolded ─▶ the window that is drawn
//
// Rules:
//   - Only the open record is kept like this, and only the lines in the window
//     are formatted, each no further than it is wide.
//   - A string that is itself a JSON object or array, plain or URL-encoded, is
//     scanned too and hangs below its string, folded. The string stays what it
//     is: its value and its JSON are the record's.
//   - Masked values are never shown, searched or handed out.
//   - Bytes that are not JSON are shown as text.
package detail
