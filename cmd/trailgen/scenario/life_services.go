package scenario

import (
	"fmt"
	"time"
)

// trailDelivery is CloudTrail writing the very files this trail consists of.
func trailDelivery(w writer) {
	trail := service("cloudtrail")
	w.every(55, func(at time.Time) {
		account, region := pick(w.dice, Production, Production, Security, Development), pick(w.dice, Home, Home, Global)
		key := fmt.Sprintf("AWSLogs/%s/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz", Organization, account, region,
			at.Format("2006/01/02"), account, region, at.Format("20060102T1504Z"), w.text(16, alnum62))
		if w.chance(45) {
			w.trailAcl(at, trail)
		}
		if w.chance(35) {
			w.dataKey(at, trail, key)
		}
		put := w.objectCall("PutObject", trailBucket, key, 900+w.IntN(9000), "x-amz-acl", "bucket-owner-full-control",
			"x-amz-server-side-encryption", "aws:kms")
		put.recipient, put.shared = Security, w.uuid()
		put.response = obj{"x-amz-server-side-encryption", "aws:kms", "x-amz-server-side-encryption-aws-kms-key-id", keyARN(Security, "trail")}
		w.write(at, trail, put)
	})
}

func (w writer) trailAcl(at time.Time, trail caller) {
	c := w.bucketCall("GetBucketAcl", trailBucket, "acl", "")
	c.recipient, c.shared = Security, w.uuid()
	w.write(at, trail, c)
}

func (w writer) dataKey(at time.Time, trail caller, key string) {
	w.write(at, trail, call{
		service: "kms", name: "GenerateDataKey", recipient: Security, shared: w.uuid(),
		request: obj{
			"keyId", keyARN(Security, "trail"), "encryptionContext", obj{
				"aws:cloudtrail:arn", "arn:aws:cloudtrail:" + Home + ":" + Security + ":trail/larkfield-org-trail",
				"aws:s3:arn", bucketARN(trailBucket) + "/" + key,
			}, "keySpec", "AES_256",
		},
		resources: list{obj{"accountId", Security, "type", "AWS::KMS::Key", "ARN", keyARN(Security, "trail")}},
	})
}

// flowDelivery fails all day: the bucket's policy does not allow it. It is
// the noise in every view of errors.
func flowDelivery(w writer) {
	logs := service("delivery.logs")
	w.every(75, func(at time.Time) {
		var c call
		if w.chance(15) {
			c = w.listing("HeadBucket", flowBucket, "")
		} else {
			key := fmt.Sprintf("AWSLogs/%s/vpcflowlogs/%s/%s/%s_vpcflowlogs_%s_%s_%s_%s.log.gz", Production, Home,
				at.Format("2006/01/02"), Production, Home, ec2ID("fl", "main"), at.Format("20060102T1504Z"), w.text(8, lowerHex))
			c = w.objectCall("PutObject", flowBucket, key, 0, "x-amz-acl", "bucket-owner-full-control")
		}
		c.recipient, c.shared, c.endpoint = Production, w.uuid(), ec2ID("vpce", "delivery")
		w.write(at, logs, c.failed("AccessDenied", "Access Denied"))
	})
}

// looker is a service that keeps looking at the account through its
// service-linked role; its keys are not in the log.
type looker struct {
	service, name, session string
	account                string
	period                 int
	calls                  []call
}

var lookers = []looker{
	{"config", "AWSServiceRoleForConfig", "AWSConfig-Describe", Production, 300, []call{
		{service: "ec2", name: "DescribeVpcs", request: obj{"vpcSet", obj{}, "filterSet", obj{}}},
		{service: "ec2", name: "DescribeSecurityGroups", request: obj{"securityGroupSet", obj{}, "securityGroupIdSet", obj{}, "filterSet", obj{}}},
		{service: "ec2", name: "DescribeVolumes", request: obj{"volumeSet", obj{}, "filterSet", obj{}}},
		{service: "rds", name: "DescribeDBInstances", request: obj{"maxRecords", 100}},
	}},
	{"autoscaling", "AWSServiceRoleForAutoScaling", "AutoScaling", Production, 300, []call{
		{service: "ec2", name: "DescribeInstanceStatus", request: obj{"instancesSet", obj{}, "includeAllInstances", true}},
		{service: "elasticloadbalancing", name: "DescribeTargetHealth", request: obj{"targetGroupArn", "arn:aws:elasticloadbalancing:" + Home + ":" + Production + ":targetgroup/orders-web/6d0ecf831eec9f09"}},
	}},
	{"trustedadvisor", "AWSServiceRoleForTrustedAdvisor", "TrustedAdvisor_" + Security, Security, 900, []call{
		{service: "ec2", name: "DescribeAddresses", request: obj{"publicIpsSet", obj{}, "allocationIdsSet", obj{}}},
		{service: "iam", name: "GetAccountSummary"},
	}},
	{"inspector2", "AWSServiceRoleForAmazonInspector2", "InspectorSession", Development, 420, []call{
		{service: "ec2", name: "DescribeInstances", request: obj{"instancesSet", obj{}, "filterSet", items(obj{"name", "instance-state-name", "valueSet", items(obj{"value", "running"})})}},
		{service: "ecr", name: "DescribeRepositories", request: obj{"maxResults", 100}},
	}},
}

func linkedRoles(w writer) {
	for _, l := range lookers {
		r := linked(l.account, l.service, l.name)
		dns := l.service + ".amazonaws.com"
		w.every(l.period, func(at time.Time) {
			who := caller{identity: r.assumed(l.session, "", at.Add(-3*time.Second)).With("invokedBy", dns), account: l.account, ip: dns, agent: dns}
			for _, c := range l.calls {
				w.write(at, who, c)
			}
		})
	}
}

// scheduledRoles are those of services that take one now and then and are never heard of
// again under its key.
func scheduledRoles(w writer) {
	runs := []struct {
		by     string
		role   role
		period int
	}{
		{"states", role{Production, "/service-role/", "order-fulfilment-steps"}, 420},
		{"scheduler", role{Production, "/service-role/", "nightly-scheduler"}, 1200},
		{"backup", role{Security, "/service-role/", "AWSBackupDefaultServiceRole"}, 1500},
	}
	for _, r := range runs {
		w.every(r.period, func(at time.Time) {
			g := w.grant(r.role, r.by+"-"+w.text(12, lowerHex), at)
			w.assumeByService(g, r.by, "", Home)
		})
	}
}
