package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/palette"
	"github.com/trailsift/trailsift/tui/theme"
)

// Somebody who types a name, an id, a key, an ARN or an address into the palette has it looked up:
// things by their history, callers by their profile, anything by the events that mention it.

// lookedUp is the verb of a line that is a value and no command. Where commands fit a word
// this verb is the last of them: it may be a name as well.
const lookedUp = "find"

// lookUpFields are those whose values are looked up.
var lookUpFields = []string{resourceField, "actor", "ip", "key", "principal", "session", "account"}

// The letters of a word that is taken for a value: fewer are in too many, and no value that
// people look up has more.
const (
	leastImplied = 4
	mostImplied  = 2048
)

// impliedVerb returns the verb of a line of one word that is a value rather than the name of
// a command.
func (a *App) impliedVerb(text string) (v verb, words string, ok bool) {
	words = strings.TrimSpace(text)
	switch {
	case a.answer.snap == nil || len(words) < leastImplied || len(words) > mostImplied || strings.ContainsAny(words, " "):
		return verb{}, "", false
	case strings.Trim(words, ":/@._-") == "" || a.fitsCommand(words):
		return verb{}, "", false
	}
	return verb{name: lookedUp, fields: lookUpFields, words: 1}, words, true
}

// withLookUp adds the verb that looks a word up to the commands that fit it.
func (a *App) withLookUp(typed string, hits []int) []int {
	a.arguing.word = ""
	last := slices.IndexFunc(a.picks, func(p pick) bool { return strings.HasSuffix(p.id, "/:"+lookedUp) })
	if last < 0 || len(hits) == 0 || len(typed) < leastImplied || strings.Contains(strings.TrimSpace(typed), " ") || slices.Contains(hits, last) {
		return hits
	}
	a.arguing.word = typed
	return append(hits, last)
}

// openTyped opens the palette behind a verb, and what is to be looked up.
func (a *App) openTyped(name string) tea.Cmd {
	if word := a.arguing.word; name == lookedUp && word != "" {
		return a.openTypedLine(name + " " + word)
	}
	return a.openVerb(name)
}

// openMentions opens the events that have some words anywhere in their text.
func (a *App) openMentions(words string) tea.Cmd { return a.openWhole(anywhere(words)) }

// looksLikeValue reports whether a word has what those of titles do not, or is in capitals.
func looksLikeValue(word string) bool {
	return strings.ContainsAny(word, "0123456789:/@._-") || strings.ToUpper(word) == word
}

// fitsCommand reports whether what is typed means a command first. What may be a word of
// people does where it fits one somehow, or is near it; what looks like a value does where a
// command has it as it stands: log-comp is a question's name, and batch-gpu is not one for
// having the words batch and GPU. Those that fit a value nevertheless come behind it.
func (a *App) fitsCommand(typed string) bool {
	commands := a.commands()
	if looksLikeValue(typed) {
		lower := " " + strings.ToLower(typed)
		return slices.ContainsFunc(commands, func(c command) bool {
			return c.group != "Pivot" && strings.Contains(" "+strings.ToLower(c.name+" "+c.also), lower)
		})
	}
	all := palette.NewItems(itemsOf(commands))
	for i := range all.Len() {
		if all.Fit(typed, i) > 0 || all.FitInside(typed, i) > 0 {
			return true
		}
	}
	return nearCommands(typed, all) != nil
}

// mentioned counts the events that have the words of a look-up anywhere in their text.
func (j argumentJob) mentioned(ctx context.Context) (int, error) {
	if j.verb.name != lookedUp {
		return 0, nil
	}
	sel, err := j.snap.Select(ctx, j.lang, anywhere(j.words), nil)
	if err != nil {
		return 0, err
	}
	return sel.Len(), nil
}

func anywhere(words string) store.Text { return store.Text{Pattern: store.Literal(words)} }

// looked are the lines of a look-up, and what they run.
type looked struct {
	items []palette.Item
	picks []pick
}

