package scenario

import (
	"slices"
	"time"
)

const (
	firefox = "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:129.0) Gecko/20100101 Firefox/129.0"
	safari  = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15"
	chrome  = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36"
	s3UI    = "S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.223 OpenJDK_64-Bit_Server_VM/25.412-b09 java/1.8.0_412 vendor/Oracle_Corporation cfg/retry-mode/standard"
	inside  = "AWS Internal"
)

// page is what one page of the console asks for when it is opened.
type page []call

var (
	none   = obj{}
	ec2Set = []any{"instancesSet", none, "filterSet", none}

	instancesPage = page{
		{service: "ec2", name: "DescribeInstances", request: obj{"maxResults", 1000, "instancesSet", none, "filterSet", items(obj{"name", "instance-state-name", "valueSet", items(obj{"value", "running"})})}},
		{service: "ec2", name: "DescribeInstanceStatus", request: obj(ec2Set)},
		{service: "ec2", name: "DescribeVolumes", request: obj{"volumeSet", none, "filterSet", none, "maxResults", "500"}},
		{service: "ec2", name: "DescribeAddresses", request: obj{"publicIpsSet", none, "filterSet", none, "allocationIdsSet", none}},
		{service: "ec2", name: "DescribeTags", request: obj{"maxResults", 1000, "filterSet", items(obj{"name", "resource-type", "valueSet", items(obj{"value", "instance"})})}},
		{service: "ec2", name: "DescribeAvailabilityZones", request: obj{"availabilityZoneSet", none, "availabilityZoneIdSet", none}},
		{service: "monitoring", name: "DescribeAlarms", request: obj{"maxRecords", 100, "alarmTypes", list{"MetricAlarm", "CompositeAlarm"}}},
	}
	iamPage = page{
		{service: "iam", name: "GetAccountSummary"},
		{service: "iam", name: "ListUsers", request: obj{"maxItems", 1000}},
		{service: "iam", name: "ListRoles", request: obj{"maxItems", 1000}},
		{service: "iam", name: "ListMFADevices", request: obj{"userName", "tomas.lind"}},
		{service: "iam", name: "ListAccessKeys", request: obj{"userName", "tomas.lind"}},
	}
	trailPage = page{
		{service: "cloudtrail", name: "DescribeTrails", request: obj{"trailNameList", list{}, "includeShadowTrails", true}},
		{service: "cloudtrail", name: "GetTrailStatus", request: obj{"name", "arn:aws:cloudtrail:" + Home + ":" + Production + ":trail/" + StoppedTrail}},
		{service: "cloudtrail", name: "LookupEvents", request: obj{"maxResults", 50}},
	}
	databasePage = page{
		{service: "rds", name: "DescribeDBInstances", request: obj{"maxRecords", 100}},
		{service: "rds", name: "DescribeDBSnapshots", request: obj{"includeShared", false, "includePublic", false, "dBInstanceIdentifier", "orders-db"}},
		{service: "rds", name: "ListTagsForResource", request: obj{"resourceName", "arn:aws:rds:" + Home + ":" + Production + ":db:orders-db"}},
	}
	functionPage = page{
		{service: "lambda", name: "ListFunctions20150331", request: obj{"maxItems", 50}},
		{service: "lambda", name: "GetFunction20150331v2", request: obj{"functionName", "orders-webhook"}},
		{service: "lambda", name: "GetPolicy20150331v2", request: obj{"functionName", "orders-webhook"}},
		{service: "logs", name: "DescribeLogGroups", request: obj{"logGroupNamePrefix", "/aws/lambda/"}},
	}
	pages = []page{instancesPage, instancesPage, iamPage, trailPage, databasePage, functionPage}
)

// visit is a person at the console from one sign-in to the last click.
type visit struct {
	who     caller // at the sign-in page
	session func(key string, created time.Time) obj
	begin   time.Time
	minutes int
	every   int // seconds between pages
}

