package theme

import "strings"

// RoomForActor returns the room in which [CleanCutActor] still says who did something: the
// name of a service, and a person or the ends of a number behind a sign of the role.
func RoomForActor(s string) int {
	s = CleanCut(s, actorRead)
	if service, ok := strings.CutSuffix(s, ".amazonaws.com"); ok {
		return Width(service) + len(".") + Width(ellipsis)
	}
	_, session, both := strings.Cut(s, "/")
	if !both || strings.Contains(s, " ") {
		return Width(s)
	}
	person, _, mail := strings.Cut(session, "@")
	room := leastRole + len("/") + Width(person)
	switch {
	case mail:
		room += Width("@" + ellipsis)
	case isNumbered(session):
		room = min(room, leastNumbered)
	}
	return min(room, Width(s))
}

// leastNumbered is the room in which a role and the ends of one of its sessions are seen.
const leastNumbered = 15
