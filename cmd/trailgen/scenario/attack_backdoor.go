package scenario

import "time"

// backdoorUse is the key and the password that were left behind, from another
// address.
func backdoorUse(w writer) {
	s := script{writer: w, at: clock(10, 40, 22)}
	who := caller{identity: backdoor.identity(BackdoorKey), account: Production, ip: BackdoorIP, agent: boto}
	s.do(who, 4, 20,
		call{service: "sts", name: "GetCallerIdentity", region: Global},
		call{service: "iam", name: "ListUsers", request: obj{"maxItems", 1000}},
		call{service: "iam", name: "GetAccountAuthorizationDetails", request: obj{"maxItems", 1000}},
		call{service: "ses", name: "GetSendQuota", region: Global},
		call{service: "ses", name: "ListIdentities", region: Global},
		call{service: "ses", name: "CreateEmailIdentity", region: Global, request: obj{"emailIdentity", "larkfield-billing.example.com"}},
		call{service: "bedrock", name: "PutUseCaseForModelAccess", region: Global, request: obj{"formData", "HIDDEN_DUE_TO_SECURITY_REASONS"}},
		call{service: "bedrock", name: "InvokeModel", region: Global, request: obj{"modelId", "anthropic.claude-3-haiku-20240307-v1:0"}},
		call{service: "bedrock", name: "InvokeModel", region: Global, request: obj{"modelId", "anthropic.claude-3-haiku-20240307-v1:0"}}.failed("ThrottlingException", "Too many requests, please wait before trying again."),
		call{service: "bedrock", name: "DeleteModelInvocationLoggingConfiguration", region: Global})
	w.backdoorConsole()
}

// backdoorConsole is the new user on the console, without MFA.
func (w writer) backdoorConsole() {
	v := visit{
		who: caller{identity: backdoor.signIn(), account: Production, ip: BackdoorIP, agent: firefox},
		session: func(key string, created time.Time) obj {
			return backdoor.session(key, created, false)
		},
		begin: clock(10, 52, 37), minutes: 16, every: 70,
	}
	w.write(v.begin.Add(-12*time.Second), v.who, login("No", false))
	w.write(v.begin, v.who, login("No", true))
	w.browse(v)
	who := v.who.from(BackdoorIP, inside)
	who.identity, who.console = v.session(w.accessKey("ASIA", Production), v.begin), true
	w.write(clock(11, 3, 40), who, call{service: "iam", name: "CreateAccessKey", request: obj{"userName", tomas.name}, response: obj{"accessKey", obj{"accessKeyId", w.accessKey("AKIA", Production), "status", "Active", "userName", tomas.name, "createDate", bodyDate(clock(11, 3, 40))}}})
}
