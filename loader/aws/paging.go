package aws

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
)

// ErrRepeats stops paging that would never end.
var ErrRepeats = errors.New("the service gives the same page token again, so what follows cannot be read")

// Tokens are the page tokens met so far.
type Tokens map[[sha256.Size]byte]bool

// Add reports whether a token is new.
func (t Tokens) Add(token string) bool {
	sum := sha256.Sum256([]byte(token))
	known := t[sum]
	t[sum] = true
	return !known
}

// Next reports whether the token of a page leads to another one. It is an error
// when that was read before.
func (t Tokens) Next(token *string) (more bool, err error) {
	switch {
	case token == nil || *token == "":
		return false, nil
	case !t.Add(*token):
		return false, ErrRepeats
	}
	return true, nil
}

// OnlyTime reports whether a filter asks for a stretch of time and no more, so
// that a source which bounds the time has nothing else to say about it.
func OnlyTime(lang *store.Language, e store.Expr) bool {
	switch e := e.(type) {
	case nil:
		return true
	case store.And:
		return !slices.ContainsFunc(e, func(part store.Expr) bool { return !OnlyTime(lang, part) })
	case store.Match:
		column, _, _ := lang.Resolve(e.Field)
		return column == "time"
	}
	return false
}

// CheckTime refuses a stretch of time in which nothing can have happened. A time
// of zero is an open end.
func CheckTime(from, to, now time.Time) error {
	switch {
	case !from.IsZero() && !to.IsZero() && !from.Before(to):
		return fmt.Errorf("no time is after %s and before %s", Minute(from), Minute(to))
	case from.After(now):
		return fmt.Errorf("%s has not come yet", Minute(from))
	}
	return nil
}

// Minute writes a time as --from reads it.
func Minute(t time.Time) string { return t.UTC().Format("2006-01-02T15:04Z") }
