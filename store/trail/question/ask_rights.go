package question

import "slices"

// policyOwners are the fields of whose rights a call changes, policyNames of the policy.
var (
	policyOwners = []string{"requestParameters.userName", "requestParameters.roleName", "requestParameters.groupName"}
	policyNames  = []string{"requestParameters.policyName", policyARN}
)

// providerNames are the fields of which provider of identities a call is about.
var providerNames = []string{"requestParameters.sAMLProviderArn", "requestParameters.openIDConnectProviderArn", "requestParameters.url", "requestParameters.name"}

// rights are the questions about who may do what.
func rights() []*Question {
	return []*Question{
		{
			Name: "iam-policies", Text: "What IAM policies were changed?",
			Words: "iam policy policies permission permissions rights changed attach attached put privilege escalation privileges inline managed persistence",
			Filter: "service:iam event:PutUserPolicy,PutRolePolicy,PutGroupPolicy,AttachUserPolicy,AttachRolePolicy,AttachGroupPolicy,DetachUserPolicy,DetachRolePolicy,DetachGroupPolicy," +
				"DeleteUserPolicy,DeleteRolePolicy,DeleteGroupPolicy,CreatePolicy,CreatePolicyVersion,SetDefaultPolicyVersion,DeletePolicy,DeletePolicyVersion," +
				"PutUserPermissionsBoundary,PutRolePermissionsBoundary,DeleteUserPermissionsBoundary,DeleteRolePermissionsBoundary",
			Columns:  slices.Concat([]string{"event"}, policyOwners, policyNames, []string{"actor", "error"}),
			Together: []Joint{{"whose", policyOwners}, {"policy", policyNames}},
			Subject:  policyARN,
			Means:    "Rights were given or taken. Where an earlier document of the same policy is loaded, the table says what the new one adds.",
			counts:   [2]string{"change of an IAM policy", "changes of IAM policies"},
			by:       []string{"actor", "event"},
			lacks:    []lack{globalEvents},
			analyse:  changedPolicies,
		},
		{
			Name: "new-credentials", Text: "What users, roles, keys and passwords were made?",
			Words: "persistence backdoor created new user users role roles access key keys password login profile createuser createaccesskey account accounts made added pair keypair ssh",
			Filter: "service:iam event:CreateUser,CreateRole,CreateAccessKey,CreateLoginProfile,UpdateLoginProfile,ChangePassword,CreateServiceSpecificCredential,ResetServiceSpecificCredential," +
				"UploadSSHPublicKey,UploadSigningCertificate,CreateServiceLinkedRole,CreateInstanceProfile OR service:iam event:UpdateAccessKey -requestParameters.status=Inactive OR service:rolesanywhere event:CreateTrustAnchor,CreateProfile,ImportCrl OR service:sts event:GetFederationToken " +
				"OR service:ec2 event:CreateKeyPair,ImportKeyPair OR service:sso-directory,identitystore event:CreateUser,CreateGroupMembership,AddMemberToGroup",
			Columns:  slices.Concat([]string{"event"}, madeNames, []string{"actor", createdKey, issuedKey, "ip", "error"}),
			Together: []Joint{{"whom", madeNames}, {Head(createdKey), []string{createdKey, issuedKey}}},
			Means:    "Each without an outcome is a way in that stays, as far as these events tell; an instance profile is one together with its role; a key pair opens the machines that are started with it, deleted or not; a federation token lasts up to 36 hours, whatever becomes of the key that asked for it; calls that switch a key off (UpdateAccessKey to Inactive) are left out. A key or a password that somebody makes for another user is how accounts are taken over.",
			counts:   [2]string{"call to make a principal or credential", "calls to make principals and credentials"},
			by:       []string{"event", "actor"},
			lacks:    []lack{globalEvents, always("A deletion that is not loaded is not seen: IAM tells what is still there.")},
			analyse:  madeForOthers,
		},
		{
			Name: "admin-granted", Text: "Did somebody become an administrator?",
			Words:    "admin admins administrator administrators made became privilege escalation privesc escalate escalated privileges administratoraccess granted gave rights power full access setdefaultpolicyversion",
			Columns:  slices.Concat([]string{"event"}, policyOwners, policyNames, []string{"actor", "error"}),
			Together: []Joint{{"whose", policyOwners}, {"policy", policyNames}},
			Subject:  policyARN,
			Means:    "The user, role or group may do from then on what the table says: everything, all but some of it, or all of IAM, by which one gives oneself the rest. A group that is called admin may give less, and a version that is not the default gives nothing until it is put in force.",
			counts:   [2]string{"call to grant administrator rights", "calls to grant administrator rights"},
			by:       []string{"event", "actor"},
			lacks:    []lack{globalEvents, always("Who has a permission set of Identity Center is in CreateAccountAssignment, whatever it allows: question federation-changed."), always("Rights that lead to administration in steps, such as iam:PassRole with ec2:RunInstances, are not looked for."), always(stillThere)},
			analyse:  administrators,
		},
		{
			Name: "trust-widened", Text: "Was a role opened to somebody outside?",
			Words:   "trust backdoor persistence role roles assume external outside foreign account third party policy opened cross updateassumerolepolicy",
			Columns: []string{"event", "requestParameters.roleName", "actor", "ip", "error"},
			Means:   "Somebody in an account that is not loaded, everybody, or the tokens of a provider may take the role from then on.",
			counts:  [2]string{"change of a trust policy that names somebody outside", "changes of trust policies that name somebody outside"},
			lacks:   []lack{globalEvents, always("Accounts count as outside when no trail of theirs is loaded: one of your own may be among them."), always(stillThere)},
			analyse: widenedTrust,
		},
		{
			Name: "federation-changed", Text: "Was the way in for people of other directories changed?",
			Words: "saml oidc openid identity provider idp federation sso center backdoor persistence directory golden",
			Filter: "service:iam event:CreateSAMLProvider,UpdateSAMLProvider,DeleteSAMLProvider,*OpenIDConnectProvider,*OpenIDConnectProviderThumbprint -verb:read " +
				"OR service:sso,sso-directory,identitystore -verb:read -eventType:AwsServiceEvent -event:CreateToken*,*Session* event:Create*,Delete*,Put*,Update*,Attach*,Detach*,Provision*,Associate*,Disassociate*,Enable*,Disable*,Add*,Remove*,Start*",
			Columns:  slices.Concat([]string{"event"}, providerNames, []string{"actor", "service", "ip", "error"}),
			Together: []Joint{{"what", providerNames}},
			Means:    "Whoever controls a provider of assertions or tokens can become every role that trusts it.",
			counts:   [2]string{"change of federation", "changes of federation"},
			by:       []string{"event", "actor"},
			lacks:    []lack{globalEvents, always("Identity Center records in the region it is set up in, in the management or delegated account.")},
		},
		{
			Name: "mfa-removed", Text: "Was a second factor removed?",
			Words:   "mfa second factor removed deactivated deactivate disabled deleted 2fa device persistence account takeover",
			Filter:  "service:iam event:DeactivateMFADevice,DeleteVirtualMFADevice OR service:sso-directory event:DeleteMfaDeviceForUser",
			Columns: []string{"event", "requestParameters.userName", "actor", "requestParameters.serialNumber", "ip", "error"},
			Means:   "One device was taken from a user, who may have up to eight: where none is left, the password alone opens the door from then on. A new phone looks the same: then an enabling follows.",
			counts:  [2]string{"removal of a second factor", "removals of second factors"},
			by:      []string{"requestParameters.userName", "actor"},
			lacks:   []lack{globalEvents, always("Which devices are left: only IAM tells, with ListMFADevices. A sign-in names the one that was used.")},
			analyse: removedDevices,
		},
	}
}
