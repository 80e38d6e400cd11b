package question

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail/phrase"
)

// grantHeader finds those whom the headers of a grant name: S3 API Reference,
// PutBucketAcl, x-amz-grant-read.
var grantHeader = regexp.MustCompile(`(?i)(id|emailaddress)\s*=\s*"?([^",\s]+)`)

// grantees says in words whom an access control list lets in by canonical id or by
// address of mail, other than the owner whom it names; "" for nobody.
func grantees(request json.RawMessage) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(request, &members) != nil {
		return ""
	}
	var who []string
	for name, text := range members {
		if strings.HasPrefix(strings.ToLower(name), "x-amz-grant-") {
			who = append(who, inHeader(text)...)
		}
	}
	who = append(who, inList(members["AccessControlPolicy"])...)
	slices.Sort(who)
	if who = slices.Compact(who); len(who) == 0 {
		return ""
	}
	return "lets in " + phrase.List(phrase.First(who, 3)) + " (whose account it is, is not said)"
}

func inHeader(header json.RawMessage) (who []string) {
	var text string
	var several []string
	if json.Unmarshal(header, &several) == nil {
		text = strings.Join(several, ",")
	} else if json.Unmarshal(header, &text) != nil {
		return nil
	}
	for _, found := range grantHeader.FindAllStringSubmatch(text, -1) {
		who = append(who, grantee(strings.EqualFold(found[1], "id"), found[2]))
	}
	return who
}

// grantee is one of them in words.
func grantee(byID bool, name string) string {
	if byID {
		return "somebody by canonical id " + name
	}
	return "somebody by e-mail " + name
}

// inList finds them in a list of grants. One grant is an object, several are a list.
func inList(list json.RawMessage) (who []string) {
	var acl struct {
		Owner             struct{ ID string }
		AccessControlList struct{ Grant json.RawMessage }
	}
	type grant struct {
		Grantee struct{ ID, EmailAddress string }
	}
	var grants []grant
	if json.Unmarshal(list, &acl) != nil {
		return nil
	}
	if one := (grant{}); json.Unmarshal(acl.AccessControlList.Grant, &grants) != nil && json.Unmarshal(acl.AccessControlList.Grant, &one) == nil {
		grants = []grant{one}
	}
	for _, g := range grants {
		switch to := g.Grantee; {
		case to.EmailAddress != "":
			who = append(who, grantee(false, to.EmailAddress))
		case to.ID != "" && to.ID != acl.Owner.ID:
			who = append(who, grantee(true, to.ID))
		}
	}
	return who
}
