package lineage

import "testing"

// TestAccountOfKey uses keys that were made for this: the account's bits
// between others.
func TestAccountOfKey(t *testing.T) {
	for key, want := range map[string]string{
		"ASIARTX3GSDSQAJDIVTY": "111122223333", "AKIARTX3GSDS74JDIVTY": "111122223333",
		"ASIAQFX64DQ2QAJDIVTY": "012345678901", "ASIA6RVFFB77QAJDIVTY": "999999999999", "ASIA3KF6UTOHQAJDIVTY": "777788889999",
		"ASIABTX3GSDSQAJDIVTY": "", // of the older kind
		"":                     "", "AKIA": "", "AKIAIOSFODNN7EXAMPLE": "", "ASIARTX3GSDSQAJDIVT": "", "ASIARTX3GSDSQAJDIVTYA": "", "ASIAR0X3GSDSQAJDIVTY": "", "ASIARTX3GSDSQAJD=VTY": "",
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
