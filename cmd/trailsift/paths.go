package main

import (
	"errors"
	"os"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// checkPaths refuses what is there by no name and was not meant as one: without it the
// answer would be about something else. Where files are followed they may come later.
func (a *app) checkPaths(paths []string) error {
	for _, path := range paths {
		_, err := os.Lstat(path)
		switch missing := errors.Is(err, os.ErrNotExist); {
		case path == "":
			return usagef("an empty name is no file's: is a variable of the shell not set?")
		case !missing || path == "-" || isRemote(path) || a.remote.follow:
		case strings.HasPrefix(path, "s3:"):
			return usagef("no file is called %s; a bucket is written s3://BUCKET", path)
		case path == strings.TrimSuffix(schemeLookup, ":"):
			return usagef("no file is called %s; Event history is written lookup:", path)
		case strayCondition(path) != nil:
			return strayCondition(path)
		}
	}
	return nil
}

// strayCondition returns an error for an argument that is a condition of a filter: shells
// take one apart that is not quoted.
func strayCondition(text string) error {
	e, err := trail.Language().Parse(text)
	if not, ok := e.(store.Not); ok {
		e = not.Expr
	}
	if _, match := e.(store.Match); err != nil || !match {
		return nil
	}
	return usagef("%s is no file and no flag: as a part of the filter it belongs between quotes, as in -f 'failed:yes %s'", text, text)
}
