package theme

import "testing"

// TestCutActorKeepsThePerson: of a role's session the role gives way, then the domain.
func TestCutActorKeepsThePerson(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"AdministratorAccess/priya.raman@example.com", 43, "AdministratorAccess/priya.raman@example.com"},
		{"AdministratorAccess/priya.raman@example.com", 24, "Administ…/priya.raman@e…"},
		{"AdministratorAccess/priya.raman@example.com", 21, "Admini…/priya.raman@…"},
		{"AdministratorAccess/priya.raman@example.com", 15, "…/priya.raman@…"},
		{"AdministratorAccess/priya.raman@example.com", 12, "…/priya.ram…"},
		{"incident-responder/ines.duarte", 16, "inc…/ines.duarte"},
		{"orders-webhook-role/orders-webhook", 23, "orders-…/orders-webhook"},
		{"AdministratorAccess/ci", 12, "Administ…/ci"},
		{"github-deploy/GitHubActions-10890770085", 24, "github-d…/GitHub…0770085"},
		{"orders-web-instance/i-0b7e1c94d2a86f351", 15, "orde…/i-0b…f351"},
		{"delivery.logs.amazonaws.com", 15, "delivery.logs.…"},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6b", 23, "acct …3333 …:5c6b"},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6b", 15, "acct …3333 …c6b"},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7a4c318b6e28d0e", 34, "acct …3333 …:5c6b2e0f9d…18b6e28d0e"},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7a4c318b6e28d0e", 15, "acct …3333 …d0e"},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7a4c318b6e28d0e", 20, "acct …3333 …:5c6…d0e"},
		{"account 111122223333 AIDAKZOYVQ6KHNIDLVENH", 24, "acct …3333 AIDAKZ…DLVENH"},
		{"account 111122223333 AIDAKZOYVQ6KHNIDLVENH", 12, "acct …3333"},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:x", 24, "acct 111122223333 …:x"},
		{"AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7a4c318b6e28d0e", 30, "AROA…:5c6b2e0f9d7…c318b6e28d0e"},
		{"AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7a4c318b6e28d0e", 16, "AROA…:5c6b…28d0e"},
		{"AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7a4c318b6e28d0e", 10, "…:5c6…8d0e"},
		{"AROAMEDMMW4OHWDN74V6L:mira", 26, "AROAMEDMMW4OHWDN74V6L:mira"},
		{"AROAMEDMMW4OHWDN74V6L:mira", 25, "AROA…:mira"},
		{"AROAMEDMMW4OHWDN74V6L:mira", 9, "…:mira"},
		{"AROAMEDMMW4OHWDN74V6L:mira@example.com", 18, "AROA…:mira@…le.com"},
		{"mira 111122223333", 14, "mira …"}, // a person
		{"111122223333", 10, "…3333"},
		{"account 999988887777", 19, "acct 999988887777"},
		{"account 999988887777", 15, "acct …7777"},
		{"account 999988887777", 9, "…7777"},
		{"hidden user 203.0.113.14", 23, "hidden use…203.0.113.14"},
		{"hidden user 203.0.113.14", 19, "hidden…203.0.113.14"}, {"hidden user 203.0.113.14", 16, "hidden user …"},
		{"hidden user 203.0.113.14", 15, "hidden user …"},
		{"root@342082656213", 15, "root@…6213"},
		{"root@342082656213", 9, "root@…"},
		{"averylongname", 7, "ave…ame"},
		{"a/\x1b[31mb", 40, `a/\u001b[31mb`},
	} {
		if got := CleanCutActor(c.text, c.width); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.width, got, c.want)
		}
	}
	for _, text := range []string{"AdministratorAccess/priya.raman@example.com", "account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6b", "AROAMEDMMW4OHWDN74V6L:5c6b2e0f9d7", "ä/日本語@日本語日本語.jp", "/@", "a/", "/b/"} {
		for width := range 50 {
			if got := CleanCutActor(text, width); Width(got) > width {
				t.Errorf("%q in %d cells is %q", text, width, got)
			}
		}
	}
}
