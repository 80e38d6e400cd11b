package resource

import (
	"strings"
)

// form is a kind of things: how their ids are made, what people call them,
// and how the names of API calls do.
type form struct {
	kind    string   // in words
	nouns   []string // in API calls: Role in CreateRole
	service string   // in an ARN
	before  string   // in an ARN, before the name: "role/"
	global  bool     // the ARN has no region
	public  bool     // the ARN has no account
}

// isKey reports whether the things are access keys.
func (f *form) isKey() bool { return f.nouns != nil && f.nouns[0] == "AccessKey" }

// id returns the canonical id of a thing that an event calls by name.
func (f *form) id(c *Context, name string) string {
	if f.service == "" { // numbered
		return name
	}
	a := arn{partition: partitionOf(c.Region), service: f.service, region: c.Region, account: c.Account, resource: f.before + name}
	if f.global {
		a.region = ""
	}
	if f.public {
		a.account = ""
	}
	return a.String()
}

// The forms that code names. The others are found through tables.
var (
	bucketForm    = &form{kind: "S3 bucket", nouns: []string{"Bucket"}, service: "s3", global: true, public: true}
	objectForm    = &form{kind: "S3 object", nouns: []string{"Object"}, service: "s3", global: true, public: true}
	accountForm   = &form{kind: "AWS account", nouns: []string{"Account"}, service: "iam", before: "root", global: true}
	roleForm      = iamNamed("IAM role", "role", "Role")
	userForm      = iamNamed("IAM user", "user", "User")
	groupForm     = iamNamed("IAM group", "group", "Group")
	profileForm   = iamNamed("instance profile", "instance-profile", "InstanceProfile")
	policyForm    = iamNamed("IAM policy", "policy", "Policy")
	functionForm  = named("Lambda function", "lambda", "function:", "Function")
	secretForm    = named("secret", "secretsmanager", "secret:", "Secret")
	parameterForm = named("SSM parameter", "ssm", "parameter/", "Parameter")
	documentForm  = named("SSM document", "ssm", "document/", "Document")
	sessionForm   = named("SSM session", "ssm", "session/", "Session")
	trailForm     = named("trail", "cloudtrail", "trail/", "Trail")
	keyForm       = named("KMS key", "kms", "key/", "Key")
	aliasForm     = named("KMS alias", "kms", "alias/", "Alias")
	queueForm     = named("SQS queue", "sqs", "", "Queue")
	groupNameForm = named("security group", "ec2", "security-group/", "SecurityGroup")
	databaseForm  = named("RDS instance", "rds", "db:", "DBInstance")
	zoneForm      = &form{kind: "hosted zone", service: "route53", before: "hostedzone/", nouns: []string{"HostedZone"}, global: true, public: true}
	commandForm   = named("SSM command", "ssm", "command/", "Command")
	grantForm     = named("KMS grant", "kms", "grant/", "Grant")
	apiForm       = &form{kind: "REST API", service: "apigateway", before: "/restapis/", nouns: []string{"RestApi"}, public: true}
	directUser    = &form{kind: "Identity Center user", service: "identitystore", before: "user/", nouns: []string{"User"}, global: true, public: true}
	directGroup   = &form{kind: "Identity Center group", service: "identitystore", before: "group/", nouns: []string{"Group"}, global: true, public: true}
	addressForm   = numbered("elastic IP address", "Address")
	// nameOnly is the form of names of what has an id besides, by which other calls
	// call it.
	nameOnly = &form{}
)

// named makes the form of things that have a name in a region of an account.
func named(kind, service, before string, nouns ...string) *form {
	return &form{kind: kind, service: service, before: before, nouns: nouns}
}

// iamNamed makes the form of things of IAM, which has no regions.
func iamNamed(kind, arnType, noun string) *form {
	return &form{kind: kind, service: "iam", before: arnType + "/", nouns: []string{noun}, global: true}
}

// numbered makes the form of things that have an id.
func numbered(kind string, nouns ...string) *form { return &form{kind: kind, nouns: nouns} }

