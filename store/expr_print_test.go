package store

import (
	"reflect"
	"testing"
)

// TestStarIsPrinted: any value at all, and that there is one, are two conditions.
func TestStarIsPrinted(t *testing.T) {
	star := Match{Field: "region", Op: Like, Values: []Pattern{{{Wild: '*'}}}}
	for want, e := range map[string]Expr{
		"region:**":     star,
		"region:*":      Match{Field: "region", Op: Present},
		`region="*"`:    Equals("region", "*"),
		"region:*,a":    Match{Field: "region", Op: Like, Values: []Pattern{{{Wild: '*'}}, Literal("a")}},
		"-region:** ab": And{Not{star}, Text{Literal("ab")}},
	} {
		if got := e.String(); got != want {
			t.Errorf("%#v is printed %s, want %s", e, got, want)
		}
		if back, err := testLanguage.Parse(want); err != nil || !reflect.DeepEqual(back, e) {
			t.Errorf("%s is read as %#v, %v", want, back, err)
		}
	}
}
