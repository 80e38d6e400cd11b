package trail

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// The values of the outcome column.
const (
	Succeeded = "ok"
	Failed    = "failed"
	// DryRun is a call that only asked whether it would succeed, and would have: EC2
	// API Reference, "DryRun". It did nothing and was refused nothing, though it has an
	// error code. One that would have failed has the error of that.
	DryRun = "dry-run"
)

// dryRunAsked is where Lambda's UpdateFunctionCode says that it only validates the
// request, without an error: Lambda API Reference, "DryRun".
const dryRunAsked = "requestParameters.dryRun"

// isDryRun reports whether an error code says so: Client.DryRunOperation of EC2,
// DryRunOperationException of KMS.
func isDryRun(code string) bool { return strings.Contains(code, "DryRunOperation") }

// endInputs are what tells how a call ended.
func endInputs() []store.Input {
	return slices.Concat(store.Inputs("errorCode"), store.Presence("errorMessage"), store.Inputs(
		"responseElements.ConsoleLogin", "responseElements.CheckMfa", "responseElements.SwitchRole",
	))
}

// failed is yes where there is an error, that of a dry run as well, else no. Most
// failures have an error code; a failed console sign-in has only a message, or a
// response that says Failure.
func failed() store.Derived {
	return store.Derived{Name: "failed", Inputs: endInputs(), Compute: func(in []store.Value) (string, bool) {
		if hasError(in) {
			return "yes", true
		}
		return "no", true
	}}
}

// outcome tells dry runs from failures.
func outcome() store.Derived {
	inputs := append(endInputs(), store.Inputs(dryRunAsked)...)
	asked := len(inputs) - 1
	return store.Derived{Name: "outcome", Inputs: inputs, Compute: func(in []store.Value) (string, bool) {
		switch {
		case isDryRun(in[0].Text):
			return DryRun, true
		case hasError(in):
			return Failed, true
		case in[asked].Text == "true":
			return DryRun, true
		}
		return Succeeded, true
	}}
}

func hasError(in []store.Value) bool {
	failure := func(response store.Value) bool { return response.Text == "Failure" }
	return in[0].Text != "" || in[1].Text != "" || slices.ContainsFunc(in[2:], failure)
}
