package policy

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Conditions returns under which conditions a policy lets in those whom names tells:
// one for each statement that does, in words. It returns none if one of the statements
// has no condition, or if there is none. All but some are everybody.
func (d Document) Conditions(names func(Principal) bool) []string {
	var out []string
	for _, s := range d.Statements {
		whom := s.Principals
		if s.NotPrincipal {
			whom = []Principal{{"AWS", "*"}}
		}
		if s.Effect != "Allow" || !slices.ContainsFunc(whom, names) {
			continue
		}
		if s.Condition == "" {
			return nil
		}
		if words := conditionWords(s.Condition); !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return out
}

// usual are short words for the operators that most conditions have.
var usual = map[string]string{"StringEquals": "=", "ArnEquals": "=", "StringLike": " like ", "ArnLike": " like ", "IpAddress": " in "}

// conditionWords writes the condition of a statement without the signs of JSON, its
// operators and keys in the order of their names; what is no condition stays as it is.
//
//	aws:SourceIp in 192.0.2.0/24 and aws:PrincipalOrgID=o-1, o-2
func conditionWords(condition string) string {
	var operators map[string]map[string]any
	if json.Unmarshal([]byte(condition), &operators) != nil {
		return condition
	}
	var out []string
	for _, operator := range slices.Sorted(maps.Keys(operators)) {
		for _, key := range slices.Sorted(maps.Keys(operators[operator])) {
			is, ok := usual[operator]
			if !ok {
				is = " " + operator + " "
			}
			out = append(out, key+is+valueWords(operators[operator][key]))
		}
	}
	return strings.Join(out, " and ")
}

// valueWords writes the value of a key, one or several.
func valueWords(value any) string {
	several, ok := value.([]any)
	if !ok {
		several = []any{value}
	}
	words := make([]string, len(several))
	for i, v := range several {
		words[i] = fmt.Sprint(v)
	}
	return strings.Join(words, ", ")
}
