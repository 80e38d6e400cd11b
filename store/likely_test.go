package store

import "testing"

func TestLikely(t *testing.T) {
	st := load(t,
		`{"eventID":"a","eventName":"CreateUser","requestParameters":{"userName":"mira"}}`,
		`{"eventID":"b","eventName":"ListUsers"}`)
	finish(t, st)
	snap := st.Snapshot()
	for filter, want := range map[string]string{
		`event=CreatUser`:        "CreateUser",
		`event:createusr`:        "CreateUser",
		`event=createuser`:       "CreateUser", // = minds the case
		`event:Create`:           "CreateUser", // which it begins
		`event=DeleteBucket`:     "",
		`event:CreatUs?r`:        "",
		`event=CreatUser,Other`:  "",
		`event!=CreatUser`:       "",
		`-event=CreatUser`:       "",
		`requestParameters.no=x`: "",
		`time:1999-01-01`:        "",
	} {
		e, err := testLanguage.Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := snap.LikelyValue(t.Context(), testLanguage, e); got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", filter, got, err, want)
		}
	}
	for word, want := range map[string]string{
		"creatuser":                 "CreateUser",
		`"list-users"`:              "ListUsers",
		"mria":                      "", // near a value of another field
		`"iam:CreateUser and more"`: "", // a value is a part of it
		"Creat*ser":                 "", // nobody knows what that is to be
		"unheardof":                 "",
	} {
		e, err := testLanguage.Parse(word)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := snap.LikelyText(t.Context(), testLanguage, e.(Text), "eventName", "nosuch.field"); got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", word, got, err, want)
		}
	}
	for name, want := range map[string]string{
		"requestParameters.userNme": "requestParameters.userName",
		"requestParameters.user":    "requestParameters.userName",
		"responseElements.userNme":  "",
		"x":                         "",
	} {
		if got := snap.LikelyPath(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
