package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// oneName are the kinds of things that calls name by their names as well as by ARNs, and
// which their names tell whole. Lists call them by that one name, however the call did.
var oneName = map[string]bool{"secret": true, "SSM parameter": true, "trail": true, "S3 bucket": true, "S3 object": true}

// CalledIn returns what lists call a thing that an event of an account names: what has an
// ARN, and could be named without, by its name, prod/payments/webhook-signing, and where
// it is of another account, of which; other texts as they are.
func CalledIn(account, text string) string {
	name, of := calledBy(text)
	switch {
	case name == "":
		return text
	case of != "" && of != account:
		return name + " of " + of
	}
	return name
}

// calledBy returns the one name of what an ARN stands for, and its account; no name for
// other texts.
func calledBy(text string) (name, account string) {
	if !strings.HasPrefix(text, "arn:") {
		return "", ""
	}
	ids := resource.Typed(text)
	if len(ids) == 0 || !oneName[resource.Kind(ids[0])] {
		return "", ""
	}
	name = resource.Called(ids[0])
	if _, whole, is := strings.Cut(text, ":secret:"); is && !looksRandom(whole[len(whole)-min(len(whole), randomEnd):]) {
		name = whole
	}
	if strings.Contains(name, "/") && resource.Kind(ids[0]) == "SSM parameter" {
		name = "/" + name // which the ARN lacks
	}
	return name, accountOf(text)
}

// randomEnd is how many letters and digits Secrets Manager puts behind the name of a secret
// in its ARN.
const randomEnd = 6

// looksRandom reports whether the end of an ARN was hardly chosen by somebody: a secret named
// by a part of its ARN has none, and prod/db-backup is not prod/db.
func looksRandom(end string) bool {
	return strings.ContainsAny(end, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
}

// thingsCalled returns what an event names by a text: an object by its bucket and its key,
// as calls of S3 name it, other things by one text.
func thingsCalled(event store.Record, text string) []Thing {
	if path, _ := calledBy(text); resource.IsObject(text) {
		if bucket, key, ok := strings.Cut(path, "/"); ok {
			return []Thing{{Text: text, Names: []string{bucket}}, {Names: []string{key}}}
		}
	}
	return []Thing{{Text: text, Names: asAnswered(event, text, namesOf(ownerOf(event), text))}}
}

// asAnswered returns names without the random end of a secret's ARN where the answer tells
// what it is: some of them are all small letters.
func asAnswered(event store.Record, text string, names []string) []string {
	name, ok := event.Value(nil, "responseElements.name")
	if !ok || !strings.Contains(text, ":secret:") {
		return names
	}
	for i := range names {
		end, is := strings.CutPrefix(names[i], name+"-")
		if is && (len(end) == randomEnd || len(end) > randomEnd && strings.HasPrefix(end[randomEnd:], " of ")) {
			names[i] = name + end[randomEnd:]
		}
	}
	return names
}

// namesOf returns what a list of events of an account calls what an ARN stands for, ever
// shorter; nil for what is none, or is called by it.
func namesOf(account, arn string) []string {
	if !strings.HasPrefix(arn, "arn:") {
		return nil
	}
	called, of := calledBy(arn)
	switch {
	case called != "" && of != "" && of != account:
		return []string{called + " of " + of, called}
	case called != "":
		return []string{called}
	}
	name := tail(arn)
	if name = name[strings.LastIndexByte(name, ':')+1:]; name == "" { // function:orders
		return nil
	}
	return []string{arn, name}
}

// ownerOf returns the account that recorded an event, else that of who caused it.
func ownerOf(event store.Record) string {
	if own, ok := event.Value(nil, "recipientAccountId"); ok {
		return own
	}
	own, _ := event.Value(nil, "userIdentity.accountId")
	return own
}
