package trail

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// resources are the things that an event names, by canonical id, each with
// what it is to the event: the tag is a [resource.Role].
func resources() store.Late {
	return store.Late{
		Name: "resource",
		Given: []string{
			"eventSource", "eventName", "awsRegion", "recipientAccountId", "userIdentity.accountId",
			"requestParameters.x-amz-copy-source", "requestParameters.bucketName", "requestParameters.overwrite",
		},
		Lone: []string{"requestParameters.parameterFilters.key", "requestParameters.parameterFilters.option"},
		From: resource.Looks,
		Compute: func(given []store.Value, path string, value store.Value, add func(string, uint8)) {
			if value.Kind != store.String {
				return
			}
			c := resource.Context{
				Source: given[0].Text, Event: given[1].Text, Region: given[2].Text, Account: first(given[3].Text, given[4].Text),
				CopySource: given[5].Text, Bucket: given[6].Text, Overwrite: given[7].Text == "true",
				Filter: given[8].Text, FilterOption: given[9].Text,
			}
			c.Resources(path, value.Text, func(id string, role resource.Role) { add(id, uint8(role)) })
		},
	}
}
