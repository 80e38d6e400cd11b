package axis

import "time"

// Ends returns the first and the last time of a picture that is room cells wide, as they
// are written above its ends; both are empty where there is no room. The later one leaves
// out what both have in common.
func Ends(first, last time.Time, room int) (left, right string) {
	for _, formats := range ends(first, last) {
		left, right = first.Format(formats[0]), last.Format(formats[1])
		if len(left)+gap+len(right) <= room {
			return left, right
		}
	}
	return "", ""
}

// ends lists the formats of the ends, from what says most to what is shortest.
func ends(first, last time.Time) [][2]string {
	const clock, date, day = "15:04", "01-02", time.DateOnly
	switch {
	case SameDate(first, last):
		return [][2]string{{day + " " + clock, clock}, {clock, clock}}
	case first.Year() == last.Year():
		return [][2]string{{day + " " + clock, date + " " + clock}, {date + " " + clock, date + " " + clock}, {date, date}}
	}
	return [][2]string{{day, day}, {"2006-01", "2006-01"}, {"2006", "2006"}}
}
