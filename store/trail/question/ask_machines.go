package question

// anInstance is the need of questions about an instance.
func anInstance(optional bool) *Need {
	return &Need{Kind: "instance", What: "an instance id", Example: "i-0abcd1234ef567890", Optional: optional, is: isID("i-"), Fields: []string{
		"responseElements.instancesSet.items.instanceId", "requestParameters.instancesSet.items.instanceId", "requestParameters.instanceId"}}
}

// machines are the questions about instances.
func machines() []*Question {
	ofRole := anInstance(false)
	ofRole.Counts = [2]string{"call with its role", "calls with its role"}
	return []*Question{
		{
			Name: "instance-launched", Text: "Who launched this instance?",
			Words:    "launch started created ec2 vm server machine runinstances crypto mining miner",
			Needs:    anInstance(false),
			Filter:   "event:RunInstances responseElements.instancesSet.items.instanceId={}",
			Columns:  []string{"actor", "region", "ip", "requestParameters.instanceType", "requestParameters.instancesSet.items.imageId", "requestParameters.iamInstanceProfile.name", "requestParameters.iamInstanceProfile.arn"},
			Together: []Joint{{"instance profile", []string{"requestParameters.iamInstanceProfile.name", "requestParameters.iamInstanceProfile.arn"}}},
			Means:    "Whoever made this call started the instance. If it was a service (autoscaling, spot), who changed its group or fleet is the one to ask for.",
			counts:   [2]string{"launch of {}", "launches of {}"},
			by:       []string{"actor"},
			lacks:    []lack{always("An instance that was launched before the first loaded event, or in a region that is not loaded, has no launch here.")},
			analyse:  launched,
		},
		{
			Name: "instance-lifecycle", Text: "Who launched, started, stopped or terminated an instance?",
			Words: "ec2 vm server machine launch launched runinstances rebooted stop start stopped terminated terminate shutdown deleted destroy reboot power evidence",
			Needs: anInstance(true),
			Filter: "service:ec2 (event:RunInstances responseElements.instancesSet.items.instanceId={} OR " +
				"event:StartInstances,StopInstances,RebootInstances,TerminateInstances,BidEvictedEvent " +
				"(requestParameters.instancesSet.items.instanceId={} OR serviceEventDetails.instanceIdSet={}))",
			Columns:  []string{"event", "actor", "region", "requestParameters.instancesSet.items.instanceId", "responseElements.instancesSet.items.instanceId", "error"},
			Together: []Joint{{"instance", []string{"requestParameters.instancesSet.items.instanceId", "responseElements.instancesSet.items.instanceId"}}},
			Means:    "A stop before a snapshot or a change of user data is how disks are copied and code is planted; a termination also destroys evidence.",
			counts:   [2]string{"launch, start, stop, reboot or termination", "launches, starts, stops, reboots or terminations"},
			by:       []string{"actor", "event"},
			lacks:    []lack{always("A shutdown from within the machine leaves no event.")},
		},
		{
			Name: "instance-role", Text: "What did this instance's role do?",
			Words:   "ec2 instance profile role metadata imds machine credentials activity lateral movement",
			Needs:   ofRole,
			Filter:  "type:AssumedRole userIdentity.principalId:*:{}",
			Columns: []string{"event", "service", "ip", "ua", "error"},
			Means:   "These calls were made with the credentials of the instance's role, from the instance or by somebody who took them from it. Refusals show what was tried.",
			counts:  [2]string{"call with the role of {}", "calls with the role of {}"},
			by:      []string{"event", "ip", "ua", "error"},
			writes:  true,
			lacks:   []lack{ownLogs, objectEvents},
		},
		{
			Name: "instance-off-box", Text: "Are credentials of instances used from elsewhere?",
			Words:   "stolen theft instance credentials ec2 exfiltration exfil imds metadata ssrf outside elsewhere credential lateral movement",
			Needs:   anInstance(true),
			Columns: []string{"event", "error", "ip", "userIdentity.principalId", "ua"},
			Gist:    true,
			Means:   "The role's credentials were used from an address that is not known as one of the instance: somebody took them, or the instance has another way out, such as a new elastic address or a proxy.",
			counts:  [2]string{"call with an instance's credentials from elsewhere", "calls with an instance's credentials from elsewhere"},
			lacks:   []lack{always("Somebody who goes through the instance itself has its address."), objectEvents},
			analyse: offBox,
		},
		{
			Name: "resource-events", Text: "What was done to this resource?",
			Words:   "resource history changed arn life touched modified deleted who",
			Needs:   &Need{Kind: "resource", What: "a resource's id, name or ARN", Fields: []string{"resource"}, Example: "arn:aws:iam::123456789012:role/admin"},
			Columns: []string{"event", "actor", "error", objectKey, "verb", "ip"},
			Gist:    true,
			Means:   "Every event that names the resource in its request, its answer or its list of resources, but for plain reads, which list or describe it. trailsift who tells its life in order.",
			counts:  [2]string{"event other than plain reads names {}", "events other than plain reads name {}"}, clause: true,
			by:      []string{"event", "actor"},
			lacks:   []lack{objectEvents},
			analyse: eventsOfResource,
		},
	}
}
