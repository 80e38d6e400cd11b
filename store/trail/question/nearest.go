package question

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns the names of up to three questions that a wrong name may
// have meant, the likely one first; none when nothing is similar. Where it is
// words that people use, those are what they fit.
func Nearest(name string) []string {
	found := Search(name)
	if len(found) == 0 {
		found = similar(strings.ToLower(name))
	}
	var out []string
	for _, q := range found[:min(3, len(found))] {
		out = append(out, q.Name)
	}
	return out
}

// similar returns the questions whose names are like a wrong one, the nearest
// first.
func similar(name string) []*Question {
	all := Catalogue()
	distance := make(map[*Question]int, len(all))
	for _, q := range all {
		distance[q] = apart(name, q)
	}
	all = slices.DeleteFunc(all, func(q *Question) bool { return distance[q] >= tooFar })
	slices.SortStableFunc(all, func(a, b *Question) int { return cmp.Compare(distance[a], distance[b]) })
	return all
}

const tooFar = 100

// apart is how far a wrong name is from a question: by the letters that differ
// where they are few, else by the words that the question shares.
func apart(name string, q *Question) int {
	if d := editDistance(name, q.Name); d <= len(q.Name)/3 {
		return d
	}
	text := strings.ToLower(q.Name + " " + q.Text)
	shared := 0
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		switch {
		case len(word) > 1 && strings.Contains(q.Name, word):
			shared += 3
		case len(word) > 2 && strings.Contains(text, word):
			shared++
		}
	}
	if shared == 0 {
		return tooFar
	}
	return tooFar - shared
}

// editDistance is the number of letters to put in, take out or replace to make
// one text of another (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
