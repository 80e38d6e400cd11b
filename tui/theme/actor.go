package theme

import (
	"regexp"
	"strings"
)

const (
	// leastRole is the room in which a role is seen at all.
	leastRole = 3
	// leastActor is the room in which the parts of a name say something.
	leastActor = 8
	// actorRead is how much of a name is read, in cells: more than any list has room for.
	actorRead = 400
)

// anAssumedRole finds the id of a role and the session somebody had of it, which is all
// that is known of a caller whose entry has no ARN.
var anAssumedRole = regexp.MustCompile(`^AROA[A-Z0-9]{12,}:.`)

// IsAssumedRole reports whether somebody is called by a role's id and a session.
func IsAssumedRole(s string) bool { return anAssumedRole.MatchString(s) }

// CleanCutActor returns who did something in at most width cells: of a role's session
// the role gives way first, then what is behind the name in a mail address, so that
// the person stays: Administ…/priya.raman@e…, …/priya.raman@…. A session with a number
// is one of many of a program, told by its role and its own two ends.
func CleanCutActor(s string, width int) string {
	s = CleanCut(s, max(actorRead, width))
	role, session, both := strings.Cut(s, "/")
	switch {
	case Width(s) <= width:
		return s
	case strings.Contains(s, " "):
		return cutAccount(s, width)
	case anAccount.MatchString(s): // of which there is no half
		return cutAlone(s, width)
	case IsAssumedRole(s):
		return cutAssumed(s, width)
	case strings.HasSuffix(s, ".amazonaws.com"): // which service it is stands before that
		return Cut(s, width)
	case !both || width < leastActor:
		return CutMiddle(s, width)
	}
	role = Cut(role, roleRoom(session, width))
	if room := width - 1 - Width(role); isNumbered(session) {
		return role + "/" + CutMiddle(session, room)
	} else {
		return role + "/" + Cut(session, room)
	}
}

// cutAccount cuts who is called by an account or an address. Of an address there is no
// half, and its own column has it. Of an account there are many callers: who of it called
// is told by the end of that one's name.
func cutAccount(s string, width int) string {
	words := strings.Fields(s)
	if len(words) < 2 { // a name may be blanks
		return Cut(s, width)
	}
	last := words[len(words)-1]
	switch {
	case IsAddress(last):
		return cutBefore(strings.TrimSuffix(s, " "+last), last, width)
	case len(words) > 3 || words[0] != "account" || !anAccount.MatchString(words[1]):
		return CutValues(s, width)
	case len(words) == 2:
		return shortAccount(words, width)
	}
	return cutCaller(words[1], last, width)
}

// cutCaller cuts a caller of another account: that it is one stays, by the end of the
// account's number, and what tells it from others of the account.
func cutCaller(account, id string, width int) string {
	long, short := acct+account+" ", acct+lastDigits(account)+" "
	whole := endOf(id, Width(id)+Width(ellipsis))
	switch {
	case Width(long+whole) <= width:
		return long + whole
	case width-Width(short) < leastTail:
		return shortAccount([]string{"account", account}, width)
	}
	return short + endOf(id, width-Width(short))
}

// cutBefore cuts what stands before an address, to no less than tells something; else the
// address is left out.
func cutBefore(who, address string, width int) string {
	if room := width - Width(address); room >= leastPart {
		return Cut(who+" ", room) + address // the two are never joined
	}
	return Cut(who+" "+ellipsis, width)
}

// shortAccount returns what an account of which no caller is known is called where there
// is little room.
func shortAccount(words []string, width int) string {
	for _, name := range accountNames(words) {
		if Width(name) <= width {
			return name
		}
	}
	return Cut(ellipsis, width)
}

// acct is what stands before an account that is cut, or whose caller is: a number by itself
// could be anything.
const acct = "acct "

// accountNames returns what an account is called, ever shorter.
func accountNames(words []string) []string {
	last := lastDigits(words[1])
	return []string{words[0] + " " + words[1], acct + words[1], acct + last, last}
}

// leastTail is the room in which the end of an id tells something.
const leastTail = 4

// endOf returns what tells a caller from others by an id: of a role's its session, behind
// what is left out before that, and of a user's, which has none, its ends; where there is
// little room how it ends.
func endOf(id string, width int) string {
	lead, session := "", id
	if at := strings.LastIndexByte(id, ':'); at >= 0 {
		lead, session = ellipsis+":", id[at+1:]
	}
	switch room := width - Width(lead); {
	case Width(session) <= room || width >= leastActor:
		return lead + CutMiddle(session, room)
	default:
		return ellipsis + tailOf(session, width-Width(ellipsis))
	}
}

// cutAssumed cuts a role's id and a session: the kind of id stays, and what tells the
// session from others of the role.
func cutAssumed(id string, width int) string {
	const kind = len("AROA")
	switch room := width - kind; {
	case room >= leastActor:
		return id[:kind] + endOf(id, room)
	case width < leastTail:
		return Cut(ellipsis, width)
	}
	return endOf(id, width)
}

// lastDigits returns an account as people call it where it has no room: by its end, as
// a key.
func lastDigits(account string) string { return ellipsis + account[len(account)-4:] }

// roleRoom returns what a role gets of a width, if its session wants the rest.
func roleRoom(session string, width int) int {
	person, _, mail := strings.Cut(session, "@")
	whole := Width(person)
	if mail {
		whole += Width("@" + ellipsis)
	}
	room := max((width-1)*2/5, width-1-Width(session))
	if !isNumbered(session) || mail {
		room = min(room, width-1-whole)
	}
	if room < leastRole {
		return Width(ellipsis)
	}
	return room
}

// isNumbered reports whether a session is one of many of a program.
func isNumbered(session string) bool {
	return strings.ContainsAny(session, "0123456789") && !strings.Contains(session, "@")
}
