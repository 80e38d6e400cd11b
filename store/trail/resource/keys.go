package resource

import "strings"

// naming says that values under a key are names of things.
type naming struct {
	service string // that recorded the event; "" for all
	event   string // a part of the event's name; "" for all
	form    *form
}

// keyNames are the keys whose values name things, in lower case: CloudTrail
// writes the parameters of an API, most of them with a small first letter, as
// they are called in the API reference of each service.
var keyNames = map[string][]naming{
	"bucketname": {{form: bucketForm}}, "bucket": {{service: "s3", form: bucketForm}},
	"s3bucketname": {{form: bucketForm}}, "s3bucket": {{form: bucketForm}}, "outputs3bucketname": {{form: bucketForm}},
	"rolename":            {{service: "iam", form: roleForm}},
	"username":            {{service: "iam", form: userForm}},
	"newusername":         {{service: "iam", form: userForm}},
	"groupname":           {{service: "iam", form: groupForm}, {service: "ec2", event: "SecurityGroupIngress", form: groupNameForm}},
	"instanceprofilename": {{service: "iam", form: profileForm}},
	"policyname":          {{service: "iam", event: "CreatePolicy", form: policyForm}},
	"iaminstanceprofile":  {{form: profileForm}},

	"functionname": {{service: "lambda", form: functionForm}},
	"layername":    {{service: "lambda", form: theForm("lambda", "layer:")}},
	"secretid":     {{service: "secretsmanager", form: secretForm}},
	"secretidlist": {{service: "secretsmanager", form: secretForm}},
	"name": {
		{service: "secretsmanager", form: secretForm},
		{service: "ssm", event: "Parameter", form: parameterForm},
		{service: "ssm", event: "Document", form: documentForm},
		{service: "cloudtrail", event: "Trail", form: trailForm},
		{service: "apigateway", form: nameOnly},
		{service: "rolesanywhere", form: nameOnly},
		{service: "cloudtrail", event: "Logging", form: trailForm},
		{service: "eks", form: theForm("eks", "cluster/")}, // of every call: CreateAccessEntry names its cluster so
		{service: "sns", event: "CreateTopic", form: theForm("sns", "")},
		{service: "events", event: "Rule", form: theForm("events", "rule/")},
		{service: "sts", event: "GetFederationToken", form: theForm("sts", "federated-user/")},
		{service: "states", event: "CreateStateMachine", form: theForm("states", "stateMachine:")},
		{service: "codebuild", event: "Project", form: theForm("codebuild", "project/")},
	},
	"id": {
		{service: "route53", event: "HostedZone", form: zoneForm},
		{service: "apigateway", event: "RestApi", form: apiForm},
		{service: "cloudfront", event: "Distribution", form: theForm("cloudfront", "distribution/")},
		{service: "cognito-idp", event: "UserPool", form: theForm("cognito-idp", "userpool/")},
	},
	"launchconfigurationname": {{service: "autoscaling", form: theForm("autoscaling", "launchConfiguration:launchConfigurationName/")}},
	"publicip":                {{service: "ec2", event: "Address", form: addressForm}},
	"restapiid":               {{service: "apigateway", form: apiForm}},
	"apiid":                   {{service: "apigateway", form: theForm("apigateway", "/apis/")}},
	"serverid":                {{service: "transfer", form: theForm("transfer", "server/")}},
	"commandid":               {{service: "ssm", form: commandForm}},
	"grantid":                 {{service: "kms", form: grantForm}},
	"uuid":                    {{service: "lambda", event: "EventSourceMapping", form: theForm("lambda", "event-source-mapping:")}},
	"servercertificatename":   {{service: "iam", form: theForm("iam", "server-certificate/")}},
	"identitypoolid":          {{service: "cognito-identity", form: theForm("cognito-identity", "identitypool/")}},
	"userid":                  {{service: "identitystore", form: directUser}},
	"groupid":                 {{service: "identitystore", form: directGroup}},
	"eventdatastore":          {{service: "cloudtrail", form: theForm("cloudtrail", "eventdatastore/")}},
	"agentid":                 {{service: "bedrock", form: theForm("bedrock", "agent/")}},
	"agentname":               {{service: "bedrock", form: nameOnly}},
	"resourceid":              {{service: "ssm", form: parameterForm}},
	"names":                   {{service: "ssm", event: "Parameter", form: parameterForm}},
	"documentname":            {{service: "ssm", form: documentForm}},
	"sessionid":               {{service: "ssm", event: "Session", form: sessionForm}},
	"trailname":               {{service: "cloudtrail", form: trailForm}},
	"trailnamelist":           {{service: "cloudtrail", form: trailForm}},
	"keyid":                   {{service: "kms", form: keyForm}}, "targetkeyid": {{service: "kms", form: keyForm}},
	"sourcekeyid": {{service: "kms", form: keyForm}}, "destinationkeyid": {{service: "kms", form: keyForm}},
	"kmskeyid": {{form: keyForm}}, "aliasname": {{service: "kms", form: aliasForm}},

	"dbinstanceidentifier":              {{service: "rds", form: databaseForm}},
	"targetdbinstanceidentifier":        {{service: "rds", form: databaseForm}},
	"sourcedbinstanceidentifier":        {{service: "rds", form: databaseForm}},
	"dbsnapshotidentifier":              {{service: "rds", form: theForm("rds", "snapshot:")}},
	"targetdbsnapshotidentifier":        {{service: "rds", form: theForm("rds", "snapshot:")}},
	"sourcedbsnapshotidentifier":        {{service: "rds", form: theForm("rds", "snapshot:")}},
	"finaldbsnapshotidentifier":         {{service: "rds", form: theForm("rds", "snapshot:")}},
	"dbclusteridentifier":               {{service: "rds", form: theForm("rds", "cluster:")}},
	"sourcedbclusteridentifier":         {{service: "rds", form: theForm("rds", "cluster:")}},
	"dbclustersnapshotidentifier":       {{service: "rds", form: theForm("rds", "cluster-snapshot:")}},
	"targetdbclustersnapshotidentifier": {{service: "rds", form: theForm("rds", "cluster-snapshot:")}},
	"sourcedbclustersnapshotidentifier": {{service: "rds", form: theForm("rds", "cluster-snapshot:")}},
	"dbsubnetgroupname":                 {{service: "rds", form: theForm("rds", "subgrp:")}},
	"dbparametergroupname":              {{service: "rds", form: theForm("rds", "pg:")}},
	"dbclusterparametergroupname":       {{service: "rds", form: theForm("rds", "cluster-pg:")}},
	"clusteridentifier":                 {{service: "redshift", form: theForm("redshift", "cluster:")}},
	"keyname":                           {{service: "ec2", form: theForm("ec2", "key-pair/")}},
	"tablename":                         {{service: "dynamodb", form: theForm("dynamodb", "table/")}},
	"queueurl":                          {{service: "sqs", form: queueForm}},
	"queuename":                         {{service: "sqs", form: queueForm}},
	"loggroupname":                      {{service: "logs", form: theForm("logs", "log-group:")}},
	"loggroupidentifier":                {{service: "logs", form: theForm("logs", "log-group:")}},
	"loggroupidentifiers":               {{service: "logs", form: theForm("logs", "log-group:")}},
	"alarmname":                         {{service: "monitoring", form: theForm("cloudwatch", "alarm:")}},
	"alarmnames":                        {{service: "monitoring", form: theForm("cloudwatch", "alarm:")}},
	"dashboardname":                     {{service: "monitoring", form: theForm("cloudwatch", "dashboard/")}},
	"rule":                              {{service: "events", form: theForm("events", "rule/")}},
	"stackname":                         {{service: "cloudformation", form: theForm("cloudformation", "stack/")}},
	"stacksetname":                      {{service: "cloudformation", form: theForm("cloudformation", "stackset/")}},
	"repositoryname":                    {{service: "ecr", form: theForm("ecr", "repository/")}, {service: "codecommit", form: theForm("codecommit", "")}},
	"cluster":                           {{service: "ecs", form: theForm("ecs", "cluster/")}},
	"clustername":                       {{service: "ecs", form: theForm("ecs", "cluster/")}, {service: "eks", form: theForm("eks", "cluster/")}},
	"taskdefinition":                    {{service: "ecs", form: theForm("ecs", "task-definition/")}},
	"autoscalinggroupname":              {{service: "autoscaling", form: theForm("autoscaling", "autoScalingGroup:autoScalingGroupName/")}},
	"loadbalancername":                  {{service: "elasticloadbalancing", form: theForm("elasticloadbalancing", "loadbalancer/")}},
	"detectorid":                        {{service: "guardduty", form: theForm("guardduty", "detector/")}},
	"configurationrecordername":         {{service: "config", form: theForm("config", "configuration-recorder/")}},
	"deliverychannelname":               {{service: "config", form: theForm("config", "delivery-channel/")}},
	"configrulename":                    {{service: "config", form: theForm("config", "config-rule/")}},
	"trustanchorid":                     {{service: "rolesanywhere", form: theForm("rolesanywhere", "trust-anchor/")}},
	"profileid":                         {{service: "rolesanywhere", form: theForm("rolesanywhere", "profile/")}},
	"resolverquerylogconfigid":          {{service: "route53resolver", form: theForm("route53resolver", "resolver-query-log-config/")}},
	"hostedzoneid":                      {{service: "route53", form: zoneForm}},
	"distributionid":                    {{service: "cloudfront", form: theForm("cloudfront", "distribution/")}},
	"modelid":                           {{service: "bedrock", form: theForm("bedrock", "foundation-model/")}},
	"projectname":                       {{service: "codebuild", form: theForm("codebuild", "project/")}},
	"streamname":                        {{service: "kinesis", form: theForm("kinesis", "stream/")}},
	"deliverystreamname":                {{service: "firehose", form: theForm("firehose", "deliverystream/")}},
	"backupvaultname":                   {{service: "backup", form: theForm("backup", "backup-vault:")}},
	"domainname":                        {{service: "es", form: theForm("es", "domain/")}},
	"userpoolid":                        {{service: "cognito-idp", form: theForm("cognito-idp", "userpool/")}},
	"emailidentity":                     {{service: "ses", form: theForm("ses", "identity/")}},
}

