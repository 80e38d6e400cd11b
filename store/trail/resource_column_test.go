package trail

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// TestResourceColumn: the column has what package resource finds, with the
// account of the event, once for each role.
func TestResourceColumn(t *testing.T) {
	for members, want := range map[string][]string{
		`"awsRegion":"eu-west-1","recipientAccountId":"111122223333","requestParameters":{"subnetId":"subnet-1234abcd","maxCount":12345678,"iamInstanceProfile":{"name":"web"},"tags":[{"value":"i-1234abcd"}]},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-1234abcd","subnetId":"subnet-1234abcd"}]}}`: {
			"used subnet-1234abcd", "used arn:aws:iam::111122223333:instance-profile/web", "created i-1234abcd",
		},
		`"awsRegion":"eu-west-1","userIdentity":{"accountId":"444455556666"},"requestParameters":{"iamInstanceProfile":{"name":"web"}}`: {"used arn:aws:iam::444455556666:instance-profile/web"},
		`"requestParameters":null`: nil,
	} {
		var got []string
		for _, v := range loaded(t, event(members)).Tagged(Language(), "resource") {
			got = append(got, fmt.Sprint(resource.Role(v.Tag), " ", v.Text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", members, got, want)
		}
	}
}

// TestRecordedARNsAreResources: a filter takes an ARN as records have it, though the column
// calls the thing otherwise; what the column has is left as it is.
func TestRecordedARNsAreResources(t *testing.T) {
	for written, want := range map[string]string{
		"arn:aws:iam::111122223333:role/release/release-manager": "arn:aws:iam::111122223333:role/release-manager",
		"arn:aws:iam::111122223333:role/release-manager":         "arn:aws:iam::111122223333:role/release-manager",
		"i-1234abcd": "i-1234abcd", "release-manager": "release-manager", "arn:": "arn:",
	} {
		if got := Language().Canonical["resource"](written); got != want {
			t.Errorf("%s is asked for as %s, not %s", written, got, want)
		}
	}
}

// TestParameterFilters: of a single filter it is known what its values are, of several
// it is not, in one record and in the column.
func TestParameterFilters(t *testing.T) {
	const name = `{"key":"Name","option":"Equals","values":["/a/b","c"]}`
	const kind = `{"key":"Type","option":"Equals","values":["SecureString"]}`
	const found = "arn:aws:ssm:eu-west-1:111122223333:parameter/"
	for filters, want := range map[string][]store.ValueCount{
		name:              {{Value: found + "a/b", Count: 1}, {Value: found + "c", Count: 1}},
		name + "," + kind: {},
		kind + "," + name: {},
		kind:              {},
	} {
		text := event(`"awsRegion":"eu-west-1","recipientAccountId":"111122223333","requestParameters":{"parameterFilters":[` + filters + `]}`)
		text = strings.NewReplacer("ec2.", "ssm.", "RunInstances", "DescribeParameters").Replace(text)
		values, err := storeOf(t, text).Snapshot().LateValues(t.Context(), Language(), "resource", nil)
		if err != nil || !slices.Equal(values, want) {
			t.Errorf("%s: %v, %v", filters, values, err)
		}
		if tagged := loaded(t, text).Tagged(Language(), "resource"); len(tagged) != len(want) {
			t.Errorf("%s: %v", filters, tagged)
		}
	}
}

// TestResourceFilter: the column is a field like any other.
func TestResourceFilter(t *testing.T) {
	snap := storeOf(t, event(`"requestParameters":{"bucketName":"logs"}`)).Snapshot()
	for filter, want := range map[string]int{"resource:*logs": 1, "resource=arn:aws:s3:::logs": 1, "resource:logs": 0, "-resource:*": 0} {
		e, err := Language().Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		sel, err := snap.Select(t.Context(), Language(), e, nil)
		if err != nil || sel.Len() != want {
			t.Errorf("%s: %d events, %v", filter, sel.Len(), err)
		}
	}
	values, err := snap.LateValues(t.Context(), Language(), "resource", nil)
	if err != nil || !slices.Equal(values, []store.ValueCount{{Value: "arn:aws:s3:::logs", Count: 1}}) {
		t.Errorf("%v, %v", values, err)
	}
}
