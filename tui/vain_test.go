package tui

import "testing"

// TestValuesThatNoEventHasAreSaid: beside others of their list they go unnoticed.
func TestValuesThatNoEventHasAreSaid(t *testing.T) {
	b := demoBench(t, 80, 24)
	for typed, want := range map[string]string{
		"event=ListBuckets,GetObjct,Foo":           "no loaded event has event=GetObjct, nor event=Foo",
		"(event=ListBuckets,Foo OR failed:yes) s3": "no loaded event has event=Foo",
		"event:ListBuckets,Fooo*":                  "no loaded event has event:Fooo*",
	} {
		b.press("; ctrl+u")
		b.types(typed)
		b.press("enter")
		b.want(want)
	}
	for _, typed := range []string{"event=ListBuckets,GetObject", "event!=ListBuckets,Foo", "-event:ListBuckets,Foo", "event=Foo", "event=Foo,Bar", ""} {
		b.press("; ctrl+u")
		b.types(typed)
		b.press("enter")
		b.wantNot("no loaded event has")
	}
}
