package tui

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// What a terminal behind SSH is sent at 160x50, in bytes. The aims are 400 for a
// line down without the preview and 1,500 with it, 6,500 for a page, 300 for a
// character of the filter that changes no result, 8,192 for the first frame; the
// limits leave room for other words in the frames.
const (
	maxFirst       = 14_000 // with what is filled in until all is counted
	maxDown        = 450    // where every line is full; the names in it decide
	maxDownPreview = 1_500
	maxMoving      = 750 // on average, where the list moves beside small events
	maxPage        = 9_000
	maxTyped       = 450
)

// A frame counts as complete when nothing was sent during quietLooks looks, which
// take longer than the preview waits. They are counted because on a busy machine
// that much time passes without the program having its turn.
const (
	quietLooks = 40
	quietPause = 4 * previewDelay / quietLooks
)

// sentBy returns how many bytes the program sends after something was done that
// has it send some, until it rests.
func sentBy(term *tuitest.Terminal, do func()) int {
	before := term.Written()
	do()
	for looks := 0; term.Written() == before && looks < 100*quietLooks; looks++ {
		time.Sleep(quietPause)
	}
	return sentUntilQuiet(term, before)
}

// sentUntilQuiet returns how many bytes the program has sent when it rests, more
// than before.
func sentUntilQuiet(term *tuitest.Terminal, before int) int {
	last := term.Written()
	for quiet := 0; quiet < quietLooks; quiet++ {
		time.Sleep(quietPause)
		if now := term.Written(); now != last {
			last, quiet = now, 0
		}
	}
	return last - before
}

// motley returns n events, no two of which are next to each other alike.
func motley(n int) []string {
	names := []string{"PutObject", "DescribeInstances", "GetBucketPolicy", "AssumeRole", "CreateNetworkInterface", "Decrypt", "ListRoles"}
	services := []string{"s3", "ec2", "iam", "sts", "kms"}
	regions := []string{"us-east-1", "eu-central-1", "ap-southeast-2"}
	var out []string
	for i := range n {
		more := object{
			"eventName": names[i%len(names)], "eventSource": services[i%len(services)] + ".amazonaws.com", "awsRegion": regions[i%len(regions)],
			"sourceIPAddress":   fmt.Sprintf("198.51.%d.%d", i%90, i*7%250),
			"requestParameters": object{"bucketName": fmt.Sprintf("bucket-of-team-%d", i), "key": fmt.Sprintf("a/long/path/%d.json", i*31)},
		}
		if i%4 == 0 {
			more["errorCode"], more["errorMessage"] = "AccessDenied", fmt.Sprintf("not authorized to perform call %d", i)
		}
		out = append(out, event(i, more))
	}
	return out
}

// refusals returns n events of the most expensive kind for the cursor to leave and
// to reach: each failed, says why at length, and differs from the one before.
func refusals(n int) []string {
	names := []string{"GetBucketPublicAccessBlock", "GetBucketPolicyStatus", "DescribeNetworkInterfaces", "GetBucketLifecycle"}
	codes := []string{"NoSuchLifecycleConfiguration", "NoSuchPublicAccessBlockConfiguration", "Client.UnauthorizedOperation", "ReplicationConfigurationNotFoundError"}
	var out []string
	for i := range n {
		out = append(out, event(i, object{
			"eventName": names[i%len(names)], "eventSource": []string{"s3", "elasticfilesystem", "ec2"}[i%3] + ".amazonaws.com",
			"sourceIPAddress":   fmt.Sprintf("2001:db8:85a3::8a2e:%x:%x", 4096+i, 61440-i),
			"requestParameters": object{"bucketName": fmt.Sprintf("exports-of-customer-data-and-more-%d", i), "key": fmt.Sprintf("a/long/path/%d.json", i*31)},
			"errorCode":         codes[i%len(codes)], "errorMessage": fmt.Sprintf("this caller is not authorized to perform call %d here", i),
		}))
	}
	return out
}

