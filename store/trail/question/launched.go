package question

import (
	"encoding/json"

	"github.com/trailsift/trailsift/store"
)

// launched says who launched an instance, and how its tag Name calls it.
func launched(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil {
		return nil, err
	}
	if f.Rows.Len() == 0 {
		return f, d.firstSeen(f)
	}
	t := Table{Title: "Its name", Heads: []string{"name", "instance"}}
	_, err = d.each(f.Rows, func(r store.Record) error {
		if name := nameTag(r, d.value); name != "" {
			t.Lines = append(t.Lines, d.line(r, name, d.value))
		}
		return nil
	})
	f.addTable(t)
	return f, err
}

// firstSeen says in which event an instance is seen first that was not launched in what is
// loaded: EC2 takes the role of an instance in a session that is called after it.
func (d *desk) firstSeen(f *finding) error {
	named, err := d.found("resource={} OR event:AssumeRole userIdentity.invokedBy:ec2.amazonaws.com requestParameters.roleSessionName={}")
	if err != nil || named.Rows.Len() == 0 {
		return err
	}
	view, err := d.Snap.View(d.ctx, named.Rows, false)
	if err != nil {
		return err
	}
	r := d.Snap.Record(view.Row(0))
	event, actor := d.field(r, "event"), d.field(r, "actor")
	f.Text += "; it is first seen in " + event
	if actor != "" {
		f.Text += " by " + actor
	}
	if at, ok := r.Time(); ok {
		f.Text += " at " + d.Clock.Moment(at)
	}
	f.addTable(Table{Title: "First seen", Heads: []string{"event", "actor"}, Lines: []Line{d.line(r, event, actor)}})
	return nil
}

// tags are those of a thing.
type tags []struct{ Key, Value string }

// name is the one that people see as the name of the thing.
func (t tags) name() string {
	for _, tag := range t {
		if tag.Key == "Name" {
			return tag.Value
		}
	}
	return ""
}

// nameTag returns the tag Name that an instance was launched with: its answer has those
// of each instance, the request those of all.
func nameTag(r store.Record, instance string) string {
	var asked struct {
		TagSpecificationSet struct {
			Items []struct {
				ResourceType string
				Tags         tags
			}
		}
	}
	var got struct {
		InstancesSet struct {
			Items []struct {
				InstanceID string
				TagSet     struct{ Items tags }
			}
		}
	}
	// What is not of this form names nothing.
	_ = json.Unmarshal(member(r, "responseElements"), &got)
	for _, i := range got.InstancesSet.Items {
		if name := i.TagSet.Items.name(); i.InstanceID == instance && name != "" {
			return name
		}
	}
	_ = json.Unmarshal(member(r, "requestParameters"), &asked)
	for _, s := range asked.TagSpecificationSet.Items {
		if name := s.Tags.name(); s.ResourceType == "instance" && name != "" {
			return name
		}
	}
	return ""
}
