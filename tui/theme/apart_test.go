package theme

import (
	"slices"
	"testing"
)

func TestCleanCutApart(t *testing.T) {
	for _, c := range []struct {
		name        string
		texts, want []string
		width       int
	}{
		{"room for all", []string{"one", "two"}, []string{"one", "two"}, 10},
		{"the ends differ", []string{"abcdefghij1", "abcdefghij2"}, []string{"abc…ij1", "abc…ij2"}, 7},
		{"the middles differ",
			[]string{"APN/1.0 HashiCorp/1.0 Terraform/1.5.1 exec-env/0.17.3", "APN/1.0 HashiCorp/1.0 Terraform/1.4.9 exec-env/0.17.3"},
			[]string{"APN/1…1.5.1 exec…", "APN/1…1.4.9 exec…"}, 17},
		{"each from the one most like it",
			[]string{"aaaaaaaaaaXbbbbbbbbb1bbbbbbbbbbzzzz", "aaaaaaaaaaXbbbbbbbbb2bbbbbbbbbbzzzz", "aaaaaaaaaaYbbbbbbbbb1bbbbbbbbbbzzzz"},
			[]string{"aaa…bb1bb…", "aaa…bb2bb…", "aaa…aaYbb…"}, 10},
		{"the beginnings differ, behind what is shown of them",
			[]string{"NoSuchLifecycleConfiguration", "NoSuchWebsiteConfiguration"}, []string{"NoSuchLifecyc…", "NoSuchWebsite…"}, 14},
		{"what tells two apart others have too",
			[]string{"aaaaaaaaaaaa1bbbbbbbbbbbbx", "aaaaaaaaaaaa1bbbbbbbbbbbby", "aaaaaaaaaaaa2bbbbbbbbbbbbx"},
			[]string{"aaa…aa1bb…", "aaaa…bbbby", "aaa…aa2bb…"}, 10},
		{"the same twice", []string{"abcdefghij", "abcdefghij"}, []string{"ab…ij", "ab…ij"}, 5},
		{"no room", []string{"ab\x1b[2Jcdefghij", "abcdefghijk"}, []string{"", ""}, 0},
	} {
		got := CleanCutApart(c.texts, c.width)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for _, text := range got {
			if Width(text) > c.width {
				t.Errorf("%s: %q takes more than %d cells", c.name, text, c.width)
			}
		}
	}
}