// ec2Forms are the things whose ids tell what they are, by prefix.
var ec2Forms = map[string]*form{
	"i":             numbered("EC2 instance", "Instance"),
	"mi":            numbered("managed instance", "ManagedInstance"),
	"r":             numbered("reservation"),
	"vol":           numbered("EBS volume", "Volume"),
	"snap":          numbered("EBS snapshot", "Snapshot"),
	"ami":           numbered("AMI", "Image"),
	"sg":            numbered("security group", "SecurityGroup"),
	"sgr":           numbered("security group rule", "SecurityGroupRule"),
	"subnet":        numbered("subnet", "Subnet", "DefaultSubnet"),
	"vpc":           numbered("VPC", "Vpc", "DefaultVpc"),
	"vpce":          numbered("VPC endpoint", "VpcEndpoint"),
	"vpce-svc":      numbered("VPC endpoint service", "VpcEndpointServiceConfiguration"),
	"eni":           numbered("network interface", "NetworkInterface"),
	"rtb":           numbered("route table", "RouteTable"),
	"rtbassoc":      numbered("route table association"),
	"acl":           numbered("network ACL", "NetworkAcl"),
	"igw":           numbered("internet gateway", "InternetGateway"),
	"eigw":          numbered("egress-only internet gateway", "EgressOnlyInternetGateway"),
	"nat":           numbered("NAT gateway", "NatGateway"),
	"eipalloc":      numbered("elastic IP", "Address"),
	"eipassoc":      numbered("elastic IP association"),
	"dopt":          numbered("DHCP options", "DhcpOptions"),
	"pcx":           numbered("VPC peering", "VpcPeeringConnection"),
	"tgw":           numbered("transit gateway", "TransitGateway"),
	"tgw-attach":    numbered("transit gateway attachment", "TransitGatewayVpcAttachment"),
	"tgw-rtb":       numbered("transit gateway route table", "TransitGatewayRouteTable"),
	"cgw":           numbered("customer gateway", "CustomerGateway"),
	"vgw":           numbered("VPN gateway", "VpnGateway"),
	"vpn":           numbered("VPN connection", "VpnConnection"),
	"lt":            numbered("launch template", "LaunchTemplate"),
	"fl":            numbered("flow log", "FlowLog"),
	"key":           numbered("key pair", "KeyPair"),
	"pl":            numbered("prefix list", "ManagedPrefixList"),
	"sir":           numbered("spot request", "SpotInstance"),
	"fleet":         numbered("EC2 fleet", "Fleet"),
	"fs":            numbered("EFS file system", "FileSystem"),
	"fsap":          numbered("EFS access point", "AccessPoint"),
	"eice":          numbered("instance connect endpoint", "InstanceConnectEndpoint"),
	"import-ami":    numbered("image import", "Image"),
	"export-i":      numbered("instance export", "InstanceExportTask"),
	"export-ami":    numbered("image export"),
	"h":             numbered("dedicated host", "Host"),
	"cr":            numbered("capacity reservation", "CapacityReservation"),
	"tmt":           numbered("traffic mirror target", "TrafficMirrorTarget"),
	"tms":           numbered("traffic mirror session", "TrafficMirrorSession"),
	"tmf":           numbered("traffic mirror filter", "TrafficMirrorFilter"),
	"cvpn-endpoint": numbered("client VPN endpoint", "ClientVpnEndpoint"),
}

// iamForms are the access keys and unique ids of IAM, by prefix: IAM user
// guide, "Understanding unique ID prefixes".
var iamForms = map[string]*form{
	"AKIA": numbered("access key", "AccessKey"),
	"ASIA": numbered("temporary access key", "AccessKey"),
	"ABIA": numbered("bearer token", "AccessKey"),
	"ACCA": numbered("context-specific credential", "AccessKey"),
	"AIDA": numbered("IAM user id", "User"),
	"AROA": numbered("IAM role id", "Role"),
	"AGPA": numbered("IAM group id", "Group"),
	"AIPA": numbered("instance profile id", "InstanceProfile"),
	"ANPA": numbered("IAM policy id", "Policy"),
	"ANVA": numbered("policy version id"),
	"APKA": numbered("SSH public key", "SSHPublicKey"),
	"ASCA": numbered("server certificate id", "ServerCertificate"),
}

