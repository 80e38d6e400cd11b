package trail

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// A call that no table knows is named after what it is about, and so are the keys that
// name that: DeleteFlowLogs has a FlowLogId, CreateVpc answers with a vpcId. What a key
// is called stands for thousands of calls of hundreds of services.

// kinship is how near a key is to the noun of a call.
type kinship int

const (
	stranger kinship = iota // it says of what kind, or in which state
	strange
	naming  // it names something: associationId
	related // it names a part of the noun: bucketName of PutBucketVersioning
	same    // it names the noun: flowLogId of DeleteFlowLogs
)

// calling is how a key says that its value is a name.
type calling int

const (
	uncalled calling = iota // it does not: emailIdentity
	bare                    // and not of what: name
	byID                    // flowLogId
	byName                  // keyName
)

// spot is where a value stands in a record.
type spot struct {
	path  string
	kin   kinship
	named calling
}

// mostSpots is how many places of a request are looked at: names come early, and a
// record that somebody made up may have any number.
const mostSpots = 200

// spots are the places of a call's values that may name what it is about.
type spots struct {
	event             store.Record
	noun              string
	request, response []spot
}

// spotsOf looks at the places only: that is quick, since no value is read.
func spotsOf(event store.Record, name string) spots {
	s := spots{event: event, noun: nounOf(undated(name))}
	var room [2048]byte // for most; nobody reads it
	event.AppendMasked(room[:0], func(path string) bool {
		root, rest, _ := strings.Cut(path, ".")
		switch root {
		case "requestParameters":
			s.request = s.add(s.request, path, rest, false)
		case "responseElements", "serviceEventDetails":
			s.response = s.add(s.response, path, rest, true)
		}
		return true
	}, "")
	return s
}

func (s *spots) add(to []spot, path, rest string, response bool) []spot {
	if len(to) == mostSpots || slices.ContainsFunc(to, func(at spot) bool { return at.path == path }) {
		return to // of a list the first is enough
	}
	keys, listed := keysOf(rest)
	if len(keys) == 0 || saysNothing(keys) || Secret(path) {
		return to
	}
	kin, named := s.kinOf(keys, response)
	if named == bare && listed && !response {
		kin = strange // of one of many things that it sends along
	}
	return append(to, spot{path, kin, named})
}

// nounOf returns what a call is about, by its name without the verb, one of many as
// well: FlowLog of DeleteFlowLogs, Item of BatchWriteItem.
func nounOf(name string) string {
	name = strings.TrimPrefix(name, "Batch")
	at := 1
	for at < len(name) && (name[at] < 'A' || name[at] > 'Z') {
		at++
	}
	return singular(name[min(at, len(name)):])
}

func singular(noun string) string {
	switch {
	case strings.HasSuffix(noun, "sses"):
		return noun[:len(noun)-len("es")]
	case strings.HasSuffix(noun, "ies"):
		return noun[:len(noun)-len("ies")] + "y"
	case strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss"):
		return noun[:len(noun)-1]
	}
	return noun
}

// keysOf takes a path apart, without the keys that only wrap: EC2 has lists as items,
// and requests of newer calls below a key of their own. It says whether there is a list.
func keysOf(path string) (keys []string, listed bool) {
	keys = make([]string, 0, 4)
	for key := range strings.SplitSeq(path, ".") {
		switch key {
		case "items", "item", "content", "member":
			listed = true
			continue
		}
		if len(keys) == 0 && (strings.HasSuffix(key, "Request") || strings.HasSuffix(key, "Response")) {
			continue
		}
		keys = append(keys, key)
	}
	return keys, listed
}

// saysNothing reports whether values below some keys are no names of what a call is
// about: what a caller or AWS made up for the one call, pages of lists, tags, conditions
// and other people's accounts.
func saysNothing(keys []string) bool {
	for _, key := range keys {
		key = strings.ToLower(key)
		if strings.HasPrefix(key, "tag") || strings.HasSuffix(key, "tags") || strings.Contains(key, "filter") || documents[key] {
			return true
		}
	}
	last := strings.ToLower(keys[len(keys)-1])
	return nonces[last] || slices.ContainsFunc(nonceEnds, func(end string) bool { return strings.HasSuffix(last, end) })
}

// nonceEnds are how such keys end, and those of what one had better not show.
var nonceEnds = []string{"token", "requestid", "traceid", "deduplicationid", "correlationid", "transactionid", "marker", "code", "secret", "password", "signature", "credential", "credentials"}

// documents are keys of what callers write at length.
var documents = map[string]bool{
	"statement": true, "policydocument": true, "bucketpolicy": true, "condition": true, "encryptioncontext": true, "environment": true,
}

