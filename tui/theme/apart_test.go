package theme

import (
	"slices"
	"strings"
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
		{"two places tell them apart",
			[]string{"aaaaaaaaaaaaaaaa11bbbbbbbbbbbbbbbb33zzzzzzzzzzzzzzzz", "aaaaaaaaaaaaaaaa22bbbbbbbbbbbbbbbb33zzzzzzzzzzzzzzzz", "aaaaaaaaaaaaaaaa11bbbbbbbbbbbbbbbb44zzzzzzzzzzzzzzzz", "aaaaaaaaaaaaaaaa22bbbbbbbbbbbbbbbb44zzzzzzzzzzzzzzzz"},
			[]string{"aaaaaaa…aa11bb…bb33zz…", "aaaaaaa…aa22bb…bb33zz…", "aaaaaaa…aa11bb…bb44zz…", "aaaaaaa…aa22bb…bb44zz…"}, 22},
		{"two places in hardly any room",
			[]string{"aaaaaaaaaaaaaaaa1bbbbbbbbbbbbbbbb3zzzz", "aaaaaaaaaaaaaaaa2bbbbbbbbbbbbbbbb3zzzz", "aaaaaaaaaaaaaaaa1bbbbbbbbbbbbbbbb4zzzz", "aaaaaaaaaaaaaaaa2bbbbbbbbbbbbbbbb4zzzz"},
			[]string{"…aa1b…bb3z…", "…aa2b…bb3z…", "…aa1b…bb4z…", "…aa2b…bb4z…"}, 11},
		{"the room that an end leaves is the beginning's",
			[]string{"aws-cli/2.15.30 command/s3.sync", "aws-cli/2.15.30 command/s3.put-object"}, []string{"aws-cli/2.15.…3.sync", "aws-cli…3.put-object"}, 20},
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

// TestPlacesThatTellApart: whatever texts differ in, up to three places, is seen in any
// room that has some for each.
func TestPlacesThatTellApart(t *testing.T) {
	long := strings.Repeat("日本 x", 9)
	var texts []string
	for _, a := range "12" {
		for _, b := range "34" {
			for _, c := range "56" {
				texts = append(texts, long+string(a)+long+string(b)+long+string(c)+long)
			}
		}
	}
	for width := 0; width < 200; width += 7 {
		got := CleanCutApart(texts, width)
		for i, text := range got {
			if Width(text) > width {
				t.Fatalf("%q takes more than %d cells", text, width)
			}
			if width >= 18 && slices.Index(got, text) < i {
				t.Fatalf("in %d cells %q twice", width, text)
			}
		}
	}
}
