package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// testSchema derives a column from two inputs, has a late one (late_test.go) and
// refuses records marked so.
var testSchema = Schema{
	Time: "eventTime",
	ID:   "eventID",
	Derived: []Derived{{
		Name:   "who",
		Inputs: Inputs("user.name", "user.id"),
		Compute: func(in []Value) (string, bool) {
			if in[0].Kind != Absent {
				return in[0].Text, true
			}
			return in[1].Text, in[1].Kind != Absent
		},
	}},
	Late: []Late{aboutColumn},
	Refuse: Derived{
		Inputs:  Inputs("refuse"),
		Compute: func(in []Value) (string, bool) { return in[0].Text, in[0].Kind == String },
	},
}

// load adds records, one source each, through one builder.
func load(t testing.TB, records ...string) *Store {
	t.Helper()
	st := New(testSchema)
	b := st.NewBuilder()
	for i, rec := range records {
		src := st.AddSource(fmt.Sprintf("s%d", i), uint64(i))
		n, refused, err := b.Add([]byte(rec), Origin{Source: src, Record: 1})
		if err != nil || refused != "" || n != len(rec) {
			t.Fatalf("Add(%.80q) = %d, %q, %v", rec, n, refused, err)
		}
	}
	b.Flush()
	return st
}

// finish ends loading, and compresses what was loaded.
func finish(t testing.TB, st *Store) {
	t.Helper()
	if err := st.Pack(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

// texts returns the records of a snapshot in time order.
func texts(t testing.TB, s *Snapshot) []string {
	t.Helper()
	view, err := s.View(context.Background(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for i := range view.Len() {
		out = append(out, string(s.Record(view.Row(i)).AppendJSON(nil)))
	}
	return out
}

// randomRecord writes a record of a random shape with values that repeat,
// values of mixed kinds, arrays and embedded white space.
func randomRecord(r *rand.Rand, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"eventID":"%s"`, numberedUUID(n))
	if r.IntN(20) > 0 {
		fmt.Fprintf(&b, `,"eventTime":"2026-09-01T%02d:%02d:%02dZ"`, r.IntN(3), r.IntN(60), r.IntN(60))
	}
	if r.IntN(3) > 0 {
		fmt.Fprintf(&b, `,"user":{"name":%s,"id":%q}`, randomValue(r), fmt.Sprint("u", r.IntN(4)))
	}
	if r.IntN(2) > 0 {
		fmt.Fprintf(&b, `, "list": [%s,{"x":%s},[],%s]`, randomValue(r), randomValue(r), randomValue(r))
	}
	if r.IntN(2) > 0 {
		fmt.Fprintf(&b, `,"a.b":%s,"":null,"empty":{}`, randomValue(r))
	}
	return b.String() + "}"
}

func randomValue(r *rand.Rand) string {
	pool := []string{`"alice"`, `"Bob"`, `"bob"`, `""`, `1`, `"1"`, `-0.5e+3`, `true`, `"true"`, `null`,
		`"a\"b\\c"`, `"\u00e9t\u00e9 \/ été"`, `"KELVIN"`, `"ſharp"`, `"2026-09-01T00:00:00Z"`,
		`"2026-02-30T00:00:00Z"`, `"0f8fad5b-d9cb-469f-a165-70867728950e"`, `"0F8FAD5B-D9CB-469F-A165-70867728950E"`,
		`"arn:aws:iam::123456789012:user/alice"`, `"x*y?z"`, `"ab"`, `"aab"`, `"\ud83d\ude00 smile"`,
		`"0f8fad5b-d9cb-469f-a165-7086772895\u0030e"`, `"2026-09-01T00:00:0\u0030Z"`, `"\u0061lice"`,
		`"10.0.0.7"`, `"10.0.0.0/8"`, `"::ffff:10.1.0.1"`, `"2001:db8::1"`, `"ec0e"`,
		`12345678901234567890123`, `"12345678901234567890122.5"`, `1E-7`, `"10.0"`, `-500`, `"-500.000"`, `"01"`, `" 1"`, `9.990`,
		`"Sep 1, 2026 1:30:00 AM"`, `"Sep 1, 2026, 12:20:30 PM"`, `"2026-09-01T01:30:00.5+01:00"`, `"2026-09-01 01:30:59"`, `"2026-09-01T01:30:58"`, `"2026-09-01"`, `"Sep 31, 2026 1:30:00 AM"`, `"1960-01-01T00:00:00Z"`}
	return pool[r.IntN(len(pool))]
}

func numberedUUID(n int) string { return fmt.Sprintf("%08x-0000-4000-8000-%012x", n, n*7) }

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
