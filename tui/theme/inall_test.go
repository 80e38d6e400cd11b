package theme

import "testing"

func TestInAll(t *testing.T) {
	said := []Shared{{Title: "SERVICE", Value: "iam"}, {Title: "REGION", Value: "us-east-1"}}
	for width, want := range map[int]string{
		80: "  in all lines: SERVICE iam, REGION us-east-1", 45: "  in all lines: SERVICE iam, REGION us-east-1",
		44: "  in all lines: SERVICE iam, 1 more column", 24: "  in all lines: SERVICE…", 0: "",
	} {
		if got := InAll(said, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	if got := InAll(nil, 80); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

// TestInAllDropsWhatTellsLeast first where not all have room, and cuts names before that.
func TestInAllDropsWhatTellsLeast(t *testing.T) {
	said := []Shared{{Title: "EVENT", Value: "UpdateAssumeRolePolicy", Least: true}, {Title: "ROLE NAME", Value: "vendor-monitoring"}, {Title: "SERVICE", Value: "iam", Least: true}}
	for width, want := range map[int]string{
		86: "  in all lines: EVENT UpdateAssumeRolePolicy, ROLE NAME vendor-monitoring, SERVICE iam", 80: "  in all lines: EVENT UpdateAs…olePolicy, ROLE NAME vendor-monitoring, 1 more", 70: "  in all lines: ROLE NAME vendor-monitoring, 2 more columns",
	} {
		if got := InAll(said, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
}

// TestInAllCutsNamesAsLists: of a role's session both stay, of a caller its account, and
// the number of other columns goes before a name is cut to nothing.
func TestInAllCutsNamesAsLists(t *testing.T) {
	others := []Shared{{Title: "EVENT", Value: "GetObject"}, {Title: "IP", Value: "203.0.113.77"}}
	for _, c := range []struct {
		who, want string
		width     int
	}{
		{"release-manager/botocore-session-1789463163", "  in all lines: ACTOR release-…/botoco…9463163, 2 more", 55},
		{"release-manager/botocore-session-1789463163", "  in all lines: ACTOR relea…/botoc…63163", 40},
		{"release-manager/botocore-session-1789463163", "  in all lines: ACTOR rele…/bot…3163", 36},
		{"account 111122223333 AROAMEDMMW4OHWDN74V6L:5c6ba642441f9d3ccf09eab47ac28d0e", "  in all lines: ACTOR acct …3333 …:5c…d0e", 41},
	} {
		got := InAll(append([]Shared{{Title: "ACTOR", Value: c.who, Actor: true}}, others...), c.width)
		if got != c.want {
			t.Errorf("%d cells: %q, want %q", c.width, got, c.want)
		}
	}
	for width := range 120 {
		if got := InAll([]Shared{{Title: "ACTOR", Value: "a/\x1b[2J1", Actor: true}, others[0]}, width); Width(got) > width || len(got) > 0 && got != Clean(got) {
			t.Errorf("%d cells: %q", width, got)
		}
	}
}

// TestInAllCutsNamesForMore: a long name is cut step by step for others to be read beside it.
func TestInAllCutsNamesForMore(t *testing.T) {
	said := []Shared{{Title: "ACTOR", Value: "release-manager/botocore-session-1789463163", Actor: true}, {Title: "REGION", Value: "sa-east-1"}, {Title: "IP", Value: "203.0.113.77"}}
	for width, want := range map[int]string{
		120: "  in all lines: ACTOR release-manager/botocore-session-1789463163, REGION sa-east-1, IP 203.0.113.77",
		95:  "  in all lines: ACTOR release-mana…/botocore-…1789463163, REGION sa-east-1, IP 203.0.113.77",
		81:  "  in all lines: ACTOR release-…/botoco…9463163, REGION sa-east-1, IP 203.0.113.77",
	} {
		if got := InAll(said, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
}
