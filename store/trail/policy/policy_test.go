package policy

import (
	"encoding/json"
	"net/url"
	"slices"
	"testing"
)

func parse(t *testing.T, text string) Document {
	t.Helper()
	d, ok := Parse([]byte(text))
	if !ok {
		t.Fatalf("no policy: %s", text)
	}
	return d
}

// TestForms: a policy is the same as an object, as text in JSON, and written
// for an address.
func TestForms(t *testing.T) {
	const object = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b/*","Principal":{"AWS":"111122223333"}}]}`
	text, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Allow s3:GetObject on arn:aws:s3:::b/* to 111122223333", "Allow s3:ListBucket on arn:aws:s3:::b/* to 111122223333"}
	for _, form := range []string{object, string(text), url.QueryEscape(object), `"` + url.QueryEscape(object) + `"`, "\n " + object} {
		if got := parse(t, form).Lines(); !slices.Equal(got, want) {
			t.Errorf("%s: %q", form, got)
		}
	}
}

func TestNoPolicies(t *testing.T) {
	for _, text := range []string{"", "null", "{}", `"x"`, `{"Statement":`, `{"Statement":7}`, "%zz", `{"Statement":[{"Effect":7}]}`, "[]", `{"Statement":null}`} {
		if d, ok := Parse([]byte(text)); ok && len(d.Lines()) > 0 {
			t.Errorf("%s: %q", text, d.Lines())
		}
	}
}

func TestEverything(t *testing.T) {
	for statement, want := range map[string]bool{
		`{"Effect":"Allow","Action":"*","Resource":"*"}`:                                                            true,
		`{"Effect":"Allow","Action":["s3:*","*"],"Resource":["*"]}`:                                                 true,
		`[{"Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"*:*","Resource":"*"}]`:          true,
		`{"Effect":"Deny","Action":"*","Resource":"*"}`:                                                             false,
		`{"Effect":"Allow","Action":"iam:*","Resource":"*"}`:                                                        false,
		`{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b"}`:                                               false,
		`{"Effect":"Allow","Action":"*","NotResource":"*"}`:                                                         false,
		`{"Effect":"Allow","NotAction":"*","Resource":"*"}`:                                                         false,
		`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}`: false,
		`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}`:                                             true,
	} {
		if got := parse(t, `{"Statement":`+statement+`}`).Everything(); got != want {
			t.Errorf("%s: %t", statement, got)
		}
	}
}

func TestPublic(t *testing.T) {
	for statement, want := range map[string][2]bool{
		`{"Effect":"Allow","Principal":"*"}`:                                                                  {true, false},
		`{"Effect":"Allow","Principal":{"AWS":["111122223333","*"]}}`:                                         {true, false},
		`{"Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}`:        {true, true},
		`[{"Effect":"Allow","Principal":"*","Condition":{"x":{"y":"z"}}},{"Effect":"Allow","Principal":"*"}]`: {true, false},
		`[{"Effect":"Allow","Principal":"*"},{"Effect":"Allow","Principal":"*","Condition":{"x":{"y":"z"}}}]`: {true, false},
		`{"Effect":"Deny","Principal":"*"}`:                                                                   {false, false},
		`{"Effect":"Allow","Principal":{"AWS":"111122223333"}}`:                                               {false, false},
		`{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"}}`:                                            {true, false},
		`{"Effect":"Allow","Principal":{"Service":"*"}}`:                                                      {false, false},
	} {
		public, conditional := parse(t, `{"Statement":`+statement+`}`).Public()
		if got := [2]bool{public, conditional}; got != want {
			t.Errorf("%s: %t", statement, got)
		}
	}
}

// TestAccountOfPrincipal: an account has twelve digits, and nothing else.
func TestAccountOfPrincipal(t *testing.T) {
	for name, want := range map[string]string{
		"111122223333": "111122223333", "arn:aws:iam::111122223333:root": "111122223333", "1111222233334": "", "11112222333": "", "": "",
		"arn:aws:iam::1234:root": "", "arn:aws:iam::cloudfront:user/x": "", "11112222333x": "", "*": "",
	} {
		if got := (Principal{"AWS", name}).Account(); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := (Principal{"Federated", "111122223333"}).Account(); got != "" {
		t.Errorf("a provider has the account %q", got)
	}
}

// TestUnconditional: what a policy would allow if its conditions held.
func TestUnconditional(t *testing.T) {
	d := parse(t, `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}`)
	if d.Unconditional().Reach() != "everything" || d.Reach() != "" {
		t.Errorf("%q with its condition, %q without", d.Reach(), d.Unconditional().Reach())
	}
}

func TestOutsiders(t *testing.T) {
	known := func(account string) bool { return account == "111122223333" }
	for principal, want := range map[string][]string{
		`{"AWS":"111122223333"}`: nil, `{"AWS":"arn:aws:iam::111122223333:role/x"}`: nil, `{"Service":"ec2.amazonaws.com"}`: nil,
		`{"AWS":"AROAEXAMPLEEXAMPLE123"}`: nil, // of a principal that was deleted
		`"*"`:                             {"everybody"},
		`{"AWS":["999988887777","arn:aws-cn:iam::999988887777:user/u"]}`: {"999988887777", "arn:aws-cn:iam::999988887777:user/u"},
		`{"Federated":"accounts.google.com"}`:                            {"accounts.google.com"},
	} {
		if got := parse(t, `{"Statement":{"Effect":"Allow","Principal":`+principal+`}}`).Outsiders(known); !slices.Equal(got, want) {
			t.Errorf("%s: %q", principal, got)
		}
		if got := parse(t, `{"Statement":{"Effect":"Deny","Principal":`+principal+`}}`).Outsiders(known); got != nil {
			t.Errorf("a denial lets in %q", got)
		}
	}
}

func TestDifference(t *testing.T) {
	before := parse(t, `{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}]}`)
	after := parse(t, `{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"},{"Effect":"Allow","NotAction":"iam:*","NotResource":"x","Condition":{"b":{"d":"1","c":"2"}}}]}`)
	added, removed := Difference(before, after)
	if !slices.Equal(added, []string{`Allow all but iam:* on all but x if {"b":{"c":"2","d":"1"}}`}) || !slices.Equal(removed, []string{"Allow s3:GetObject on *"}) {
		t.Errorf("added %q, removed %q", added, removed)
	}
	if added, removed := Difference(after, after); added != nil || removed != nil {
		t.Errorf("with itself: %q, %q", added, removed)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`)
	f.Add(`"%7B%22Statement%22%3A%7B%7D%7D"`)
	f.Fuzz(func(t *testing.T, text string) {
		if d, ok := Parse([]byte(text)); ok {
			d.Lines()
			d.Public()
			d.Outsiders(func(string) bool { return false })
		}
	})
}

func TestReach(t *testing.T) {
	for statement, want := range map[string]string{
		`{"Effect":"Allow","Action":"*","Resource":"*"}`:                                  "everything",
		`{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b"}`:                  "everything on all but arn:aws:s3:::b",
		`{"Effect":"Allow","NotAction":["a:*","b:*"],"Resource":"*"}`:                     "everything but a:*, b:*",
		`{"Effect":"Allow","NotAction":"*","Resource":"*"}`:                               "",
		`{"Effect":"Allow","Action":"IAM:*","Resource":"*"}`:                              "iam:*",
		`{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::1:role"}`:            "",
		`{"Effect":"Deny","NotAction":"a:*","Resource":"*"}`:                              "",
		`{"Effect":"Allow","NotAction":"a:*","Resource":"*","Condition":{"x":{"y":"z"}}}`: "",
	} {
		if got := parse(t, `{"Statement":`+statement+`}`).Reach(); got != want {
			t.Errorf("%s: %q", statement, got)
		}
	}
}
