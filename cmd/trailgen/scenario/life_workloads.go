package scenario

import (
	"fmt"
	"time"
)

// function is a Lambda function and the role it runs as.
type function struct {
	name    string
	role    role
	period  int // seconds between calls
	calls   func(w writer, at time.Time, who caller)
	runtime string
}

func (f function) arn() string {
	return "arn:aws:lambda:" + Home + ":" + f.role.account + ":function:" + f.name
}

// scope names the function that holds the session.
func (f function) scope() obj {
	return obj{"sourceArn", f.arn(), "sourceAccount", f.role.account, "issuerType", "AWS::Lambda", "credentialsIssuedTo", f.arn()}
}

var webhook = function{"orders-webhook", webhookRole, 75, webhookCalls, "AWS_Lambda_python3.12"}

var functions = []function{
	webhook,
	{"nightly-report", reportRole, 240, reportCalls, "AWS_Lambda_nodejs20.x"},
	{"thumbnailer", thumbRole, 110, thumbCalls, "AWS_Lambda_python3.12"},
}

// lambdas run all day. A role's session lives for an hour at most, so each
// function is heard taking its role again and again.
func lambdas(w writer) {
	for _, f := range functions {
		var g grant
		w.every(f.period, func(at time.Time) {
			if at.Sub(g.at) > 35*time.Minute {
				g = w.grant(f.role, f.name, at)
				w.assumeByService(g, "lambda", "", Home)
			}
			who := g.caller("198.51.100.130", "Boto3/1.34.131 md/Botocore#1.34.131 lang/python#3.12.4 exec-env/"+f.runtime)
			who.identity = who.identity.With("inScopeOf", f.scope())
			f.calls(w, at, who)
		})
	}
}

func webhookCalls(w writer, at time.Time, who caller) {
	switch w.IntN(6) {
	case 0:
		w.readSecret(at, who, "prod/payments/webhook-signing")
	case 1:
		arn := "arn:aws:ssm:" + Home + ":" + Production + ":parameter/prod/orders/limits"
		w.write(at, who, call{service: "ssm", name: "GetParameter", request: obj{"name", "/prod/orders/limits", "withDecryption", true}, resources: list{obj{"accountId", Production, "ARN", arn}}})
		w.decrypt(at, who, "AWS Internal", "alias/aws/ssm", obj{"PARAMETER_ARN", arn})
	default:
		key := fmt.Sprintf("webhooks/%s/%s.json", at.Format("2006-01-02"), w.text(8, lowerHex))
		w.write(at, who, w.objectCall("PutObject", mediaBucket, key, 400+w.IntN(3000)))
	}
}

func reportCalls(w writer, at time.Time, who caller) {
	key := fmt.Sprintf("daily/part-%05d.parquet", w.IntN(400))
	w.write(at, who, w.objectCall("GetObject", reportBucket, key, 100000+w.IntN(900000)))
	w.decrypt(at, who, "AWS Internal", "reports", obj{"aws:s3:arn", bucketARN(reportBucket) + "/" + key})
}

func thumbCalls(w writer, at time.Time, who caller) {
	key := fmt.Sprintf("incoming/%s.jpg", w.text(10, lowerHex))
	w.write(at, who, w.objectCall("GetObject", uploadBucket, key, 40000+w.IntN(800000)))
}

// tasks is a container that serves the catalogue's pictures through a VPC
// endpoint, from a private address.
func tasks(w writer) {
	var g grant
	w.every(95, func(at time.Time) {
		if at.Sub(g.at) > 50*time.Minute {
			g = w.grant(taskRole, named("task").text(32, lowerHex), at)
			w.assumeByService(g, "ecs-tasks", "", Home)
		}
		who := g.caller(fmt.Sprintf("10.20.%d.%d", 1+w.IntN(2), 10+w.IntN(6)), "aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#arm64 api/s3#1.58.2")
		c := w.objectCall("GetObject", mediaBucket, fmt.Sprintf("catalogue/%05d.webp", w.IntN(4000)), 20000+w.IntN(200000))
		c.endpoint, c.owner = ec2ID("vpce", "s3"), Production
		w.write(at, who, c)
	})
}

// machine is an EC2 instance of ordinary life.
type machine struct {
	id   string
	role role
	ip   string
}

var machines = []machine{
	{StolenInstance, webRole, "198.51.100.141"},
	{"i-0c81d2f47ab09e563", webRole, "198.51.100.142"},
	{"i-0d93e4a1b7c2f8065", workerRole, "10.20.2.31"},
	{"i-0e05f6b3c8d1a9274", workerRole, "2001:db8:20:2::31"},
}

// stolen are the role credentials of StolenInstance, which the intruder takes
// while the instance goes on using them.
var stolen = grant{role: webRole, session: StolenInstance, key: StolenKey, at: clock(7, 1, 30)}

// instances report to Systems Manager and read their configuration.
func instances(w writer) {
	for _, m := range machines {
		g := w.grant(m.role, m.id, Start.Add(w.between(30, 240)))
		if m.id == StolenInstance {
			g = stolen
		}
		w.assumeByService(g, "ec2", "", Home)
		w.every(300, func(at time.Time) {
			if !at.Before(g.at) {
				w.report(at, m, g)
			}
		})
	}
}

func (w writer) report(at time.Time, m machine, g grant) {
	who := g.caller(m.ip, "aws-sdk-go/1.55.5 (go1.22.7; linux; amd64) amazon-ssm-agent/3.3.987.0", "ec2RoleDelivery", "2.0")
	w.write(at, who, call{service: "ssm", name: "UpdateInstanceInformation", request: obj{
		"instanceId", m.id, "agentVersion", "3.3.987.0", "agentStatus", "Active", "platformType", "Linux",
		"platformName", "Amazon Linux", "platformVersion", "2023", "iPAddress", "10.20.1.15", "computerName", "ip-10-20-1-15." + Home + ".compute.internal", "agentName", "amazon-ssm-agent",
	}})
	if w.chance(60) {
		who.agent = "aws-cli/2.17.40 md/awscrt#0.21.2 ua/2.0 os/linux#6.1.102 md/arch#x86_64 lang/python#3.11.9 md/command#s3.cp"
		w.write(at.Add(w.between(1, 40)), who, w.objectCall("GetObject", artifactBucket, "config/orders-"+pick(w.dice, "web", "worker", "limits")+".yaml", 2000+w.IntN(400)).sharedWith(w, Production))
	}
}

// sharedWith is a call across accounts as the account of the caller records it.
func (c call) sharedWith(w writer, recipient string) call {
	c.recipient, c.shared = recipient, w.uuid()
	return c
}
