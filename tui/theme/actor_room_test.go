package theme

import (
	"strings"
	"testing"
)

// TestRoomForActor: in that room who it was is seen, and in a cell less it is not.
func TestRoomForActor(t *testing.T) {
	for text, who := range map[string]string{
		"delivery.logs.amazonaws.com":                 "delivery.logs",
		"AdministratorAccess/priya.raman@example.com": "/priya.raman@",
		"orders-webhook-role/orders-webhook":          "/orders-webhook",
		"release-manager/botocore-session-1789463163": "63",
		"tomas.lind":      "tomas.lind",
		"a/b":             "a/b",
		"hidden user 1.2": "hidden user 1.2",
	} {
		if got := CleanCutActor(text, RoomForActor(text)); !strings.Contains(got, who) || RoomForActor(text) > Width(text) {
			t.Errorf("%q in %d cells is %q", text, RoomForActor(text), got)
		}
	}
}
