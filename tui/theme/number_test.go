package theme

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 21582: "21,582", 1234567: "1,234,567", -1234: "-1,234", -12: "-12",
	} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 9999: "9999", 10000: "10.0k", 12345: "12.3k", 99949: "99.9k", 99951: "100k", 999499: "999k",
		999600: "1.0M", 45_000_000: "45.0M", 1_200_000_000: "1.2G", 5_000_000_000_000: "5T",
	} {
		if got := Short(n); got != want || Width(got) > 5 {
			t.Errorf("Short(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		n, total int
		want     string
	}{
		{0, 0, "0.0 %"}, {0, 10, "0.0 %"}, {312, 2900, "10.8 %"}, {1, 1000000, "<0.1 %"},
		{999999, 1000000, ">99.9 %"}, {10, 10, "100.0 %"}, {1, 3, "33.3 %"},
	} {
		if got := Share(c.n, c.total); got != c.want {
			t.Errorf("Share(%d, %d) = %q, want %q", c.n, c.total, got, c.want)
		}
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 B", 812: "812 B", 999: "999 B", 1000: "1.0 kB", 1_234_567: "1.2 MB", 3e9: "3.0 GB", 5e12: "5.0 TB",
	} {
		if got := Size(n); got != want {
			t.Errorf("Size(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 files", 1: "1 file", 3871: "3,871 files"} {
		if got := Plural(n, "file"); got != want {
			t.Errorf("Plural(%d) = %q", n, got)
		}
	}
}
