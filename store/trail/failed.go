package trail

import "github.com/trailsift/trailsift/store"

// failed is yes or no. Most failures have an error code; a failed console
// sign-in has only a message, or a response that says Failure.
func failed() store.Derived {
	return store.Derived{
		Name: "failed",
		Inputs: append(store.Presence("errorCode", "errorMessage"), store.Inputs(
			"responseElements.ConsoleLogin", "responseElements.CheckMfa", "responseElements.SwitchRole",
		)...),
		Compute: func(in []store.Value) (string, bool) {
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
