package question

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// What tells of a user's factors after one was removed. Besides the console, STS asks
// for one where a call names a device: STS API Reference, GetSessionToken and AssumeRole.
const (
	withFactor = "service:signin event:ConsoleLogin responseElements.ConsoleLogin:Success additionalEventData.MFAUsed:Yes " +
		"OR service:sts event:GetSessionToken,AssumeRole failed:no requestParameters.serialNumber:*"
	passwordAlone = "service:signin event:ConsoleLogin responseElements.ConsoleLogin:Success additionalEventData.MFAUsed:No"
	enablesDevice = "service:iam event:EnableMFADevice failed:no"
)

// rootDevice is how the serial number of a root user's virtual device ends.
const rootDevice = ":mfa/root-account-mfa-device"

// removedDevices says which devices were removed, and whether their users got in with
// a second factor afterwards: a user may have eight, and one removal proves little.
func removedDevices(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	t := Table{Title: "Which devices", Heads: []string{"device", "afterwards", "user", "outcome"}}
	said := make(map[thing]string) // of each user, after the last removal
	unread, err := d.each(f.Rows, func(r store.Record) error {
		line, user, after, err := d.removedDevice(r)
		if t.Lines = append(t.Lines, line); after != "" {
			said[user] = after
		}
		return err
	})
	f.unread(unread)
	t.More = max(0, len(t.Lines)-mostListed)
	t.Lines = t.Lines[:len(t.Lines)-t.More]
	f.Tables = slices.Insert(f.Tables, 0, t)
	f.Text += usersAfterwards(said)
	return f, err
}

// usersAfterwards is the part of the sentence about the users whose devices were removed.
func usersAfterwards(said map[thing]string) string {
	proven := 0
	for user, after := range said {
		if len(said) == 1 {
			return "; afterwards " + user.name + " " + after
		}
		if strings.Contains(after, "a second factor") {
			proven++
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "; " + phrase.Number(proven) + " of " + phrase.Plural(len(said), "user") + " used a second factor afterwards"
}

// removedDevice is the line of a removal, and what its user did afterwards; "" where
// nothing was removed from a user. A virtual device can be deleted only when no user has
// it any more: IAM API Reference, DeleteVirtualMFADevice.
func (d *desk) removedDevice(r store.Record) (line Line, user thing, after string, err error) {
	serial := d.firstField(r, "requestParameters.serialNumber", "requestParameters.mfaDeviceId")
	user = thing{account: d.field(r, "account"), kind: "user", name: d.firstField(r, "requestParameters.userName", "requestParameters.userId")}
	if strings.HasSuffix(serial, rootDevice) {
		user.kind, user.name = "root", "root"
	}
	outcome, says := d.outcome(r), ""
	switch {
	case outcome != "":
	case d.field(r, "event") == "DeleteVirtualMFADevice":
		says = "no user had it any more"
	case user.name != "" && d.field(r, "service") == "iam":
		after, err = d.factorsAfter(user, serial, timeOf(r))
		says = after
	}
	return d.line(r, deviceName(serial), says, user.name, outcome), user, after, err
}

// factorsAfter says what a user did after a device was removed: with which factor the
// user got in, without one, and what was enabled. Any loaded event tells, whatever the
// data are narrowed to.
func (d *desk) factorsAfter(user thing, removed string, at time.Time) (string, error) {
	who, of := store.Equals("userIdentity.userName", user.name), store.Equals("requestParameters.userName", user.name)
	if user.kind == "root" {
		who, of = store.Equals("type", "Root"), store.Equals("requestParameters.serialNumber", removed)
	}
	var says []string
	for _, look := range []struct {
		filter, says string
		who          store.Match
	}{
		{withFactor, "got in with a second factor at ", who}, {passwordAlone, "got in with the password alone at ", who}, {enablesDevice, "was given a device at ", of},
	} {
		r, err := d.firstAfter(look.filter, at, store.Equals("account", user.account), look.who)
		if err != nil {
			return "", err
		}
		if r != nil {
			says = append(says, look.says+d.Clock.Later(at, timeOf(*r))+d.withDevice(*r, removed))
		}
	}
	if len(says) == 0 {
		return "did not get in by a sign-in that is loaded", nil
	}
	return strings.Join(says, ", "), nil
}

// withDevice says in brackets which device an event names, and whether it is the one
// that was removed.
func (d *desk) withDevice(r store.Record, removed string) string {
	switch serial := d.firstField(r, "additionalEventData.MFAIdentifier", "requestParameters.serialNumber"); serial {
	case "":
		return ""
	case removed:
		return " (" + deviceName(serial) + ", the one that was removed)"
	default:
		return fmt.Sprintf(" (%s)", deviceName(serial))
	}
}

// firstAfter is the first of all loaded events behind a time that a filter finds and
// that fulfil some conditions; nil when there is none.
func (d *desk) firstAfter(filter string, at time.Time, more ...store.Expr) (*store.Record, error) {
	e, err := d.parse(filter)
	if err != nil {
		return nil, err
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(append(more, e, behind(at))...), nil)
	if err != nil {
		return nil, err
	}
	return d.oldest(rows)
}

// behind is the condition that an event is later than the second of a time.
func behind(at time.Time) store.Expr {
	return store.Match{Field: "time", Op: store.Above, Values: []store.Pattern{store.Literal(at.UTC().Format(time.RFC3339))}}
}

// deviceName is what people call a device: the end of its ARN, or the serial number of
// one that is a thing.
func deviceName(serial string) string { return serial[strings.LastIndexByte(serial, '/')+1:] }
