package history

import (
	"slices"
	"strings"
	"testing"
)

// TestNamesByTag: a thing is found by the tag Name wherever the call carries it, in
// the shapes of real records.
func TestNamesByTag(t *testing.T) {
	const vpc, subnet, nat, sg, vol, snap, key = "vpc-0a000000000000001", "subnet-0a000000000000002", "nat-0a000000000000003", "sg-0a000000000000004",
		"vol-0a000000000000005", "snap-0a000000000000006", "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
	const fs, one, two = "fs-0a00000000000007a", "i-0a000000000000008", "i-0a000000000000009"
	w := newWorld(t,
		step{1, "mira", "ec2:CreateVpc", `"requestParameters":{"CreateVpcRequest":{"CidrBlock":"10.0.0.0/16","TagSpecification":{"tag":1,"ResourceType":"vpc","Tag":{"tag":1,"Value":"n-vpc","Key":"Name"}}}},"responseElements":{"CreateVpcResponse":{"vpc":{"vpcId":"` + vpc + `"}}}`},
		step{2, "mira", "ec2:CreateSubnet", `"requestParameters":{"vpcId":"` + vpc + `"},"responseElements":{"subnet":{"subnetId":"` + subnet + `","vpcId":"` + vpc + `","tagSet":{"items":[{"key":"team","value":"web"},{"key":"Name","value":"n-subnet"}]}}}`},
		step{3, "mira", "ec2:CreateNatGateway", `"requestParameters":{"CreateNatGatewayRequest":{"SubnetId":"` + subnet + `","TagSpecification":[{"tag":1,"ResourceType":"natgateway","Tag":[{"tag":1,"Value":"web","Key":"team"},{"tag":2,"Value":"n-nat","Key":"Name"}]}]}},"responseElements":{"CreateNatGatewayResponse":{"natGateway":{"natGatewayId":"` + nat + `","subnetId":"` + subnet + `","tagSet":{"item":{"key":"Name","value":"n-nat"}}}}}`},
		step{4, "mira", "ec2:CreateSecurityGroup", `"requestParameters":{"groupName":"own-sg","vpcId":"` + vpc + `","tagSpecificationSet":{"items":[{"resourceType":"security-group","tags":[{"key":"Name","value":"n-sg"}]}]}},"responseElements":{"groupId":"` + sg + `"}`},
		step{5, "mira", "ec2:CreateVolume", `"requestParameters":{"size":"8"},"responseElements":{"volumeId":"` + vol + `","tagSet":{"items":[{"key":"Name","value":"n-vol"}]}}`},
		step{6, "mira", "ec2:CreateSnapshot", `"requestParameters":{"volumeId":"` + vol + `","tagSpecificationSet":{"items":[{"resourceType":"snapshot","tags":[{"key":"Name","value":"n-snap"}]}]}},"responseElements":{"snapshotId":"` + snap + `","volumeId":"` + vol + `"}`},
		step{7, "mira", "ec2:RunInstances", `"requestParameters":{"subnetId":"` + subnet + `"},"responseElements":{"instancesSet":{"items":[{"instanceId":"` + one + `","subnetId":"` + subnet + `","tagSet":{"items":[{"key":"Name","value":"n-one"}]}},{"instanceId":"` + two + `","subnetId":"` + subnet + `"}]}}`},
		step{8, "mira", "kms:CreateKey", `"requestParameters":{"tags":[{"tagKey":"Name","tagValue":"n-key"}]},"responseElements":{"keyMetadata":{"arn":"` + key + `","keyId":"11111111-2222-3333-4444-555555555555"}}`},
		step{9, "mira", "lambda:TagResource20170331v2", `"requestParameters":{"resource":"arn:aws:lambda:us-east-1:111122223333:function:resize","tags":{"Name":"n-fun"}}`},
		step{10, "mira", "elasticfilesystem:CreateFileSystem", `"requestParameters":{"tags":[{"key":"Name","value":"n-fs"}]},"responseElements":{"fileSystemId":"` + fs + `"}`},
		step{11, "mira", "s3:PutBucketTagging", `"requestParameters":{"bucketName":"plain","Tagging":{"TagSet":{"Tag":{"Key":"Name","Value":"n-bucket"}}}}`},
		step{12, "mira", "iam:CreateUser", `"requestParameters":{"userName":"bert","tags":[{"key":"Name","value":"n-user"}]},"responseElements":{"user":{"arn":"arn:aws:iam::111122223333:user/bert","userId":"AIDABERTBERTBERTBERTB"}}`},
		step{13, "mira", "ec2:CreateVolume", `"errorCode":"Client.DryRunOperation","requestParameters":{"tagSpecificationSet":{"items":[{"resourceType":"volume","tags":[{"key":"Name","value":"n-dry"}]}]}}`},
		step{14, "mira", "ec2:CreateLaunchTemplate", `"requestParameters":{"CreateLaunchTemplateRequest":{"LaunchTemplateName":"own-lt","LaunchTemplateData":{"TagSpecification":{"ResourceType":"instance","Tag":{"Key":"Name","Value":"n-later"}}}}},"responseElements":{"CreateLaunchTemplateResponse":{"launchTemplate":{"launchTemplateId":"lt-0a00000000000000b"}}}`},
		step{15, "mira", "ec2:CreateLaunchTemplateVersion", `"requestParameters":{"CreateLaunchTemplateVersionRequest":{"LaunchTemplateId":"lt-0a00000000000000b","LaunchTemplateData":{"TagSpecification":{"ResourceType":"instance","Tag":{"Key":"Name","Value":"n-version"}}}}}`},
	)
	for asked, want := range map[string]string{
		"n-vpc": vpc, "n-subnet": subnet, "n-nat": nat, "n-sg": sg, "own-sg": sg, "n-vol": vol, "n-snap": snap, "n-one": one, "n-key": key,
		"n-fun": "arn:aws:lambda:us-east-1:111122223333:function:resize", "n-fs": fs, "n-bucket": "arn:aws:s3:::plain",
		"n-user": "arn:aws:iam::111122223333:user/bert", "own-lt": "lt-0a00000000000000b",
		"n-dry": "", "n-later": "", "n-version": "", "web": "",
	} {
		if a := w.who(asked); a.Resource.ID != want {
			t.Errorf("%s is %q, %+v, want %q", asked, a.Resource.ID, a.Candidates, want)
		}
	}
	a := w.who(one)
	if !slices.Equal(a.Resource.Names, []string{one, "n-one"}) || !strings.HasPrefix(a.Sentence, one+" (n-one) was started by") {
		t.Errorf("%q: %s", a.Resource.Names, a.Sentence)
	}
}

