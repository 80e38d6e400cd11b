package tui

import (
	"cmp"
	"context"
	"maps"
	"net/netip"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/palette"
	"github.com/trailsift/trailsift/tui/theme"
)

// argumentJob is the wish to complete the words behind a verb.
type argumentJob struct {
	number int
	verb   verb
	lead   string             // of the line, which stays when a completion is taken
	words  string             // that are completed
	asked  *question.Question // that needs a value; nil for none
	snap   *store.Snapshot
	lang   *store.Language
	known  map[string]*fieldValues
	owners map[string]*owners
	names  *fieldNames
}

// argued brings what completes the words behind a verb.
type argued struct {
	number    int
	verb      verb
	lead      string
	words     string
	offers    []argument
	more      int  // that complete them and are not among the offers
	inside    int  // events from the network that the words are
	mentioned int  // events that have the words of a look-up anywhere
	short     bool // what is counted of the offers is said short, for what they are to have room
	known     map[string]*fieldValues
	owners    map[string]*owners
	names     *fieldNames
}

// argument is what completes the words behind a verb.
type argument struct {
	field, value string
	shown        string // the value as people are told of it, where that is another
	kind         string // what it is called, where that is not the field
	count        int
	fields       int       // that have the value, of several that were counted together; else 0
	several      bool      // it may mean several of what is asked about
	used         bool      // count is also of events that use it and do not name it
	counted      [2]string // what count is of, where that is not the events that have the value
	sure         bool      // it contains what is typed
	exact        bool      // it is what is typed
	owner        *owner
	byOwner      bool // it is the owner's name that contains what is typed
}

// fit is how well it completes what is typed, more is better.
func (o argument) fit() int {
	switch {
	case o.exact:
		return 3
	case o.byOwner: // after what is called so itself
		return 1
	case o.sure:
		return 2
	}
	return 0
}

// run looks for values of the verb's fields, or for names of fields.
func (j argumentJob) run(ctx context.Context) (argued, error) {
	out := argued{number: j.number, verb: j.verb, lead: j.lead, words: j.words, known: j.known, owners: maps.Clone(j.owners), names: j.names}
	if out.owners == nil {
		out.owners = make(map[string]*owners)
	}
	typed, fields := j.words, j.verb.fields
	if fields == nil {
		fields = []string{""}
	}
	for _, field := range fields {
		c := completing{slot: slot{open: true, field: field, typed: typed}, snap: j.snap, lang: j.lang, names: j.names, words: j.known[field]}
		found, err := c.run(ctx)
		if err != nil {
			return out, err
		}
		if found.names != nil {
			out.names = found.names
		}
		if found.words != nil {
			out.known[field] = found.words
		}
		out.add(field, typed, found)
	}
	if err := j.owned(ctx, &out); err != nil {
		return out, err
	}
	slices.SortStableFunc(out.offers, func(x, y argument) int {
		return cmp.Compare(y.fit(), x.fit())
	})
	var err error
	if j.asked == nil {
		if err = j.countUses(ctx, out.offers); err != nil {
			return out, err
		}
	} else {
		if out.offers, err = j.eachOnce(ctx, out.offers); err != nil {
			return out, err
		}
		if typed == "" && out.more > 0 {
			out.more = j.unlisted(out.offers)
		}
	}
	if err = j.spell(ctx, out.offers); err != nil {
		return out, err
	}
	if out.inside, err = j.fromNetwork(ctx); err != nil {
		return out, err
	}
	out.mentioned, err = j.mentioned(ctx)
	return out, err
}

// countUses counts of things what their histories do: the events that use them are more
// than those that name them. Of a key that is looked up the uses are counted apart.
func (j argumentJob) countUses(ctx context.Context, offers []argument) error {
	for i, o := range offers {
		if o.field != resourceField || o.fields > 1 || !life.UsedUnnamed(o.value) || j.verb.name == lookedUp && resource.IsAccessKey(o.value) {
			continue
		}
		sel, err := life.UsesOf(ctx, j.snap, j.lang, o.value)
		if err != nil {
			return err
		}
		offers[i].count, offers[i].used = sel.Len(), true
	}
	return nil
}

