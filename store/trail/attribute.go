package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// instanceAttributes are what ModifyInstanceAttribute sets, which it says by the name
// of a member: EC2 API Reference. User data are code that runs at the next start.
var instanceAttributes = []string{
	"userData", "disableApiTermination", "disableApiStop", "instanceInitiatedShutdownBehavior", "instanceType",
	"groupSet", "sourceDestCheck", "kernel", "ramdisk", "ebsOptimized", "enaSupport", "sriovNetSupport", "blockDeviceMapping",
}

// attributeOf says which attribute of an instance a call sets, and to what where that
// is one value which CloudTrail keeps; "" for other calls.
func attributeOf(name string, event store.Record) string {
	if name != "ModifyInstanceAttribute" {
		return ""
	}
	const request = "requestParameters."
	value := func(path string) string {
		v, _ := event.Value(nil, request+path)
		return v
	}
	if attribute := value("attribute"); attribute == instanceAttributes[0] {
		return attribute // not the code itself
	} else if attribute != "" {
		return strings.TrimSpace(attribute + " " + value("value"))
	}
	for _, attribute := range instanceAttributes {
		switch set := value(attribute + ".value"); {
		case set != "" && attribute != instanceAttributes[0]:
			return attribute + " " + set
		case set != "", value(attribute) != "", value(attribute+".items.groupId") != "", value(attribute+".items.deviceName") != "":
			return attribute
		}
	}
	return ""
}
