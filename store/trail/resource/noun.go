package resource

import "strings"

// byNoun returns an id of what no table knows: a call is named after what it is about,
// and so is the key of its name or id (crawlerName of DeleteCrawler, name of
// CreateCrawler). The id is made as ARNs are; that of the service may look otherwise.
//
// It is asked last, and of the services that the tables know well not at all: what they
// leave out there, they leave out on purpose.
func (c *Context) byNoun(p place, value string) string {
	if inTables[c.service] || p.root != "requestParameters" && p.root != "responseElements" || !isPlainName(value) {
		return ""
	}
	kind, ok := c.nounOf(p)
	if !ok || fleeting[strings.ToLower(kind)] {
		return ""
	}
	return arn{partition: partitionOf(c.Region), service: c.service, region: c.Region, account: c.Account, resource: dashed(kind) + "/" + value}.String()
}

// inTables are the services whose things the tables have, and those of which calls
// with many values are recorded.
var inTables = map[string]bool{
	"iam": true, "ec2": true, "s3": true, "sts": true, "kms": true, "lambda": true, "secretsmanager": true, "ssm": true,
	"cloudtrail": true, "rds": true, "logs": true, "dynamodb": true, "sqs": true, "sns": true, "signin": true, "monitoring": true,
	"organizations": true, "route53": true, "identitystore": true, "sso-directory": true, "elasticloadbalancing": true,
	"cognito-identity": true, "ssmmessages": true, "ec2messages": true, "health": true, "tagging": true, "resource-explorer-2": true,
	"ecs": true, "eks": true, "ecr": true, "autoscaling": true, "cloudformation": true, "cloudfront": true, "guardduty": true,
	"codebuild": true, "codecommit": true, "states": true, "events": true, "redshift": true, "kinesis": true, "firehose": true,
	"backup": true, "es": true, "cognito-idp": true, "ses": true, "route53resolver": true, "rolesanywhere": true,
	"execute-api": true, "redshift-data": true, "rds-data": true, "ce": true, "config": true, "cloudshell": true,
}

// fleeting are the nouns of what is no thing, or has a new id in every call.
var fleeting = map[string]bool{
	"version": true, "request": true, "token": true, "event": true, "account": true, "change": true, "operation": true,
	"execution": true, "query": true, "queryexecution": true, "message": true, "session": true, "iterator": true,
	"statement": true, "invocation": true, "run": true, "transaction": true, "upload": true, "connection": true,
	"tag": true, "tags": true, "caller": true, "login": true, "marker": true, "page": true, "attribute": true,
}

// suffixes are how the keys of names and ids end: CloudTrail writes them as the API
// references of the services do.
var suffixes = [...]string{"Identifier", "Names", "Name", "Ids", "Id", "ID", "Arn", "ARN", "UUID"}

// nounOf returns the noun that a key has from its call; ok is false for other keys.
func (c *Context) nounOf(p place) (noun string, ok bool) {
	switch p.key {
	case "name", "Name", "id", "Id", "arn", "Arn", "aRN":
		single := !strings.HasSuffix(c.noun, "s") || strings.HasSuffix(c.noun, "ss")
		return c.noun, len(c.noun) > 2 && single && (p.owner == "" || strings.EqualFold(p.owner, c.noun))
	}
	for _, s := range suffixes {
		if stem, found := strings.CutSuffix(p.key, s); found {
			return stem, len(stem) > 2 && c.isAbout(stem)
		}
	}
	return "", false
}

// isAbout reports whether a call is named after a noun, or what it changes has the noun
// in its name: UpdateCrawlerSchedule. Calls that read are many, and often about a part.
func (c *Context) isAbout(noun string) bool {
	switch {
	case c.isWhole(noun):
		return true
	case c.class == reads || c.class == uses:
		return false
	}
	_, ok := cutFold(c.noun, noun)
	return ok || len(noun) < len(c.noun) && strings.EqualFold(c.noun[len(c.noun)-len(noun):], noun)
}

// isNamedAfter reports whether a call is named after what stands in a place. An ARN may
// be there for any reason: only that of the very thing counts, and no call is asked to
// make what has one already.
func (c *Context) isNamedAfter(p place) bool {
	noun, ok := c.nounOf(p)
	switch {
	case !ok || p.root != "requestParameters" && p.root != "responseElements":
		return false
	case strings.HasSuffix(strings.ToLower(p.key), "arn"):
		return c.isWhole(noun) && (c.class != creates || p.root == "responseElements")
	}
	return true
}

// isWhole reports whether a noun is all that a call is named after.
func (c *Context) isWhole(noun string) bool {
	rest, ok := cutFold(c.noun, noun)
	return ok && (rest == "" || rest == "s")
}

// nounRole is what a thing is to a call that is named after it.
func (c *Context) nounRole(p place) Role {
	noun, _ := c.nounOf(p)
	whole := c.isWhole(noun)
	switch {
	case c.class == creates && whole:
		return Created
	case c.class == deletes && whole && p.root == "requestParameters":
		return Deleted
	case c.class == reads:
		return Read
	case c.class == uses:
		return Used
	}
	return Changed
}

// cutFold is strings.CutPrefix in any case of ASCII letters.
func cutFold(text, prefix string) (rest string, ok bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

// isPlainName reports whether a text can be a name or an id: one word without what
// patterns, documents and addresses of pages have.
func isPlainName(text string) bool {
	if len(text) > 128 || strings.HasPrefix(text, "HIDDEN_") {
		return false
	}
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		case c != '-' && c != '_' && c != '.' && c != '@' && c != '+' && c != '=':
			return false
		}
	}
	return text != ""
}

// dashed writes a name in CamelCase as types are written in ARNs: launch-configuration.
func dashed(name string) string {
	var out []byte
	for i := range len(name) {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			if i > 0 && (name[i-1] < 'A' || name[i-1] > 'Z') {
				out = append(out, '-')
			}
			c |= 0x20
		}
		out = append(out, c)
	}
	return string(out)
}
