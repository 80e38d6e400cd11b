package main

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/s3"
)

// remote is what the command line says of sources that are reached by network.
type remote struct {
	profile, assumeRole, endpoint string
	accounts, regions             []string
	all, insights, network        bool
	requesterPays, noCache        bool

	follow bool
	every  time.Duration // between two looks for new files; 0 is the usual time

	reached bool // a source is reached by network

	opened bool      // the cache was, or there is none
	cache  *s3.Cache // of all sources

	trouble *trouble // of all calls

	dealing tuning // of tests
}

// tuning are things that people have no need to set.
type tuning struct {
	now     func() time.Time
	options func(*trailaws.Options)
	trail   func(*s3.Options)
	clock   trailaws.Clock // of those who wait between requests
}

// awsFlags are those of the sources that call AWS.
func (a *app) awsFlags(flags *pflag.FlagSet) {
	r := &a.remote
	flags.StringVar(&r.profile, "profile", "", "the profile of ~/.aws/config to use for AWS")
	flags.StringVar(&r.assumeRole, "assume-role", "", "take on this role (its ARN) before calling AWS")
	flags.StringVar(&r.endpoint, "endpoint-url", "", "call this server in place of AWS, such as http://127.0.0.1:9000")
	flags.StringSliceVar(&r.accounts, "account", nil, "of a trail in S3, only these accounts")
	flags.StringSliceVar(&r.regions, "region", nil, "of a trail in S3 and of lookup:, only these regions: eu-west-1, us-*; of logs:, the region of the group")
	flags.BoolVar(&r.all, "all", false, "read a trail in S3 from its beginning to its end, however big")
	flags.BoolVar(&r.insights, "insights", false, "of a trail in S3, CloudTrail Insights events too")
	flags.BoolVar(&r.network, "network", false, "of a trail in S3, network activity events too")
	flags.BoolVar(&r.requesterPays, "requester-pays", false, "agree to pay for reading a bucket whose readers pay")
	flags.BoolVar(&r.noCache, "no-cache", false, "keep no copy of what is read from S3, and use none")
}

// checkRemote refuses flags that would do nothing with the sources named.
func (a *app) checkRemote(paths []string) error {
	if a.endpointWrong() {
		return usagef("--endpoint-url: %q is no address of a server: write https://host or http://127.0.0.1:9000", a.remote.endpoint)
	}
	if a.remote.follow && !blank(a.to) {
		return usagef("--follow has no end: leave out --to")
	}
	inS3, inAWS := false, false
	for _, path := range paths {
		inS3 = inS3 || strings.HasPrefix(path, schemeS3)
		inAWS = inAWS || isRemote(path)
	}
	a.remote.reached = inAWS
	for _, f := range []struct {
		name string
		set  bool
		ok   bool
	}{
		{"--account", len(a.remote.accounts) > 0, inS3}, {"--region", len(a.remote.regions) > 0, inAWS},
		{"--all", a.remote.all, inS3}, {"--insights", a.remote.insights, inS3}, {"--network", a.remote.network, inS3},
		{"--requester-pays", a.remote.requesterPays, inS3}, {"--profile", a.remote.profile != "", inAWS},
		{"--assume-role", a.remote.assumeRole != "", inAWS}, {"--endpoint-url", a.remote.endpoint != "", inAWS},
	} {
		if f.set && !f.ok {
			return usagef("%s is about sources that are read from AWS; of the files named here use --filter", f.name)
		}
	}
	return nil
}

// endpointWrong reports whether --endpoint-url is no address that calls could go
// to. One with a password in it would be shown.
func (a *app) endpointWrong() bool {
	if a.remote.endpoint == "" {
		return false
	}
	u, err := url.Parse(a.remote.endpoint)
	return err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != ""
}

// connect returns the configuration of the SDK's clients.
func (a *app) connect(ctx context.Context) (trailaws.Config, error) {
	o := trailaws.Options{Profile: a.remote.profile, AssumeRole: a.remote.assumeRole, Endpoint: a.remote.endpoint, MFA: a.askMFA, Tell: a.trouble().tell}
	if set := a.remote.dealing.options; set != nil {
		set(&o)
	}
	return trailaws.Connect(ctx, o)
}

// askMFA asks for the code of an MFA device, while nothing else has the
// terminal.
func (a *app) askMFA() (string, error) {
	if a.busy || !isTerminal(a.in) || !isTerminal(a.err) {
		return "", errors.New("assume role with MFA enabled, but nobody can be asked")
	}
	return a.prompt("MFA code: ")
}

// clock is the time, which tests set.
func (a *app) clock() time.Time {
	if a.remote.dealing.now != nil {
		return a.remote.dealing.now()
	}
	return time.Now()
}

// cache returns the cache of objects, which is opened once. Without a place for
// it there is none.
func (a *app) cache() *s3.Cache {
	if !a.remote.opened && !a.remote.noCache {
		a.remote.cache = a.openCache()
	}
	a.remote.opened = true
	return a.remote.cache
}

// sealCache ends the cache, so that the next run finds all of it.
func (a *app) sealCache() {
	if a.remote.cache != nil {
		a.remote.cache.Seal()
	}
}

// openCache opens the cache, and says that it is there when it is new.
func (a *app) openCache() *s3.Cache {
	dir, err := cacheDir()
	if err == nil {
		var cache *s3.Cache
		var fresh bool
		if cache, fresh, err = s3.OpenCache(dir, s3.DefaultCacheSize); err == nil {
			if fresh {
				a.tell("logs that are read from S3 now lie on this machine too, in %s (4 GB at most; only you can read them); --no-cache keeps none", dir)
			}
			return cache
		}
	}
	a.tell("nothing is cached: %v", err)
	return nil
}

// cacheDir is where the cache lies: $XDG_CACHE_HOME/trailsift, or what takes
// its place on this system.
func cacheDir() (string, error) {
	dir := os.Getenv("XDG_CACHE_HOME")
	if !filepath.IsAbs(dir) {
		var err error
		if dir, err = os.UserCacheDir(); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, "trailsift"), nil
}

// The times between two looks for new files. AWS delivers every five minutes or
// so, and each look costs a request for every region.
const (
	followRemote = 30 * time.Second
	followLocal  = 2 * time.Second
)

// interval is the time between two looks; 0 when nobody asked to follow.
func (a *app) interval() time.Duration {
	switch {
	case !a.remote.follow:
		return 0
	case a.remote.every > 0:
		return a.remote.every
	case a.remote.reached:
		return followRemote
	}
	return followLocal
}
