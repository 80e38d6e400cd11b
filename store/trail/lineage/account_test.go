package lineage

import (
	"strings"
	"testing"
)

// TestAccountOfKey uses keys that were made for this: the account's bits
// between others.
func TestAccountOfKey(t *testing.T) {
	for key, want := range map[string]string{
		"ASIARTX3GSDSQAJDIVTY": "111122223333", "AKIARTX3GSDS74JDIVTY": "111122223333",
		"ASIAQFX64DQ2QAJDIVTY": "012345678901", "ASIA6RVFFB77QAJDIVTY": "999999999999", "ASIA3KF6UTOHQAJDIVTY": "777788889999",
		"ASIABTX3GSDSQAJDIVTY": "", // of the older kind
		"":                     "", "AKIA": "", "AKIAIOSFODNN7EXAMPLE": "", "ASIARTX3GSDSQAJDIVT": "", "ASIARTX3GSDSQAJDIVTYA": "", "ASIAR0X3GSDSQAJDIVTY": "", "ASIARTX3GSDSQAJD=VTY": "",
		brokenKey: "", "AKIA7777777777777777": "", "ASIARTX3GSDS\n\n\n\n\n\r\n\n": "", "ASIARTX3GSD\n\n\n\n\n\n\n\n\n": "",
	} {
		if got, ok := AccountOfKey(key); got != want || ok != (want != "") {
			t.Errorf("%q: account %q, want %q", key, got, want)
		}
	}
	c := chainOf(t, load(t, record("e", "10:05:00", "ec2", "RunInstances", role("deploy", "ci", "ASIAQFX64DQ2QAJDIVTY", "10:00:00"))), "e")
	if len(c.Notes) != 1 || c.Notes[0] != "the id of the key belongs to account 012345678901, the record says 111122223333: the records may have been changed" {
		t.Errorf("notes %q", c.Notes)
	}
}

// brokenKey is one that a record was forged with: as long as a key, and nothing
// in it.
var brokenKey = "AKIA" + strings.Repeat("\n", 16)

// TestBrokenKey: no key that a record names breaks a trace.
func TestBrokenKey(t *testing.T) {
	for _, key := range []string{brokenKey, "ASIA" + brokenKey[4:]} {
		if c := chainOf(t, load(t, record("e", "10:05:00", "s3", "ListBuckets", user("mira", key, ""))), "e"); len(c.Steps) == 0 {
			t.Errorf("%q: %+v", key, c)
		}
	}
}

// FuzzAccountOfKey: whatever a record calls a key is an account's of twelve
// digits, or nobody's.
func FuzzAccountOfKey(f *testing.F) {
	for _, key := range []string{"ASIARTX3GSDSQAJDIVTY", "ASIABTX3GSDSQAJDIVTY", brokenKey, "AKIA" + strings.Repeat("\r\n", 8), "AKIA7777777777777\n\n\n", "AKIA==============\n\n", ""} {
		f.Add(key)
	}
	f.Fuzz(func(t *testing.T, key string) {
		account, ok := AccountOfKey(key)
		if digits := len(account) == 12 && strings.Trim(account, "0123456789") == ""; ok != digits || !ok && account != "" {
			t.Errorf("%q: account %q, %v", key, account, ok)
		}
	})
}
