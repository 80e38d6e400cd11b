package scenario

import (
	"fmt"
	"time"
)

// mining starts four large machines where nobody looks.
func mining(w writer) {
	s := script{writer: w, at: clock(10, 5, 1)}
	s.prepareRegion()
	s.tryLaunch()
	w.launch()
	s.useMachines()
}

func (s *script) prepareRegion() {
	vpc := ec2ID("vpc", "default-"+Unused)
	here := func(name string, request, response any) call {
		return call{service: "ec2", name: name, region: Unused, request: request, response: response}
	}
	world := func(from, to int, protocol string) obj {
		return obj{"ipProtocol", protocol, "fromPort", from, "toPort", to, "groups", none, "ipRanges", items(obj{"cidrIp", "0.0.0.0/0"}), "ipv6Ranges", items(obj{"cidrIpv6", "::/0"}), "prefixListIds", none}
	}
	rule := func(cidr string) obj {
		return obj{"groupOwnerId", Production, "groupId", OpenGroup, "securityGroupRuleId", ec2ID("sgr", cidr), "isEgress", false, "ipProtocol", "tcp", "fromPort", 22, "toPort", 22, cidrName(cidr), cidr}
	}
	s.do(manager(boto), 5, 15,
		here("DescribeInstances", obj{"instancesSet", none, "filterSet", none}, nil),
		here("DescribeVpcs", obj{"vpcSet", none, "filterSet", items(obj{"name", "is-default", "valueSet", items(obj{"value", "true"})})}, nil),
		call{service: "servicequotas", name: "ListServiceQuotas", region: Unused, request: obj{"serviceCode", "ec2", "maxResults", 100}},
		call{service: "servicequotas", name: "RequestServiceQuotaIncrease", region: Unused, request: obj{"serviceCode", "ec2", "quotaCode", "L-DB2E81BA", "desiredValue", literal("512.0")},
			response: obj{"requestedQuota", obj{"id", s.text(32, lowerHex), "status", "PENDING", "desiredValue", literal("512.0")}}},
		here("DescribeImages", obj{"executableBySet", none, "imagesSet", none, "ownersSet", items(obj{"owner", "amazon"}), "filterSet", none}, nil),
		here("CreateKeyPair", obj{"keyName", "gpu", "keyType", "ed25519", "keyFormat", "pem"}, obj{"requestId", s.uuid(), "keyName", "gpu", "keyFingerprint", "sensitiveDataRemoved", "keyPairId", ec2ID("key", "gpu"), "keyMaterial", "<sensitiveDataRemoved>"}),
		here("CreateSecurityGroup", obj{"groupName", "launch-wizard-1", "groupDescription", "launch-wizard-1 created", "vpcId", vpc}, obj{"requestId", s.uuid(), "_return", true, "groupId", OpenGroup, "tagSet", none}),
		here("AuthorizeSecurityGroupIngress", obj{"groupId", OpenGroup, "ipPermissions", items(world(22, 22, "tcp"), world(3333, 3333, "tcp"))},
			obj{"requestId", s.uuid(), "_return", true, "securityGroupRuleSet", items(rule("0.0.0.0/0"), rule("::/0"))}))
}

func cidrName(cidr string) string {
	if cidr == "::/0" {
		return "cidrIpv6"
	}
	return "cidrIpv4"
}

// launchRequest is what RunInstances asks for.
func launchRequest(kind string, count int) obj {
	return obj{
		"instancesSet", items(obj{"imageId", ec2ID("ami", "gpu"), "minCount", count, "maxCount", count, "keyName", "gpu"}),
		"groupSet", items(obj{"groupId", OpenGroup}), "userData", "<sensitiveDataRemoved>", "instanceType", kind,
		"blockDeviceMapping", none, "monitoring", obj{"enabled", false}, "disableApiTermination", true, "disableApiStop", false,
		"clientToken", named(kind).uuid(), "iamInstanceProfile", obj{"name", minerRole.name}, "ebsOptimized", false,
	}
}

func (s *script) tryLaunch() {
	c := call{service: "ec2", name: "RunInstances", region: Unused, request: launchRequest("p4d.24xlarge", 2)}
	s.do(manager(minerUA), 5, 12,
		c.failed("Client.DryRunOperation", "Request would have succeeded, but DryRun flag is set."),
		c.failed("Client.VcpuLimitExceeded", "You have requested more vCPU capacity than your current vCPU limit of 64 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit."),
		call{service: "ec2", name: "RequestSpotInstances", region: Unused, request: obj{"instanceCount", 8, "type", "one-time"}}.failed("Client.MaxSpotInstanceCountExceeded", "Max spot instance count exceeded"))
}

