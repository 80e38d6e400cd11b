package theme

import "strings"

// Frame returns a finished frame as the terminal can show it. Without
// Unicode, what log text and cut marks still hold of it becomes ASCII, cell
// for cell.
func (t *Theme) Frame(frame string) string {
	if t.Unicode || isASCII(frame) {
		return frame
	}
	var b strings.Builder
	b.Grow(len(frame))
	for _, r := range frame {
		switch {
		case r < 0x80:
			b.WriteByte(byte(r))
		case r == '…':
			b.WriteString(t.Ellipsis)
		default:
			b.WriteString(strings.Repeat("?", Width(string(r))))
		}
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
