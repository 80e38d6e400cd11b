package tui

import (
	"strings"
	"testing"
)

// TestTasks does what responders do, from the first screen to the answer. The
// words are those that somebody looks for at the end.
func TestTasks(t *testing.T) {
	logs := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", append(incident(), pivotStory()...))
	for _, c := range []struct{ task, keys, want string }{
		{"was this key used: when, from where", "; \"key:AKIAEXAMPLE000000002 enter", "25 of 101|[key:AKIAEXAMPLE000000002]|203.0.113.66|deploy-bot|RunInstances"},
		{"whose key is it", "; \"AKIAEXAMPLE000000002 enter enter enter", "userIdentity|deploy-bot|1 of 25"},
		{"who is behind this session", ": \"trace_ASIAEXAMPLE000000003 enter", "mira|is behind|AssumeRole"},
		{"who started this instance", ": \"who_i-0123456789abcdef0 enter", "was started by deploy/ci-4711|RunInstances"},
		{"who touched this bucket", "; \"trail-archive enter enter", "10 of 101|GetBucketAcl|cloudtrail"},
		{"was a port opened to the world", ": \"ask_sg-open-world enter", "0.0.0.0/0|sg-0123456789abcdef0|deploy/ci-4711"},
		{"the event that shows it", ": \"ask_sg-open-world enter enter", "AuthorizeSecurityGroupIngress|requestParameters"},
		{"what did the new policy change", "; \"event:PutRolePolicy enter enter j d", "Statement[0].Action|- s3:GetObject|+ *"},
		{"what was denied, to whom", "3 tab tab enter", "[failed:yes]|CreateUser|deploy-bot|AccessDenied"},
		{"all from this network", "; \"ip:203.0.113.0/24 enter", "deploy-bot|deploy/ci-4711|[ip:203.0.113.0/24]"},
		{"a region that nobody uses", "h S enter", "ap-south-1|RunInstances|deploy-bot"},
		{"what happened just before and after", "3 tab tab enter : \"around enter", "time:2026-08-31T22:36:19|of 101|ListBuckets"},
		{"the largest machines started", "; \"event:RunInstances enter enter C / \"instanceType enter s s esc", "instanceType ▴|p4d.24xlarge"},
		{"the busiest minutes", "i } z", "[time:2026-"},
		{"two events that should be alike", "; \"event:RunInstances enter enter m j m d", "responseElements.instancesSet.items[0].instanceId|i-00000000000000010"},
		{"without what AWS does by itself, and back", "1 u", "101 of 101|10 AWS-generated   1 hides them"},
		{"one list large, to read all of it", "\\ tab tab tab G", "IP  |all panes|cloudtrail.amazonaws.com"},
	} {
		t.Run(c.task, func(t *testing.T) {
			b := newBench(t, config(logs), 120, 36)
			b.walk(c.keys)
			checkFrame(t, c.task, b, 120, 36)
			b.want(strings.Split(c.want, "|")...)
		})
	}
}

// TestEveryCommandRunsOnEveryScreen runs all that the palette lists on each
// screen, and leaves what that leads to.
func TestEveryCommandRunsOnEveryScreen(t *testing.T) {
	logs := newStore(t, "trail.json", pivotStory())
	for _, way := range []string{
		"", "i", "\\", "enter", "enter enter", "m l m", "H", ": \"all_questions enter", ": \"who_i-0123456789abcdef0 enter",
		": \"trace_ASIAEXAMPLE000000003 enter", ": \"profile_deploy/ci-4711 enter", "enter m j m d", "; \"actor=nobody enter",
	} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, config(logs), 80, 24)
			b.walk(way)
			for i, c := range b.commands() {
				if c.group == "Question" && i%5 != len(way)%5 {
					continue // they are the same everywhere: some on each screen
				}
				b := newBench(t, config(logs), 80, 24)
				b.walk(way)
				b.do(c.run(b.App))
				b.dirty = true
				checkFrame(t, c.name, b, 80, 24)
				b.press("j esc")
				checkFrame(t, c.name+" and back", b, 80, 24)
			}
		})
	}
}
