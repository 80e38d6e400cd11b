package tui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/palette"
)

// verb is a command of the palette that takes what is typed behind its name:
// who i-05c3…, profile mira, cross actor event.
type verb struct {
	name string
	says string // what it does
	// fields are those whose values complete what is typed; none for names of
	// fields.
	fields []string
	words  int // it takes so many, 1 for all that is typed
	run    func(a *App, words string) tea.Cmd
}

func verbs() []verb {
	ask := func(kind string) func(*App, string) tea.Cmd {
		return func(a *App, value string) tea.Cmd { return a.inquire(inquiry{kind: kind, value: value}) }
	}
	return []verb{
		{"who", "history of a resource: who created, changed, used and deleted it", []string{resourceField}, 1, ask(askHistory)},
		{"trace", "chain behind a session, a key, an event: who it is", []string{"session", "key", "actor"}, 1, ask(askChain)},
		{"profile", "what is known of an actor, a key, an address, a session", []string{"actor", "ip", "key", "principal", "session", "account"}, 1, (*App).profileOf},
		{lookedUp, "what is called so: a name, an id, a key, an address", lookUpFields, 1, (*App).openMentions},
		{"cross", "two fields against each other", nil, 2, (*App).crossOf},
		{"ask", "a question of the catalogue", nil, 1, (*App).askNamed},
		{saveVerb, "the filter under a name", nil, 1, (*App).saveNamed},
	}
}

// arguing is the work on what completes the words behind a verb.
type arguing struct {
	number int
	cancel context.CancelFunc
	verb   string // "" while none is typed
	word   string // that can be looked up beside the commands that fit it
	slow   bool   // for so long that people need not wait for it
	values map[string]*fieldValues
	owners map[string]*owners
	names  *fieldNames
}

// verbLines are the verbs, and the questions, as commands of the palette.
func (a *App) verbLines() []command {
	var out []command
	for _, v := range verbs() {
		if v.name == saveVerb {
			continue // it is a command without a name behind it too
		}
		out = append(out, command{group: "Ask", name: v.name + "  " + v.says, hint: ":" + v.name, also: otherWords[v.name], run: func(a *App) tea.Cmd { return a.openTyped(v.name) }})
	}
	out = append(out, command{group: "Ask", name: "All questions of the catalogue", run: func(a *App) tea.Cmd { return a.inquire(inquiry{kind: askQuestions}) }})
	for _, q := range question.Catalogue() {
		out = append(out, command{group: "Question", name: q.Text, hint: "ask " + q.Name, short: "ask", also: q.Name + " " + q.Words, run: func(a *App) tea.Cmd { return a.askQuestion(q) }})
	}
	return out
}

// pivotCommands are what can be asked about what is under the cursor.
func (a *App) pivotCommands() []command {
	_, all := a.offeredPivots()
	var out []command
	for _, p := range all {
		out = append(out, command{group: "Pivot", name: p.title, hint: p.hint, run: p.run})
	}
	return out
}

// openVerb opens the palette behind a verb.
func (a *App) openVerb(words string) tea.Cmd { return a.openTypedLine(words + " ") }

// openTypedLine opens the palette with what is typed already.
func (a *App) openTypedLine(text string) tea.Cmd {
	cmd := a.openPalette()
	a.input = newLine(text)
	return tea.Batch(cmd, a.findItem())
}

// askQuestion asks a question of the catalogue; of one that needs a value it
// asks for that first.
func (a *App) askQuestion(q *question.Question) tea.Cmd {
	if q.Needs != nil && !q.Needs.Optional {
		return a.openVerb("ask " + q.Name)
	}
	return a.inquire(inquiry{kind: askQuestion, field: q.Name})
}

// askNamed asks the question that is named first, about what follows.
func (a *App) askNamed(words string) tea.Cmd {
	name, value, _ := strings.Cut(words, " ")
	q, ok := question.Find(name)
	switch {
	case !ok:
		a.warn("there is no question called " + name)
		return nil
	case strings.TrimSpace(value) == "":
		return a.askQuestion(q)
	}
	return a.inquire(inquiry{kind: askQuestion, field: name, value: strings.TrimSpace(value)})
}

// crossOf opens the table of two fields.
func (a *App) crossOf(words string) tea.Cmd {
	names := strings.Fields(words)
	if len(names) != 2 {
		a.say("cross needs two fields, such as cross actor event")
		return nil
	}
	for _, name := range names {
		if _, ok, similar := a.lang.Resolve(name); !ok {
			a.warn("no field " + name + ": did you mean " + similar + "?")
			return nil
		}
		if a.secret(name) {
			a.warn(name + " holds secrets: start with --reveal-secrets to count them")
			return nil
		}
	}
	return a.openCross([2]string{a.aliasOf(names[0]), a.aliasOf(names[1])})
}

// verbTyped returns the verb that the text starts with, and what is behind it.
func verbTyped(text string) (v verb, words string, ok bool) {
	name, words, found := strings.Cut(strings.TrimLeft(text, " "), " ")
	for _, v := range verbs() {
		if found && v.name == strings.ToLower(name) {
			return v, strings.TrimLeft(words, " "), true
		}
	}
	if found {
		return questionVerb(text)
	}
	return verb{}, "", false
}

