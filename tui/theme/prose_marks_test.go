package theme

import (
	"strings"
	"testing"
)

// TestCutsAreMarked: what is left out behind a path that is cut itself has its own mark.
func TestCutsAreMarked(t *testing.T) {
	const user = "arn:aws:iam::111122223333:user/svc-backup-sync"
	text := "Allow * on *; Deny iam:DeleteUser on " + user + "; Deny iam:UpdateAccessKey on " + user
	for width := 8; width < Width(text); width++ {
		got := CleanCutValues(text, width)
		whole := strings.Contains(got, "sync; Deny iam") && strings.HasSuffix(got, "-sync")
		if Width(got) > width || !whole && !strings.HasSuffix(got, ellipsis) && !strings.Contains(got, ellipsis+" ") {
			t.Errorf("%d cells: %s", width, got)
		}
	}
}
