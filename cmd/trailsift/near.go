package main

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui"
)

// The bounds of looking around for trails: names are read of the folder itself,
// and of some folders in it. A folder can be on a slow network, with a million
// files.
const (
	nearNames   = 2000
	nearFolders = 40
	nearListed  = 8
)

// near returns what is in a folder and looks like trails, those changed last
// first. It goes by names and reads no file.
func near(dir string) []tui.Near {
	var out []nearby
	folders := 0
	for _, entry := range names(dir) {
		name := entry.Name()
		switch {
		case strings.HasPrefix(name, "."):
		case entry.IsDir():
			if folders++; folders <= nearFolders && holdsTrails(filepath.Join(dir, name)) {
				out = append(out, nearby{tui.Near{Path: name + string(filepath.Separator), Says: "folder"}, changed(entry)})
			}
		case isTrailName(name):
			out = append(out, nearby{tui.Near{Path: name, Says: "file"}, changed(entry)})
		}
	}
	slices.SortStableFunc(out, func(a, b nearby) int { return cmp.Or(b.at.Compare(a.at), strings.Compare(a.Path, b.Path)) })
	if files := count(out); files > 2 { // one by one they say less than the folder
		out = slices.DeleteFunc(out, func(f nearby) bool { return f.Says == "file" })
		out = slices.Insert(out, 0, nearby{Near: tui.Near{Path: ".", Says: "this folder"}})
	}
	var list []tui.Near
	for _, f := range out[:min(len(out), nearListed)] {
		list = append(list, f.Near)
	}
	return list
}

// nearby is something near, and when it was changed.
type nearby struct {
	tui.Near
	at time.Time
}

// count returns how many of what was found are files.
func count(all []nearby) (files int) {
	for _, f := range all {
		if f.Says == "file" {
			files++
		}
	}
	return files
}

// names returns the first entries of a folder; none of one that cannot be read.
func names(dir string) []fs.DirEntry {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	entries, _ := f.ReadDir(nearNames) // what was read before an error is as good
	return entries
}

func changed(entry fs.DirEntry) time.Time {
	if info, err := entry.Info(); err == nil {
		return info.ModTime()
	}
	return time.Time{}
}

// holdsTrails reports whether a folder is one of CloudTrail's, has such a folder,
// or files of CloudTrail's.
func holdsTrails(dir string) bool {
	if isTrailFolder(filepath.Base(dir)) {
		return true
	}
	return slices.ContainsFunc(names(dir), func(e fs.DirEntry) bool {
		return e.IsDir() && isTrailFolder(e.Name()) || !e.IsDir() && isTrailName(e.Name())
	})
}

// isTrailFolder reports whether a folder is called as CloudTrail calls those in
// its buckets: AWSLogs, and in that, below an account, CloudTrail.
func isTrailFolder(name string) bool { return name == "AWSLogs" || name == "CloudTrail" }

// isTrailName reports whether a file is called as CloudTrail calls those that it
// delivers, ACCOUNT_CloudTrail_REGION_TIME_UNIQUE.json.gz, or is data whose name
// says what it is.
func isTrailName(name string) bool {
	lower := strings.ToLower(name)
	if !strings.Contains(lower, "cloudtrail") {
		return false
	}
	return slices.ContainsFunc([]string{".json", ".gz", ".zst", ".ndjson", ".jsonl", ".zip", ".tar", ".tgz"}, func(end string) bool {
		return strings.HasSuffix(lower, end)
	})
}

// openNear begins loading what [near] returned.
func (a *app) openNear(ctx context.Context, path string) (tui.Data, error) {
	sources, err := a.sources(ctx, []string{path})
	if err != nil {
		return tui.Data{}, err
	}
	data, err := a.start(ctx, path, sources)
	data.Command = []string{"trailsift", path}
	return data, err
}
