package history

import (
	"fmt"
	"slices"
	"testing"
)

// twoTags is a launch with tags for two sorts of things.
func twoTags(first, firstName, second, secondName, id string) string {
	const sort = `{"resourceType":%q,"tags":[{"key":"Name","value":%q}]}`
	return fmt.Sprintf(`"requestParameters":{"tagSpecificationSet":{"items":[`+sort+","+sort+`]}},"responseElements":{"instancesSet":{"items":[{"instanceId":%q}]}}`,
		first, firstName, second, secondName, id)
}

// TestGivenNames: people know machines by the tag Name and security groups by
// their name, which are no ids.
func TestGivenNames(t *testing.T) {
	const launched = `"requestParameters":{"tagSpecificationSet":{"items":[{"resourceType":"instance","tags":[{"key":"team","value":"orders"},{"key":"Name","value":"shop-1"}]}]}},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-0a000000000000001"}]}}`
	w := newWorld(t,
		step{1, "mira", "ec2:RunInstances", launched},
		step{2, "mira", "ec2:CreateTags", `"requestParameters":{"resourcesSet":{"items":[{"resourceId":"i-0b000000000000002"},{"resourceId":"vol-0c000000000000003"}]},"tagSet":{"items":[{"key":"Name","value":"shop-2"}]}}`},
		step{3, "mira", "ec2:CreateSecurityGroup", `"requestParameters":{"groupName":"shop-sg","vpcId":"vpc-0d000000000000004"},"responseElements":{"groupId":"sg-0e000000000000005"}`},
		step{4, "mira", "ec2:CreateSecurityGroup", `"errorCode":"Client.InvalidGroup.Duplicate","requestParameters":{"groupName":"shop-other"}`},
		step{6, "mira", "ec2:RunInstances", twoTags("volume", "disk-1", "instance", "shop-3", "i-0f000000000000006")},
		step{7, "mira", "ec2:RunInstances", twoTags("instance", "shop-4", "volume", "disk-2", "i-0f000000000000007")},
		step{5, "mira", "s3:CreateBucket", `"requestParameters":{"bucketName":"shop-bucket"}`},
	)
	a, err := Of(t.Context(), w.snap, w.lang, "shop-2", nil)
	if err != nil || len(a.Candidates) != 2 || a.Near {
		t.Errorf("of two of one name: %+v, %v", a, err)
	}
	for asked, want := range map[string][]string{
		"shop-1":      {"i-0a000000000000001"},
		"shop-2":      {"i-0b000000000000002", "vol-0c000000000000003"},
		"shop-sg":     {"sg-0e000000000000005"},
		"shop-bucket": {"arn:aws:s3:::shop-bucket"}, // its own name
		"shop-3":      {"i-0f000000000000006"},
		"shop-4":      {"i-0f000000000000007"},
		"disk-1":      nil, // of a volume, whose id is not recorded
		"disk-2":      nil, // the same behind the instance
		"orders":      nil, // of another tag
		"shop-other":  nil, // which was never made
	} {
		q := &question{ctx: t.Context(), snap: w.snap, lang: w.lang}
		found, whole, err := q.find(asked)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			got = append(got, f.Value)
		}
		if !whole {
			got = nil
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", asked, got, want)
		}
	}
}