// arnForms are the things that have ARNs, by service; of several whose text
// before the name fits, the first counts.
var arnForms = byService(
	roleForm, userForm, groupForm, profileForm, policyForm, accountForm,
	iamNamed("MFA device", "mfa", "MFADevice"),
	iamNamed("SAML provider", "saml-provider", "SAMLProvider"),
	iamNamed("OIDC provider", "oidc-provider", "OpenIDConnectProvider"),
	iamNamed("server certificate", "server-certificate", "ServerCertificate"),
	&form{kind: "federated user", service: "sts", before: "federated-user/", global: true},
	named("S3 access point", "s3", "accesspoint/", "AccessPoint"),
	named("storage lens", "s3", "storage-lens/", "StorageLensConfiguration"),
	functionForm, named("Lambda layer", "lambda", "layer:", "LayerVersion", "Layer"),
	named("event source mapping", "lambda", "event-source-mapping:", "EventSourceMapping"),
	secretForm, parameterForm, documentForm, sessionForm,
	trailForm, named("event data store", "cloudtrail", "eventdatastore/", "EventDataStore"),
	keyForm, aliasForm,
	databaseForm,
	named("RDS cluster snapshot", "rds", "cluster-snapshot:", "DBClusterSnapshot"),
	named("RDS cluster parameter group", "rds", "cluster-pg:", "DBClusterParameterGroup"),
	named("RDS cluster", "rds", "cluster:", "DBCluster"),
	named("RDS snapshot", "rds", "snapshot:", "DBSnapshot"),
	named("RDS subnet group", "rds", "subgrp:", "DBSubnetGroup"),
	named("RDS parameter group", "rds", "pg:", "DBParameterGroup"),
	named("RDS option group", "rds", "og:", "OptionGroup"),
	named("Redshift cluster", "redshift", "cluster:", "Cluster"),
	named("key pair", "ec2", "key-pair/", "KeyPair"),
	groupNameForm,
	named("DynamoDB table", "dynamodb", "table/", "Table"),
	queueForm, named("SNS topic", "sns", "", "Topic"),
	named("log group", "logs", "log-group:", "LogGroup"),
	named("CloudWatch alarm", "cloudwatch", "alarm:", "Alarm", "MetricAlarm"),
	&form{kind: "CloudWatch dashboard", service: "cloudwatch", before: "dashboard/", nouns: []string{"Dashboard"}, global: true},
	named("EventBridge rule", "events", "rule/", "Rule"),
	named("event bus", "events", "event-bus/", "EventBus"),
	named("stack", "cloudformation", "stack/", "Stack"),
	named("stack set", "cloudformation", "stackset/", "StackSet"),
	named("ECR repository", "ecr", "repository/", "Repository"),
	named("ECS task definition", "ecs", "task-definition/", "TaskDefinition"),
	named("ECS task", "ecs", "task/", "Task"),
	named("ECS service", "ecs", "service/", "Service"),
	named("ECS cluster", "ecs", "cluster/", "Cluster"),
	named("EKS cluster", "eks", "cluster/", "Cluster"),
	named("EKS node group", "eks", "nodegroup/", "Nodegroup"),
	named("Auto Scaling group", "autoscaling", "autoScalingGroup:autoScalingGroupName/", "AutoScalingGroup"),
	named("GuardDuty detector", "guardduty", "detector/", "Detector"),
	named("Config recorder", "config", "configuration-recorder/", "ConfigurationRecorder"),
	named("Config delivery channel", "config", "delivery-channel/", "DeliveryChannel"),
	named("Config rule", "config", "config-rule/", "ConfigRule"),
	named("trust anchor", "rolesanywhere", "trust-anchor/", "TrustAnchor"),
	named("Roles Anywhere profile", "rolesanywhere", "profile/", "Profile"),
	named("query log config", "route53resolver", "resolver-query-log-config/", "ResolverQueryLogConfig"),
	zoneForm, commandForm, grantForm, directUser, directGroup,
	apiForm, &form{kind: "API", service: "apigateway", before: "/apis/", nouns: []string{"Api"}, public: true},
	named("launch configuration", "autoscaling", "launchConfiguration:launchConfigurationName/", "LaunchConfiguration"),
	named("transfer server", "transfer", "server/", "Server"),
	named("identity pool", "cognito-identity", "identitypool/", "IdentityPool"),
	named("Bedrock agent", "bedrock", "agent/", "Agent"),
	&form{kind: "CloudFront distribution", service: "cloudfront", before: "distribution/", nouns: []string{"Distribution"}, global: true},
	&form{kind: "Bedrock model", service: "bedrock", before: "foundation-model/", public: true},
	named("CodeBuild project", "codebuild", "project/", "Project"),
	named("CodeCommit repository", "codecommit", "", "Repository"),
	named("pipeline", "codepipeline", "", "Pipeline"),
	named("state machine", "states", "stateMachine:", "StateMachine"),
	named("Kinesis stream", "kinesis", "stream/", "Stream"),
	named("Firehose stream", "firehose", "deliverystream/", "DeliveryStream"),
	named("load balancer", "elasticloadbalancing", "loadbalancer/", "LoadBalancer"),
	named("target group", "elasticloadbalancing", "targetgroup/", "TargetGroup"),
	named("backup vault", "backup", "backup-vault:", "BackupVault"),
	named("certificate", "acm", "certificate/", "Certificate"),
	named("OpenSearch domain", "es", "domain/", "Domain"),
	named("user pool", "cognito-idp", "userpool/", "UserPool"),
	named("SES identity", "ses", "identity/", "Identity"),
)

