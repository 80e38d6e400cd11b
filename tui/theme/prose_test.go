package theme

import (
	"strings"
	"testing"
)

// TestProse: who, what and when are seen, and how many of a list are not.
func TestProse(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"1 user: root@111122223333, and 6 tries at names that are hidden", 24, "… root@111122223333, …"},
		{"1 user: root@111122223333, and 6 tries at names that are hidden", 18, "1 user: root@…"},
		{"1 user: root@111122223333, and 6 tries at names that are hidden", 60, "1 user: root@111122223333, … tries at names that are hidden"},
		{"1 user: root@111122223333, and 6 tries at names that are hidden", 48, "1 user: root@111122223333, and … that are hidden"},
		{"ines.duarte at 2026-09-15 08:03:25Z", 25, "ines.duarte … 08:03:25Z"},
		{"svc-backup-sync at 2026-09-15 10:52:37Z", 25, "svc-ba…p-sync … 10:52:37Z"},
		{"root@342082656213 at 2021-07-29 12:54:17Z", 17, "root@…6213 …"},
		{"root@342082656213 at 2021-07-29 12:54:17Z", 9, "root@… …"},
		{"password of svc-backup-sync", 24, "password of svc-b…p-sync"},
		{"PutUserPolicy sync that allows everything", 38, "PutUserPolicy sync … allows everything"},
		{"Allow s3:GetObject on *; Allow ssm:* on *", 34, "Allow s3:GetObject on *; Allow …"},
		{"role batch-gpu-instance / batch", 17, "role batch-gpu-i…"},
		{"the document before was not seen", 24, "the document … not seen"},
		{"the document before was not seen", 18, "the … not seen"},
		{"tomas.lind, not for itself", 24, "tomas.lind, not for …"},
		{"console login with MFA from 198.51.100.61", 36, "console login with MFA 198.51.100.61"},
		{"console login with MFA from 198.51.100.61", 28, "console login with MFA …"},
		{"tcp 22, 3333 from 0.0.0.0/0, ::/0", 30, "tcp 22, 3333 0.0.0.0/0, ::/0"},
		{"key AKIARTX3GSDSXSYTNPFJ of tomas.lind", 30, "key AKIA…NPFJ of tomas.lind"},
		{"Allow s3:GetObject on *; Allow ssm:* on *", 30, "Allow s3:GetObject on *; …"},
	} {
		if got := CutValues(c.text, c.width); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestProseHasNoHalfOfAnAddress: nor of a time, and is never wider than it may be.
func TestProseHasNoHalfOfAnAddress(t *testing.T) {
	for _, text := range []string{
		"console login with MFA from 198.51.100.61", "tcp 22, 3333 from 0.0.0.0/0, ::/0", "2001:db8:5ca1:ab1e::77 was it",
		"tomas.lind at 2026-09-15 07:12:40Z", "from 日本語日本語日本語 of 203.0.113.77 and 3 more",
	} {
		for width := range Width(text) + 2 {
			got := CleanCutProse(text, width)
			if Width(got) > width {
				t.Errorf("%q in %d cells is %q", text, width, got)
			}
			for _, word := range strings.Fields(got) {
				start, _, cut := strings.Cut(word, ellipsis)
				if width >= leastTold && cut && start != "" && strings.Trim(start, "0123456789") != "" && strings.Trim(start, "0123456789.:-") == "" {
					t.Errorf("%q in %d cells is %q: half of %q", text, width, got, word)
				}
			}
		}
	}
}
