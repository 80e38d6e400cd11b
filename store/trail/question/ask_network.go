package question

import "slices"

// network are the questions about who can reach what.
func network() []*Question {
	group := &Need{Kind: "group", What: "a security group's id", Fields: []string{"requestParameters.groupId", "responseElements.groupId"}, Example: "sg-0abcd1234ef567890", Optional: true, is: isID("sg-")}
	// A rule is in the list of permissions, beside the group in the oldest form of
	// the call, in the rule that is changed, or in the answer where the request named
	// its id only.
	const changed, revoked = "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.", "responseElements.revokedSecurityGroupRuleSet.items."
	ports := []string{"requestParameters.ipPermissions.items.fromPort", "requestParameters.fromPort", changed + "FromPort", revoked + "fromPort"}
	peers := []string{
		"requestParameters.ipPermissions.items.ipRanges.items.cidrIp", "requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6", "requestParameters.cidrIp",
		changed + "CidrIpv4", changed + "CidrIpv6", revoked + "cidrIpv4", revoked + "cidrIpv6", "requestParameters.ipPermissions.items.groups.items.groupId",
	}
	// A group that is made is named in the answer.
	groups := []string{"requestParameters.groupId", "responseElements.groupId", "requestParameters.ModifySecurityGroupRulesRequest.GroupId"}
	rules := []Joint{{"group", groups}, {"port", ports}, {"peer", peers}}
	return []*Question{
		{
			Name: "sg-changes", Text: "What security groups were changed?",
			Words: "security group firewall port ports ingress egress rule rules inbound outbound network",
			Needs: group,
			Filter: "service:ec2 event:AuthorizeSecurityGroupIngress,AuthorizeSecurityGroupEgress,RevokeSecurityGroupIngress,RevokeSecurityGroupEgress,ModifySecurityGroupRules," +
				"CreateSecurityGroup,DeleteSecurityGroup,UpdateSecurityGroupRuleDescriptions* (requestParameters.groupId={} OR responseElements.groupId={} OR requestParameters.ModifySecurityGroupRulesRequest.GroupId={})",
			Columns:  slices.Concat([]string{"event"}, groups, ports, peers, []string{"actor", "region", "error"}),
			Together: rules,
			Means:    "A rule that is added lets somebody in, or out; one that is taken away may be a responder's work.",
			counts:   [2]string{"change of a security group", "changes of security groups"},
			by:       []string{"actor", "event"},
			analyse:  changedGroups,
		},
		{
			Name: "sg-open-world", Text: "Was a security group opened to the world?",
			Words:    "security group firewall port ports ssh rdp public exposed internet open opened ingress 0.0.0.0/0 anywhere everybody backdoor",
			Needs:    group,
			Filter:   openWorldFilter,
			Columns:  slices.Concat(groups, ports, peers, []string{"actor", "region", "ip", "error"}),
			Together: rules,
			Means:    "Whatever is in the group can be reached from anywhere on these ports, if its subnet has a way to the Internet.",
			counts:   [2]string{"call that opens a security group to the world", "calls that open security groups to the world"},
			lacks:    []lack{always("Rules that name wide ranges other than all addresses (0.0.0.0/0, ::/0), or prefix lists, are not among these; question sg-changes has them."), always("Whether the group is still open tells EC2 itself: it may have been opened again, or changed by calls that are not loaded.")},
			analyse:  openedGroups,
		},
		{
			Name: "network-changes", Text: "What other ways through the network were changed?",
			Words: "vpc rds database route gateway peering vpn nacl acl mirror mirroring endpoint subnet transit network path exfiltration exfil",
			Filter: "service:ec2 -verb:read event:*NetworkAcl*,*Route,*RouteTable*,*InternetGateway*,*NatGateway*,*VpcPeeringConnection*,*VpnConnection*,*VpnGateway*,*CustomerGateway*," +
				"*TransitGateway*,*TrafficMirror*,*VpcEndpoint*,*DhcpOptions*,*ClientVpn*,*VpcBlockPublicAccess* " +
				"OR service:rds event:AuthorizeDBSecurityGroupIngress OR service:rds,redshift -verb:read requestParameters.publiclyAccessible:true",
			Columns: []string{"event", "actor", "region", "requestParameters.routeTableId", "requestParameters.destinationCidrBlock", "requestParameters.dBInstanceIdentifier", "error"},
			Gist:    true,
			Means:   "A new route, gateway or peering opens a way; a traffic mirror copies what passes; a database that is publicly accessible has an address on the Internet.",
			counts:  [2]string{"change of the network", "changes of the network"},
			by:      []string{"event", "actor", "region"},
		},
	}
}
