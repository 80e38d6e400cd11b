package store

import (
	"strings"
	"testing"
)

// TestRecordHash compares hashes of records, read by builders that have seen
// different things before: those of one text are equal, and all others differ.
func TestRecordHash(t *testing.T) {
	st := New(testSchema)
	one, other := st.NewBuilder(), st.NewBuilder()
	const id = `"123e4567-e89b-12d3-a456-426614174000"`
	texts := []string{
		`{"a":"x","b":"y"}`, `{"a":"y","b":"x"}`, `{"b":"x","a":"y"}`, `{"a":"x","b": "y"}`,
		`{"a":"x","b":"x"}`, `{"a":"y","b":"y"}`, `{"a":"x"}`, `{"b":"x"}`, `{"a":"","b":"x"}`,
		`{"a":1,"b":"y"}`, `{"a":"1","b":"y"}`, `{"a":1,"b":null}`, `{"a":[1,2]}`, `{"a":[2,1]}`, `{"a":[1,2,1]}`,
		`{"a":` + id + `,"b":"y"}`, `{"a":"y","b":` + id + `}`, `{"a":"2026-01-02T03:04:05Z"}`, `{"a":"2026-01-02T03:04:06Z"}`,
	}
	texts = append(texts, arrangements("[", 6)...)
	seen := make(map[uint64]string)
	for i, text := range texts {
		hash := recordHash(t, one, text)
		if before, known := seen[hash]; known {
			t.Errorf("%s and %s have one hash", before, text)
		}
		seen[hash] = text
		for _, b := range []*Builder{one, other} {
			recordHash(t, b, texts[len(texts)-1-i])
			if recordHash(t, b, text) != hash {
				t.Errorf("%s has two hashes", text)
			}
		}
	}
}

// arrangements returns records with a list of n values, each true or false, in all ways:
// those with the same number of each differ in nothing but where they stand.
func arrangements(list string, n int) []string {
	if n == 0 {
		return []string{`{"p":` + strings.TrimSuffix(list, ",") + `]}`}
	}
	return append(arrangements(list+"true,", n-1), arrangements(list+"false,", n-1)...)
}

// recordHash adds a record and returns its hash.
func recordHash(t *testing.T, b *Builder, text string) uint64 {
	t.Helper()
	if _, _, err := b.Add([]byte(text), Origin{}); err != nil {
		t.Fatal(err)
	}
	return b.meta[len(b.meta)-1].hash
}
