package trail

import "github.com/trailsift/trailsift/store"

// account is the account that the event is recorded in, which is not the
// caller's when somebody reaches into another account.
func account() store.Derived {
	return store.Derived{
		Name:   "account",
		Inputs: store.Inputs("recipientAccountId", "userIdentity.accountId"),
		Compute: func(in []store.Value) (string, bool) {
			id := first(in[0].Text, in[1].Text)
			return id, id != ""
		},
	}
}
