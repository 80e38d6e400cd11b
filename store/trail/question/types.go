package question

import (
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Question is one entry of the catalogue.
type Question struct {
	// Name is short and stable: sg-open-world.
	Name string
	// Text asks in one sentence.
	Text string
	// Words are what people in an incident call it, to be found by.
	Words string
	// Needs says what value the question is asked about; nil when it needs none.
	Needs *Need
	// Filter finds the events, with [ValueMark] where the value goes; empty when
	// no filter does and the question is analysed.
	Filter string
	// Columns are the fields worth seeing, besides the time.
	Columns []string
	// Together are the columns that are of one kind: seen as one column with this
	// title. An event may have several of them, and several values in each.
	Together []Joint
	// Subject is the field that the question is about, of Columns; however little room
	// there is, it is seen. Empty where the first columns are what it is about.
	Subject string
	// Gist tells that what its events were about is worth seeing too: such as the object
	// that was read, or the policy that was attached.
	Gist bool
	// Means says what a hit means.
	Means string

	counts  [2]string // what is counted, one and several: "login", "logins"
	clause  bool      // counts say what these do as well: "event names {}"
	by      []string  // fields whose values are counted in the answer
	lacks   []lack    // what an answer does not prove
	analyse analysis  // nil: find, count, say so
	omits   omission  // what the filter leaves out that counts elsewhere hold
	failing bool      // all its events failed, which need not be said
	writes  bool      // the writes among its events are to be seen beside all that they read
}

// Seen are the columns worth seeing as they are seen: those that are of one kind
// are one, in the place of the first of them. One field by itself has no title.
func (a *Answer) Seen() []Joint {
	var out []Joint
	for _, field := range a.Columns {
		of := Joint{Fields: []string{field}}
		for _, joint := range a.Question.Together {
			if slices.Contains(joint.Fields, field) {
				of = joint
			}
		}
		if of.Fields[0] == field {
			out = append(out, of)
		}
	}
	return out
}

// ValueMark stands in Filter for the value.
const ValueMark = "{}"

// Need is the value that a question is asked about.
type Need struct {
	// What it is, in words: "an access key id"; Kind says it in one: "key".
	What, Kind string
	// Fields are those whose values are worth offering, the likely one first.
	Fields []string
	// Example is what one looks like.
	Example string
	// Optional says that the question can be asked without: about all.
	Optional bool
	// Several is which of Fields has values that may mean several of those which the
	// question is about: the ARN of sessions with one name.
	Several string
	// Counts is what the question counts of a value, one and several, where that is not
	// the events that have it in a field; see [Question.Count].
	Counts [2]string

	is   func(string) bool   // whether a text can be one; nil where any can
	tidy func(string) string // brings what people paste into the form that is recorded
}

// Data is what questions are asked of.
type Data struct {
	Snap *store.Snapshot
	Lang *store.Language
	// Within narrows the events that are answered from; nil for all.
	Within store.Expr
	// Clock says the times of the answer's texts: in UTC unless told otherwise.
	Clock phrase.Clock
}

// Answer is what the events say. Its texts quote the log as it is: whoever
// shows them makes them harmless.
type Answer struct {
	Question *Question
	Value    string // what it was asked about, or empty
	// Text answers in one sentence, with the numbers.
	Text string
	// Notes are what the data tell besides, of those who were found.
	Notes []string
	// Unproven lists what the answer does not prove, and which log would.
	Unproven []string
	// Filter finds the rows, printed; empty when no filter can.
	Filter string
	// Rows are the events; nil when the answer is only tables.
	Rows *store.Selection
	// Columns are the fields worth seeing, besides the time.
	Columns []string
	// Tables sum the events up.
	Tables []Table
}

// Events returns how many events the answer rests on.
func (a *Answer) Events() int {
	if a.Rows == nil {
		return 0
	}
	return a.Rows.Len()
}

// Table is a small table: values and how often, or what an analysis found.
type Table struct {
	Title string
	Heads []string // of Cells
	Lines []Line
	More  int // lines that are left out
}

// Line is one line of a table.
type Line struct {
	Cells []string
	// Count is how many events are behind the line, First and Last when; a
	// line that stands for no events has neither.
	Count       int
	First, Last time.Time
	// Filter finds the events behind the line, printed; empty when no filter can.
	Filter string
	// Event is the one event that the line stands for; nil where it stands for a value,
	// which only one event may have.
	Event *store.Row
	// About is what the question can be asked about in place of its value, which may
	// mean several things; empty mostly.
	About string
}
