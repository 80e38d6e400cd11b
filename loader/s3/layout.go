package s3

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// logsFolder is the folder that AWS delivers below, whatever the prefix.
const logsFolder = "AWSLogs"

// The kinds of folders of an account that CloudTrail delivers to.
const (
	kindEvents  = "CloudTrail"
	kindInsight = "CloudTrail-Insight"
	kindNetwork = "CloudTrail-NetworkActivity"
)

// level says how far down the layout a folder is.
type level uint8

const (
	outside   level = iota // no part of a trail's layout
	atLogs                 // AWSLogs/
	atOrg                  // AWSLogs/o-example/
	atAccount              // .../111122223333/
	atKind                 // .../CloudTrail/
	atRegion               // .../eu-west-1/
	atYear
	atMonth
	atDay
)

// place is what a folder's name says.
type place struct {
	level                 level
	account, kind, region string
	unit                  string // the folder of the region, at atRegion and below
}

// orgID is the form of an organisation's id.
var orgID = regexp.MustCompile(`^o-[a-z0-9]{4,32}$`)

// placeOf reads a folder's name, which ends with a slash or is empty. A prefix
// may hold the text AWSLogs too, so the last one that fits counts.
func placeOf(folder string) place {
	segments := strings.Split(strings.TrimSuffix(folder, "/"), "/")
	for i, name := range slices.Backward(segments) {
		if name != logsFolder {
			continue
		}
		if p, ok := below(segments[i+1:]); ok {
			if p.level >= atRegion {
				down := int(p.level - atRegion)
				p.unit = strings.Join(segments[:len(segments)-down], "/") + "/"
			}
			return p
		}
	}
	return place{}
}

// below reads the folders below AWSLogs, and reports whether they fit.
func below(names []string) (p place, ok bool) {
	p.level = atLogs
	for _, name := range names {
		switch {
		case p.level == atLogs && orgID.MatchString(name):
			p.level = atOrg
		case p.level <= atOrg && isDigits(name, 12):
			p.level, p.account = atAccount, name
		case p.level == atAccount && strings.HasPrefix(name, kindEvents):
			p.level, p.kind = atKind, name
		case p.level == atKind && name != "":
			p.level, p.region = atRegion, name
		case p.level == atRegion && isDigits(name, 4):
			p.level = atYear
		case (p.level == atYear || p.level == atMonth) && isDigits(name, 2):
			p.level++
		default:
			return p, false
		}
	}
	return p, true
}

func isDigits(text string, n int) bool {
	return len(text) == n && strings.Trim(text, "0123456789") == ""
}

// unit is what is listed by days: a region of an account. A folder without
// the layout is a unit too, without days.
type unit struct {
	place
	folder string // its folder
	within string // what of it was asked for, the folder itself or one in it
	plain  bool   // no days
}

// dayFolder is how the folders of a day are called, below a unit.
const dayFolder = "2006/01/02"

// nameTime is the time of delivery in a log file's name.
const nameTime = "20060102T1504"

// day returns the folder of a day.
func (u unit) day(t time.Time) string { return u.folder + t.Format(dayFolder) }

// delivered returns the least name that a file delivered at t can have.
func (u unit) delivered(t time.Time) string {
	return u.day(t) + "/" + u.account + "_" + u.kind + "_" + u.region + "_" + t.Format(nameTime)
}

// dayOf returns the day that a key of the unit lies in, zero without one.
func (u unit) dayOf(key string) time.Time {
	rest, ok := strings.CutPrefix(key, u.folder)
	if !ok || len(rest) < len(dayFolder) {
		return time.Time{}
	}
	day, _ := time.Parse(dayFolder, rest[:len(dayFolder)])
	return day
}

// wanted reports whether a name is one of those asked for: all when none is.
func wanted(patterns []string, name string) bool {
	return len(patterns) == 0 || slices.ContainsFunc(patterns, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}