func (l *looked) add(item palette.Item, run func(*App) tea.Cmd) {
	l.items = append(l.items, item)
	l.picks = append(l.picks, pick{run: func(a *App) tea.Cmd {
		a.mode = browsing
		return run(a)
	}})
}

// append adds other lines.
func (l *looked) append(more looked) {
	l.items, l.picks = append(l.items, more.items...), append(l.picks, more.picks...)
}

// offerLookUp lists what has the words in its name, or is like them. The events that mention
// them come behind the best, where they are seen; commands that fit the words come behind all
// that, but first where nothing has them.
func (msg argued) offerLookUp(a *App) {
	a.arguing.word = msg.words
	var out looked
	found := msg.mentioned > 0 || msg.inside > 0 || slices.ContainsFunc(msg.offers, func(o argument) bool { return o.sure })
	commands := a.commandsLike(msg.words, !found)
	if !found {
		out.append(commands)
	}
	if msg.inside > 0 {
		out.add(palette.Item{Group: "ip", Title: msg.words, Hint: theme.Plural(msg.inside, "event") + " from there"}, func(a *App) tea.Cmd { return a.profileOf(msg.words) })
	}
	msg.offers = eachFound(msg.offers)
	group := max(groupRoom(msg), palette.GroupRoom(commands.items))
	msg.short = a.width < roomyWidth && !a.offersFit(msg, group)
	told := msg.words == "" || msg.inside > 0 && msg.mentioned == 0 // a network is nothing that events mention
	mention := func() {
		if !told {
			out.add(msg.mentions())
		}
		told = true
	}
	for i, o := range msg.offers {
		if i == 1 || !o.sure {
			mention()
		}
		out.add(palette.Item{Group: msg.group(o), Title: a.offerTitle(o, palette.TitleRoom(a.width, group, msg.hint(o))), Hint: msg.hint(o), Value: true}, o.open)
	}
	mention()
	if found {
		out.append(commands)
	}
	a.picks = out.picks
	a.list.Set(palette.NewItems(out.items).And(msg.more, "the best"))
}

// commandsLike returns the commands that fit what is typed by its words, or else somehow.
func (a *App) commandsLike(typed string, somehow bool) (out looked) {
	items := a.pickCommands()
	all := palette.NewItems(items)
	hits := a.fitting(typed, all, all.Fit)
	if len(hits) == 0 && somehow {
		hits = a.fitting(typed, all, all.FitInside)
	}
	if len(hits) == 0 && somehow {
		hits = nearCommands(typed, all)
	}
	for _, i := range hits {
		if items[i].Group != "Pivot" { // about a value that is listed itself
			out.items, out.picks = append(out.items, items[i]), append(out.picks, a.picks[i])
		}
	}
	return out
}

// eachFound returns each value once, of the field that most events have it in, the best and
// most frequent first: a key is a thing where it was made, and in the log for what used it.
func eachFound(offers []argument) []argument {
	slices.SortStableFunc(offers, func(x, y argument) int {
		return cmp.Or(cmp.Compare(y.fit(), x.fit()), cmp.Compare(y.count, x.count))
	})
	seen := make(map[string]bool)
	return slices.DeleteFunc(offers, func(o argument) bool {
		had := seen[o.value]
		seen[o.value] = true
		return had
	})
}

// mentions is the line of the events that mention what is looked up.
func (msg argued) mentions() (palette.Item, func(*App) tea.Cmd) {
	item := palette.Item{Group: "events", Title: "that mention " + msg.words, Hint: theme.Plural(msg.mentioned, "event")}
	if msg.mentioned == 0 {
		item.Hint = "no loaded event does"
	}
	return item, func(a *App) tea.Cmd { return a.openMentions(msg.words) }
}

// open opens what there is to know of a value that was looked up.
func (o argument) open(a *App) tea.Cmd {
	if o.field == resourceField {
		return a.inquire(inquiry{kind: askHistory, value: o.picked()})
	}
	return a.inquire(inquiry{kind: askProfile, field: o.field, value: o.value})
}
