package question

// aKey is the need of questions about a key. The name of an STS answer's
// member is a place of keys that nobody has used yet.
func aKey() *Need {
	return &Need{Kind: "key", What: "an access key id", Fields: []string{"key", "responseElements.credentials.accessKeyId"}, Example: "AKIAIOSFODNN7EXAMPLE", is: isKey, tidy: upperKey}
}

// keys are the questions about credentials.
func keys() []*Question {
	return []*Question{
		{
			Name: "key-used", Text: "Was this access key used: where, when and for what?",
			Words:   "leaked stolen compromised access key akia credential leak exposed github usage activity first last seen",
			Needs:   aKey(),
			Filter:  "key={}",
			Columns: []string{"event", "service", "region", "ip", "ua", "error"},
			Means:   "Each event is a call signed with the key, or made by a service for somebody who held it. An address or a program that stands apart from the others is somebody else's.",
			counts:  [2]string{"use of {}", "uses of {}"},
			by:      []string{"ip", "ua", "region", "event", "error"},
			writes:  true,
			lacks:   []lack{noAnswer, objectEvents, elsewhere},
			analyse: usedKey,
		},
		{
			Name: "key-owner", Text: "Whose is this access key?",
			Words:   "owner leaked key belongs user whose akia account identity attribution",
			Needs:   aKey(),
			Columns: []string{"actor", "userIdentity.arn", "principal", "account", "type", "event"},
			Means:   "The identity is the one that AWS recorded with the key. The letters of newer keys tell their account as well, so a record that was changed can be seen.",
			counts:  [2]string{"event with {}", "events with {}"},
			lacks:   []lack{noAnswer},
			analyse: ownerOfKey,
		},
		{
			Name: "key-credentials", Text: "What credentials were made with this key, and with those in turn?",
			Words:    "temporary credentials assumed role chain sts getsessiontoken getfederationtoken assumerole asia derived issued token persistence lateral movement pivot password console",
			Needs:    aKey(),
			Columns:  []string{"event", "actor", "requestParameters.roleArn", issuedKey, createdKey, "ip"},
			Together: []Joint{{"access key id", []string{issuedKey, createdKey}}},
			Means:    "Whoever held the key holds these as well: each has to be revoked by itself, temporary ones by denying what was issued before now. A session that began with a password is one credential, whatever its keys.",
			counts:   [2]string{"credential made with {}", "credentials made with {}"},
			lacks: []lack{elsewhere, always("Console sessions opened with a federation token get keys that no event here names; question session-human ties them."),
				always("Users' other credentials, such as SSH keys and those of single services, are not followed: question new-credentials lists them.")},
			analyse: credentialsOf,
		},
		{
			Name: "session-human", Text: "Who is behind this session?",
			Words: "human person behind role session chain attribution origin trace assumed identity center sso switch asia",
			Needs: &Need{Kind: "session", What: "a temporary key, a session's ARN or an event's id", Fields: []string{"key", "session", "userIdentity.arn"},
				Several: "userIdentity.arn", Example: "ASIAIOSFODNN7EXAMPLE"},
			Columns: []string{"event", "actor", "ip", "ua"},
			Means:   "The first step is where the credentials come from: a person, a pipeline, a machine or a service. Each link is as certain as the rule beside it.",
			counts:  [2]string{"link of the chain", "links of the chain"},
			analyse: behindSession,
		},
	}
}
