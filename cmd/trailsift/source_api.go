package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/logs"
	"github.com/trailsift/trailsift/loader/lookup"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// inquiry is what the command line asks of a source that can be asked.
type inquiry struct {
	lang     *store.Language
	filter   store.Expr // nil asks for everything
	from, to time.Time
}

// inquiry is the range of time and the filter. Who asks for the history of
// something needs more than the filter leaves: it narrows what is listed.
func (a *app) inquiry() (inquiry, error) {
	q := inquiry{lang: trail.Language()}
	filter, err := a.parseFilter(q.lang)
	if err != nil {
		return q, err
	}
	q.from, q.to = q.lang.TimeRange(filter, a.clock())
	if !slices.Contains([]string{"who", "trace", "ask"}, a.command) {
		q.filter = filter
	}
	return q, nil
}

// askedSource connects to Event history or to a log group. What it cannot
// answer is said before anything else is done.
func (a *app) askedSource(ctx context.Context, path string) (loader.Source, error) {
	if a.remote.follow {
		return nil, usagef("--follow is about folders and buckets: %s tells what there is when it is asked", path)
	}
	q, err := a.inquiry()
	if err != nil {
		return nil, err
	}
	open := a.historySource
	if strings.HasPrefix(path, schemeLogs) {
		open = a.groupSource
	}
	if _, err := open(path, q, trailaws.Config{}); err != nil {
		return nil, usageError{err}
	}
	cfg, err := a.connect(ctx)
	if err != nil {
		return nil, err
	}
	source, err := open(path, q, cfg)
	if err != nil {
		return nil, usageError{err}
	}
	for _, note := range source.Outlook().Notes {
		a.tell("%s: %s", path, note)
	}
	return source, nil
}

// historySource is lookup: or lookup:REGION,REGION.
func (a *app) historySource(path string, q inquiry, cfg trailaws.Config) (loader.Informer, error) {
	regions := a.remote.regions
	if list := strings.TrimPrefix(path, schemeLookup); list != "" {
		if len(regions) > 0 {
			return nil, usagef("name the regions once: %s%s, or --region", schemeLookup, list)
		}
		regions = strings.Split(list, ",")
	}
	return lookup.New(lookup.Options{
		Config: cfg, Connect: a.connect, Regions: regions, From: q.from, To: q.to, Filter: q.filter, Language: q.lang, Clock: a.remote.dealing.clock,
	})
}

// groupSource is logs:GROUP. A region says where the group is.
func (a *app) groupSource(path string, q inquiry, cfg trailaws.Config) (loader.Informer, error) {
	regions := a.remote.regions
	if len(regions) > 1 || len(regions) == 1 && strings.Contains(regions[0], "*") {
		return nil, usagef("a log group is in one region: name it with --region")
	}
	connect := a.connect
	if len(regions) == 1 {
		cfg.Region = regions[0]
		connect = func(ctx context.Context) (trailaws.Config, error) {
			cfg, err := a.connect(ctx)
			cfg.Region = regions[0]
			return cfg, err
		}
	}
	return logs.New(logs.Options{
		Config: cfg, Connect: connect, Group: strings.TrimPrefix(path, schemeLogs), From: q.from, To: q.to, Filter: q.filter, Language: q.lang,
		Clock: a.remote.dealing.clock,
	})
}

const (
	// patient is how long somebody waits without being told for how long.
	patient = 10 * time.Second
	// reminded is the time between two lines about it.
	reminded = 30 * time.Second
)

// patience tells those who wait for an answer how long it will take, where a
// source knows.
type patience struct {
	*app
	next time.Duration // since the start
}

func (p *patience) look(r loader.Report) {
	if r.Done || r.Left < patient || r.Elapsed < p.next {
		return
	}
	p.next = r.Elapsed + reminded
	p.tell("%s so far, about %s left", theme.Plural(r.Records.Present, "event"), r.Left.Round(time.Second))
}