// ownerNames are names under a key that says nothing by itself, by the key
// above it: requestParameters.iamInstanceProfile.name.
var ownerNames = map[string]naming{
	"iaminstanceprofile.name":    {form: profileForm},
	"configurationrecorder.name": {service: "config", form: theForm("config", "configuration-recorder/")},
	"deliverychannel.name":       {service: "config", form: theForm("config", "delivery-channel/")},
}

// theForm returns the form with a service and a text before the name. Tables
// name only forms that there are.
func theForm(service, before string) *form {
	for _, f := range arnForms[service] {
		if f.before == before {
			return f
		}
	}
	panic("no form " + service + " " + before)
}

// nameForm returns what a value is the name of, nil when it is none.
func (c *Context) nameForm(p place) *form {
	var lower [64]byte
	if p.owner != "" && (p.key == "name" || p.key == "Name") {
		owned := lowered(append(lowered(lower[:0], p.owner), '.'), p.key)
		if n, ok := ownerNames[string(owned)]; ok && c.fits(n) {
			return n.form
		}
	}
	if c.searchesByName(p) {
		return parameterForm
	}
	key := lowered(lower[:0], p.key)
	for _, n := range keyNames[string(key)] {
		if c.fits(n) {
			return n.form
		}
	}
	return nil
}

