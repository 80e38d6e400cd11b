package resource

import "strings"

// isDocument reports whether the values of a key are policies, as JSON in a
// string. Those of responses are the same, written for addresses of web pages.
func isDocument(key string) bool {
	switch key {
	case "policyDocument", "assumeRolePolicyDocument", "policy", "resourcePolicy", "statement", "policyText":
		return true
	}
	return false
}

// eachPrincipal calls add for the things that a policy names: those that get
// rights from it, and those that it is about. It looks at the strings of the
// document, so that one that was cut off is read as far as it goes.
func eachPrincipal(document string, add func(id string, role Role)) {
	principal := false // below a key that names those who get rights
	for {
		var text string
		var isKey, ok bool
		if text, document, isKey, ok = nextString(document); !ok {
			return
		}
		if isKey {
			principal = text == "AWS" || text == "Federated"
			continue
		}
		role := Mentioned
		if principal {
			role = Granted
		}
		if a, ok := parseARN(text); ok {
			if id, ok := a.canonical(true); ok {
				add(id, role)
				if IsObject(id) {
					addBucket(id, role, false, add)
				}
			}
		} else if principal && isAccount(text) {
			add(accountForm.id(&Context{Account: text}, ""), role)
		}
	}
}

// nextString returns the next string of a JSON text, what follows it, and
// whether it is a key. Strings with escapes in them name nothing here.
func nextString(text string) (found, rest string, isKey, ok bool) {
	start := strings.IndexByte(text, '"')
	if start < 0 {
		return "", "", false, false
	}
	text = text[start+1:]
	end := 0
	for end < len(text) && text[end] != '"' {
		if text[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(text) {
		return "", "", false, false
	}
	found, rest = text[:end], text[end+1:]
	return found, rest, strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), ":"), true
}