// TestNamesLater: a name that was replaced or taken away still finds the thing, and it
// is said that it is none any more.
func TestNamesLater(t *testing.T) {
	const one, two = "i-0a000000000000001", "i-0a000000000000002"
	tags := func(call, key, value, id string) (string, string) {
		tag := `{"key":"` + key + `"}`
		if value != "" {
			tag = `{"key":"` + key + `","value":"` + value + `"}`
		}
		return "ec2:" + call, `"requestParameters":{"resourcesSet":{"items":[{"resourceId":"` + id + `"}]},"tagSet":{"items":[` + tag + `]}}`
	}
	at := func(second int, call, key, value, id string) step {
		name, members := tags(call, key, value, id)
		return step{second, "mira", name, members}
	}
	failed := at(9, "CreateTags", "Name", "never", one)
	failed.members += `,"errorCode":"Client.UnauthorizedOperation"`
	w := newWorld(t,
		at(1, "CreateTags", "Name", "first", one), at(2, "CreateTags", "Name", "second", one), at(3, "CreateTags", "team", "first", one),
		at(4, "DeleteTags", "Name", "other", one), failed,
		at(5, "CreateTags", "Name", "gone", two), at(6, "DeleteTags", "team", "", two), at(7, "DeleteTags", "Name", "", two),
	)
	for asked, want := range map[string]string{
		"first": "It was called first until 2026-09-01 10:00:02Z, when mira (IAMUser) took that name away with CreateTags; its name is second in the end.",
		"gone":  "It was called gone until 2026-09-01 10:00:07Z, when mira (IAMUser) took that name away with DeleteTags.",
		"never": "", "second": "", one: "",
	} {
		got := ""
		for _, c := range w.who(asked).Caveats {
			if strings.HasPrefix(c, "It was called") {
				got = c
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", asked, got, want)
		}
	}
	if a := w.who("never"); a.Found() {
		t.Errorf("a call that failed gave %s a name", a.Resource.ID)
	}
	if a := w.who("first"); a.Resource.ID != one || !slices.Equal(a.Resource.Names, []string{one, "second", "first"}) {
		t.Errorf("%+v", a.Resource)
	}
	if a := w.who(two); strings.Contains(a.Sentence, "(gone)") {
		t.Error(a.Sentence)
	}
}

// TestThingsOfOneName: of several things of one name each may be meant, whether the name is
// its own, that of a tag or before an id.
func TestThingsOfOneName(t *testing.T) {
	w := newWorld(t,
		step{1, "mira", "ecr:PutImage", `"requestParameters":{"repositoryName":"shop"}`},
		step{2, "mira", "elasticloadbalancing:CreateTargetGroup", `"requestParameters":{"name":"shop"},"responseElements":{"targetGroups":[{"targetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/shop/6d0ecf831eec9f09"}]}`},
		step{3, "mira", "elasticloadbalancing:CreateLoadBalancer", `"responseElements":{"loadBalancers":[{"loadBalancerArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188"}]}`},
		step{4, "mira", "ec2:CreateSecurityGroup", `"requestParameters":{"groupName":"shop"},"responseElements":{"groupId":"sg-0a000000000000004"}`},
		step{5, "mira", "ec2:CreateTags", `"requestParameters":{"resourcesSet":{"items":[{"resourceId":"i-0a000000000000008"}]},"tagSet":{"items":[{"key":"Name","value":"shop"}]}}`},
		step{6, "mira", "ecr:PutImage", `"requestParameters":{"repositoryName":"shop-2"}`},
		step{7, "mira", "iam:CreateUser", `"requestParameters":{"userName":"anna","tags":[{"key":"Name","value":"anna"}]}`},
	)
	a := w.who("shop")
	var kinds []string
	for _, c := range a.Candidates {
		kinds = append(kinds, c.Kind)
	}
	slices.Sort(kinds)
	if want := "EC2 instance, ECR repository, load balancer, security group, target group"; strings.Join(kinds, ", ") != want || !a.Namesakes || a.Near {
		t.Errorf("%q, %+v, want %s", kinds, a, want)
	}
	for _, one := range []string{"shop-2", "anna"} { // of whom the tag says nothing new
		if a := w.who(one); !a.Found() {
			t.Errorf("%s: %+v", one, a)
		}
	}
	if a := w.who("sho"); a.Namesakes || len(a.Candidates) == 0 {
		t.Errorf("%+v", a)
	}
}
