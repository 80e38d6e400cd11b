package preview

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// widePolicy allows everything, behind so much that its start does not say so.
const widePolicy = `{"Version":"2012-10-17","Id":"made-for-this-test","Statement":[{"Sid":"SomethingOfSomeLength","Effect":"Allow","Action":"*","Resource":"*"},` +
	`{"Effect":"Deny","Action":["iam:DeleteUser","iam:UpdateAccessKey"],"Resource":"arn:aws:iam::111122223333:user/a-user-with-a-name-of-some-length/and-more"}]}`

func withRequest(request string) string {
	return `{` + identity + `,"eventName":"X","requestParameters":{` + request + `}}`
}

// TestPoliciesAreTold by what they say, whatever field holds them and however they are
// written, in few lines that are cut at their end.
func TestPoliciesAreTold(t *testing.T) {
	const want = `
   Allow * on *
   Deny iam:DeleteUser,
     iam:UpdateAccessKey on
     arn:aws:iam::111122223333:user/a-…`
	for _, request := range []string{
		`"policyDocument":` + strconv.Quote(widePolicy),
		`"assumeRolePolicyDocument":` + strconv.Quote(url.QueryEscape(widePolicy)),
		`"policy":` + strconv.Quote("\n "+widePolicy),
		`"attributes":{"Policy":` + strconv.Quote(widePolicy) + `}`,
		`"bucketPolicy":` + widePolicy,
		`"policies":[` + widePolicy + `]`,
	} {
		got := preview(t, withRequest(`"name":"a",`+request), 40, 24)
		if !strings.Contains(got, want) || strings.Contains(got, "2012-10-17") || strings.Contains(got, "SomethingOf") {
			t.Errorf("%s\n%s", request[:20], got)
		}
	}
}

// TestNoPoliciesAreDrawnAsTheyAre.
func TestNoPoliciesAreDrawnAsTheyAre(t *testing.T) {
	for request, want := range map[string]string{
		`"policy":"{\"Version\":1}"`:             `policy  {"Version":1}`,
		`"Statement":"SELECT 1"`:                 "Statement  SELECT 1",
		`"a":{"Statement":[{"Effect":7}],"b":2}`: "b                 2",
		`"a":"{\"Statement\":{}}"`:               `a  {"Statement":{}}`,
	} {
		if got := preview(t, withRequest(request), 40, 24); !strings.Contains(got, want) {
			t.Errorf("%s\n%s", request, got)
		}
	}
}

// TestAnAnswerDoesNotTellThePolicyAgain, though IAM writes it otherwise there.
func TestAnAnswerDoesNotTellThePolicyAgain(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"CreateRole","requestParameters":{"assumeRolePolicyDocument":`+strconv.Quote(widePolicy)+`},
		"responseElements":{"role":{"assumeRolePolicyDocument":`+strconv.Quote(url.QueryEscape(widePolicy))+`}}}`, 40, 24)
	if strings.Count(got, "Allow * on *") != 1 || !strings.Contains(got, "1 more value") {
		t.Errorf("%s", got)
	}
}

// TestThePolicyIsTheValue: it is under the cursor as the event has it; the parts of an object
// are values each.
func TestThePolicyIsTheValue(t *testing.T) {
	p := pane(t, withRequest(`"policyDocument":`+strconv.Quote(widePolicy)), 40, 24)
	p.SetFocus(true)
	p.Move(9)
	field, value, ok := p.Value()
	if cut, isCut := p.Cut(); field != "requestParameters.policyDocument" || value != widePolicy || !ok || !isCut || cut != widePolicy {
		t.Errorf("%s %s %v, cut %v", field, value, ok, isCut)
	}
	got := all(t, withRequest(`"bucketPolicy":`+widePolicy), 60, 40)
	for _, want := range []string{"Allow * on *\n", "2012-10-17", "SomethingOfSomeLength", "Statement.Action"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestPoliciesKeepSecrets: what is masked in the values is not told by the policy.
func TestPoliciesKeepSecrets(t *testing.T) {
	for _, request := range []string{
		`"secretString":` + strconv.Quote(widePolicy), `"secretString":` + widePolicy,
		`"policy":{"Statement":{"Effect":"Allow","Action":"*","Condition":{"StringEquals":{"password":"opensdoors"}}}}`,
	} {
		if got := preview(t, withRequest(request), 60, 24) + all(t, withRequest(request), 60, 40); strings.Contains(got, "Allow *") || strings.Contains(got, "opensdoors") {
			t.Errorf("%s", got)
		}
	}
}

// TestPoliciesAtAnySize are drawn without harm, also where they are cut.
func TestPoliciesAtAnySize(t *testing.T) {
	long := `{"Statement":[` + strings.Repeat(`{"Effect":"Allow","Action":"日本語\u001b[31m","Resource":"*"},`, 500) + `{}]}`
	for _, document := range []string{widePolicy, strconv.Quote(widePolicy), long, strconv.Quote(long)} {
		for w := 10; w < 60; w += 7 {
			for _, h := range []int{1, 7, 30} {
				preview(t, withRequest(`"policy":`+document), w, h)
				all(t, withRequest(`"policy":`+document), w, h)
			}
		}
	}
}

// TestLongValuesTakeLinesToSpare, one each, where the pane has some.
func TestLongValuesTakeLinesToSpare(t *testing.T) {
	value := strings.Repeat("0123456789", 8)
	for height, want := range map[int]int{20: 3, 8: 2} {
		got := preview(t, withRequest(`"aKey":"`+value+`"`), 40, height)
		_, shown, _ := strings.Cut(got, "aKey")
		if lines := strings.Count(shown, "\n") + 1; lines != want || strings.Contains(shown, "…") != (want == 2) {
			t.Errorf("%d lines, want %d:\n%s", lines, want, got)
		}
	}
}
