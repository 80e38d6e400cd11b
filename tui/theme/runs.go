package theme

import "strings"

// Runs is a line put together of pieces, in as few runs of one style as
// possible.
type Runs struct {
	line, run strings.Builder
	style     Style
}

// NewRuns returns an empty line.
func NewRuns() *Runs { return &Runs{} }

// Add appends text that is not painted yet.
func (r *Runs) Add(style Style, text string) {
	if style != r.style {
		r.flush()
		r.style = style
	}
	r.run.WriteString(text)
}

func (r *Runs) flush() {
	r.line.WriteString(r.style.Paint(r.run.String()))
	r.run.Reset()
}

// String returns the line.
func (r *Runs) String() string {
	r.flush()
	return r.line.String()
}