// byService sorts forms by the service in their ARNs.
func byService(forms ...*form) map[string][]*form {
	out := make(map[string][]*form)
	for _, f := range forms {
		out[f.service] = append(out[f.service], f)
	}
	return out
}

// formOf returns what a canonical id is the id of; nil for an ARN of something
// that no table lists, and for what is no id.
func formOf(id string) *form {
	a, ok := parseARN(id)
	if !ok {
		if f := iamForm(id); f != nil {
			return f
		}
		return otherForm(id)
	}
	return a.form()
}

// otherForm is formOf for what is no ARN and no id of IAM.
func otherForm(id string) *form {
	if f := ec2Form(id, true); f != nil {
		return f
	}
	if f := orgForm(id); f != nil {
		return f
	}
	if isIP(id) {
		return addressForm
	}
	return nil
}

func (a arn) form() *form {
	if a.service == "s3" && a.region == "" {
		if strings.Contains(a.resource, "/") {
			return objectForm
		}
		return bucketForm
	}
	for _, f := range arnForms[a.service] {
		if strings.HasPrefix(a.resource, f.before) && (f != accountForm || a.resource == f.before) {
			return f
		}
	}
	return nil
}

// Kind returns what people call the thing with a canonical id: "EC2 instance",
// "IAM role". Things that are not in the tables are called by the service and
// type of their ARN; what is no id is called "resource".
func Kind(id string) string {
	if f := formOf(id); f != nil {
		return f.kind
	}
	a, ok := parseARN(id)
	if !ok {
		return "resource"
	}
	if at := strings.IndexAny(a.resource, "/:"); at > 0 {
		return a.service + " " + strings.ReplaceAll(a.resource[:at], "-", " ")
	}
	return a.service + " resource"
}

// Name returns what the thing with a canonical id is called in its account:
// the last part of an ARN, or the id.
func Name(id string) string {
	a, ok := parseARN(id)
	if !ok {
		return id
	}
	f := a.form()
	switch {
	case f == accountForm:
		return a.account
	case f != nil:
		return a.resource[len(f.before):]
	}
	return a.resource[strings.IndexAny(a.resource, "/:")+1:]
}
