package theme

import (
	"fmt"
	"math"
	"strconv"

	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Count returns a number with commas between the thousands: 21,582.
func Count(n int) string { return phrase.Number(n) }

// Short returns a number in at most five cells: 999, 12.3k, 4.5M.
func Short(n int) string {
	f := float64(n)
	for _, unit := range []string{"", "k", "M", "G"} {
		switch {
		case unit == "" && n < 10000:
			return strconv.Itoa(n)
		case f < 99.95 && unit != "":
			return strconv.FormatFloat(f, 'f', 1, 64) + unit
		case f < 999.5 && unit != "":
			return strconv.FormatFloat(f, 'f', 0, 64) + unit
		}
		f /= 1000
	}
	return strconv.FormatFloat(f, 'f', 0, 64) + "T"
}

// Share returns n of total in percent with one decimal: 10.8 %. It says 0 and
// 100 only when that is exact.
func Share(n, total int) string {
	if total == 0 {
		return "0.0 %"
	}
	p := math.Round(float64(n)/float64(total)*1000) / 10
	switch {
	case p == 0 && n > 0:
		return "<0.1 %"
	case p == 100 && n < total:
		return ">99.9 %"
	}
	return fmt.Sprintf("%.1f %%", p)
}

// Size returns a number of bytes as people say it: 812 B, 1.2 MB.
func Size(n int64) string {
	f := float64(n)
	for _, unit := range []string{"B", "kB", "MB", "GB"} {
		if f < 999.5 {
			if unit == "B" {
				return fmt.Sprintf("%d B", n)
			}
			return fmt.Sprintf("%.1f %s", f, unit)
		}
		f /= 1000
	}
	return fmt.Sprintf("%.1f TB", f)
}

// Plural returns a count with its noun: 1 file, 3 files; a noun that takes no s comes
// with its plural.
func Plural(n int, one string, several ...string) string { return phrase.Plural(n, one, several...) }