// completeVerb lists what completes the words behind a verb; ok is false when
// no verb is typed.
func (a *App) completeVerb() (cmd tea.Cmd, ok bool) {
	w := &a.arguing
	v, words, typed := verbTyped(a.input.String())
	if !typed {
		v, words, typed = a.impliedVerb(a.input.String())
	}
	w.stop()
	if !typed {
		if w.verb != "" { // it was taken back
			w.verb = ""
			a.listCommands()
		}
		return nil, false
	}
	w.verb = v.name
	w.number++
	job, ok := a.argumentOf(v, words)
	if ok {
		cmd = a.startArguing(job)
	}
	return cmd, true
}

// argumentOf returns what is to be completed of a verb's words; ok is false where a list
// that is known is all there is to it.
func (a *App) argumentOf(v verb, words string) (job argumentJob, ok bool) {
	w, lead := &a.arguing, v.name+" "
	var asked *question.Question
	switch q, rest, named := questionTyped(words); {
	case v.name == askQuestion && named && q.Needs != nil:
		v.fields, words, lead, asked = q.Needs.Fields, rest, lead+q.Name+" ", q
	case v.name == askQuestion:
		a.listQuestions(words)
		return job, false
	case v.name == saveVerb:
		a.offerSave(words)
		return job, false
	case v.fields == nil:
		last := strings.LastIndexByte(words, ' ') + 1
		words, lead = words[last:], lead+words[:last]
	}
	return argumentJob{number: w.number, verb: v, lead: lead, words: words, asked: asked, snap: a.answer.snap, lang: a.lang, owners: w.owners, names: w.names}, true
}

// startArguing looks for what completes a verb's words.
func (a *App) startArguing(job argumentJob) tea.Cmd {
	w := &a.arguing
	if job.snap == nil {
		a.listTyped(job, "nothing is loaded yet")
		return nil
	}
	if w.values == nil {
		w.values = make(map[string]*fieldValues)
	}
	job.known = w.copies()
	var ctx context.Context
	ctx, w.cancel = context.WithCancel(a.ctx)
	look := guard(func() tea.Msg {
		msg, err := job.run(ctx)
		if err != nil {
			return nil
		}
		return msg
	})
	return tea.Batch(look, a.wait(slowAfter, func(time.Time) tea.Msg { return argueSlow{job} }))
}

// argueSlow tells that completions have been looked for for a while: those of a
// million events that are still being loaded take seconds.
type argueSlow struct{ job argumentJob }

// take offers what is typed as it is, until there is more.
func (msg argueSlow) take(a *App) tea.Cmd {
	w, job := &a.arguing, msg.job
	if job.number != w.number || w.cancel == nil || a.mode != choosing || !job.takesText() {
		return nil
	}
	w.slow = true
	a.listTyped(job, "looking for more")
	return nil
}

// listTyped offers what is typed as it is, if it means something so, and says why no more.
func (a *App) listTyped(job argumentJob, why string) {
	a.picks = nil
	if !job.takesText() {
		a.list.Set(palette.NewItems(nil))
		return
	}
	a.picks = []pick{{run: func(a *App) tea.Cmd { return a.runVerb(job.lead + job.words) }}}
	a.list.Set(palette.NewItems([]palette.Item{{Group: asTypedGroup, Title: job.words, Hint: why}}))
}

// asTypedGroup is what the line is called that takes the words as they are.
const asTypedGroup = "as typed"

// takesText reports whether the words mean something as they are: a value, and
// not the name of a field.
func (j argumentJob) takesText() bool {
	return j.verb.fields != nil && strings.TrimSpace(j.words) != ""
}

// stop gives up what is being worked on.
func (w *arguing) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	w.cancel, w.slow = nil, false
}

// copies returns the values that are known, for a command to add to.
func (w *arguing) copies() map[string]*fieldValues {
	out := make(map[string]*fieldValues, len(w.values))
	for field, v := range w.values {
		out[field] = v
	}
	return out
}

// questionTyped returns the question whose name the words start with, and what
// is behind it.
func questionTyped(words string) (q *question.Question, rest string, ok bool) {
	name, rest, found := strings.Cut(words, " ")
	q, known := question.Find(name)
	return q, strings.TrimLeft(rest, " "), found && known
}

// listQuestions lists the questions that what is typed may mean.
func (a *App) listQuestions(words string) {
	var items []palette.Item
	a.picks = nil
	for _, q := range question.Catalogue() {
		items = append(items, palette.Item{Group: "Question", Title: q.Text, Hint: q.Name, Also: q.Name + " " + q.Words})
		a.picks = append(a.picks, pick{id: questionID(q.Name), run: func(a *App) tea.Cmd { return a.askQuestion(q) }})
	}
	all := palette.NewItems(items)
	a.list.Set(all)
	if words != "" {
		a.list.Find(words)
		a.list.Found(words, a.findCommands(words, all))
	}
}

// questionID is the id of a question in the list of only these.
func questionID(name string) string { return askQuestion + "/" + name }

// runVerb runs what the line says once it says enough, and else goes on with
// what is missing.
func (a *App) runVerb(line string) tea.Cmd {
	v, words, ok := verbTyped(line)
	if !ok {
		return nil
	}
	if n := len(strings.Fields(words)); n < v.words {
		return a.openVerb(line)
	}
	a.mode = browsing
	return v.run(a, words)
}

// verbTooEarly reports whether a key would take a completion before those for
// the line are there.
func (a *App) verbTooEarly(key string) bool {
	if a.mode != choosing || key == "esc" || a.arguing.cancel == nil {
		return false
	}
	return len(a.ahead) > 0 || !a.arguing.slow && (key == "enter" || key == "down" || key == "tab")
}
