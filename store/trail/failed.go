package trail

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// DryRun is the value of the failed column for a call that only asked whether it
// would succeed, and would have: EC2 API Reference, "DryRun". It did nothing and was
// refused nothing. One that would have failed has the error of that.
const DryRun = "dry-run"

// isDryRun reports whether an error code says so: Client.DryRunOperation of EC2,
// DryRunOperationException of KMS.
func isDryRun(code string) bool { return strings.Contains(code, "DryRunOperation") }

// failed is yes, no or [DryRun]. Most failures have an error code; a failed console
// sign-in has only a message, or a response that says Failure.
func failed() store.Derived {
	return store.Derived{
		Name: "failed",
		Inputs: slices.Concat(store.Inputs("errorCode"), store.Presence("errorMessage"), store.Inputs(
			"responseElements.ConsoleLogin", "responseElements.CheckMfa", "responseElements.SwitchRole",
		)),
		Compute: func(in []store.Value) (string, bool) {
			if isDryRun(in[0].Text) {
				return DryRun, true
			}
			if in[0].Text != "" || in[1].Text != "" {
				return "yes", true
			}
			for _, response := range in[2:] {
				if response.Text == "Failure" {
					return "yes", true
				}
			}
			return "no", true
		},
	}
}