// searchesByName reports whether what stands in a place are the whole names that
// DescribeParameters searches for. By a part of a name it would look for others too, and
// of several filters it is not known which has the value.
func (c *Context) searchesByName(p place) bool {
	return p.path == "parameterFilters" && p.key == "values" && c.Filter == "Name" && c.FilterOption == "Equals" &&
		c.service == "ssm" && c.event == "DescribeParameters"
}

func (c *Context) fits(n naming) bool {
	return (n.service == "" || n.service == c.service) && strings.Contains(c.event, n.event)
}

// lowered appends a key in lower case.
func lowered(dst []byte, key string) []byte {
	for i := range len(key) {
		b := key[i]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		dst = append(dst, b)
	}
	return dst
}

// named returns the canonical id of what a form's name stands for; "" when it
// cannot be one.
func (c *Context) named(f *form, p place, name string) string {
	switch f {
	case bucketForm:
		if strings.ContainsAny(name, "/:*") {
			return ""
		}
	case groupNameForm:
		if p.root != "requestParameters" || p.path != "" {
			return "" // of a group that is let in
		}
	case functionForm:
		name = functionName(name)
	case parameterForm:
		if p.key == "resourceId" && !strings.HasPrefix(name, "/") {
			return "" // the name of a document, or of something else
		}
		name, _, _ = strings.Cut(strings.TrimLeft(name, "/"), ":")
	case keyForm:
		if alias, ok := strings.CutPrefix(name, "alias/"); ok {
			return aliasForm.id(c, alias)
		}
	case aliasForm:
		name = strings.TrimPrefix(name, "alias/")
	case queueForm:
		return c.queue(name)
	case zoneForm:
		if name = strings.TrimPrefix(name, "/hostedzone/"); strings.HasPrefix(name, "/") {
			return "" // /change/C…, which is the progress of a change
		}
	case addressForm:
		if !isIP(name) {
			return ""
		}
	}
	if c.service == "eks" && p.key == "name" && p.path != "" && p.owner != "cluster" {
		return ""
	}
	if classic := f.before == "loadbalancer/" && f.service == "elasticloadbalancing"; classic && p.root == "responseElements" {
		return "" // of the newer kinds, whose ARN, made of more than the name, is beside it
	}
	if f == documentForm && strings.HasPrefix(name, "AWS") {
		return (&form{service: "ssm", before: f.before, public: true}).id(c, name)
	}
	if name == "" || strings.ContainsAny(name, "*?") {
		return ""
	}
	return f.id(c, name)
}

// functionName takes the account and the version off the name of a function:
// Lambda API reference, FunctionName.
func functionName(name string) string {
	if _, after, ok := strings.Cut(name, "function:"); ok {
		name = after
	}
	name, _, _ = strings.Cut(name, ":")
	return name
}

// queue returns the id of a queue, from its name or from its address
// https://sqs.us-east-1.amazonaws.com/123456789012/name.
func (c *Context) queue(name string) string {
	at := *c
	if _, rest, ok := strings.Cut(name, "//"); ok {
		host := strings.Split(rest, "/")
		if len(host) != 3 {
			return ""
		}
		at.Account, name = host[1], host[2]
	}
	return queueForm.id(&at, name)
}
