package question

// behaviour are the questions about how principals behave.
func behaviour() []*Question {
	return []*Question{
		{
			Name: "recon-burst", Text: "Did somebody look around: many different reads in a short time?",
			Words:   "recon reconnaissance enumeration enumerate enumerated discovery scan scanning list listing look around reads burst pacu scout tool",
			Columns: []string{"event", "actor", "region", "ip", "ua", "error"},
			Means:   "Twelve or more different reads by one principal in ten minutes, not on the console: tools that list an account do that, and so do inventories and Terraform.",
			counts:  [2]string{"read in a burst", "reads in bursts"},
			lacks:   []lack{noReads, always("What is asked on the console is left out, because each of its pages asks many things; somebody who looks around slowly is not found.")},
			analyse: reconBursts,
		},
		{
			Name: "denied", Text: "What was refused, and to whom?",
			Words:   "denied accessdenied refused unauthorized forbidden failed failures errors error permission brute force tried attempts",
			Filter:  refusedErrors + " -origin:service",
			Columns: []string{"actor", "event", "error", "requestParameters.bucketName", "ip", "ua"},
			Means:   "Somebody tried what they may not. Many different refused calls by one principal are a search for rights; one call again and again is a broken job.",
			counts:  [2]string{"refusal", "refusals"},
			by:      []string{"actor", "event", "ip"},
			omits: omission{refusedErrors + " origin:service",
				"{n} to AWS's own services left out"},
			analyse: refusals, failing: true,
		},
		{
			Name: "from-address", Text: "What came from this address or network?",
			Words:   "ip address network cidr source host attacker activity from where",
			Needs:   &Need{Kind: "address", What: anAddress, Fields: []string{"ip"}, Example: "203.0.113.0/24", is: isAddress, tidy: networkOf},
			Filter:  "ip:{}",
			Columns: []string{"actor", "event", "ip", "ua", "error"},
			Means:   "Everybody who used the address; one address with several principals is a proxy, an office, or somebody who holds several keys.",
			counts:  [2]string{"event from {}", "events from {}"},
			by:      []string{"actor", "key", "ip", "ua", "event", "error"},
			writes:  true,
			lacks:   []lack{always("Calls that a service makes for somebody carry the service's name in place of the address.")},
		},
		{
			Name: "user-agents", Text: "Which programs are odd, or new for who uses them?",
			Words:   "user agent agents tool tools kali pacu hacking odd new strange program python boto curl terraform",
			Columns: []string{"ua", "actor", "key", "ip", "event"},
			Means:   "The user agent is what a program says of itself: a tool for attacks that does not bother to lie, or a program that this principal did not use before.",
			counts:  [2]string{"event with an odd or new program", "events with odd or new programs"},
			lacks:   []lack{always("A user agent can be set to anything: one that looks ordinary proves nothing.")},
			analyse: oddAgents,
		},
		{
			Name: "quiet-regions", Text: "Is something going on in regions that are not in use?",
			Words:   "region regions unused unusual quiet other enabled opt crypto mining hidden",
			Needs:   &Need{Kind: "region", What: someRegions, Fields: []string{"region"}, Example: "eu-west-1,us-east-1", Optional: true, is: isRegion},
			Columns: []string{"region", "event", "actor", "verb", "ip", "error"},
			Means:   "Work where nobody works is how spending is hidden. Reads that go through all regions are a sign of somebody who looks around.",
			counts:  [2]string{"event in a quiet region", "events in quiet regions"},
			lacks:   []lack{always("Regions that the trail does not cover are invisible; question log-complete lists those that it does.")},
			analyse: quietRegions,
		},
	}
}
