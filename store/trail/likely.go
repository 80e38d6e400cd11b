package trail

import (
	"context"

	"github.com/trailsift/trailsift/store"
)

// Likely returns what was probably meant by a condition that no event matches: a value
// of its field, or for a free word a value of one of the fields that people know by
// name: who did it, what, and with what. It is "" when none is near. The error is the
// context's.
func Likely(ctx context.Context, snap *store.Snapshot, lang *store.Language, e store.Expr) (string, error) {
	if text, ok := e.(store.Text); ok {
		return snap.LikelyText(ctx, lang, text, "actor", "event", "service", "resource")
	}
	return snap.LikelyValue(ctx, lang, e)
}