// add adds what was found of a field to the offers. Ids that are only like what is typed
// are nothing that there are more of.
func (msg *argued) add(field, typed string, found completed) {
	contains := func(o offer) bool { return strings.Contains(strings.ToLower(o.title), strings.ToLower(typed)) }
	if n := len(found.offers); n > 0 && (!hasOwners(field) || contains(found.offers[n-1])) {
		msg.more += found.total - n
	}
	for _, o := range found.offers {
		if field != "" && strings.TrimSpace(o.title) == "" {
			continue // nothing that can be asked about
		}
		msg.offers = append(msg.offers, argument{field: field, value: o.title, count: o.count, sure: contains(o), exact: isCalled(field, o.title, typed)})
	}
}

// isCalled reports whether a value is what is typed, or the ARN of what is called so.
func isCalled(field, value, typed string) bool {
	name := value
	if at := len(value) - len(typed); field == resourceField && typed != "" && at > 0 && strings.HasPrefix(value, "arn:") && strings.ContainsRune("/:", rune(value[at-1])) {
		name = value[at:]
	}
	return strings.EqualFold(name, typed)
}

// fromNetwork counts the events that come from the network that is typed, where that
// can be asked about: none of them has it as its address.
func (j argumentJob) fromNetwork(ctx context.Context) (int, error) {
	network := strings.TrimSpace(j.words)
	if _, err := netip.ParsePrefix(network); err != nil || !slices.Contains(j.verb.fields, "ip") {
		return 0, nil
	}
	sel, err := j.snap.Select(ctx, j.lang, like("ip", network), nil)
	if err != nil {
		return 0, err
	}
	return sel.Len(), nil
}

// take lists what completes the words: what contains them, the words as they
// are, then what is merely like them.
func (msg argued) take(a *App) tea.Cmd {
	w := &a.arguing
	if msg.number != w.number || w.cancel == nil || a.mode != choosing {
		return nil
	}
	w.stop()
	w.values, w.owners, w.names = msg.known, msg.owners, msg.names
	if msg.verb.name == lookedUp {
		msg.offerLookUp(a)
		return a.catchUp()
	}
	var items []palette.Item
	a.picks = nil
	add := func(item palette.Item, words string) {
		items = append(items, item)
		a.picks = append(a.picks, pick{id: "", run: func(a *App) tea.Cmd { return a.runVerb(words) }})
	}
	before, blank := msg.lead, strings.TrimSpace(msg.words) == ""
	asTyped := blank || msg.verb.fields == nil
	typed := palette.Item{Group: asTypedGroup, Title: msg.words}
	if !slices.ContainsFunc(msg.offers, func(o argument) bool { return o.sure }) {
		typed.Hint = "no loaded value has it"
		if msg.inside > 0 {
			typed.Hint = theme.Plural(msg.inside, "event") + " from there"
		}
	}
	switch n, first := msg.called(); {
	case asTyped || n == 0 || n == 1 && first:
	case n == 1: // others, which only contain it, are named more often
		typed.Hint, asTyped = "the name of one of these", true
		add(typed, before+msg.words)
	default: // the first of them is one only
		typed.Hint, asTyped = "several have this name", true
		add(typed, before+msg.words)
	}
	group := groupRoom(msg)
	msg.short = a.width < roomyWidth && !a.offersFit(msg, group)
	for _, o := range msg.offers {
		if !asTyped && (!o.sure || o.value == msg.words) {
			asTyped = true
			if o.value != msg.words {
				add(typed, before+msg.words)
			}
		}
		add(palette.Item{Group: msg.group(o), Title: a.offerTitle(o, palette.TitleRoom(a.width, group, msg.hint(o))), Hint: msg.hint(o), Value: true}, before+o.picked())
		if msg.verb.name == askProfile { // the field says whose profile, which the value may not
			a.picks[len(a.picks)-1].run = func(a *App) tea.Cmd {
				a.mode = browsing
				return a.inquire(inquiry{kind: askProfile, field: o.field, value: o.value})
			}
		}
	}
	if !asTyped {
		add(typed, before+msg.words)
	}
	if line := msg.lead + msg.words; !blank {
		items = a.putQuestions(msg.questions(line), items)
	}
	which := "the most frequent"
	if !blank {
		which = "the best"
	}
	a.list.Set(palette.NewItems(items).And(msg.more, which))
	return a.catchUp()
}

