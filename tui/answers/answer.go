package answers

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// Answer is what a question came to. All its texts may be from logs.
type Answer struct {
	Title    string     // the question, where the crumbs do not say it
	Facts    []string   // about it as a whole: its kind, how many events
	Fewer    [][]string // the same in ever less room; nil leaves out the last ones
	Sentence string     // what the answer is
	Strip    *Strip     // when it was; nil draws none
	Sections []Section
	Caveats  []string // what to know about it
	Unproven []string // what it does not prove, and where to look for that
}

// Section is lines of one kind.
type Section struct {
	Title   string
	Columns []Column
	Lines   []Line
	Timed   bool     // lines start with their times
	Note    string   // below the lines
	Part    bool     // there are more lines than it lists
	Says    []string // below that, sentences of which each begins a line

	joined bool // its last column stands in the one before it, see Column.Joins
}

// Column is how the cells of a section that are below each other look.
type Column struct {
	Title string // none of the titles of a section are drawn when all are empty
	Right bool   // numbers
	Prose bool   // sentences, which are cut at their end
	Names bool   // role/session, of which both parts are cut
	Spare bool   // left out where there is too little room for all
	Again bool   // left out before these: an id of what another column names
	Keep  bool   // shortened last: what the lines are told apart by
	Must  bool   // never left out: what the answer is about
	Whole bool   // never shortened: a few short words
	Parts bool   // two blanks stand between parts, of which the last are left out first
	Many  bool   // values with blanks between them, of which each is cut by itself
	Gist  bool   // of lines that have one it is cut by its parts, as in lists of events
	Key   bool   // access keys, of which the ends are drawn before others are cut
	Agent bool   // user agents: cut before all else
	Near  bool   // numbers behind it are read across it: of its longest values a part is drawn
	Joins bool   // the last: in little room it stands in the one before it, where that is blank
	When  When   // it has times in place of texts
	Look  Look
}

// When is which time of a line a column has.
type When uint8

// The times of lines.
const (
	NoTime When = iota
	First       // At
	Last        // Until
)

// Look is the style of a column.
type Look uint8

// The looks of columns.
const (
	Plain  Look = iota
	Muted       // what matters less
	Strong      // what matters most
	ByVerb      // by what the event did, and whether it failed
)

// Sign stands before the cells of a line of a tree.
type Sign uint8

// The signs of lines.
const (
	NoSign  Sign = iota
	Node         // somebody or something that acted
	Unknown      // where it is not known who did
)

// Line is one line of a section.
type Line struct {
	At, Until time.Time // Until is zero for a single event
	Cells     []string  // by the columns of the section
	Gist      trail.Gist
	Whole     bool   // the first cell takes the whole line
	Rest      bool   // it stands for others that are left out
	Verb      string // what the event did, in the words of the verb column
	Failed    bool
	DryRun    bool // it only asked whether it would succeed
	Depth     int  // in a tree, from 0
	Sign      Sign
	To        Target
}

// Target is where a line leads: nowhere, when it is the zero value.
type Target struct {
	Event  bool       // the event Row
	Row    store.Row  // which enter opens, and which can be marked
	Events store.Expr // the events that fulfil this; enter lists them
	Count  int        // how many these are, where the line says so
	Ask    string     // the kind of another answer, about Value
	Field  string     // of Value, as filters call it
	Value  string     // what can be filtered by, and pivoted on
	Also   []string   // values that mean the same: the line is of all of them
}

// Values are all values that the line is of.
func (t Target) Values() []string { return append([]string{t.Value}, t.Also...) }

// Leads reports whether the line leads anywhere.
func (t Target) Leads() bool { return t.Event || t.Events != nil || t.Ask != "" || t.Field != "" }
