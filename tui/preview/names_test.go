package preview

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestNamesTellApart: as many keys as two paths need that end alike, however little room
// there is, and no more for the others.
func TestNamesTellApart(t *testing.T) {
	var leaves []leaf
	var all []string
	for _, name := range []string{
		"instancesSet.iamInstanceProfile.name", "instancesSet.instanceState.name", "instancesSet.placement.tenancy",
		"name", "tagSet.a.b", "tagSet.a.b", "other.a.b", "a.b",
	} {
		leaves, all = append(leaves, leaf{name: name}), append(all, name)
	}
	want := []string{"iamInstan…file.name", "…instanceState.name", "…placement.tenancy", "name", "tagSet.a.b", "tagSet.a.b", "other.a.b", "a.b"}
	if got := namesOf(leaves, "", 19, all); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for room := 1; room < 50; room++ {
		seen := make(map[string]string)
		for i, name := range namesOf(leaves, "", room, all) {
			if theme.Width(name) > room {
				t.Errorf("%q in %d cells", name, room)
			}
			if other, ok := seen[name]; ok && other != leaves[i].name && room >= 9 {
				t.Errorf("%d cells: %s and %s are both %q", room, other, leaves[i].name, name)
			}
			seen[name] = leaves[i].name
		}
	}
}

// TestStateIsNotTheProfile: RunInstances is asked with a name, and answers with another.
func TestStateIsNotTheProfile(t *testing.T) {
	got := all(t, `{`+identity+`,"eventName":"RunInstances","requestParameters":{"iamInstanceProfile":{"name":"batch-gpu-instance"},
		"x":1},"responseElements":{"requestId":"r","instancesSet":{"items":[{"instanceId":"i-1","instanceState":{"code":0,"name":"pending"}}]}}}`, 44, 30)
	for _, line := range strings.Split(got, "\n") {
		if value := strings.Fields(line); len(value) == 2 && (value[1] == "pending" || value[1] == "batch-gpu-instance") && !strings.Contains(value[0], "nstanc") {
			t.Errorf("which name is %q?", line)
		}
	}
}

// TestGeneralKeysKeepAParent: a state is one of something; an id of an instance says so.
func TestGeneralKeysKeepAParent(t *testing.T) {
	leaves := []leaf{{name: "instancesSet.items.monitoring.state"}, {name: "instancesSet.items.instanceId"}, {name: "responseElements.items.hibernationOptions.enabled"}}
	for room, want := range map[int][]string{
		14: {"monitor….state", "…instanceId", "hiber….enabled"}, 9: {"…state", "inst…ceId", "…enabled"},
	} {
		var all []string
		for _, l := range leaves {
			all = append(all, l.name)
		}
		if got := namesOf(leaves, "", room, all); !slices.Equal(got, want) {
			t.Errorf("%d cells: %q, want %q", room, got, want)
		}
	}
}
