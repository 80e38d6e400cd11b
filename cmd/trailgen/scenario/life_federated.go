package scenario

import (
	"time"
)

const (
	priya   = "priya.raman"
	priyaID = "93671a2c-70b1-70f5-4a4e-1c0d8e2f6b57"
	luca    = "luca.moretti"
	lucaID  = "93671a2c-50d1-7094-9c3a-7e6f0b1d2c48"
)

// portal is a person who comes through Identity Center.
type portal struct {
	name, id string
	role     role
	ip       string
	begin    time.Time
	minutes  int
	every    int
}

// centerPeople sign in at the access portal and open a role from there.
func centerPeople(w writer) {
	for _, p := range []portal{
		{priya, priyaID, ssoAdmin, "198.51.100.83", clock(8, 20, 15), 70, 100},
		{priya, priyaID, ssoAdmin, "198.51.100.83", clock(11, 13, 30), 100, 80},
		{luca, lucaID, ssoReader, "2001:db8:77::9a0", clock(9, 45, 50), 60, 120},
	} {
		w.signInAtPortal(p)
		w.browse(w.openRole(p))
	}
}

// signInAtPortal is what the portal records: ids in userIdentity, the role
// and account only in serviceEventDetails.
func (w writer) signInAtPortal(p portal) {
	who := caller{identity: centerUser(Security, p.id), account: Security, ip: p.ip, agent: chrome}
	at := p.begin.Add(-20 * time.Second)
	for i, name := range []string{"Authenticate", "ListApplications", "Federate", "GetRoleCredentials"} {
		c := call{service: "sso", name: name, kind: "AwsServiceEvent", requestID: w.uuid(), plain: true}
		if i >= 2 {
			c.details = obj{"role_name", "AdministratorAccess", "account_id", p.role.account}
		}
		w.write(at.Add(time.Duration(i*4)*time.Second), who, c)
	}
}

// openRole is the AssumeRoleWithSAML behind the portal. The key it answers
// with is not the one the session then uses.
func (w writer) openRole(p portal) visit {
	provider := "arn:aws:iam::" + p.role.account + ":saml-provider/AWSSSO_2f9c7e1d4b6a8035_DO_NOT_DELETE"
	g := w.grant(p.role, p.name+"@example.com", p.begin)
	who := caller{identity: samlUser(g.session, provider), account: p.role.account, ip: p.ip, agent: inside}
	w.write(p.begin, who, w.assumeWith("AssumeRoleWithSAML", g, "principalArn", provider, "durationSeconds", 3600))
	return visit{
		who: caller{account: p.role.account, ip: p.ip, agent: chrome},
		session: func(key string, created time.Time) obj {
			return p.role.assumed(g.session, key, created).With("onBehalfOf", onBehalfOf(p.id))
		},
		begin: p.begin, minutes: p.minutes, every: p.every,
	}
}

// assumeWith is an AssumeRole by a token of somebody else.
func (w writer) assumeWith(name string, g grant, members ...any) call {
	c := w.assume(g, members...)
	c.name = name
	c.response = c.response.(obj).With("subject", g.session, "audience", "https://signin.aws.amazon.com/saml")
	return c
}

// finance comes with SAML from the company's own directory.
func finance(w writer) {
	provider := "arn:aws:iam::" + Security + ":saml-provider/larkfield-adfs"
	for _, begin := range []time.Time{clock(8, 31, 0), clock(12, 10, 45)} {
		g := w.grant(financeRole, "amelie.roux@example.com", begin)
		who := caller{identity: samlUser(g.session, provider), account: Security, ip: "198.51.100.90", agent: chrome}
		c := w.assumeWith("AssumeRoleWithSAML", g, "principalArn", provider, "sAMLAssertionID", "_"+w.uuid())
		c.response = c.response.(obj).With("sourceIdentity", g.session)
		w.write(begin, who, c)
		in := login("No", true)
		w.write(begin.Add(time.Second), caller{identity: financeRole.assumed(g.session, "", begin), account: Security, ip: who.ip, agent: chrome}, in)
		session := g.caller(who.ip, chrome, "sourceIdentity", g.session)
		for i := range 10 {
			at := begin.Add(time.Duration(20+i*35) * time.Second)
			w.write(at, session, call{service: "ce", name: "GetCostAndUsage", region: Global, request: obj{
				"timePeriod", obj{"start", "2026-09-01", "end", "2026-09-15"}, "granularity", "DAILY", "metrics", list{"UnblendedCost"}}})
			w.write(at, session, call{service: "billingconsole", name: "GetBillsForBillingPeriod", kind: "AwsConsoleAction", requestID: "none", plain: true,
				request: obj{"map", obj{"month", "9", "year", pick[any](w.dice, "2026", 2026)}}})
		}
	}
}

// mobile are the customers' phones: unauthenticated in IAM's eyes until
// Cognito vouches for them.
func mobile(w writer) {
	w.every(600, func(at time.Time) {
		g := w.grant(mobileRole, "CognitoIdentityCredentials", at)
		pool := Home + ":6f1e2d3c-" + w.text(4, lowerHex) + "-4b5a-9c8d-0e1f2a3b4c5d"
		phone := caller{identity: webUser("cognito-identity.amazonaws.com", Home+":pool-larkfield", pool), account: Production,
			ip: "2001:db8:c0de::" + w.text(4, lowerHex), agent: "aws-sdk-iOS/2.36.3 iOS/17.6 en_GB"}
		c := w.assumeWith("AssumeRoleWithWebIdentity", g)
		c.response = obj{"credentials", w.credentials(g, 160), "subjectFromWebIdentityToken", pool, "assumedRoleUser", g.assumedRoleUser(), "provider", "cognito-identity.amazonaws.com"}
		w.write(at, phone, c)
		session := g.caller(phone.ip, phone.agent, "webIdFederationData", obj{
			"federatedProvider", "cognito-identity.amazonaws.com",
			"attributes", obj{"cognito-identity.amazonaws.com:aud", Home + ":pool-larkfield", "cognito-identity.amazonaws.com:sub", pool},
		})
		w.write(at.Add(2*time.Second), session, w.objectCall("GetObject", mediaBucket, "app/"+w.text(6, lowerHex)+".json", 900))
	})
}

// vendor is a monitoring company with a role here and an account elsewhere:
// its AssumeRole has no name, only ids.
func vendor(w writer) {
	w.every(780, func(at time.Time) {
		g := w.grant(monitorRole, "poller-"+w.text(6, lowerHex), at)
		who := caller{identity: stranger("AROA"+named("vendor").text(17, base32Az)+":collector", vendorAccount), account: vendorAccount, ip: "192.0.2.45", agent: "Boto3/1.34.100 Python/3.11"}
		c := w.assume(g, "externalId", "larkfield-7f3a", "durationSeconds", 900).sharedWith(w, Production)
		w.write(at, who, c)
		for _, region := range []string{Home, Global} {
			for i, name := range []string{"ListMetrics", "GetMetricData", "DescribeAlarms"} {
				w.write(at.Add(time.Duration(2+i)*time.Second), g.caller("192.0.2.45", who.agent), call{service: "monitoring", name: name, region: region, request: obj{"maxRecords", 100}})
			}
		}
	})
}
