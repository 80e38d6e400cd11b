package trail

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// session is what tells apart the grants of temporary credentials that one
// principal had: principalId@creationDate. The console's keys change every few
// minutes within one session, and its creation date does not.
//
// What a service does for somebody has no session of its own: the creation date
// there is that of a call, of which there may be hundreds in a session. Nor is
// signInSessionArn used, which names a console session where it is present, but
// not every service records it.
func session() store.Late {
	return store.Late{
		Name:  "session",
		Given: []string{"userIdentity.sessionContext.attributes.creationDate", "userIdentity.invokedBy"},
		From:  func(path string) bool { return path == "userIdentity.principalId" },
		Compute: func(given []store.Value, _ string, principal store.Value, add func(string, uint8)) {
			if given[1].Text != "" {
				return
			}
			if created, ok := CreationDate(given[0].Text); ok && principal.Text != "" {
				add(SessionID(principal.Text, created), 0)
			}
		},
	}
}

// The forms of creationDate: logs have the extended one, and the CloudTrail
// user guide shows the basic one as well.
const (
	extendedDate = "2006-01-02T15:04:05Z07:00"
	basicDate    = "20060102T150405Z0700"
)

// CreationDate reads the time when temporary credentials were made, as
// userIdentity.sessionContext.attributes.creationDate has it.
func CreationDate(text string) (time.Time, bool) {
	for _, form := range []string{extendedDate, basicDate} {
		if t, err := time.Parse(form, text); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// CreationDates returns the texts that stand for a creation date in records.
func CreationDates(created time.Time) []string {
	created = created.UTC()
	return []string{created.Format(extendedDate), created.Format(basicDate)}
}

// SessionID is the key of a session: the session column's value.
func SessionID(principalID string, created time.Time) string {
	return principalID + "@" + created.UTC().Format(extendedDate)
}

// ParseSessionID is the opposite of [SessionID]. A role's session name may
// hold an @ itself: the last one counts.
func ParseSessionID(id string) (principalID string, created time.Time, ok bool) {
	i := strings.LastIndexByte(id, '@')
	if i <= 0 {
		return "", time.Time{}, false
	}
	created, ok = CreationDate(id[i+1:])
	return id[:i], created, ok
}
