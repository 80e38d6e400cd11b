package question

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// tools are words in the user agents of programs that show up in attacks.
var tools = []string{
	"kali", "parrot", "pacu", "cloudgoat", "scoutsuite", "prowler", "enumerate-iam", "cloudmapper", "stratus-red-team", "rclone",
	"s3 browser", "trufflehog", "nmap", "sqlmap", "nuclei", "gobuster", "metasploit",
}

// bare are the starts of user agents of programs that do without a client of
// AWS.
var bare = []string{"curl/", "wget/", "python-requests/", "python-urllib/", "go-http-client/", "okhttp/", "axios/", "node-fetch", "libwww-perl/", "java/1"}

// oddWord returns what is odd about a user agent: the word that a tool leaves
// in it, or its beginning; "" for nothing.
func oddWord(agent string) string {
	agent = strings.ToLower(strings.Trim(agent, "[]"))
	for _, word := range tools {
		if strings.Contains(agent, word) {
			return word
		}
	}
	for _, start := range bare {
		if strings.HasPrefix(agent, start) {
			return start
		}
	}
	return ""
}

// oddFilter finds the user agents about which [oddWord] has something to say,
// and perhaps others.
func oddFilter() store.Expr {
	m := store.Match{Field: "ua", Op: store.Like}
	for _, word := range slices.Concat(tools, bare) {
		m.Values = append(m.Values, store.Pattern{{Wild: '*'}, {Text: word}, {Wild: '*'}})
	}
	return m
}

// oddAgents finds programs that are known from attacks, and programs that a
// principal did not use in the first quarter of the time.
func oddAgents(d *desk) (*finding, error) {
	known, err := d.foundBy(oddFilter())
	if err != nil {
		return nil, err
	}
	agents, err := d.facet("ua", known.Rows, 0)
	if err != nil {
		return nil, err
	}
	odd := oddOf(agents.Values)
	fresh, err := d.newPairs("principal", "ua")
	if err != nil {
		return nil, err
	}
	f := &finding{Answer: &Answer{}, expr: store.Or{}}
	if err := d.addOdd(f, odd); err != nil {
		return nil, err
	}
	programs := told{len(odd.names), howMany(len(odd.names), "program") + " known from attacks or other than the clients of AWS"}
	if !fresh.known {
		f.Text = foundFirst("", programs)
		f.Unproven = append(f.Unproven, "All events are of one moment: what is new cannot be told.")
		return f, nil
	}
	principals := howMany(fresh.count, "principal uses", "principals use") + ", " + d.afterUsual(fresh.since) + ", a program not used before"
	f.Text = foundFirst("; ", programs, told{fresh.count, principals})
	return f, d.addFresh(f, fresh)
}

// programs are user agents by the word that they share, in order.
type programs struct {
	names  []string
	agents map[string][]string
}

// oddOf are the odd ones of some user agents, by the word that makes them odd.
func oddOf(agents []store.ValueCount) programs {
	odd := programs{}
	for _, v := range agents {
		if word := oddWord(v.Value); word != "" {
			odd.add(word, v.Value)
		}
	}
	return odd
}

func (p *programs) add(name, agent string) {
	if p.agents == nil {
		p.agents = make(map[string][]string)
	}
	if p.agents[name] == nil {
		p.names = append(p.names, name)
	}
	p.agents[name] = append(p.agents[name], agent)
}

// addOdd adds the events and the table of odd programs.
func (d *desk) addOdd(f *finding, odd programs) error {
	t := Table{Title: "Odd programs", Heads: []string{"word", "such as", "actor"}}
	for _, name := range odd.names {
		used, err := d.foundBy(store.Equals("ua", odd.agents[name]...))
		if err != nil {
			return err
		}
		who, err := d.names("actor", used)
		if err != nil {
			return err
		}
		f.join(used)
		t.Lines = append(t.Lines, d.lineOf(used, name, odd.agents[name][0], who))
	}
	f.addTable(t)
	return nil
}

// mostFresh is how many new programs are looked into; the rest is counted.
const mostFresh = 20

// addFresh adds the events and the table of programs that are new for who uses
// them.
func (d *desk) addFresh(f *finding, fresh *novelty) error {
	t := Table{Title: "New for who uses them", Heads: []string{Head("ua"), "actor"}, More: max(0, len(fresh.found)-mostFresh)}
	shown, since := fresh.found[:len(fresh.found)-t.More], atTime(store.AtLeast, fresh.since)
	var principals []string
	for _, p := range shown {
		principals = append(principals, p.who)
	}
	theirs, err := d.foundBy(all(store.Equals("principal", principals...), since))
	if err != nil || len(shown) == 0 {
		return err
	}
	for _, p := range shown {
		used, err := d.foundIn(theirs, all(store.Equals("principal", p.who), store.Equals("ua", p.texts...), since))
		if err != nil {
			return err
		}
		who, err := d.names("actor", used)
		if err != nil {
			return err
		}
		f.join(used)
		t.Lines = append(t.Lines, d.lineOf(used, p.what, who))
	}
	slices.SortStableFunc(t.Lines, func(a, b Line) int { return a.First.Compare(b.First) })
	if t.More > 0 {
		f.Unproven = append(f.Unproven, "Of "+phrase.Number(len(fresh.found))+" new programs, the rarest "+phrase.Number(mostFresh)+" are among the events.")
	}
	f.addTable(t)
	return nil
}