// click opens one page. The console takes a new key for many of them, so the
// key does not tell the session: its creation date does.
func (w writer) click(at time.Time, v visit, p page) {
	who := v.who.from(v.who.ip, inside)
	who.identity, who.console = v.session(w.accessKey("ASIA", v.who.account), v.begin), true
	for i, c := range p {
		w.write(at.Add(time.Duration(i/3)*time.Second), who, c)
	}
}

// bucketPage is what the S3 console asks about a bucket; much of it is not configured.
func (w writer) bucketPage(bucket string) page {
	return page{
		w.bucketCall("GetBucketAcl", bucket, "acl", ""),
		w.bucketCall("GetBucketPolicyStatus", bucket, "policyStatus", "").failed("NoSuchBucketPolicy", "The bucket policy does not exist"),
		w.bucketCall("GetBucketPublicAccessBlock", bucket, "publicAccessBlock", ""),
		w.bucketCall("GetBucketVersioning", bucket, "versioning", ""),
		w.bucketCall("GetBucketLifecycle", bucket, "lifecycle", "").failed("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
	}
}

func (w writer) browse(v visit) {
	end := v.begin.Add(time.Duration(v.minutes) * time.Minute)
	for at := v.begin.Add(w.between(4, 20)); at.Before(end); at = at.Add(w.between(v.every/3, v.every*5/3)) {
		switch {
		case w.chance(15):
			w.bucketClick(at, v)
		case w.chance(20):
			w.health(at, v)
		default:
			w.click(at, v, pick(w.dice, pages...))
		}
	}
}

func (w writer) bucketClick(at time.Time, v visit) {
	who := v.who.from(v.who.ip, s3UI)
	who.identity = v.session(w.accessKey("ASIA", v.who.account), v.begin)
	for _, c := range w.bucketPage(pick(w.dice, mediaBucket, reportBucket, Bucket)) {
		c.endpoint = "vpce-f40dc59d"
		w.write(at, who, c)
	}
}

// health is the bell of the console: the Health service asks itself on behalf
// of whoever looks.
func (w writer) health(at time.Time, v visit) {
	const dns = "health.amazonaws.com"
	who := caller{account: v.who.account, ip: dns, agent: inside, console: true}
	who.identity = v.session(w.accessKey("ASIA", v.who.account), v.begin).With("invokedBy", dns)
	w.write(at, who, call{service: "health", name: "DescribeEventAggregates", request: obj{
		"filter", obj{"startTimes", list{obj{"from", bodyDate(at.AddDate(0, 0, -7))}}, "eventStatusCodes", list{"open", "upcoming"}},
		"aggregateField", "eventTypeCategory",
	}})
}

// login is a sign-in to the console. AWS gives a refusal no errorCode, only a
// message.
func login(mfa string, ok bool) call {
	c := call{
		service: "signin", name: "ConsoleLogin", write: true, kind: "AwsConsoleSignIn", version: "1.08",
		requestID: "none", host: Home + ".signin.aws.amazon.com", response: obj{"ConsoleLogin", "Success"},
		extra: obj{"LoginTo", "https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true&state=hashArgsFromTB_eu-west-1", "MobileVersion", "No", "MFAUsed", mfa},
	}
	if !ok {
		c.response, c.message = obj{"ConsoleLogin", "Failure"}, "Failed authentication"
	}
	return c
}

// admins are the people with users of their own.
func admins(w writer) {
	for _, v := range []visit{
		w.visit(tomas, "198.51.100.61", firefox, clock(7, 12, 40), 115, 75),
		w.visit(tomas, "198.51.100.61", firefox, clock(11, 14, 2), 95, 60),
		w.visit(ines, "198.51.100.77", safari, clock(8, 3, 25), 150, 140),
		w.visit(jonas, "2001:db8:77::4c1", chrome, clock(9, 20, 8), 140, 90),
	} {
		w.write(v.begin.Add(-9*time.Second), v.who, login("No", false))
		check := v.who
		check.identity = slices.DeleteFunc(slices.Clone(check.identity), isARN(check.identity))
		w.write(v.begin.Add(-2*time.Second), check, call{
			service: "signin", name: "CheckMfa", write: true, kind: "AwsConsoleSignIn", version: "1.08", requestID: "none",
			response: obj{"CheckMfa", "Success"}, extra: obj{"MfaType", "Virtual MFA"}, host: Home + ".signin.aws.amazon.com",
		})
		in := login("Yes", true)
		in.extra = in.extra.With("MFAIdentifier", "arn:aws:iam::"+v.who.account+":mfa/phone-"+named(v.who.ip).text(6, lowerHex))
		w.write(v.begin, v.who, in)
		w.browse(v)
	}
}

// isARN picks the arn and its key out of an identity: CheckMfa has none.
func isARN(identity obj) func(any) bool {
	arn := identity.Get("arn")
	return func(v any) bool { return v == "arn" || v == arn }
}

func (w writer) visit(u user, ip, agent string, begin time.Time, minutes, every int) visit {
	return visit{
		who: caller{identity: u.signIn(), account: u.account, ip: ip, agent: agent},
		session: func(key string, created time.Time) obj {
			return u.session(key, created, true)
		},
		begin: begin, minutes: minutes, every: every,
	}
}

// clickOps are changes people make by hand on the console.
func clickOps(w writer) {
	worker, group := machines[2].id, ec2ID("sg", "jonas")
	state := func(code int, name string) obj { return obj{"code", code, "name", name} }
	move := func(from, to obj) any {
		return obj{"requestId", w.uuid(), "instancesSet", items(obj{"instanceId", worker, "currentState", to, "previousState", from})}
	}
	one := obj{"instancesSet", items(obj{"instanceId", worker})}
	begin := clock(7, 12, 40)
	s := script{writer: w, at: clock(7, 31, 5)}
	at := caller{account: Production, ip: "198.51.100.61", agent: inside, console: true, identity: tomas.session(w.accessKey("ASIA", Production), begin, true)}
	s.do(at, 90, 200,
		call{service: "ec2", name: "StopInstances", request: one.With("force", false), response: move(state(16, "running"), state(64, "stopping"))},
		call{service: "ec2", name: "StartInstances", request: one, response: move(state(80, "stopped"), state(0, "pending"))},
		call{service: "rds", name: "CreateDBSnapshot", request: obj{"dBSnapshotIdentifier", "before-upgrade", "dBInstanceIdentifier", "orders-db"},
			response: obj{"dBSnapshotIdentifier", "before-upgrade", "dBInstanceIdentifier", "orders-db", "snapshotType", "manual", "status", "creating", "allocatedStorage", 200, "encrypted", false, "percentProgress", 0,
				"dBSnapshotArn", "arn:aws:rds:" + Home + ":" + Production + ":snapshot:before-upgrade", "tagList", list{}}})
	s.at = clock(9, 41, 30)
	at = caller{account: Development, ip: "2001:db8:77::4c1", agent: inside, console: true, identity: jonas.session(w.accessKey("ASIA", Development), clock(9, 20, 8), true)}
	office := items(obj{"ipProtocol", "tcp", "fromPort", 22, "toPort", 22, "groups", none, "ipRanges", items(obj{"cidrIp", "198.51.100.0/24", "description", "office"}), "ipv6Ranges", none, "prefixListIds", none})
	s.do(at, 30, 90,
		call{service: "ec2", name: "CreateSecurityGroup", request: obj{"groupName", "jonas-test", "groupDescription", "test", "vpcId", ec2ID("vpc", "dev")}, response: obj{"requestId", w.uuid(), "_return", true, "groupId", group}},
		call{service: "ec2", name: "AuthorizeSecurityGroupIngress", request: obj{"groupId", group, "ipPermissions", office}, response: obj{"requestId", w.uuid(), "_return", true}})
}
