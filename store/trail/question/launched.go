package question

import (
	"encoding/json"

	"github.com/trailsift/trailsift/store"
)

// launched says who launched an instance, and how its tag Name calls it.
func launched(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
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
