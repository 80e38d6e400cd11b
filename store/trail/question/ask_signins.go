package question

import (
	"slices"

	"github.com/trailsift/trailsift/store"
)

// signIns are the questions about the console's door.
func signIns() []*Question {
	// A second factor is part of how a sign-in ended: who did not get in was mostly not
	// asked for it. That it failed the reason says as well.
	ended := []string{signInOutcome, "errorMessage", signInFactor}
	columns := slices.Concat([]string{"actor", "ip"}, ended, []string{"ua"})
	together := []Joint{{"outcome", ended}}
	return []*Question{
		{
			Name: "console-logins", Text: "Who signed in to the console, from where, and did it work?",
			Words:   "login logins signin logon sign in console web password access who logged",
			Filter:  "service:signin event:ConsoleLogin",
			Columns: columns, Together: together,
			Means:   "Each is one try at the console's door. People of an identity provider sign in without an IAM user.",
			counts:  [2]string{"sign-in to the console", "sign-ins to the console"},
			by:      []string{"actor", "ip", "responseElements.ConsoleLogin"},
			lacks:   []lack{noSignIns},
			analyse: signedIn,
		},
		{
			Name: "console-no-mfa", Text: "Who signed in to the console without a second factor?",
			Words:   "login signin mfa second factor password without 2fa single missing console",
			Filter:  "service:signin event:ConsoleLogin responseElements.ConsoleLogin:Success additionalEventData.MFAUsed:No type:IAMUser,Root,FederatedUser",
			Columns: columns, Together: together,
			Means:   "A password alone was enough, or an access key: whoever holds one makes a federation token or takes a role with it, and opens the console with that. Sign-ins through an identity provider are left out: their second factor is the provider's.",
			counts:  [2]string{"sign-in without a second factor", "sign-ins without a second factor"},
			by:      []string{"actor", "ip"},
			lacks:   []lack{noSignIns},
			analyse: withoutFactor,
		},
		{
			Name: "console-spray", Text: "Were passwords tried, and did one work?",
			Words:   "brute force bruteforce password spray spraying guess guessing failed login logins signin stuffing attempts",
			Filter:  "service:signin event:ConsoleLogin failed:yes",
			Columns: []string{"actor", "ip", "errorMessage", "ua"},
			Means:   "Many users from one address are a spray, many tries at one user a guess. A success from the same address afterwards is the one to look at first; one failure and then a success of the same user is a slip of the finger.",
			counts:  [2]string{"failed sign-in", "failed sign-ins"},
			lacks:   []lack{noSignIns, always("The name of a user that does not exist is hidden; tries at an identity provider are in its own logs.")},
			analyse: sprayed, failing: true,
		},
		{
			Name: "root-activity", Text: "What did root users do?",
			Words:   "root account user owner used activity login",
			Filter:  "type:Root -userIdentity.invokedBy:* -eventType:AwsServiceEvent",
			Columns: []string{"event", "service", "account", "ip", "ua", "error"},
			Means:   "Root may do everything and is meant to do nothing: each of these needs a person who says it was them.",
			counts:  [2]string{"event of a root user", "events of root users"},
			by:      []string{"account", "event", "ip"},
			writes:  true,
			lacks:   []lack{globalEvents},
		},
	}
}

// signedIn counts the tries at the console, and how those who got in proved who they
// are: a try that failed says little of a second factor, which is asked for last.
func signedIn(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	in, err := d.part(f, store.Equals("failed", "no"))
	if err != nil || in.Rows.Len() == 0 {
		return f, err
	}
	t, err := d.byValue(in, signInFactor)
	t.Title = "Second factor of those who got in"
	f.addTable(t)
	return f, err
}