// nonces are the last keys of what tells a call from others, or that is the same for all.
var nonces = map[string]bool{
	"xmlns": true, "host": true, "ownerid": true, "callerreference": true, "requestpayer": true, "nonce": true,
	"registryid": true, "contentmd5": true, "itemcontenthash": true, "description": true, "comment": true, "_return": true,
	"lockid": true, "eventid": true, "etag": true, "versionid": true, "revisionid": true, "catalogid": true,
}

// suffixes are how keys of names end.
var suffixes = []string{"identifier", "names", "name", "ids", "id", "arns", "arn", "uuid", "ip"}

// kinOf tells how near some keys are to the noun. A bare name or id in a response is of
// the part that it stands in.
func (s *spots) kinOf(keys []string, response bool) (kinship, calling) {
	stem, named := stemOf(keys[len(keys)-1])
	noun := strings.ToLower(s.noun)
	switch {
	case named == bare && !response && len(keys) == 1,
		named == bare && response && len(keys) > 1 && strings.EqualFold(keys[len(keys)-2], noun),
		stem != "" && len(noun) > 2 && singular(stem) == noun:
		return same, named
	case named == bare:
		return naming, named
	case named != uncalled && len(stem) > 2 && (strings.HasPrefix(noun, stem) || strings.HasSuffix(noun, stem)):
		return related, named
	case named != uncalled:
		return naming, named
	case strings.HasSuffix(stem, "type"), strings.HasSuffix(stem, "status"), strings.HasSuffix(stem, "mode"):
		return stranger, named
	}
	return strange, named
}

// stemOf cuts the end off a key of a name, and returns the rest in lower case. The end is
// a word of its own: flowLogId, role_name, not valid.
func stemOf(key string) (stem string, named calling) {
	key = strings.TrimSuffix(key, "Set")
	for _, suffix := range suffixes {
		at := len(key) - len(suffix)
		switch {
		case at < 0 || !strings.EqualFold(key[at:], suffix):
			continue
		case at == 0:
			return "", bare
		case key[at] != suffix[0]-'a'+'A' && key[at-1] != '_':
			continue
		case strings.HasPrefix(suffix, "name"):
			return plain(key[:at]), byName
		}
		return plain(key[:at]), byID
	}
	return plain(key), uncalled
}

func plain(key string) string { return strings.ToLower(strings.ReplaceAll(key, "_", "")) }

// first returns the first value of the nearest kin that is a name, of those that are
// near enough.
func (s *spots) first(in []spot, least kinship) (path, value string) {
	best := least - 1
	for _, at := range in {
		if at.kin <= best {
			continue
		}
		if text, ok := s.event.Value(nil, at.path); ok && isName(text, at.named) {
			path, value, best = at.path, text, at.kin
		}
	}
	return path, value
}

// made returns the name of what a call makes: as it was asked for, else the id that it
// got, where that is no longer than some bytes.
func (s *spots) made(longest int) (path, value string) {
	path, value = s.first(s.request, related)
	if path != "" && strings.HasSuffix(path, "Name") {
		return path, value
	}
	if path, value = s.first(s.response, same); len(value) <= longest {
		return path, value
	}
	return "", ""
}

// found returns the name of what a call is about where no key of it is in the tables: as
// the response has it where it was asked for something new, then whatever is nearest.
func (s *spots) found() (path, value string) {
	for _, try := range []struct {
		in    []spot
		least kinship
	}{{s.response, same}, {s.request, related}, {s.request, naming}, {s.response, naming}, {s.request, strange}} {
		if path, value = s.first(try.in, try.least); path != "" {
			return path, value
		}
	}
	return "", ""
}

// isName reports whether a text names something. What a key says to be a name may have
// blanks; elsewhere that would be prose.
func isName(text string, named calling) bool {
	const longest, longestWord = 256, 64
	switch {
	case text == "" || len(text) > longest || strings.HasPrefix(text, "HIDDEN_") || strings.Contains(strings.ToLower(text), "sensitivedataremoved"):
		return false
	case strings.ContainsAny(text, "{}\n"):
		return false
	case named == uncalled:
		return len(text) <= longestWord && strings.ContainsFunc(text, isTelling) && !strings.ContainsAny(text, " =") && !isSetting(text) && !isRandom(text)
	}
	return true
}

// isTelling reports whether a sign is one of a word or of a network, and not of a number.
func isTelling(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '/' }

// isRandom reports whether a text is one long word, as keys and hashes are.
func isRandom(text string) bool {
	const longestPlain = 40
	return len(text) > longestPlain && !strings.ContainsAny(text, "-_./:")
}

// isSetting reports whether a text is a switch or a time, and names nothing.
func isSetting(text string) bool {
	switch strings.ToLower(text) {
	case "true", "false", "enabled", "disabled", "none", "default", "null":
		return true
	}
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}
