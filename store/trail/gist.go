package trail

import (
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// Gist is what an event was about, in parts: where there is little room, as in a column
// of a list, what tells least gives way to what tells most.
type Gist struct {
	Ended    string  // the error, or how a sign-in ended
	Things   []Thing // that the event names, the most telling first
	Aside    string  // what hardly tells anything, as the name of a session
	Sentence bool    // how it ended is what the things are said of, behind a comma
}

// Thing is a name, an id or a few words that say what was done.
type Thing struct {
	Text  string   // in full, as files and answers have it; empty where another thing's says it too
	Names []string // what a list calls it, ever shorter; Text where there are none, and nothing for a last resort
	// Decides tells that the call would do another thing, or the opposite, without it: off.
	Decides bool
	Of      []string // all that the call names in its place, where these are several: Text has the first, and how many others
}

// Called returns what a list calls a thing, ever shorter.
func (t Thing) Called() []string {
	if len(t.Names) == 0 {
		return []string{t.Text}
	}
	return t.Names
}

// String says all of it.
func (g Gist) String() string {
	var parts []string
	if g.Ended != "" {
		parts = append(parts, g.Ended)
	}
	for _, t := range g.Things {
		if t.Text != "" {
			parts = append(parts, t.Text)
		}
	}
	if g.Aside != "" {
		parts = append(parts, g.Aside)
	}
	if g.Sentence {
		return strings.Join(parts, ", ")
	}
	return strings.Join(parts, " ")
}

// addSome adds words, but for empty ones.
func (g *Gist) addSome(texts ...string) {
	for _, text := range texts {
		if text != "" {
			g.Things = append(g.Things, Thing{Text: text})
		}
	}
}

// addDeciding adds things as addSome, without which the call would have done another one.
func (g *Gist) addDeciding(texts ...string) {
	before := len(g.Things)
	g.addSome(texts...)
	for i := range g.Things[before:] {
		g.Things[before+i].Decides = true
	}
}

// addNamed adds the value that an event has at a path, and how many others it has there.
// What has an ARN is called by the name in it, some things only where there is no room for
// that.
func (g *Gist) addNamed(event store.Record, path, value string) {
	if value == "" {
		return
	}
	all := severalAt(event, path)
	if len(all) < 2 {
		g.Things = append(g.Things, thingsCalled(event, value)...)
		return
	}
	more := " +" + strconv.Itoa(len(all)-1)
	thing := Thing{Text: value + more, Of: all}
	for _, name := range namesOf(ownerOf(event), value) {
		thing.Names = append(thing.Names, name+more)
	}
	g.Things = append(g.Things, thing)
}

// severalAt returns the different values that an event has at a path of its request or
// answer; nil for other paths.
func severalAt(event store.Record, path string) (all []string) {
	if !strings.HasPrefix(path, "requestParameters.") && !strings.HasPrefix(path, "responseElements.") {
		return nil // AWS lists the things of an event with what they are in
	}
	for _, v := range event.Values(nil, path) {
		if v.Text != "" && !slices.Contains(all, v.Text) {
			all = append(all, v.Text)
		}
	}
	return all
}

// share adds with whom the thing of a gist is shared, or who has it no longer. In little
// room that is all that is said: the name of the call says what kind of thing it was.
func (g *Gist) share(whom []string) {
	if len(whom) == 0 {
		return
	}
	for i, thing := range g.Things {
		g.Things[i].Names = []string{thing.Text, thing.Text, "", ""}
	}
	for _, said := range whom {
		short := strings.TrimPrefix(said, "shared ")
		if back, ok := strings.CutPrefix(said, "taken back from "); ok {
			short = "not with " + back
		}
		g.Things = append(g.Things, Thing{Text: said, Names: []string{said, short, said, short}})
	}
}

// add adds the value that an event has at a path. Which session a role is taken for says
// little: most programs make its name up.
func (g *Gist) add(event store.Record, path, value string) {
	switch path {
	case "requestParameters.roleSessionName":
		g.Aside = value
	case "requestParameters.roleArn":
		g.Things = append(g.Things, Thing{Text: value, Names: roleNames(event, value)})
	default:
		g.addNamed(event, path, value)
	}
}

// roleNames returns what a role is called in a list of events: by its name, and where it
// is of another account than the event, of which, if there is room.
func roleNames(event store.Record, arn string) []string {
	name, account := tail(arn), accountOf(arn)
	if name == "" {
		return []string{arn}
	}
	var names []string
	if account != "" && account != ownerOf(event) {
		names = append(names, name+" of "+account)
	}
	if set := permissionSet(name); set != name {
		names = append(names, name, set)
	} else {
		names = append(names, name)
	}
	return names
}
