package detail

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/trailsift/trailsift/tui/theme"
)

// search returns the nodes whose key or text holds query, without regard to
// case. query is in lower case.
func (t *tree) search(query string) []int {
	var hits []int
	for i := range t.nodes {
		if query != "" && t.holds(i, query) {
			hits = append(hits, i)
		}
	}
	return hits
}

// holds reports whether node i is a match. An embedding string is none by its
// text: what is in it is searched on its own.
func (t *tree) holds(i int, query string) bool {
	n := &t.nodes[i]
	if i > 0 && n.index < 0 && contains(unescape(t.rawKey(i), -1), query) {
		return true
	}
	if n.masked || n.embed != notEmbedded {
		return false
	}
	switch n.kind {
	case quoted:
		return contains(unescape(t.inner(i), -1), query)
	case object, array:
		return false
	case rawLine:
		return i > 0 && contains(t.raw(i), query)
	}
	return contains(t.raw(i), query)
}

// maxAround is how much of a text is looked through for what is drawn of it, at
// most a millisecond: CloudTrail writes no longer records.
const maxAround = 256 << 10

// maxName is the length of the longest text that is taken for a name: ARNs have 2,048
// characters at most.
const maxName = 4 << 10

// shownFor is shown, but where the text is too long it starts shortly before what
// was searched for, and a name without blanks, such as an ARN, is cut in its middle:
// they differ at their ends.
func (t *tree) shownFor(i int, query string, width int) string {
	start := t.shown(i, width)
	if !strings.HasSuffix(start, "…") {
		return start
	}
	if inner := t.inner(i); len(inner) <= maxName {
		if name := string(unescape(inner, -1)); !strings.ContainsAny(name, " \n\t") {
			start = theme.CleanCutMiddle(name, width)
		}
	}
	if query == "" || strings.Contains(strings.ToLower(start), query) {
		return start
	}
	text := string(unescape(t.inner(i), maxAround))
	at := strings.Index(strings.ToLower(text), query)
	if at < 0 || at >= len(text) {
		return start
	}
	from := max(0, at-width/3)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	return theme.Cut("…"+theme.CleanCut(text[from:], width-1), width)
}

func contains(text []byte, query string) bool {
	return strings.Contains(strings.ToLower(string(text)), query)
}

// BeginSearch lets searches start at the cursor as it is now until
// [Pane.EndSearch]: the text is being typed, and where a part of it was found
// says nothing.
func (p *Pane) BeginSearch() { p.typing, p.origin = true, p.node() }

// EndSearch leaves the cursor where the text was found.
func (p *Pane) EndSearch() { p.typing = false }

// Search looks for text in keys and values, without regard to case, and goes to
// the first match at the cursor or after it, else to the first of all. It
// unfolds what hides the match. It reports whether there is one; an empty text
// ends the search.
func (p *Pane) Search(text string) bool {
	p.query = strings.ToLower(text)
	p.matches = p.tree.search(p.query)
	p.findMatches()
	if p.typing && p.node() != p.origin {
		p.goTo(p.origin)
	}
	if p.query == "" {
		return false
	}
	at, _ := slices.BinarySearch(p.matches, p.node())
	return p.toMatch(at)
}

// NextMatch goes to the next match of the search, after the last one to the
// first. It reports whether there is one.
func (p *Pane) NextMatch() bool {
	at, _ := slices.BinarySearch(p.matches, p.node()+1)
	return p.toMatch(at)
}

// PreviousMatch goes to the match before the cursor, before the first one to
// the last. It reports whether there is one.
func (p *Pane) PreviousMatch() bool {
	at, _ := slices.BinarySearch(p.matches, p.node())
	return p.toMatch(at - 1)
}

// Searched reports whether something is searched for.
func (p *Pane) Searched() bool { return p.query != "" }

// Matches returns how many matches the search has and which of them, from 1,
// the cursor is on; 0 if it is on none.
func (p *Pane) Matches() (at, total int) {
	i, found := slices.BinarySearch(p.matches, p.node())
	if !found {
		return 0, len(p.matches)
	}
	return i + 1, len(p.matches)
}

func (p *Pane) toMatch(at int) bool {
	total := len(p.matches)
	if total == 0 {
		return false
	}
	p.goTo(p.matches[(at+total)%total])
	return true
}
