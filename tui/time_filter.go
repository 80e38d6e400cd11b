package tui

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// timeNote says of the text being edited what its times were taken for, where
// that is not what the screen or the text says; "" where it is.
func (a *App) timeNote() string {
	t, problem := a.parse()
	if problem != "" || !a.namesTime(t) {
		return ""
	}
	note := ""
	if _, err := a.lang.Parse(a.input.String()); err != nil { // a time of the day
		note = "read as"
		for _, c := range t {
			if a.isOfTime(c.expr) {
				note += " " + c.expr.String()
			}
		}
	}
	switch zone := a.zoneText(); {
	case zone == "UTC":
		return note
	case note != "":
		return note + ", in UTC"
	default:
		return "times in filters are UTC, the screen shows " + zone
	}
}

// namesTime reports whether conditions that are in force name a time, which is
// one of UTC there whatever zone is shown.
func (a *App) namesTime(t terms) bool {
	return slices.ContainsFunc(t, func(c term) bool { return !c.off && a.isOfTime(c.expr) })
}

// isOfTime reports whether a condition is about when.
func (a *App) isOfTime(e store.Expr) bool {
	return slices.ContainsFunc(store.FieldsOf(e), func(field string) bool {
		column, _, _ := a.lang.Resolve(field)
		return column == "time" || column == "eventTime"
	})
}

// aLoneHour is what is said of an hour without its minutes, which is no time.
var aLoneHour = regexp.MustCompile(`^"([01]?\d|2[0-3])" is no time: write [^,]*, `)

// clockAdvice offers a time of the day, which the line takes, to whoever typed the hour.
func clockAdvice(problem string) string {
	hour := aLoneHour.FindStringSubmatch(problem)
	if hour == nil {
		return problem
	}
	clock := theme.PadLeft(hour[1], 2)
	return strings.Replace(problem, "write ", "write "+strings.ReplaceAll(clock, " ", "0")+":00, ", 1)
}
