// Package gist draws what an event was about ([trail.Gist]) in little room: in the column
// WHAT of lists, and behind the events of a history.
//
//	AccessDenied svc-backup-sync administrators     all of it
//	AccessDe… svc-backup-sync administrators        the error gives way first
//	Acc… svc-…-sync adm…tors                        then the things, each by itself
//
// It keeps what tells a line from others: who tried what. The error, of which a sign
// beside the time tells as well, gives way first, down to a few letters; then what things
// are called becomes shorter, then they are cut. The name of a session gets what is left.
package gist
