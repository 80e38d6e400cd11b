package theme

import (
	"strings"
	"testing"
)

// TestCalledKeepsWhen: two sessions of one person are told apart at any width.
func TestCalledKeepsWhen(t *testing.T) {
	c := Called{Who: "AdministratorAccess/priya.raman@example.com", Since: "11:13:30"}
	for width, want := range map[int]string{
		60: "AdministratorAccess/priya.raman@example.com  since 11:13:30",
		44: "Administr…/priya.raman@examp…  since 11:13:30",
		20: "…/priya.ram… 11:13:30",
		8:  "Administ",
	} {
		got := c.CleanCut(width)
		if Width(got) > width {
			t.Errorf("%q in %d cells", got, width)
		}
		if width >= 20 && (!strings.HasSuffix(got, "11:13:30") || !strings.Contains(got, "priya")) {
			t.Errorf("%q in %d cells, want about %q", got, width, want)
		}
	}
	name := Called{Who: "jonas.weber", Since: "09:20:08"}
	for width, want := range map[int]string{27: "jonas.weber  since 09:20:08", 26: "jonas.weber 09:20:08", 20: "jonas.weber 09:20:08"} {
		if got := name.CleanCut(width); got != want {
			t.Errorf("%q in %d cells, want %q", got, width, want)
		}
	}
	if got := (Called{Who: "a\x1b[2Jb", More: " +2"}).CleanCut(40); strings.Contains(got, "\x1b") || !strings.HasSuffix(got, " +2") {
		t.Errorf("%q", got)
	}
	for width := range 70 {
		if got := c.CleanCut(width); Width(got) > width {
			t.Errorf("%q in %d cells", got, width)
		}
	}
}
