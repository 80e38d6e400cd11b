package question

import "time"

// usual is the end of the first quarter of the loaded time: what happens until
// then is taken for usual, since nothing is known of the time before. ok is
// false when all events are of one moment.
func (d *desk) usual() (end time.Time, ok bool) {
	first, last, ok := d.Snap.Span()
	return first.Add(last.Sub(first) / 4).Truncate(time.Second), ok && last.After(first)
}

// afterUsual says what a time that usual returned is.
func (d *desk) afterUsual(end time.Time) string {
	return "after " + d.Clock.Moment(end) + " (the end of the first quarter of the loaded time)"
}