// launch is the RunInstances, and EC2 taking the instances' role under the
// same requestID.
func (w writer) launch() {
	id := w.uuid()
	var started []any
	for n, instance := range Instances {
		started = append(started, w.instance(n, instance))
	}
	w.write(LaunchedAt, manager(minerUA), call{
		service: "ec2", name: "RunInstances", region: Unused, requestID: id, request: launchRequest("g5.12xlarge", len(Instances)),
		response: obj{"requestId", id, "reservationId", ec2ID("r", "gpu"), "ownerId", Production, "groupSet", none, "instancesSet", items(started...)},
	})
	for n, instance := range Instances {
		g := grant{role: minerRole, session: instance, key: w.accessKey("ASIA", Production), at: LaunchedAt.Add(time.Duration(1+n/2) * time.Second)}
		w.assumeByService(g, "ec2", id, Unused)
		w.phoneHome(n, g)
	}
}

// instance is one item of instancesSet in the answer.
func (w writer) instance(n int, id string) obj {
	group := items(obj{"groupId", OpenGroup, "groupName", "launch-wizard-1"})
	private := fmt.Sprintf("172.31.16.%d", 20+n)
	launched := literal(fmt.Sprint(LaunchedAt.UnixMilli()))
	network := obj{
		"networkInterfaceId", ec2ID("eni", id), "subnetId", ec2ID("subnet", Unused), "vpcId", ec2ID("vpc", "default-"+Unused), "ownerId", Production, "status", "in-use",
		"macAddress", "02:00:5e:10:00:0" + fmt.Sprint(n), "privateIpAddress", private, "sourceDestCheck", true, "interfaceType", "interface", "groupSet", group,
		"attachment", obj{"attachmentId", "eni-attach-" + ec2ID("x", id)[2:], "deviceIndex", 0, "networkCardIndex", 0, "status", "attaching", "attachTime", launched, "deleteOnTermination", true},
		"privateIpAddressesSet", obj{"item", list{obj{"privateIpAddress", private, "primary", true}}}, "ipv6AddressesSet", none, "tagSet", none,
	}
	return obj{
		"instanceId", id, "imageId", ec2ID("ami", "gpu"), "currentInstanceBootMode", "legacy-bios", "instanceState", obj{"code", 0, "name", "pending"},
		"privateDnsName", "ip-172-31-16-" + fmt.Sprint(20+n) + "." + Unused + ".compute.internal", "keyName", "gpu", "amiLaunchIndex", n, "productCodes", none,
		"instanceType", "g5.12xlarge", "launchTime", launched, "placement", obj{"availabilityZone", Unused + "a", "tenancy", "default"},
		"monitoring", obj{"state", "disabled"}, "subnetId", ec2ID("subnet", Unused), "vpcId", ec2ID("vpc", "default-"+Unused), "privateIpAddress", private,
		"stateReason", obj{"code", "pending", "message", "pending"}, "architecture", "x86_64", "rootDeviceType", "ebs", "rootDeviceName", "/dev/xvda",
		"blockDeviceMapping", none, "virtualizationType", "hvm", "hypervisor", "xen", "groupSet", group, "sourceDestCheck", true,
		"networkInterfaceSet", items(network), "iamInstanceProfile", obj{"arn", profileARN(minerRole), "id", uniqueID("AIPA", minerRole.name)},
		"ebsOptimized", false, "enaSupport", true, "cpuOptions", obj{"coreCount", 24, "threadsPerCore", 2},
		"hibernationOptions", obj{"configured", false}, "enclaveOptions", obj{"enabled", false},
		"metadataOptions", obj{"state", "pending", "httpTokens", "optional", "httpPutResponseHopLimit", 2, "httpEndpoint", "enabled"},
	}
}

// phoneHome is a new machine reporting to Systems Manager until it is ended.
func (w writer) phoneHome(n int, g grant) {
	who := g.caller(fmt.Sprintf("198.51.100.%d", 201+n), "aws-sdk-go/1.55.5 (go1.22.7; linux; amd64) amazon-ssm-agent/3.3.987.0", "ec2RoleDelivery", "2.0")
	for at := g.at.Add(w.between(60, 100)); at.Before(clock(11, 48, 0)); at = at.Add(w.between(280, 320)) {
		w.write(at, who, call{service: "ssm", name: "UpdateInstanceInformation", region: Unused, request: obj{
			"instanceId", g.session, "agentVersion", "3.3.987.0", "agentStatus", "Active", "platformType", "Linux", "iPAddress", fmt.Sprintf("172.31.16.%d", 20+n), "agentName", "amazon-ssm-agent"}})
	}
}

func (s *script) useMachines() {
	s.at = clock(10, 12, 0)
	s.do(manager(minerUA), 20, 60,
		call{service: "ec2", name: "DescribeInstances", region: Unused, request: obj{"instancesSet", items(obj{"instanceId", Instances[0]}), "filterSet", none}},
		call{service: "ec2", name: "ModifyInstanceAttribute", region: Unused, request: obj{"instanceId", Instances[0], "userData", "<sensitiveDataRemoved>"}}.failed("Client.IncorrectInstanceState", "The instance '"+Instances[0]+"' is not in the 'stopped' state."),
		call{service: "ec2", name: "DescribeInstanceStatus", region: Unused, request: obj{"instancesSet", none, "includeAllInstances", true}})
}
