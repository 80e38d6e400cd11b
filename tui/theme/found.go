package theme

import "strings"

// Found draws text from a log in exactly width cells, with the part of it that
// was searched for standing out. Where the text is too long, the part is seen
// all the same.
func (t *Theme) Found(style Style, text, part string, width int) string {
	at := strings.Index(text, part)
	if part == "" || at < 0 {
		return style.Paint(CleanPad(text, width))
	}
	found := CleanCut(part, width)
	room := width - Width(found)
	before := t.lead(text[:at], room)
	after := CleanPad(text[at+len(part):], room-Width(before))
	return style.Paint(before) + t.Match.Paint(found) + style.Paint(after)
}

// lead returns what stands before a found part, its end when it is long.
func (t *Theme) lead(text string, room int) string {
	whole := CleanCut(text, room)
	if room <= 0 || whole == "" {
		return ""
	}
	if len(text) <= room*maxCell && Width(Clean(text)) <= room/2 {
		return whole
	}
	return ellipsis + lastCells(Clean(tailOf(text, room*maxCell)), room/3)
}