// novelty is what principals began to use after the time that is taken for
// usual.
type novelty struct {
	known bool // there is a time to compare with
	since time.Time
	found []newcomer // the rarest first
	count int        // principals
}

// newcomer is a program that is new for a principal.
type newcomer struct {
	who, what string
	texts     []string // how it was recorded
	events    int
}

// newPairs finds programs that a principal has after the usual time and not
// before. Principals who were not there before have nothing usual and are left
// out, and so are AWS's own services.
func (d *desk) newPairs(who, field string) (*novelty, error) {
	end, ok := d.usual()
	out := &novelty{known: ok, since: end}
	if !ok {
		return out, nil
	}
	own, err := d.found("-origin:service,linked-role,forwarded")
	if err != nil {
		return nil, err
	}
	before, err := d.part(own, atTime(store.Before, end))
	if err != nil {
		return nil, err
	}
	after, err := d.part(own, atTime(store.AtLeast, end))
	if err != nil {
		return nil, err
	}
	old, err := d.pairs(who, field, before.Rows)
	if err != nil {
		return nil, err
	}
	fresh, err := d.pairs(who, field, after.Rows)
	if err != nil {
		return nil, err
	}
	out.compare(old.Values, fresh.Values)
	return out, nil
}

// agentNames are the programs of user agents, each taken apart once.
type agentNames map[string]string

func (a agentNames) program(agent string) string {
	if _, ok := a[agent]; !ok {
		a[agent] = sameProgram(agent)
	}
	return a[agent]
}

// used tells which principals of some new pairs were there before, and which programs
// they had.
func (a agentNames) used(old, fresh []store.PairCount) (there map[string]bool, had map[[2]string]bool) {
	there, had = make(map[string]bool), make(map[[2]string]bool)
	for _, p := range fresh {
		there[p.Values[0].Text] = false
	}
	for _, p := range old {
		who := p.Values[0].Text
		if _, ok := there[who]; ok {
			there[who], had[[2]string{who, a.program(p.Values[1].Text)}] = true, true
		}
	}
	return there, had
}

func (n *novelty) compare(old, fresh []store.PairCount) {
	names := make(agentNames)
	fresh = unseen(old, fresh)
	there, had := names.used(old, fresh)
	at, principals := make(map[[2]string]int), make(map[string]bool)
	for _, p := range fresh {
		who, what := p.Values[0].Text, names.program(p.Values[1].Text)
		key := [2]string{who, what}
		if p.Values[0].None || p.Values[1].None || !there[who] || had[key] {
			continue
		}
		if _, ok := at[key]; !ok {
			at[key] = len(n.found)
			n.found = append(n.found, newcomer{who: who, what: what})
		}
		c := &n.found[at[key]]
		c.texts, c.events = append(c.texts, p.Values[1].Text), c.events+p.Count
		principals[who] = true
	}
	n.count = len(principals)
	slices.SortStableFunc(n.found, func(a, b newcomer) int { return cmp.Compare(a.events, b.events) })
}

// unseen leaves out the pairs that were there before to the letter, which saves
// taking most user agents apart.
func unseen(old, fresh []store.PairCount) []store.PairCount {
	seen := make(map[[2]store.PairValue]bool, len(old))
	for _, p := range old {
		seen[p.Values] = true
	}
	return slices.DeleteFunc(slices.Clone(fresh), func(p store.PairCount) bool { return seen[p.Values] })
}

// perCall are the starts of the words in a user agent that differ from call to
// call of one program.
var perCall = []string{"command/", "md/command#", "api/", "cfg/", "md/prompt#", "prompt/", "m/"}

// sameProgram drops what differs from call to call, and from run to run, of one
// program.
func sameProgram(agent string) string {
	agent = strings.Trim(dropRunIDs(agent), "[]")
	out := make([]byte, 0, len(agent))
	for word := range strings.FieldsSeq(agent) {
		if differsPerCall(word) {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, word...)
	}
	return string(out)
}

func differsPerCall(word string) bool {
	for _, start := range perCall {
		if word[0] == start[0] && strings.HasPrefix(word, start) {
			return true
		}
	}
	return false
}

// runID is the form of an id that some programs make for each of their runs.
const runID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"

// dropRunIDs puts a mark in the place of the ids of runs.
func dropRunIDs(agent string) string {
	const toHyphen = len("xxxxxxxx")
	for from := toHyphen; from <= len(agent)-(len(runID)-toHyphen); {
		at := strings.IndexByte(agent[from:], '-')
		if at < 0 {
			break
		}
		start := from + at - toHyphen
		from += at + 1
		if start+len(runID) <= len(agent) && isRunID(agent[start:start+len(runID)]) {
			agent = agent[:start] + "…" + agent[start+len(runID):]
			from = start + len("…") + toHyphen
		}
	}
	return agent
}

func isRunID(text string) bool {
	for i := range len(runID) {
		c := text[i]
		digit := c >= '0' && c <= '9' || c >= 'a' && c <= 'f'
		if (runID[i] == '-') != (c == '-') || runID[i] == 'x' && !digit {
			return false
		}
	}
	return true
}
