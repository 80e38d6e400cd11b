package trail

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// sharing is where a call says to whom it gives what it is about, and from whom it
// takes that back: accounts, organizations, or the group "all".
type sharing struct {
	given, taken []string
}

// sharings are the calls of EC2, RDS and Systems Manager that do nothing else.
var sharings = map[string]sharing{
	"ModifySnapshotAttribute":          itemsOf("createVolumePermission"),
	"ModifyImageAttribute":             itemsOf("launchPermission"),
	"ModifyDBSnapshotAttribute":        {[]string{"requestParameters.valuesToAdd"}, []string{"requestParameters.valuesToRemove"}},
	"ModifyDBClusterSnapshotAttribute": {[]string{"requestParameters.valuesToAdd"}, []string{"requestParameters.valuesToRemove"}},
	"ModifyDocumentPermission":         {[]string{"requestParameters.accountIdsToAdd"}, []string{"requestParameters.accountIdsToRemove"}},
}

// itemsOf is how EC2 has them.
func itemsOf(permission string) sharing {
	var s sharing
	for _, kind := range []string{"userId", "group", "organizationArn", "organizationalUnitArn"} {
		s.given = append(s.given, "requestParameters."+permission+".add.items."+kind)
		s.taken = append(s.taken, "requestParameters."+permission+".remove.items."+kind)
	}
	return s
}

// sharedBy says in a few words with whom a call shares something, and from whom it
// takes it back; nothing of other calls.
func sharedBy(name string, event store.Record) []string {
	var out []string
	if s, ok := sharings[name]; ok {
		if whom := few(event, s.given); whom != "" {
			out = append(out, "shared with "+whom)
		}
		if whom := few(event, s.taken); whom != "" {
			out = append(out, "taken back from "+whom)
		}
	}
	return out
}

// few lists the first values of some fields, those that stand for most accounts before
// others, and says how many more there are.
func few(event store.Record, fields []string) string {
	const most = 3
	var all []string
	for _, field := range fields {
		for _, v := range event.Values(nil, field) {
			all = append(all, v.Text)
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(circle(a), circle(b)) })
	text := strings.Join(all[:min(len(all), most)], ", ")
	if len(all) > most {
		text += " and " + strconv.Itoa(len(all)-most) + " more"
	}
	return text
}

// circle orders with whom something is shared by how many they are: all of AWS, an
// organization or a unit of one, an account.
func circle(whom string) int {
	switch {
	case strings.EqualFold(whom, "all"):
		return 0
	case strings.Contains(whom, ":organizations:"):
		return 1
	}
	return 2
}
