package store

import (
	"slices"
	"testing"
)

func TestOtherFields(t *testing.T) {
	st := load(t,
		`{"eventID":"a","eventName":"CreateUser","errorCode":"no","user":{"name":"mira"},"requestParameters":{"userName":"tomas","text":"not 192.0.2.7"}}`,
		`{"eventID":"b","eventName":"mira","ip":"192.0.2.7"}`,
		`{"eventID":"c","eventName":"mira"}`)
	finish(t, st)
	lang := &Language{Aliases: map[string]string{"who": "who", "event": "eventName", "eventname": "eventName", "time": "time", "error": "errorCode"}}
	for filter, want := range map[string][]ValueCount{
		`"errorCode"=mira`:           {{"event", 2}, {"who", 1}}, // the most frequent first, each once
		`event=mira`:                 {{"who", 1}},
		`event=MIRA`:                 nil, // = minds the case
		`event:MIRA`:                 {{"who", 1}},
		`event=192.0.2.7`:            {{"ip", 1}}, // which has no alias
		`event:192.0.2.0/24`:         nil,
		`event=tomas`:                {{"requestParameters.userName", 1}},
		`requestParameters.no=tomas`: {{"requestParameters.userName", 1}},
		`event=nobody`:               nil,
		`event=no`:                   nil, // says nothing without its field
		`event:mir*`:                 nil,
		`event!=tomas`:               nil,
	} {
		e, err := lang.Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := st.Snapshot().OtherFields(t.Context(), lang, e); !slices.Equal(got, want) || err != nil {
			t.Errorf("%s: %v, %v, want %v", filter, got, err, want)
		}
	}
}
