package resource

import "testing"

// TestCalled: what people call things is not always the end of their ids.
func TestCalled(t *testing.T) {
	const arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:"
	for id, want := range map[string]string{
		arn + "targetgroup/shop/6d0ecf831eec9f09":                  "shop",
		arn + "loadbalancer/app/shop/50dc6c495c0c9188":             "shop",
		arn + "loadbalancer/classic":                               "classic",
		"arn:aws:ecs:eu-west-1:111122223333:service/main/shop":     "shop",
		"arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7": "web",
		"arn:aws:ssm:eu-west-1:111122223333:parameter/a/b":         "a/b",
		"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x":     "aws/x",
		"i-0a000000000000001":                                      "i-0a000000000000001",
	} {
		if got := Called(id); got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

// TestIsOf: the types of EC2's specifications of tags.
func TestIsOf(t *testing.T) {
	ids := map[string]string{
		"instance": "i-0a000000000000001", "volume": "vol-0a000000000000001", "image": "ami-0a000000000000001", "security-group": "sg-0a000000000000001",
		"natgateway": "nat-0a000000000000001", "elastic-ip": "eipalloc-0a000000000000001", "vpc-peering-connection": "pcx-0a000000000000001",
		"vpc-flow-log": "fl-0a000000000000001", "key-pair": "key-0a000000000000001", "dedicated-host": "h-0a000000000000001", "route-table": "rtb-0a000000000000001",
	}
	for kind := range ids {
		for other, id := range ids {
			if got := IsOf(id, kind); got != (kind == other) {
				t.Errorf("%s of %s: %v", id, kind, got)
			}
		}
	}
	if IsOf("i-0a000000000000001", "") || IsOf("nothing", "instance") {
		t.Error("what is nothing is of a type")
	}
}

// TestTagPaths: where the names are that tags give.
func TestTagPaths(t *testing.T) {
	for path, want := range map[string][3]bool{ // a value, a key, the value of Name
		"requestParameters.tagSpecificationSet.items.tags.value":      {true, false, false},
		"requestParameters.CreateVpcRequest.TagSpecification.Tag.Key": {false, true, false},
		"responseElements.instancesSet.items.tagSet.items.value":      {true, false, false},
		"requestParameters.tags.Name":                                 {true, false, true},
		"requestParameters.tagKeys":                                   {false, true, false},
		"requestParameters.tags.team":                                 {},
		"requestParameters.filterSet.items.valueSet.items.value":      {},
		"userIdentity.tags.Name":                                      {},
		"requestParameters.CreateVpcRequest.TagSpecification.Tag.tag": {},
	} {
		if got := [3]bool{NamesByTag(path), KeysTags(path), HoldsName(path)}; got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}
