package theme

import (
	"strings"
	"testing"
)

// TestValuesAreCutByThemselves: whatever room there is, no ellipsis joins two values,
// and no half of an address is drawn.
func TestValuesAreCutByThemselves(t *testing.T) {
	for _, text := range []string{
		"i-0a4d9f1e7c3b52860 g5.12xlarge ami-0bd45e19af505cc4c", "Client.VcpuLimitExceeded ami-0bd45e19af505cc4c",
		"tomas.lind arn:aws:iam::111122223333:mfa/phone-tomas", "orders-web-instance/i-0c81d2f47ab09e563 from 203.0.113.141, 203.0.113.77",
		"larkfield-customer-exports 2026/06/01/customers-0000.csv.gz", "lets in everybody under a condition", "2001:db8:5ca1:ab1e::77 from 10.0.0.0/8", "äö üß 日本語日本語日本語日本語 2",
	} {
		for width := range Width(text) + 2 {
			got := CleanCutValues(text, width)
			if Width(got) > width {
				t.Errorf("%q in %d cells is %q", text, width, got)
			}
			for _, word := range strings.Fields(got) {
				if width >= leastTold && !ofOne(word, strings.Fields(text)) {
					t.Errorf("%q in %d cells is %q: %q is of no value", text, width, got, word)
				}
			}
		}
	}
}

// ofOne reports whether a word is one of the values, or what is left of one.
func ofOne(word string, values []string) bool {
	start, end, cut := strings.Cut(word, ellipsis)
	for _, v := range values {
		switch {
		case word == v, word == ellipsis:
			return true
		case cut && !IsAddress(v) && len(start)+len(end) < len(v) && strings.HasPrefix(v, start) && strings.HasSuffix(v, end):
			return true
		}
	}
	return false
}

func TestCutValues(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"i-0a4d9f1e7c3b52860 g5.12xlarge ami-0bd45e19af505cc4c", 25, "i-0a4d9f1e7c3b52860 …"},
		{"i-0a4d9f1e7c3b52860 g5.12xlarge ami-0bd45e19af505cc4c", 34, "i-0a4d9f1e7c3b52860 g5.12xlarge …"},
		{"i-0a4d9f1e7c3b52860 g5.12xlarge ami-0bd45e19af505cc4c", 45, "i-0a4d9f1e7c3b52860 g5.12xlarge ami-0b…05cc4c"},
		{"tomas.lind arn:aws:iam::111122223333:mfa/phone-tomas", 26, "tomas.lind …/phone-tomas"},
		{"larkfield-customer-exports 2026/06/01/customers-0000.csv.gz", 30, "larkfi…exports …rs-0000.csv.gz"},
		{"mira 203.0.113.141", 14, "mira …"},
		{"20 × UpdateInstanceInformation", 17, "20 × Updat…mation"},
		{"arn:aws:iam::aws:policy/AdministratorAccess", 13, "…tratorAccess"},
		{"arn:aws:iam::111122223333:role/catalogue-task", 24, "…:role/catalogue-task"},
		{"arn:aws:iam::111122223333:role/catalogue-task", 20, "…/catalogue-task"},
		{"AWSLogs/111122223333/CloudTrail/x.json.gz", 14, "…/x.json.gz"},
		{"AttachUserPolicy arn:aws:iam::aws:policy/AdministratorAccess that allows everything", 40, "AttachUserPolicy … allows everything"},
		{"CreateAccessKey AKIARTX3GSDSXSYTNPFJ", 27, "CreateAccessKey AKIA…NPFJ"},
		{"CreateAccessKey AKIARTX3GSDSXSYTNPFJ", 35, "Create…cessKey AKIARTX3GSDSXSYTNPFJ"},
		{"AKIARTX3GSDSXSYTNPFJ", 19, "AKIA…NPFJ"},
		{"AKIARTX3GSDSXSYTNPFJ", 12, "AKIA…NPFJ"},
		{"IAM user, long-lived key AKIA3KF6UTOHVO6EYCGY", 38, "IAM user, long-lived key AKIA…YCGY"},
		{"account 123456789012 AROARE62EPPPUQFS4DRI7:collector", 20, "… 123456789012 …"},
		{"account 123456789012 AROARE62EPPPUQFS4DRI7:collector", 22, "account 123456789012 …"},
		{"account 123456789012 AROARE62EPPPUQFS4DRI7:collector", 15, "account …"},
		{"account 111122223333", 16, "… 111122223333"},
		{"account 111122223333", 15, "account …"},
		{"root@111122223333", 16, "root@…3333"},
		{"root@111122223333,", 11, "root@…3333,"},
		{"root@111122223333", 9, "root@…"},
		{"111122223333", 11, "…3333"},
		{"111122223333", 4, "…"},
		{"mira 111122223333", 11, "mira …"},
		{"198.51.100.0/24", 13, "198.51…0.0/24"},
		{"AccessDenied", 8, "Acc…nied"},
		{"ab cd", 4, "ab …"},
	} {
		if got := CleanCutValues(c.text, c.width); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestValuesAreClean: however short they are.
func TestValuesAreClean(t *testing.T) {
	for _, text := range []string{"\x1b[31mroot", "root@\u202e111122223333", "AKIA\x07RTX3GSDSXSYTNPFJ \x1b]0;x\x07"} {
		for width := range Width(Clean(text)) + 2 {
			if got := CleanCutValues(text, width); strings.ContainsAny(got, "\x1b\x07\u202e") || Width(got) > width {
				t.Errorf("%q in %d cells is %q", text, width, got)
			}
		}
	}
}
