package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// tableLines is how many lines a table shows at most; the rest is counted.
const tableLines = 10

// titles are what tables by a field are called.
var titles = map[string]string{
	"actor": "Who", "principal": "Principals", "event": "What", "ip": "From where", "region": "Regions", "ua": "With what",
	"error": "Errors", "service": "Services", "account": "Accounts", "key": "Keys", "resource": "Resources",
	"requestParameters.bucketName": "Buckets", "requestParameters.groupId": "Groups", "requestParameters.userName": "Users",
	"requestParameters.secretId": "Secrets", "requestParameters.instanceType": "Instance types",
	"requestParameters.instanceId": "Instances", "requestParameters.iamInstanceProfile.name": "Instance profiles", "userIdentity.principalId": "Sessions",
	"requestParameters.modelId": "Models", "responseElements.ConsoleLogin": "Outcome", "additionalEventData.MFAUsed": "Second factor",
	objectKey: "Objects", "requestParameters.keyId": "Encryption keys", "requestParameters.name": "Parameters", "requestParameters.names": "Parameters, several at a time",
	"requestParameters.serialNumber": "Devices", "userIdentity.accountId": "Caller's accounts",
}

// byValue is a table of a field's most frequent values in what was found.
func (d *desk) byValue(f *finding, field string) (Table, error) {
	facet, err := d.ranked(field, f, tableLines)
	if err != nil {
		return Table{}, err
	}
	title := titles[field]
	if title == "" {
		title = field
	}
	t := Table{Title: title, Heads: []string{Head(field)}, More: max(0, facet.Distinct-len(facet.Values))}
	for _, v := range facet.Values {
		line, err := d.counted(f, store.Equals(field, v.Value), orEmpty(v.Value))
		if err != nil {
			return t, err
		}
		t.Lines = append(t.Lines, line)
	}
	return t, nil
}

// Head is what the column of a field is headed: the path of a member says nothing to a
// stranger, its title does, of one, or the words of its name.
func Head(field string) string {
	title, at := titles[field], strings.LastIndexByte(field, '.')
	switch {
	case at < 0:
		return trail.Word(field)
	case title == "":
		return wordsOf(strings.Trim(field[at+1:], `"`))
	}
	return strings.TrimSuffix(strings.ToLower(title), "s")
}

// wordsOf takes a name apart: roleName is "role name", sAMLProviderArn "saml provider
// arn".
func wordsOf(name string) string {
	var b strings.Builder
	capital := func(i int) bool { return i >= 0 && i < len(name) && name[i] >= 'A' && name[i] <= 'Z' }
	for i := range len(name) {
		if i > 1 && capital(i) && (!capital(i-1) || i+1 < len(name) && !capital(i+1)) {
			b.WriteByte(' ')
		}
		b.WriteByte(name[i])
	}
	return strings.ToLower(b.String())
}

// orEmpty names a value that is there and empty.
func orEmpty(value string) string {
	if value == "" {
		return "(empty)"
	}
	return value
}

// counted is the line of those events of a finding that fulfil a condition.
func (d *desk) counted(f *finding, e store.Expr, cells ...string) (Line, error) {
	p, err := d.part(f, e)
	if err != nil {
		return Line{}, err
	}
	return d.lineOf(p, cells...), nil
}

// lineOf is the line of all events of a finding.
func (d *desk) lineOf(f *finding, cells ...string) Line {
	line := Line{Cells: cells, Count: f.Rows.Len(), Filter: d.narrowed(f.expr).String()}
	line.First, line.Last, _ = d.Snap.SpanOf(f.Rows)
	return line
}

// lineOfGroup is the line of those events of a finding that have one value in
// a field, which were grouped by it.
func (d *desk) lineOfGroup(f *finding, g store.Group, field string) Line {
	return Line{
		Cells: g.Values, Count: g.Count, First: g.First, Last: g.Last,
		Filter: d.narrowed(all(f.expr, store.Equals(field, g.Values[0]))).String(),
	}
}