// questions returns those that a line may be the beginning of, or that it fits where
// nothing has its words: "who is" starts one, and "who made admin" names no thing.
func (msg argued) questions(line string) []*question.Question {
	if !slices.ContainsFunc(msg.offers, func(o argument) bool { return o.sure }) {
		return question.Search(line)
	}
	if slices.ContainsFunc(msg.offers, func(o argument) bool { return o.exact }) {
		return nil
	}
	var out []*question.Question
	begin := strings.ToLower(strings.Join(strings.Fields(line), " "))
	for _, q := range question.Catalogue() {
		if strings.HasPrefix(strings.ToLower(q.Text), begin) {
			out = append(out, q)
		}
	}
	return out
}

// putQuestions puts questions before other lines.
func (a *App) putQuestions(all []*question.Question, items []palette.Item) []palette.Item {
	var found []palette.Item
	var picks []pick
	for _, q := range all {
		found = append(found, palette.Item{Group: "Question", Title: q.Text, Hint: "ask " + q.Name, Short: q.Name})
		picks = append(picks, pick{id: "ask/" + q.Name, run: func(a *App) tea.Cmd { return a.askQuestion(q) }})
	}
	a.picks = slices.Concat(picks, a.picks)
	return slices.Concat(found, items)
}

// called returns how many things have what is typed as their name, which the values
// to choose from only begin to tell, and whether the first value is one of them.
func (msg argued) called() (n int, first bool) {
	name := strings.TrimSpace(msg.words)
	for i, o := range msg.offers {
		if o.field == resourceField && strings.EqualFold(resource.Called(o.value), name) {
			n++
			first = first || i == 0
		}
	}
	return n, first
}

// groupRoom returns the room that the groups of the offers need.
func groupRoom(msg argued) int {
	groups := []palette.Item{{Group: asTypedGroup}}
	for _, o := range msg.offers {
		groups = append(groups, palette.Item{Group: msg.group(o)})
	}
	return palette.GroupRoom(groups)
}

func (msg argued) group(o argument) string {
	if o.field == "" {
		return "field"
	}
	return cmp.Or(o.kind, o.field)
}

// hint says what is counted: the events that have the value, which are not all
// that an answer about it is about.
func (msg argued) hint(o argument) string {
	if o.field == "" {
		return theme.Count(o.count)
	}
	switch {
	case msg.short:
		return shortHint(o)
	case o.counted[0] != "":
		return theme.Plural(o.count, o.counted[0], o.counted[1])
	case o.several:
		return "in " + theme.Plural(o.count, "event") + " of its sessions"
	}
	return o.how() + "in " + theme.Plural(o.count, "event")
}

// shortHint says no more than what is counted.
func shortHint(o argument) string {
	one, _, _ := strings.Cut(cmp.Or(o.counted[0], "event"), " ")
	several, _, _ := strings.Cut(cmp.Or(o.counted[1], "events"), " ")
	return theme.Plural(o.count, one, several)
}

// offersFit reports whether a list has room for all that is said of all offers.
func (a *App) offersFit(msg argued, group int) bool {
	return !slices.ContainsFunc(msg.offers, func(o argument) bool {
		whole := palette.Item{Title: a.offerTitle(o, a.width), Hint: msg.hint(o)}
		return !palette.Fits(whole, group, a.width)
	})
}

// how says how events have a value, where what opens may be about others too: the history
// of a thing has some that do not name it, and the uses of a key are not all that do.
func (o argument) how() string {
	switch {
	case o.used:
		return "used or named "
	case o.fields > 1, o.field == resourceField, strings.Contains(o.field, ".") && !strings.HasPrefix(o.field, "userIdentity."):
		return "named "
	case o.field == "key":
		return "used "
	}
	return ""
}
