package bulk

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

//go:embed events/*.txt
var eventFiles embed.FS

// A script is all that the files in events say. A line begins with a word that
// tells what it is:
//
//	# …                       nothing
//	def name text             @name; stands for text, in all the files
//	event service Name flag…  a kind of call; the lines up to the next one belong to it
//	by who weight …           who makes it, and how often beside what else they do, to a tenth;
//	                          svc:x is AWS's service x, all others are what actors do
//	req res add details arn   patterns: requestParameters, responseElements, additionalEventData,
//	                          serviceEventDetails, resources
//	err percent code | text   how often it fails, errorCode and errorMessage
//	actor name word…          a sort of actor; the lines up to the next one belong to it
//	id                        a pattern: userIdentity without its last brace
//	label                     a pattern: the session's name
//	agent weight              a pattern: a user agent; #c# is the CLI's command, #a# the API
type script struct {
	casts    []*cast
	shares   weights // of the casts
	profiles map[string]*profile
	macros   *strings.Replacer
}

// readScript reads and compiles the files. Errors name the file and the line.
func readScript() (*script, error) {
	text, err := readTexts()
	if err != nil {
		return nil, err
	}
	sc := &script{profiles: map[string]*profile{}}
	names := slices.Sorted(maps.Keys(text))
	var macros []string
	for _, name := range names {
		macros = append(macros, readMacros(text[name])...)
	}
	sc.macros = strings.NewReplacer(macros...)
	for _, name := range names {
		if err := sc.readFile(name, text[name]); err != nil {
			return nil, err
		}
	}
	sc.addServices()
	return sc, sc.engage()
}

func readTexts() (map[string]string, error) {
	names, err := fs.Glob(eventFiles, "events/*.txt")
	if err != nil {
		return nil, err
	}
	text := map[string]string{}
	for _, name := range names {
		data, err := eventFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		text[name] = string(data)
	}
	return text, nil
}

// engage gives every cast what it does of its profile.
func (sc *script) engage() error {
	colleagues := map[string][]*cast{}
	for _, c := range sc.casts {
		colleagues[c.profile] = append(colleagues[c.profile], c)
		sc.shares = sc.shares.with(c.share)
	}
	for _, c := range sc.casts {
		if p := sc.profiles[c.profile]; p != nil {
			c.does = p.partOf(c, colleagues[c.profile])
		}
		if c.does == nil || len(c.does.regional) == 0 {
			return fmt.Errorf("events: no regional event is by %s", c.profile)
		}
	}
	return nil
}

// readMacros are what the def lines of a file replace by what.
func readMacros(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if def, ok := strings.CutPrefix(line, "def "); ok {
			name, meaning, _ := strings.Cut(strings.TrimSpace(def), " ")
			out = append(out, "@"+name+";", meaning)
		}
	}
	return out
}

func (sc *script) readFile(name, text string) error {
	var k *kind
	var c *cast
	number := 0
	for line := range strings.Lines(text) {
		number++
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		var err error
		switch word {
		case "", "#", "def":
		case "event":
			c = nil
			k, err = newKind(rest)
		case "actor":
			k = nil
			c, err = newCast(rest)
			sc.casts = append(sc.casts, c)
		default:
			err = sc.readMore(k, c, word, sc.expand(rest))
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	return nil
}

// expand replaces macros, and those that stand in macros.
func (sc *script) expand(text string) string {
	const deep = 4
	for range deep {
		text = sc.macros.Replace(text)
	}
	return text
}

// readMore reads a line that belongs to an event or to an actor.
func (sc *script) readMore(k *kind, c *cast, word, rest string) error {
	switch {
	case k != nil && word == "by":
		return sc.addTo(k, strings.Fields(rest))
	case k != nil:
		return k.readLine(word, rest)
	case c != nil:
		return c.readLine(word, rest)
	}
	return fmt.Errorf("%q belongs to nothing", word)
}

// addTo reads who makes the call: pairs of a profile and a weight.
func (sc *script) addTo(k *kind, words []string) error {
	for pair := range slices.Chunk(words, 2) {
		if len(pair) < 2 {
			return fmt.Errorf("%s has no weight", pair[0])
		}
		weight, err := strconv.ParseFloat(pair[1], 64)
		if err != nil {
			return err
		}
		p := sc.profiles[pair[0]]
		if p == nil {
			p = &profile{name: pair[0]}
			sc.profiles[pair[0]] = p
		}
		p.add(k, int(weight*10))
	}
	return nil
}

// servicesShare is how much of all is done by AWS's services together, in the
// unit of the actors' shares.
const servicesShare = 850

// addServices makes an actor of each service that makes calls.
func (sc *script) addServices() {
	var services []*profile
	total := 0
	for _, name := range slices.Sorted(maps.Keys(sc.profiles)) {
		if p := sc.profiles[name]; strings.HasPrefix(name, servicePrefix) {
			services = append(services, p)
			total += p.weight.total()
		}
	}
	for _, p := range services {
		share := max(1, p.weight.total()*servicesShare/total)
		sc.casts = append(sc.casts, &cast{
			name: p.name, number: hashText(p.name), profile: p.name, share: share, pool: 1, crew: 1, many: 1, bare: true,
		})
	}
}

// servicePrefix begins the names of AWS's services where actors are named.
const servicePrefix = "svc:"
