package scenario

import (
	"cmp"
	"strings"
	"time"
)

// grant is what an AssumeRole gives: the key of the session and its start.
type grant struct {
	role    role
	session string
	key     string
	at      time.Time
	life    time.Duration // an hour
}

// caller is the session the grant opened. Members of context follow the
// issuer and the attributes.
func (g grant) caller(ip, agent string, context ...any) caller {
	return caller{
		identity: g.role.assumed(g.session, g.key, g.at, context...),
		account:  g.role.account, ip: ip, agent: agent,
	}
}

func (w writer) grant(r role, session string, at time.Time) grant {
	return grant{role: r, session: session, key: w.accessKey("ASIA", r.account), at: at}
}

// assume is the AssumeRole that opens g.
func (w writer) assume(g grant, members ...any) call {
	return call{
		service: "sts", name: "AssumeRole", region: Home,
		request:  obj{"roleArn", g.role.arn(), "roleSessionName", g.session}.With(members...),
		response: obj{"credentials", w.credentials(g, 240), "assumedRoleUser", g.assumedRoleUser()},
		resources: list{obj{
			"accountId", g.role.account, "type", "AWS::IAM::Role", "ARN", g.role.arn(),
		}},
	}
}

// credentials are those of g with a token of about size characters.
func (w writer) credentials(g grant, size int) obj {
	return obj{
		"accessKeyId", g.key, "sessionToken", w.token(size), "expiration", bodyDate(g.at.Add(cmp.Or(g.life, time.Hour))),
	}
}

func (g grant) assumedRoleUser() obj {
	return obj{"assumedRoleId", g.role.id() + ":" + g.session, "arn", g.role.sessionARN(g.session)}
}

// assumeByService is the AssumeRole of a service, such as ec2 for an
// instance's role. EC2 and Lambda leave assumedRoleUser out.
func (w writer) assumeByService(g grant, by string, requestID, region string) {
	c := w.assume(g)
	c.region, c.requestID, c.recipient, c.shared = region, requestID, g.role.account, w.uuid()
	if by == "ec2" || by == "lambda" {
		c.response = obj{"credentials", w.credentials(g, 160)}
	}
	w.write(g.at, service(by), c)
}

// decrypt is a service's KMS Decrypt on behalf of a caller, tied to what it
// was for by the encryption context.
func (w writer) decrypt(at time.Time, who caller, by, keyName string, context obj) {
	behalf := forwarded(who.identity, w.accessKey("ASIA", who.account), at, by)
	c := call{
		service: "kms", name: "Decrypt",
		request:   obj{"encryptionAlgorithm", "SYMMETRIC_DEFAULT", "encryptionContext", context},
		resources: list{obj{"accountId", who.account, "type", "AWS::KMS::Key", "ARN", keyARN(who.account, keyName)}},
	}
	if strings.HasPrefix(by, "secretsmanager") {
		c.endpoint = "vpce-0" + named(by).text(16, lowerHex)
	}
	w.write(at, behalf, c)
}

func keyARN(account, name string) string {
	return "arn:aws:kms:" + Home + ":" + account + ":key/" + named("kms"+name).uuid()
}

// readSecret is GetSecretValue and the Decrypt it causes.
func (w writer) readSecret(at time.Time, who caller, name string) {
	arn := secretARN(who.account, name)
	w.write(at, who, call{service: "secretsmanager", name: "GetSecretValue", request: obj{"secretId", pick(w.dice, name, arn)}})
	w.decrypt(at, who, "secretsmanager.amazonaws.com", "alias/aws/secretsmanager",
		obj{"SecretARN", arn, "SecretVersionId", named(name).uuid()})
}

func secretARN(account, name string) string {
	return "arn:aws:secretsmanager:" + Home + ":" + account + ":secret:" + name + "-" + named(name).text(6, alnum62)
}
