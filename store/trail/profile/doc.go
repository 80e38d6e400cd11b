// Package profile sums up what the loaded events say of one actor, principal,
// access key, address or session: since when, how much, where, with what, and
// what was new.
//
//	Subject ─▶ of.go      its events: first, last, failures, writes
//	        ─▶ facets.go  regions, services, events, addresses, user agents ...
//	        ─▶ callers.go one caller in several accounts is one line
//	        ─▶ fresh.go   what it did for the first time, once it was known
//	        ─▶ things.go  sessions; resources created and deleted
//	        ─▶ spelling.go how to show them, with or without a name
//	        ─▶ meant.go   who has its name, where that are several; who may be meant
//
// # What is new
//
// What was usual before the data begin is not in them. So the subject's first
// day is taken to show what is usual, or its first hour where there are less
// than two days of it, and what it uses for the first time after that is new
// ([Profile.Baseline] is where the line is drawn). Where there are less than two
// hours of it nothing can be called new, and nothing is.
//
// # Rules
//
//   - A profile is of all events, whatever filter is on.
//   - Selections and counts; records are read for the few that are listed.
//   - An actor is a display name, which several principals may share: the
//     profile says so when they do.
package profile
