package s3

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

const (
	// deepest is how many folders above AWSLogs a trail is looked for.
	deepest = 5

	// mostFolders is how many folders outside of a trail are looked into. A bucket
	// with more holds other things, and whoever reads it knows where the trail is.
	mostFolders = 300
)

// survey is a search for the regions of a trail.
type survey struct {
	*Trail
	ctx   context.Context
	slots chan struct{} // one a listing

	mu      sync.Mutex
	running sync.WaitGroup
	units   []unit
	aside   map[string]int
	missed  []missed
	outside int      // folders outside of a trail that were looked into
	passed  int      // and those that were not
	cut     []string // folders outside of a trail that were not listed to the end
	others  []string // what is there besides
	refused []string // accounts or regions that are there and were not asked for
	asked   int      // listings
}

// find looks for the trail's regions below the prefix.
func (t *Trail) find(ctx context.Context) error {
	s, err := t.search(ctx)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.units, t.missed = s.units, s.missed
	return nil
}

// search carries out a survey. What it found besides regions is kept.
func (t *Trail) search(ctx context.Context) (*survey, error) {
	s := &survey{Trail: t, ctx: ctx, slots: make(chan struct{}, listers), aside: make(map[string]int)}
	start, err := s.settle()
	if err != nil {
		return nil, t.hint(err)
	}
	if start != nil {
		s.look(*start, 0)
		s.running.Wait()
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if len(s.units) == 0 {
		if err := s.nothing(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.units, byFolder)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.aside, t.limits, t.looked = s.aside, s.limits(), t.opts.Now()
	t.listing += s.asked
	return s, nil
}

func byFolder(a, b unit) int { return cmp.Compare(a.within, b.within) }

// settle finds out what the prefix names: a folder to look into, or an object
// or a part of a name, which make a unit.
func (s *survey) settle() (folder *string, err error) {
	prefix := s.opts.Prefix
	if prefix == "" || strings.HasSuffix(prefix, "/") {
		return &prefix, nil
	}
	all, err := s.bucket.children(s.ctx, prefix)
	s.asked++
	if err != nil {
		return nil, err
	}
	if name := prefix + "/"; slices.Contains(all.folders, name) {
		return &name, nil
	}
	for _, o := range all.objects {
		if o.key == prefix {
			s.units = []unit{{folder: prefix, within: prefix, plain: true}}
			return nil, nil
		}
	}
	s.others = all.folders
	if all.more {
		s.cut = append(s.cut, s.url(prefix))
	}
	return nil, nil
}

// look finds out what a folder is, and looks into those below it. It returns
// at once when depth is above 0; running tells when all is done.
func (s *survey) look(folder string, depth int) {
	p := placeOf(folder)
	if p.level >= atRegion {
		s.add(unit{place: p, folder: p.unit, within: folder})
		return
	}
	s.running.Go(func() {
		s.slots <- struct{}{}
		all, err := s.bucket.children(s.ctx, folder)
		<-s.slots
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked++
		if err != nil {
			s.missed = append(s.missed, missed{folder: folder, err: s.hint(err)})
			return
		}
		s.descend(folder, all, depth)
	})
}

// add keeps a unit when it was asked for.
func (s *survey) add(u unit) {
	if wanted(s.opts.Accounts, u.account) && wanted(s.opts.Regions, u.region) {
		s.units = append(s.units, u)
	}
}

// descend chooses among the folders in one. mu is held.
func (s *survey) descend(folder string, all page, depth int) {
	p := placeOf(folder)
	if p.level == outside {
		s.others = append(s.others, keysOf(all)...)
	}
	switch {
	case !all.more:
	case p.level == outside:
		s.cut = append(s.cut, s.url(folder))
	default: // these are accounts or regions, which a note is not enough for
		s.missed = append(s.missed, missed{folder: folder, err: errMoreChildren})
	}
	for _, name := range all.folders {
		child := placeOf(name)
		switch {
		case child.level == outside && p.level >= atAccount:
			// Other services deliver beside CloudTrail.
		case child.level == outside:
			s.stray(name, depth)
		case s.chosen(child):
			s.look(name, depth)
		}
	}
}

func keysOf(p page) []string {
	out := slices.Clone(p.folders)
	for _, o := range p.objects {
		out = append(out, o.key)
	}
	return out
}

// stray looks into a folder that is no part of a trail, as far as that goes.
func (s *survey) stray(folder string, depth int) {
	if depth == deepest || s.outside == mostFolders {
		s.passed++
		return
	}
	s.outside++
	s.look(folder, depth+1)
}

// chosen reports whether a folder's account, kind and region were asked for.
// What was not is remembered, to say that it is there.
func (s *survey) chosen(p place) bool {
	switch p.level {
	case atAccount:
		return s.among(s.opts.Accounts, "account "+p.account, p.account)
	case atRegion:
		if !s.among(s.opts.Regions, "region "+p.region, p.region) {
			return false
		}
		if !wanted(s.opts.Accounts, p.account) {
			return false
		}
		s.units = append(s.units, unit{place: p, folder: p.unit, within: p.unit})
		return false
	case atKind:
		if p.kind == kindEvents || p.kind == kindInsight && s.opts.Insights || p.kind == kindNetwork && s.opts.Network {
			return true
		}
		s.aside[p.kind]++
		return false
	}
	return true
}

func (s *survey) among(patterns []string, what, name string) bool {
	if wanted(patterns, name) {
		return true
	}
	if !slices.Contains(s.refused, what) {
		s.refused = append(s.refused, what)
	}
	return false
}

// limits says where the search ended before everything was looked into.
func (s *survey) limits() (out []string) {
	if s.passed > 0 {
		out = append(out, fmt.Sprintf("%d of the folders found outside of %s were not looked into: a search ends after %d of them, and %d folders down",
			s.passed, logsFolder, mostFolders, deepest))
	}
	if len(s.cut) > 0 {
		slices.Sort(s.cut)
		out = append(out, fmt.Sprintf("the search stopped after %d names in %s", mostChildren, few(s.cut)))
	}
	return out
}

// errMoreChildren is about a folder of a trail, above its days.
var errMoreChildren = fmt.Errorf("only the first %d names in this folder were looked at", mostChildren)

// nothing says why no trail was found, and makes do without when that was asked
// for.
func (s *survey) nothing() error {
	err := s.reason()
	if limits := s.limits(); err != nil && len(limits) > 0 {
		return withHint{err, strings.Join(limits, "; ")}
	}
	return err
}

// reason says why no trail was found in what was looked into.
func (s *survey) reason() error {
	if len(s.missed) > 0 {
		return s.missed[0].err
	}
	if len(s.refused) > 0 {
		slices.Sort(s.refused)
		return noTrail("nothing there is of that --account or --region; there is %s", few(s.refused))
	}
	where := s.url(s.opts.Prefix)
	switch {
	case len(s.aside) > 0:
		return noTrail("%s has no log files of events, only %s: see --insights and --network", where, few(sortedKeys(s.aside)))
	case len(s.others) == 0:
		return noTrail("%s is empty, or does not exist: check the name; capitals count", where)
	case s.opts.All:
		s.units = []unit{{folder: s.opts.Prefix, within: s.opts.Prefix, plain: true}}
		return nil
	}
	slices.Sort(s.others)
	searched := ""
	if len(s.limits()) > 0 {
		searched = " in what was searched"
	}
	return noTrail("no trail found in %s (no folder %s%s); there is %s: name the folder above %s, or read every object with --all",
		where, logsFolder, searched, few(s.others), logsFolder)
}

// hint adds what the error itself cannot know.
func (t *Trail) hint(err error) error {
	if trailaws.KindOf(err) == trailaws.Denied && !t.opts.RequesterPays {
		return withHint{err, "if whoever reads has to pay for it, add --requester-pays"}
	}
	return err
}