func TestBytesSent(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for frames to be complete")
	}
	cfg := config(newStore(t, "trail.json", motley(400)))
	var term *tuitest.Terminal
	check := func(what string, most int, do func()) {
		t.Helper()
		n := sentBy(term, do)
		t.Logf("%s: %d bytes", what, n)
		if n > most || n == 0 {
			t.Errorf("%s sends %d bytes, at most %d are wanted", what, n, most)
		}
	}
	press := func(key string) func() { return func() { term.Press(key) } }
	term = tuitest.Run(t, New(context.Background(), cfg), 160, 50)
	check("the first frames", maxFirst, func() { term.WaitText("ACTOR", "mira") })
	sentBy(term, func() { term.Press("enter"); term.WaitText("› Events") })
	check("a line down with the preview", maxDownPreview, press("j"))
	sentBy(term, press("v"))
	check("a line down", maxDown, press("j"))
	check("another line down", maxDown, press("j"))
	sentBy(term, press("G"))
	check("a line up", maxDown, press("k"))
	sentBy(term, press("g"))
	sentBy(term, press("space")) // to the end of the window
	check("a page down", maxPage, press("space"))
	if n := sentUntilQuiet(term, term.Written()); n > 0 {
		t.Errorf("%d bytes are sent though nothing was done", n)
	}
	sentBy(term, press(";"))
	sentBy(term, func() { term.Type("xyz") }) // the fields offered are gone
	check("a character that changes no result", maxTyped, press("z"))
}

// TestBytesOfFailures goes down a list of nothing but failures, to its end on the
// screen and on, where it moves under the cursor.
func TestBytesOfFailures(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for frames to be complete")
	}
	term := tuitest.Run(t, New(context.Background(), config(newStore(t, "trail.json", refusals(60)))), 160, 50)
	press := func(key string) func() { return func() { term.Press(key) } }
	sentBy(term, func() { term.WaitText("ACTOR", "mira") })
	sentBy(term, func() { term.Press("enter"); term.WaitText("› Events") })
	for line := range 4 {
		n := sentBy(term, press("j"))
		t.Logf("to line %d with the preview: %d bytes", line+2, n)
		if n > maxDownPreview {
			t.Errorf("a line down with the preview sends %d bytes, at most %d are wanted", n, maxDownPreview)
		}
	}
	sentBy(term, press("g"))
	sentBy(term, press("v"))
	down := func(line int) {
		n := sentBy(term, press("j"))
		t.Logf("to line %d: %d bytes", line, n)
		if n > maxDown || n == 0 {
			t.Errorf("a line down to line %d sends %d bytes, at most %d are wanted", line, n, maxDown)
		}
	}
	for line := range 4 {
		down(line + 2)
	}
	sentBy(term, func() {
		for range 36 {
			term.Press("j")
		}
	})
	for line := range 10 {
		down(line + 42)
	}
}

// TestBytesBesideAMovingList goes on where the list moves under the cursor while the
// event stands beside it: what a terminal moved along with the list is not sent again.
func TestBytesBesideAMovingList(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for frames to be complete")
	}
	term := tuitest.Run(t, New(context.Background(), config(newStore(t, "trail.json", motley(400)))), 160, 50)
	sentBy(term, func() { term.WaitText("ACTOR", "mira") })
	sentBy(term, func() { term.Press("enter"); term.WaitText("› Events") })
	for _, way := range []struct{ end, key string }{{"space", "j"}, {"G", "k"}} {
		sentBy(term, func() {
			term.Press(way.end)
			for range 44 { // to the other end of the window
				term.Press(way.key)
			}
		})
		all := 0
		for step := range 6 {
			n := sentBy(term, func() { term.Press(way.key) })
			all += n
			t.Logf("%s moves the list: %d bytes", way.key, n)
			if n > maxDownPreview || n == 0 {
				t.Errorf("step %d with %s sends %d bytes, at most %d are wanted", step, way.key, n, maxDownPreview)
			}
		}
		if all > 6*maxMoving {
			t.Errorf("six steps with %s send %d bytes: what was beside the list is sent again", way.key, all)
		}
	}
}
