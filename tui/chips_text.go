package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/filterbar"
)

const (
	// mostNamed is how many values of a condition are named where there is no room for all.
	mostNamed = 6
	// mostParts is how many parts of a condition are named then.
	mostParts = 16
)

// chipOfExpr is a condition as a chip says it.
func chipOfExpr(e store.Expr) filterbar.Chip {
	parts := chipParts(e)
	if more := len(parts) - mostParts; more > 0 {
		parts = append(parts[:mostParts], filterbar.Part{Text: fmt.Sprintf("+%d", more)})
	}
	return filterbar.Chip{Text: e.String(), Parts: parts}
}

// chipParts takes a condition apart into what is cut by itself.
func chipParts(e store.Expr) []filterbar.Part {
	switch e := e.(type) {
	case store.And:
		var out []filterbar.Part
		for _, part := range e {
			out = append(out, enclosed(part)...)
		}
		return out
	case store.Or:
		return alternatives(e)
	}
	return []filterbar.Part{{Text: e.String(), Shorter: shorter(e), Whole: isTime(e)}}
}

// isTime reports whether a condition is one on times as filters print it: half a time is
// another one.
func isTime(e store.Expr) bool {
	fields := store.FieldsOf(e)
	return len(fields) > 0 && !slices.ContainsFunc(fields, func(f string) bool { return f != "time" })
}

// enclosed are the parts of a condition beside others.
func enclosed(e store.Expr) []filterbar.Part {
	parts := chipParts(e)
	if _, ok := e.(store.Or); !ok || len(parts) == 0 {
		return parts
	}
	around(&parts[0], "(", "")
	around(&parts[len(parts)-1], "", ")")
	return parts
}

// alternatives are the parts of a condition of which one has to hold.
func alternatives(e store.Or) []filterbar.Part {
	var out []filterbar.Part
	for i, part := range e {
		parts := chipParts(part)
		if i > 0 && len(parts) > 0 {
			around(&parts[0], "OR ", "")
		}
		out = append(out, parts...)
	}
	return out
}

// around puts text before and behind what a part says.
func around(p *filterbar.Part, before, after string) {
	p.Text = before + p.Text + after
	p.Shorter = slices.Clone(p.Shorter)
	for i, text := range p.Shorter {
		p.Shorter[i] = before + text + after
	}
}

// shorter says a condition with fewer of its values, and how many are left out; what
// hides the events that AWS generates has words of its own.
func shorter(e store.Expr) (out []string) {
	if slices.Equal(hiddenTiers(e), awsTiers()) {
		return []string{"hide AWS"}
	}
	sign := ""
	if not, ok := e.(store.Not); ok {
		sign, e = "-", not.Expr
	}
	m, ok := e.(store.Match)
	if !ok {
		return nil
	}
	if short := shortPath(m.String(), m.Field); short != m.String() {
		out = append(out, sign+short)
	}
	for n := min(len(m.Values)-1, mostNamed); n > 0; n-- {
		some := m
		some.Values = m.Values[:n]
		out = append(out, fmt.Sprintf("%s%s +%d", sign, strings.TrimSpace(shortPath(some.String(), m.Field)), len(m.Values)-n))
	}
	return out
}

// shortPath says a condition on a path with the path's end: where the field is in a record
// tells less than which it is.
func shortPath(text, field string) string {
	end := strings.LastIndexByte(field, '.')
	rest, ok := strings.CutPrefix(text, field)
	if end < 0 || !ok || strings.Contains(field, `"`) {
		return text
	}
	return "…" + field[end+1:] + rest
}
