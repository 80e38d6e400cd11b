package scenario

import "time"

// The six hours. Every event has Start <= eventTime < End.
var (
	Start = time.Date(2026, 9, 15, 7, 0, 0, 0, time.UTC)
	End   = time.Date(2026, 9, 15, 13, 0, 0, 0, time.UTC)
)

// Seed makes the incident that is stored in testdata.
const Seed = 20260915

// The organisation and its accounts. The ids are those AWS uses in its
// documentation.
const (
	Organization = "o-larkfield7"
	Production   = "111122223333"
	Security     = "444455556666"
	Development  = "777788889999"
	// vendorAccount is that of a company that monitors Production.
	vendorAccount = "123456789012"
	// Outside is the intruder's own account.
	Outside = "999988887777"
)

// Regions. Most events are in Home and in Global, where IAM, STS and sign-in
// record theirs. Unused had no event before the intruder.
const (
	Home   = "eu-west-1"
	Global = "us-east-1"
	Unused = "sa-east-1"
)

// What the intruder used and what the questions of the demo ask about.
const (
	// LeakedKey is the long-lived key of LeakedUser, in the account Development.
	LeakedKey  = "AKIA3KF6UTOHVO6EYCGY"
	LeakedUser = "build-agent"
	// IntruderIP is where LeakedKey is used from; LeakedUser's own pipeline
	// runs at PipelineIP.
	IntruderIP   = "203.0.113.77"
	IntruderIPv6 = "2001:db8:5ca1:ab1e::77"
	PipelineIP   = "198.51.100.24"

	// AssumedRole is the role in Production that LeakedKey assumes at
	// AssumedAt as AssumedSession; AssumedKey is the temporary key it gets.
	AssumedRole    = "arn:aws:iam::111122223333:role/release/release-manager"
	AssumedSession = "botocore-session-1789463163"
	AssumedKey     = "ASIARTX3GSDSWQ4GYLXM"

	// Bucket is copied out and then opened to the world.
	Bucket = "larkfield-customer-exports"
	// SecretName is the first secret that is read.
	SecretName = "prod/orders/database"
	// StoppedTrail is the trail of Production that stops; the organisation's
	// own trail goes on.
	StoppedTrail = "prod-data-events"

	// OpenGroup is the security group opened to 0.0.0.0/0 in Unused.
	OpenGroup = "sg-0c3f5b7d9e1a24680"
	// StolenInstance is an instance in Home whose role is used from
	// IntruderIP; its role's key is StolenKey.
	StolenInstance = "i-0b7e1c94d2a86f351"
	StolenKey      = "ASIARTX3GSDST6MWKYVZ"
	// SharedSnapshot is shared with Outside.
	SharedSnapshot = "snap-0d4c1b2a39f8e7650"

	// BackdoorUser is created by AssumedRole's session; BackdoorKey is its key,
	// used from BackdoorIP.
	BackdoorUser = "svc-backup-sync"
	BackdoorKey  = "AKIARTX3GSDSXSYTNPFJ"
	BackdoorIP   = "203.0.113.201"
)

// Instances are those started in Unused, four g5.12xlarge by one RunInstances.
var Instances = []string{
	"i-0a4d9f1e7c3b52860", "i-0a52c8e6b1f07d934", "i-0a6b3e90d4c8f1725", "i-0a7f05d2e9b641c83",
}

// Some moments of the story.
var (
	FirstSeenAt = clock(8, 42, 11) // the first use of LeakedKey from IntruderIP
	AssumedAt   = clock(9, 6, 3)
	StoppedAt   = clock(9, 31, 20)
	PublicAt    = clock(9, 58, 47) // PutBucketPolicy
	LaunchedAt  = clock(10, 9, 31) // RunInstances
	NoticedAt   = clock(11, 12, 0)
)

// clock is a time of the day.
func clock(hour, minute, second int) time.Time {
	return time.Date(Start.Year(), Start.Month(), Start.Day(), hour, minute, second, 0, time.UTC)
}

// role is an IAM role of the cast.
type role struct{ account, path, name string }

func (r role) id() string  { return uniqueID("AROA", r.account+r.name) }
func (r role) arn() string { return "arn:aws:iam::" + r.account + ":role" + r.path + r.name }

// sessionARN is the arn of a session of the role: it has no path.
func (r role) sessionARN(session string) string {
	return "arn:aws:sts::" + r.account + ":assumed-role/" + r.name + "/" + session
}

// user is an IAM user of the cast.
type user struct{ account, path, name string }

func (u user) id() string  { return uniqueID("AIDA", u.account+u.name) }
func (u user) arn() string { return "arn:aws:iam::" + u.account + ":user" + u.path + u.name }

var (
	buildAgent = user{Development, "/ci/", LeakedUser}
	backdoor   = user{Production, "/", BackdoorUser}
	tomas      = user{Production, "/", "tomas.lind"}
	ines       = user{Security, "/", "ines.duarte"}
	jonas      = user{Development, "/", "jonas.weber"}

	releaseManager = role{Production, "/release/", "release-manager"}
	deployRole     = role{Production, "/", "github-deploy"}
	previewRole    = role{Development, "/", "github-preview"}
	webRole        = role{Production, "/", "orders-web-instance"}
	workerRole     = role{Production, "/", "orders-worker-instance"}
	minerRole      = role{Production, "/", "batch-gpu-instance"}
	webhookRole    = role{Production, "/service-role/", "orders-webhook-role"}
	reportRole     = role{Production, "/service-role/", "nightly-report-role"}
	thumbRole      = role{Development, "/service-role/", "thumbnailer-role"}
	taskRole       = role{Production, "/", "catalogue-task"}
	monitorRole    = role{Production, "/", "vendor-monitoring"}
	financeRole    = role{Security, "/", "finance-readonly"}
	mobileRole     = role{Production, "/", "mobile-app-user"}
	databaseRole   = role{Production, "/", "orders-dba"}
	responderRole  = role{Production, "/", "incident-responder"}
	auditRole      = role{Security, "/", "org-audit"}
	ssoAdmin       = role{Production, "/aws-reserved/sso.amazonaws.com/eu-west-1/", "AWSReservedSSO_AdministratorAccess_4c1f0e9d7b2a6358"}
	ssoReader      = role{Security, "/aws-reserved/sso.amazonaws.com/eu-west-1/", "AWSReservedSSO_ReadOnlyAccess_91d3a7c05e8f264b"}
)

// linked is the service-linked role of a service.
func linked(account, service, name string) role {
	return role{account, "/aws-service-role/" + service + ".amazonaws.com/", name}
}
