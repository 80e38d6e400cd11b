package theme

import "strings"

const (
	// times stands behind how often something happened: 4 × ListBuckets.
	times = "×"
	// dot stands around what is said in place of a secret: ••• masked •••.
	dot = "•"
)

// Frame returns a finished frame as the terminal can show it. Without
// Unicode, what log text and cut marks still hold of it becomes ASCII, cell
// for cell.
func (t *Theme) Frame(frame string) string {
	if t.Unicode || isASCII(frame) {
		return frame
	}
	var b strings.Builder
	b.Grow(len(frame))
	for len(frame) > 0 {
		size, width := firstCell(frame) // several characters may share cells
		switch cell := frame[:size]; {
		case cell[0] < 0x80:
			b.WriteByte(cell[0])
			b.WriteString(strings.Repeat("?", max(0, width-1)))
		case cell == ellipsis:
			b.WriteString(t.Ellipsis)
		case cell == times:
			b.WriteByte('x')
		case cell == dot:
			b.WriteByte('*')
		default:
			b.WriteString(strings.Repeat("?", width))
		}
		frame = frame[size:]
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
