package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// naiveGroups groups records one by one, in the order of the list.
func naiveGroups(snap *Snapshot, records []worldRow, fields []string, sel *Selection) []Group {
	var out []Group
	at := make(map[string]int)
	for _, rec := range records {
		if sel != nil && !sel.Has(rec.row) {
			continue
		}
		values, key := make([]string, len(fields)), ""
		for i, field := range fields {
			values[i] = strings.Join(rec.fieldValues(field), "")
			key += fmt.Sprintf("%q", rec.fieldValues(field))
		}
		i, ok := at[key]
		if !ok {
			i, at[key] = len(out), len(out)
			out = append(out, Group{Values: values, Row: rec.row})
		}
		g := &out[i]
		g.Count++
		if t, ok := snap.Record(rec.row).Time(); ok {
			if g.First.IsZero() || t.Before(g.First) {
				g.First = t
			}
			if t.After(g.Last) {
				g.Last = t
			}
		}
	}
	return out
}

func TestGroupsAgainstRecords(t *testing.T) {
	for seed := range uint64(3) {
		_, snap, records, some := pairWorld(t, 80+seed)
		for _, fields := range [][]string{{}, {"who"}, {"who", "user.id"}, {"user.name", "source", "time", "who"}, {"id"}, {"no.such", "who"}} {
			each, err := snap.GroupsEach(t.Context(), testLanguage, fields, []*Selection{some, some.Without(some), some})
			if err != nil {
				t.Fatal(err)
			}
			for i, sel := range []*Selection{nil, some, some.Without(some)} {
				got, err := snap.Groups(t.Context(), testLanguage, fields, sel)
				if err != nil {
					t.Fatal(err)
				}
				want := naiveGroups(snap, records, fields, sel)
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Fatalf("seed %d, %v, selection %d:\n%.600s\nwant\n%.600s", seed, fields, i, fmt.Sprint(got), fmt.Sprint(want))
				}
				if sel == some && (fmt.Sprint(each[0]) != fmt.Sprint(got) || fmt.Sprint(each[2]) != fmt.Sprint(got) || each[1] != nil) {
					t.Errorf("seed %d, %v: several selections give %.600s", seed, fields, fmt.Sprint(each))
				}
			}
		}
	}
}

func TestGroupsEnd(t *testing.T) {
	snap := load(t, `{"id":"1"}`).Snapshot()
	if _, err := snap.Groups(t.Context(), testLanguage, make([]string, maxGroupFields+1), nil); err == nil {
		t.Error("many fields are taken")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := snap.Groups(ctx, testLanguage, []string{"id"}, nil); err == nil {
		t.Error("the context is not looked at")
	}
}

func TestSelectRows(t *testing.T) {
	_, snap, records, _ := pairWorld(t, 95)
	some := []Row{records[3].row, records[700%len(records)].row, records[3].row}
	sel := snap.SelectRows(some)
	if sel.Len() != 2 || !sel.Has(some[0]) || !sel.Has(some[1]) || sel.Without(snap.SelectRows(some[:1])).Len() != 1 || snap.SelectRows(nil).Len() != 0 {
		t.Errorf("%d rows", sel.Len())
	}
	if all, err := snap.Select(t.Context(), testLanguage, nil, sel); err != nil || all.Len() != len(records) {
		t.Errorf("a filter extended it to %d rows, %v", all.Len(), err)
	}
}
