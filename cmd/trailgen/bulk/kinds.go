package bulk

import (
	"fmt"
	"strconv"
	"strings"
)

// A kind is one sort of call: what stands in its records.
type kind struct {
	service, name string
	command       string // as the AWS CLI writes it: s3.get-object
	via           string // the service that calls on the actor's behalf
	api           string // apiVersion
	form          string // eventType
	number        uint64 // its own: a hash of the names
	version       string // eventVersion
	data          bool   // a data event
	read          bool
	global        bool // recorded in us-east-1 alone
	fraction      bool // sizes are written with .0
	shared        bool // has a sharedEventID whoever calls
	bare          bool // has no requestID
	answered      bool // has responseElements when it fails too
	early         bool // eventCategory stands before recipientAccountId
	request       pattern
	response      pattern
	extra         pattern // additionalEventData
	details       pattern // serviceEventDetails
	resources     pattern
	failures      []failure
}

// A failure is a way in which a call does not succeed.
type failure struct {
	permille      int
	code, message pattern // nil: the record has none
}

// newKind reads "service Name flag…".
func newKind(line string) (*kind, error) {
	words := strings.Fields(line)
	if len(words) < 2 {
		return nil, fmt.Errorf("an event needs a service and a name: %q", line)
	}
	k := &kind{service: words[0], name: words[1], form: "AwsApiCall", read: isRead(words[1])}
	k.command = k.service + "." + kebab(k.name)
	k.version, k.early = versionOf(k.service), hashText(k.service)%4 == 0
	for _, word := range words[2:] {
		if err := k.readFlag(word); err != nil {
			return nil, err
		}
	}
	k.number = hashText(line)
	return k, nil
}

func (k *kind) readFlag(word string) error {
	flags := map[string]*bool{
		"data": &k.data, "read": &k.read, "global": &k.global, "fraction": &k.fraction, "shared": &k.shared, "bare": &k.bare,
		"answered": &k.answered,
	}
	texts := map[string]*string{"via": &k.via, "api": &k.api, "form": &k.form}
	name, value, _ := strings.Cut(word, "=")
	switch {
	case name == "write":
		k.read = false
	case flags[name] != nil:
		*flags[name] = true
	case texts[name] != nil:
		*texts[name] = strings.ReplaceAll(value, "_", " ")
	default:
		return fmt.Errorf("an event has no flag %q", word)
	}
	return nil
}

// readLine reads one line of an event's block.
func (k *kind) readLine(word, rest string) error {
	if word == "err" {
		return k.readFailure(rest)
	}
	parts := map[string]*pattern{
		"req": &k.request, "res": &k.response, "add": &k.extra, "details": &k.details, "arn": &k.resources,
	}
	if parts[word] == nil {
		return fmt.Errorf("no line of an event begins with %q", word)
	}
	var err error
	*parts[word], err = compile(rest)
	return err
}

// readFailure reads "percent code | message".
func (k *kind) readFailure(line string) error {
	percent, rest, _ := strings.Cut(line, " ")
	n, err := strconv.ParseFloat(percent, 64)
	if err != nil {
		return err
	}
	code, message, _ := strings.Cut(" "+rest+" ", " | ")
	f := failure{permille: int(n * 10)}
	if f.code, err = compile(strings.TrimSpace(code)); err != nil {
		return err
	}
	if f.message, err = compile(strings.TrimSpace(message)); err != nil {
		return err
	}
	k.failures = append(k.failures, f)
	return nil
}

// isRead is true for names that begin as those of calls which only read.
func isRead(name string) bool {
	for _, start := range []string{"Get", "List", "Describe", "Head", "Lookup", "BatchGet", "Assume", "Decrypt",
		"GenerateDataKey", "Simulate", "Query", "Encrypt", "Select"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// kebab is a name as the AWS CLI writes it: GetBucketAcl is get-bucket-acl.
func kebab(name string) string {
	var out []byte
	for i, c := range []byte(name) {
		if c >= 'A' && c <= 'Z' {
			if i > 0 && name[i-1] > 'Z' {
				out = append(out, '-')
			}
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return string(out)
}

// versionOf is the eventVersion a service writes: most the newest.
func versionOf(service string) string {
	switch h := hashText(service) % 100; {
	case service == "s3" || h < 55:
		return "1.11"
	case h < 75:
		return "1.10"
	case h < 85:
		return "1.09"
	}
	return "1.08"
}
