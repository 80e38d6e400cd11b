package question

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// removal is how calls of IAM, and of Roles Anywhere, take back what one made: by what they name it, and
// where the call that made it names it.
type removal struct {
	kind         string   // of thing: what makes and what takes back have it alike
	makes, takes []string // calls
	made, taken  []string // fields of the name, the first that there is
	unique       bool     // an id is never given again, a name is
}

// removals are these calls, of one kind of thing after the other: IAM and IAM Roles
// Anywhere API references.
func removals() []removal {
	const request, response = "requestParameters.", "responseElements."
	user := []string{request + "userName", "userIdentity.userName"}
	ofUser := func(kind, member, id string) removal {
		return removal{
			kind: kind, unique: true, made: []string{response + member + "." + id, request + id},
			makes: []string{"Create" + kind, "Upload" + kind, "Reset" + kind, "Update" + kind},
			takes: []string{"Delete" + kind, "Update" + kind}, taken: []string{request + id},
		}
	}
	anywhere := func(kind, member string) removal {
		return removal{
			kind: kind, unique: true, makes: []string{"Create" + kind}, made: []string{response + member + "." + member + "Id"},
			takes: []string{"Delete" + kind, "Disable" + kind, "Enable" + kind}, taken: []string{request + member + "Id"},
		}
	}
	return []removal{
		{kind: "user", makes: []string{"CreateUser"}, takes: []string{"DeleteUser"}, made: user[:1], taken: user[:1]},
		{kind: "role", makes: []string{"CreateRole"}, takes: []string{"DeleteRole"}, made: []string{request + "roleName"}, taken: []string{request + "roleName"}},
		{kind: "role", makes: []string{"CreateServiceLinkedRole"}, takes: []string{"DeleteServiceLinkedRole"}, made: []string{response + "role.roleName"}, taken: []string{request + "roleName"}},
		{kind: "instance profile", makes: []string{"CreateInstanceProfile"}, takes: []string{"DeleteInstanceProfile"}, made: []string{request + "instanceProfileName"}, taken: []string{request + "instanceProfileName"}},
		{kind: "password", makes: []string{"CreateLoginProfile", "UpdateLoginProfile", "ChangePassword"}, takes: []string{"DeleteLoginProfile"}, made: user, taken: user},
		ofUser("AccessKey", "accessKey", "accessKeyId"),
		ofUser("SSHPublicKey", "sSHPublicKey", "sSHPublicKeyId"),
		ofUser("SigningCertificate", "certificate", "certificateId"),
		ofUser("ServiceSpecificCredential", "serviceSpecificCredential", "serviceSpecificCredentialId"),
		anywhere("TrustAnchor", "trustAnchor"),
		anywhere("Profile", "profile"),
	}
}

// takingServices have these calls.
var takingServices = []string{"iam", "rolesanywhere"}

// thing is what was made, in its account.
type thing struct{ account, kind, name string }

// taking is a call that took something back, or gave it back.
type taking struct {
	at     time.Time
	status string // Inactive or active; "" for a deletion
	unique bool
}

// takenBack are the calls that did so, in the order of time.
type takenBack struct {
	removals []removal
	of       map[thing][]taking
	unread   int
}

// takenBack reads them. Any loaded event tells, whatever the data are narrowed to.
func (d *desk) takenBack() (*takenBack, error) {
	t := &takenBack{removals: removals(), of: make(map[thing][]taking)}
	var calls []string
	for _, r := range t.removals {
		calls = append(calls, r.takes...)
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(store.Equals("service", takingServices...), store.Equals("event", calls...), store.Equals("failed", "no")), nil)
	if err != nil {
		return nil, err
	}
	t.unread, err = d.each(rows, func(r store.Record) error {
		at, _ := r.Time()
		event := d.field(r, "event")
		for _, one := range t.removals {
			if name := d.firstField(r, one.taken...); name != "" && slices.Contains(one.takes, event) {
				of := thing{d.field(r, "account"), one.kind, name}
				t.of[of] = append(t.of[of], taking{at, statusBy(event, d.field(r, "requestParameters.status")), one.unique})
			}
		}
		return nil
	})
	return t, err
}

// statusBy is the status that a call gives, which its name may tell.
func statusBy(event, status string) string {
	switch {
	case strings.HasPrefix(event, "Disable"):
		return "Inactive"
	case strings.HasPrefix(event, "Enable"):
		return active
	}
	return status
}

// active is the status of a credential that works.
const active = "Active"

// fate says what became of what an event made: that it was deleted, is inactive, or
// its user was deleted; "" where no event tells so.
func (t *takenBack) fate(d *desk, r store.Record) string {
	if !slices.Contains(takingServices, d.field(r, "service")) {
		return ""
	}
	at, _ := r.Time()
	account, event := d.field(r, "account"), d.field(r, "event")
	for _, one := range t.removals {
		if !slices.Contains(one.makes, event) {
			continue
		}
		end, deleted := lastState(t.of[thing{account, one.kind, d.firstField(r, one.made...)}], at)
		switch {
		case deleted:
			return "deleted " + d.Clock.Later(at, end)
		case !end.IsZero():
			return "inactive since " + d.Clock.Later(at, end)
		}
	}
	user := d.field(r, "requestParameters.userName")
	if end, deleted := lastState(t.of[thing{account, "user", user}], at); deleted && user != "" {
		return "its user was deleted " + d.Clock.Later(at, end)
	}
	return ""
}

// lastState returns when a thing that was made at a time was deleted, or since when it
// is inactive; the zero time where it is neither. What was deleted in the same second
// under the same name may be what was there before.
func lastState(list []taking, made time.Time) (since time.Time, deleted bool) {
	for _, one := range list {
		switch {
		case one.at.Before(made), one.at.Equal(made) && !one.unique:
		case one.status == "":
			return one.at, true
		case one.status == active:
			since = time.Time{}
		case since.IsZero():
			since = one.at
		}
	}
	return since, false
}
