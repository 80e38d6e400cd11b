package question

import (
	"maps"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// lack looks whether the data lack what the answer would have to rest on, and
// says so in a sentence; "" when they do not.
type lack func(d *desk, f *finding) (string, error)

// unproven fills in what an answer does not prove: what its question lacks in
// these data and, when nothing was found, what bounds them.
func (d *desk) unproven(f *finding) error {
	lacks := d.q.lacks
	if f.Events() == 0 {
		lacks = append(lacks[:len(lacks):len(lacks)], outsideTime)
	}
	for _, l := range append(lacks[:len(lacks):len(lacks)], partialRecords, narrowedDown, sharedNames) {
		text, err := l(d, f)
		if err != nil {
			return err
		}
		if text != "" {
			f.Unproven = append(f.Unproven, text)
		}
	}
	return nil
}

// always is what no trail can tell.
func always(text string) lack {
	return func(*desk, *finding) (string, error) { return text, nil }
}

// without says something when the data hold no event that a filter finds,
// whatever they are narrowed to.
func without(filter, text string) lack {
	return func(d *desk, _ *finding) (string, error) {
		n, err := d.everywhere(filter)
		if n > 0 || err != nil {
			return "", err
		}
		return text, nil
	}
}

// where says something when the data do hold such events.
func where(filter, text string) lack {
	return func(d *desk, _ *finding) (string, error) {
		n, err := d.everywhere(filter)
		if n == 0 || err != nil {
			return "", err
		}
		return strings.ReplaceAll(text, "{n}", phrase.Number(n)), nil
	}
}

// everywhere counts events, whatever the data are narrowed to.
func (d *desk) everywhere(filter string) (int, error) {
	wide := *d
	wide.Within = nil
	return wide.count(filter)
}

// The lacks that several questions share.
var (
	noSignIns = without("service:signin", "No sign-in events are loaded at all: they are recorded in us-east-1 or in the region of the sign-in page.")
	noReads   = without("verb:read,grant-use", "No reads are loaded: the trail records writes only, or they were left out of what is loaded.")
	noKMS     = without("service:kms", "No KMS events are loaded: a trail can be told to leave them out.")
	ownLogs   = always("What ran on the machine itself is not in CloudTrail: its own logs, and those of Systems Manager sessions, would tell.")
	elsewhere = always("What it did in other accounts is in their trails.")
	noAnswer  = always("Calls with a key while it is switched off, or with one that never existed, leave no event here.")
)

// objectEvents says how far reads and writes of objects are recorded: they are
// data events, which trails leave out unless they are told not to.
func objectEvents(d *desk, _ *finding) (string, error) {
	wide := *d
	wide.Within, wide.value = nil, ""
	f, err := wide.found("category:Data service:s3")
	if err != nil {
		return "", err
	}
	if f.Rows.Len() == 0 {
		return "S3 data events are not in this trail: who read, wrote or deleted objects is invisible. Server access logs of the bucket would tell.", nil
	}
	buckets, err := d.facet("requestParameters.bucketName", f.Rows, 0)
	if err != nil {
		return "", err
	}
	return d.recordedBuckets(buckets), nil
}

func (d *desk) recordedBuckets(buckets *store.Facet) string {
	if d.q.Needs == nil || d.value == "" || d.q.Needs.What != aBucket {
		return "S3 data events are here of " + phrase.Plural(buckets.Distinct, "bucket") + ": those of others may not be recorded."
	}
	for _, v := range buckets.Values {
		if v.Value == d.value {
			return "S3 data events of this bucket are here (" + phrase.Number(v.Count) + "); a trail may record only some kinds of them, or some keys."
		}
	}
	return "No S3 data event of this bucket is here: reads and writes of its objects are invisible, or there were none. Its server access logs would tell."
}

// functionEvents is the same for calls of functions.
var functionEvents = without("category:Data service:lambda", "Calls of functions are data events, of which none are loaded: whether the code ran is invisible.")

// globalEvents says which accounts' global services are out of sight. IAM, STS
// at its global address and CloudFront record in one region of their partition
// (CloudTrail user guide, "global service events").
func globalEvents(d *desk, _ *finding) (string, error) {
	wide := *d
	wide.Within, wide.value = nil, ""
	regions, err := wide.facet("region", nil, 0)
	if err != nil {
		return "", err
	}
	homes := make(map[string][]string)
	for _, v := range regions.Values {
		home := trail.HomeRegion(v.Value)
		homes[home] = append(homes[home], v.Value)
	}
	var says []string
	for _, home := range slices.Sorted(maps.Keys(homes)) {
		of := homes[home]
		if len(homes) == 1 {
			of = nil
		}
		blind, err := wide.blindAccounts(home, of)
		if err != nil {
			return "", err
		}
		if len(blind) > 0 {
			says = append(says, "Nothing of "+home+" is loaded for account "+phrase.List(phrase.First(blind, 3))+": IAM, sign-ins and global STS are recorded there.")
		}
	}
	return strings.Join(says, " "), nil
}

// blindAccounts returns the accounts in some regions, nil for all, that have no
// event of their own in the region of global services.
func (d *desk) blindAccounts(home string, regions []string) ([]string, error) {
	f, err := d.found("region:" + home + " -origin:service")
	if err != nil {
		return nil, err
	}
	here, err := d.facet("account", f.Rows, 0)
	if err != nil {
		return nil, err
	}
	var rows *store.Selection
	if regions != nil {
		if rows, err = d.rows(store.Equals("region", regions...)); err != nil {
			return nil, err
		}
	}
	accounts, err := d.facet("account", rows, 0)
	if err != nil {
		return nil, err
	}
	seen := make(map[string]bool)
	for _, v := range here.Values {
		seen[v.Value] = true
	}
	var blind []string
	for _, v := range accounts.Values {
		if !seen[v.Value] {
			blind = append(blind, v.Value)
		}
	}
	return blind, nil
}

// outsideTime says where the loaded events begin and end.
func outsideTime(d *desk, _ *finding) (string, error) {
	first, last, ok := d.Snap.Span()
	if !ok {
		return "No events are loaded.", nil
	}
	return "Nothing before " + d.Clock.Moment(first) + " and after " + d.Clock.Moment(last) + " is loaded, and only the accounts and regions that question log-complete lists.", nil
}

// partialRecords says that events from tables cannot be found by what tables
// leave out.
func partialRecords(d *desk, _ *finding) (string, error) {
	if n := d.Snap.Counts().Partial; n > 0 {
		return phrase.Plural(n, "event") + " came from tables that leave out request parameters and identities: a filter on those does not find them.", nil
	}
	return "", nil
}

func narrowedDown(d *desk, _ *finding) (string, error) {
	if d.Within == nil {
		return "", nil
	}
	return "Only events that match " + d.Within.String() + " were looked at.", nil
}
