package main

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// TestWhoOpenedTheSecurityGroup goes from the overview of the demo to who is
// behind the session that opened a security group, in ten keys at most.
func TestWhoOpenedTheSecurityGroup(t *testing.T) {
	keys := strings.Fields(": o p e n e d enter c")
	if len(keys) > 10 {
		t.Errorf("%d keys", len(keys))
	}
	for _, size := range [][2]int{{80, 24}, {160, 50}} {
		term := tuitest.Run(t, tui.New(t.Context(), demoConfig(t)), size[0], size[1])
		term.WaitText("ACTOR", "6,823 of 6,823")
		term.Press(keys...)
		term.WaitText("build-agent (IAM user, long-lived key AKIA3KF6UTOHVO6EYCGY) is", "└─○", "certain")
		term.Press("esc")
		term.WaitText("Was a security group opened to the world?")
		term.Press("d")
		term.WaitText("opens tcp 22 to the whole internet (0.0.0.0/0)")
		term.Press("esc", "p")
		term.WaitText("history of sg-")
		term.Press("p")
		term.WaitText("was created by", "CreateSecurityGroup", "related")
	}
}
