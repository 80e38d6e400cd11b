package theme

// apartRead is how much of texts is compared to find out where they differ.
const apartRead = 400

// CleanCutApart is [CleanCutValues] of several texts. Where that makes different
// ones look alike, those are cut so that one sees where they differ.
func CleanCutApart(texts []string, width int) []string {
	return CutApart(texts, width, CleanCutValues)
}

// CutApart is CleanCutApart for texts that are cut in another way.
func CutApart(texts []string, width int, cut func(s string, width int) string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = cut(text, width)
	}
	for range apartRounds {
		for _, same := range lookAlike(out) {
			cutApart(texts, out, same, width)
		}
	}
	return out
}

// apartRounds is how often texts are cut anew: what tells one from some may be what it has
// in common with others.
const apartRounds = 3

// lookAlike returns which of some texts are the same, in their order.
func lookAlike(texts []string) (out [][]int) {
	alike := make(map[string][]int)
	for i, text := range texts {
		alike[text] = append(alike[text], i)
	}
	for i, text := range texts {
		if same := alike[text]; len(same) > 1 && same[0] == i {
			out = append(out, same)
		}
	}
	return out
}

// cutApart cuts some of the texts anew, each to show where it first differs from the
// one that it is most like.
func cutApart(texts, out []string, same []int, width int) {
	clean := make([]string, len(same))
	for k, i := range same {
		clean[k] = CleanCut(texts[i], apartRead)
	}
	begin := width / 3
	for k, i := range same {
		differs := 0
		for m := range same {
			if clean[m] != clean[k] {
				differs = max(differs, commonCells(clean[k], clean[m]))
			}
		}
		switch from := differs - 2; { // two cells of what is alike lead to it
		case from > begin && begin > 0:
			head, _ := fit(clean[k], begin)
			skip, _ := fit(clean[k], from)
			out[i] = Cut(clean[k][:head]+ellipsis+clean[k][skip:], width)
		case differs > 0 && differs < width-1: // so early that the beginning shows it
			out[i] = Cut(clean[k], width)
		}
	}
}

// commonCells returns how many cells the beginning takes that two texts have in
// common.
func commonCells(a, b string) (cells int) {
	for len(a) > 0 && len(b) > 0 {
		n, w := firstCell(a)
		m, _ := firstCell(b)
		if a[:n] != b[:m] {
			break
		}
		a, b, cells = a[n:], b[m:], cells+w
	}
	return cells
}
