package store

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// testLanguage is a small vocabulary for the test schema.
var testLanguage = &Language{
	Aliases: map[string]string{"region": "awsRegion", "who": "who", "about": "about", "time": "time", "id": "eventID", "source": "source", "event": "eventName", "service": "service"},
	Known:   []string{"eventTime", "awsRegion", "errorCode", "a"},
	Canonical: map[string]func(string) string{
		"service": func(v string) string { return strings.TrimSuffix(v, ".example.com") },
	},
	Pasted: func(token string) bool { return strings.HasPrefix(token, "ID:") },
	Check: map[string]func(Op, string) error{
		"service": func(op Op, v string) error {
			if op == Like && v == "never" {
				return errors.New("never is no service")
			}
			return nil
		},
	},
}

func TestParse(t *testing.T) {
	word := func(s string) Expr { return Text{Literal(s)} }
	one := func(field string, op Op, value string) Expr {
		return Match{Field: field, Op: op, Values: []Pattern{Literal(value)}}
	}
	like := func(field string, values ...string) Expr {
		m := Match{Field: field}
		for _, v := range values {
			m.Values = append(m.Values, Literal(v))
		}
		return m
	}
	tests := []struct {
		text string
		want Expr
	}{
		{"", And{}},
		{"  \t", And{}},
		{"run", word("run")},
		{`"two words"`, word("two words")},
		{`"OR"`, word("OR")},
		{"or", word("or")},
		{"run*s", Text{Pattern{{Text: "run"}, {Wild: '*'}, {Text: "s"}}}},
		{`run\*s`, word("run*s")},
		{`"run*s"`, word("run*s")},
		{"region:eu-west-1", like("region", "eu-west-1")},
		{"Region:eu-*,us-east-?", Match{Field: "Region", Values: []Pattern{{{Text: "eu-"}, {Wild: '*'}}, {{Text: "us-east-"}, {Wild: '?'}}}}},
		{"region=eu-*", Match{Field: "region", Op: Equal, Values: []Pattern{Literal("eu-*")}}},
		{`errorCode!="",x`, Match{Field: "errorCode", Op: NotEqual, Values: []Pattern{nil, Literal("x")}}},
		{"region:*", Match{Field: "region", Op: Present}},
		{"region=*", Match{Field: "region", Op: Present}},
		{"region!=*", Not{Match{Field: "region", Op: Present}}},
		{`region="*"`, Match{Field: "region", Op: Equal, Values: []Pattern{Literal("*")}}},
		{"region:**", Match{Field: "region", Values: []Pattern{{{Wild: '*'}}}}},
		{"requestParameters.bucketName:x", like("requestParameters.bucketName", "x")},
		{`requestParameters."aws:s3:arn":x`, like(`requestParameters."aws:s3:arn"`, "x")},
		{`requestParameters."plain":x`, like(`requestParameters.plain`, "x")},
		{`"@timestamp":x`, like(`"@timestamp"`, "x")},
		{`"1"."y":x "-a".b:x`, And{like(`"1".y`, "x"), like(`"-a".b`, "x")}},
		{"region:a b", And{like("region", "a"), word("b")}},
		{"a b AND c", And{word("a"), word("b"), word("c")}},
		{"a OR b c", Or{word("a"), And{word("b"), word("c")}}},
		{"(a OR b) c", And{Or{word("a"), word("b")}, word("c")}},
		{"-a !b NOT c", And{Not{word("a")}, Not{word("b")}, Not{word("c")}}},
		{"-(a b)", Not{And{word("a"), word("b")}}},
		{"x-y", word("x-y")},
		{"region:-1", like("region", "-1")},
		{"ANDROID", word("ANDROID")},
		{"arn:aws:iam::123456789012:user/bob", word("arn:aws:iam::123456789012:user/bob")},
		{"2026-09-01T10:20:30Z", word("2026-09-01T10:20:30Z")},
		{"2001:db8::1", word("2001:db8::1")},
		{"https://example.com/?x=1", Text{Pattern{{Text: "https://example.com/"}, {Wild: '?'}, {Text: "x=1"}}}},
		{"AWS::S3::Bucket", word("AWS::S3::Bucket")},
		{"region::S3::Bucket", word("region::S3::Bucket")},
		{"a.b:::/0 region:::1,2001:db8::/32", And{like("a.b", "::/0"), like("region", "::1", "2001:db8::/32")}},
		{`(region:::ffff:10.0.0.1,"10.0.0.0/8" OR AWS:::1)`, Or{like("region", "::ffff:10.0.0.1", "10.0.0.0/8"), word("AWS:::1")}},
		{"region:::1,x region:::/999", And{word("region:::1,x"), word("region:::/999")}},
		{`"region:::1"`, word("region:::1")},
		{"region:2001:db8::1", like("region", "2001:db8::1")},
		{"time:2026-09-01T10:20:30Z", like("time", "2026-09-01T10:20:30Z")},
		{"time>=2026-09-01 time<2026-09-01T10:00", And{
			Match{Field: "time", Op: AtLeast, Values: []Pattern{Literal("2026-09-01")}},
			Match{Field: "time", Op: Before, Values: []Pattern{Literal("2026-09-01T10:00")}},
		}},
		{"region:a(b)", And{like("region", "a"), word("b")}},
		{"region:a,>b", like("region", "a", ">b")},
		{`region:"=a"`, like("region", "=a")},
		{`region:\~a`, like("region", "~a")},
		{"fe80:0:0:0:1:2:3:4", word("fe80:0:0:0:1:2:3:4")},
		{"fe80:1::/32", word("fe80:1::/32")},
		{"ID:1:x", word("ID:1:x")},
		{"region~a.*b,c", one("region", Regexp, "a.*b,c")},
		{`region~"two words" x`, And{one("region", Regexp, "two words"), word("x")}},
		{`region~"\d \"q\" \\\\"`, one("region", Regexp, `\d "q" \\`)},
		{`(region~(a|b)(?i)c OR x)`, Or{one("region", Regexp, "(a|b)(?i)c"), word("x")}},
		{`(region~a)`, one("region", Regexp, "a")},
		{`region~\(\)\ \d`, one("region", Regexp, `\(\)\ \d`)},
		{`region~a"b`, one("region", Regexp, `a"b`)},
		{`region~""`, one("region", Regexp, "")},
		{"region>10 region>=-0.5e3 region<1 region<=1", And{
			one("region", Above, "10"), one("region", AtLeast, "-0.5e3"), one("region", Before, "1"), one("region", AtMost, "1"),
		}},
		{"a.b>2026-09-01 time<=2026", And{one("a.b", Above, "2026-09-01"), one("time", AtMost, "2026")}},
		{`time:2026-09-01,..2026-09,2026-09-01T10..12:30,last15m,"2026-09-01 10:20"`, like("time", "2026-09-01", "..2026-09", "2026-09-01T10..12:30", "last15m", "2026-09-01 10:20")},
	}
	tests = append(tests, []struct {
		text string
		want Expr
	}{
		{"time>=2026-01-01 12:00", one("time", AtLeast, "2026-01-01T12:00")},
		{"a.b<2026-01-01  12:00:30Z x", And{one("a.b", Before, "2026-01-01T12:00:30Z"), word("x")}},
		{"(time:2026-01-01 12:00:00)", like("time", "2026-01-01T12:00:00")},
		{"time=2026-01-01 12:00:00Z", one("time", Equal, "2026-01-01T12:00:00Z")},
		{"time:2026-01-01 12:00..2026-01-02 13:00,2026-02-01 14:00 x", And{like("time", "2026-01-01T12:00..2026-01-02T13:00", "2026-02-01T14:00"), word("x")}},
		{"time<2026-01-01 12:00 UTC UTC", And{one("time", Before, "2026-01-01T12:00Z"), word("UTC")}},
		{"time:2026-01-01 12:00:?0Z", Match{Field: "time", Values: []Pattern{{{Text: "2026-01-01T12:00:"}, {Wild: '?'}, {Text: "0Z"}}}}},
		{`time>=2026-01-01 "12:00"`, And{one("time", AtLeast, "2026-01-01"), word("12:00")}},
		{"time>=2026-01-01 AND 12:00", And{one("time", AtLeast, "2026-01-01"), word("12:00")}},
		{"time>=2026-01-01T10 12:00", And{one("time", AtLeast, "2026-01-01T10"), word("12:00")}},
		{"a.b:2026-01-01 12:00", And{like("a.b", "2026-01-01"), word("12:00")}},
	}...)
	for _, tt := range tests {
		got, err := testLanguage.Parse(tt.text)
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("Parse(%q) = %#v, %v; want %#v", tt.text, got, err, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		text string
		pos  int
		has  string
	}{
		{"time>=2026-01-01 9:30", 17, "write one such as 09:30, or quote it"},
		{"time:2026-01-01 25:00", 16, "no time of the day"},
		{"regoin:x", 0, "did you mean region? To search the text, quote it"},
		{"reg:x", 0, "did you mean region? To search the text, quote it"},
		{"foo:x", 0, "no field \"foo\"; quote the word"}, // two letters off "who", which leaves one
		{"é regoin:x", 2, "region"},
		{strings.Repeat("region", 1<<17) + ":x", 0, "to search the text"},
		{"nonsense:x", 0, "quote the word, for text or for a key"},
		{"region:", 7, "value is missing"},
		{"region:a,", 9, "value is missing"},
		{"region=(a,b)", 7, "no brackets: event=A,B"},
		{"region:a,(b", 9, "no brackets: event=A,B"},
		{"(a", 0, "not closed"},
		{"a)", 1, "closes nothing"},
		{"()", 1, "missing"},
		{"a OR", 4, "missing"},
		{"OR a", 0, "missing"},
		{"a AND OR b", 6, "missing"},
		{"- a", 0, "negated"},
		{`"a`, 0, "not closed"},
		{`region:"a`, 7, "not closed"},
		{`a\`, 1, "backslash"},
		{"a \xff", 2, "UTF-8"},
		{": x", 0, "no field before this :"},
		{">=5", 0, "no field before this >="},
		{"region==x", 6, "write region=..."},
		{"region=~x", 6, "write region~..."},
		{"region:>5", 6, "write region>..."},
		{"region<>x", 6, "write region!=..."},
		{"region=>5", 6, "write region>=..."},
		{"region!==x", 6, "write region!=..."},
		{"region>~x", 7, "does not start with ~"},
		{"region!~x", 0, "write -region~..."},
		{"region!:x", 0, "write -region:..."},
		{"region~", 7, "value is missing"},
		{"region~a(b c)", 7, "add it"},
		{"region~*x", 7, "write .* for any text"},
		{"region~x**", 8, "only one"},
		{"region~[)]", 7, "with ( ) or spaces"},
		{"region~a(?=b)", 8, "-field~"},
		{`region~a\pX`, 8, `[a-z0-9]`},
		{`region~\_\8`, 9, `backslash`},
		{"region~x{1001}", 8, "smaller repetitions"},
		{"region~(x{1,50}){20}y{999}z{999}", 7, "smaller repetitions"},
		{"region~[b-a]", 8, "[a-z0-9]"},
		{"region~x(?P<n-x>y)", 8, `remove`},
		{`region~"a)"`, 7, "remove it"},
		{`region~"a"b`, 10, "all of the expression in quotes"},
		{`region~"a`, 7, "not closed"},
		{"region~" + strings.Repeat("x", 1001), 7, "at most 1000"},
		{"region>=x", 8, "neither number nor time"},
		{"region>10.0.0.0", 7, "neither number nor time"},
		{"region>.5", 7, "0.5"},
		{"region>=", 8, "value is missing"},
		{"region>1,2", 8, "write region>1 alone"},
		{"region>last2h", 7, "write time:last2h"},
		{"time>=2026-09-01..2026-09-02", 6, "write time:2026-09-01..2026-09-02"},
		{"time>=soon", 6, "no time"},
		{"time>10", 5, "no time"},
		{"time<2026-09-01,2026-09-02", 15, "enough"},
		{"time:2026-09-01,soon", 16, "no time"},
		{"time:2026-09-01T1", 5, "no time"},
		{"time:2026-09-31", 5, "no time"},
		{"time:10:20", 5, "lacks its day: write it as in 2026-09-01T10:20"},
		{"time:..", 5, "a start or an end"},
		{"time:x..", 5, "no time"},
		{"time:..12:00", 5, "lacks its day"}, {"time:yesterday", 5, "another day for each reader: write 2026-09-01 or last1d"}, {"time>=Today", 6, "another day for each reader"},
		{"time:2026-09-01..12", 5, "no end of a range"},
		{"time:2026-09-01T10..soon", 5, "no end of a range"},
		{"time:2026-09-01T22:00..02:00", 5, "with its day"},
		{"time:2026-09-01..2026-09-01", 5, "later end"},
		{"time:2026-09-01T10:00..12:00Z", 5, "zone of its start"},
		{"time:last", 5, "last15m"},
		{"time:last2", 5, "last15m"},
		{"time:last0h", 5, "last15m"},
		{"time:last-2h", 5, "last15m"},
		{"time:last99999999999h", 5, "last15m"},
		{"time:2026-09-01*,last*", 17, "a beginning such as"},
		{"time=2026-09-01", 5, "time: for a day"},
		{"service:s3,never", 11, "never is no service"},
		{strings.Repeat("(", 300) + "a", 200, "deep"},
	}
	advice := regexp.MustCompile(`\b(write|add|remove|quote|did you mean)\b`)
	for _, tt := range tests {
		_, err := testLanguage.Parse(tt.text)
		var parse *ParseError
		if !errors.As(err, &parse) || parse.Pos != tt.pos || !strings.Contains(parse.Msg, tt.has) {
			t.Errorf("Parse(%.40q) = %v, want %q at %d", tt.text, err, tt.has, tt.pos)
			continue
		}
		if tt.text != "service:s3,never" && !advice.MatchString(parse.Msg) {
			t.Errorf("Parse(%.40q) = %v, which does not say what to write instead", tt.text, err)
		}
		if utf8.RuneCountInString(parse.Msg) > 78 {
			t.Errorf("Parse(%.40q) = %v, which is wider than a terminal", tt.text, err)
		}
	}
}

// randomExpr makes a tree such as the parser makes, over awkward texts.
func randomExpr(r *rand.Rand, depth int) Expr {
	switch n := r.IntN(10); {
	case depth > 0 && n < 2:
		return And(randomParts(r, depth))
	case depth > 0 && n < 4:
		return Or(randomParts(r, depth))
	case depth > 0 && n == 4:
		return Not{randomExpr(r, depth-1)}
	case n < 7:
		return Text{randomPattern(r, true)}
	}
	if r.IntN(3) == 0 {
		return randomSingle(r, []string{"who", "user.id", "time", "eventTime", "id", `"list"`, "list.x", `"a.b"`}[r.IntN(8)])
	}
	m := Match{Field: []string{"who", "region", "list.x", `user.name`, "user.id", `"a.b"`, "eventTime", "id", "no.such", `"user"`, `"list"`, `"1".x`, `"-a".b`, `"-"`, `"OR"`, `a."".c`, `"é".x`}[r.IntN(17)], Op: Op(r.IntN(4))}
	if m.Op != Present {
		for range 1 + r.IntN(3) {
			m.Values = append(m.Values, randomPattern(r, m.Op == Like))
		}
	}
	return m
}

func randomParts(r *rand.Rand, depth int) []Expr {
	var parts []Expr
	for range 2 + r.IntN(2) {
		parts = append(parts, randomExpr(r, depth-1))
	}
	return parts
}

func randomPattern(r *rand.Rand, wild bool) Pattern {
	texts := []string{"alice", "BOB", "a", "1", "-0.5e+3", "true", `a"b\c`, "été", "kelvin", "SHARP", "", "OR", "NOT", "-x", "!y",
		"a:b", "x=1", "a,b", "(x)", "*", "?", "arn:aws:iam::1:x", "2026-09-01T00:00:00Z", "0f8fad5b-d9cb-469f-a165-70867728950e",
		"two words", "tab\tnew\nline", "00000003-0000", "https://x", "::", "region:::1", "user.id:::/0", "::1", "/0", `\`, `"`, "smile", "~", ">", "<=5", "..", "=", "=x", "a..b", "last2h", " "}
	var b patternBuilder
	for {
		b.text.WriteString(texts[r.IntN(len(texts))])
		if !wild || r.IntN(3) > 0 {
			return b.pattern()
		}
		b.wildcard("*?"[r.IntN(2)])
	}
}

// TestPrintParse prints random trees and reads them back.
func TestPrintParse(t *testing.T) {
	if testing.Short() {
		t.Skip("long, in one goroutine")
	}
	r := newRand(8)
	for range 50_000 {
		e := randomExpr(r, 4)
		text := e.String()
		got, err := testLanguage.Parse(text)
		if err != nil || !reflect.DeepEqual(got, e) {
			t.Fatalf("%#v\nprints %s\nreads  %#v, %v", e, text, got, err)
		}
	}
}

// TestPrintParseRegexp does the same with regular expressions and limits.
func TestPrintParseRegexp(t *testing.T) {
	if testing.Short() {
		t.Skip("long, in one goroutine")
	}
	r := newRand(18)
	parts := []string{`\d`, ".*", "(a|b)", "[(]", "[)]", `\(`, `\\`, `\"`, `"`, " ", `\ `, "(?i)", "a,b", ":", "~", "x{2}", "=", "(", ")", `\`, "\n", "é", ">", "..", "*"}
	valid := 0
	for range 100_000 {
		text := ""
		for range 1 + r.IntN(4) {
			text += parts[r.IntN(len(parts))]
		}
		if r.IntN(4) == 0 {
			p, _ := randomPattern(r, false).Plain()
			text = regexp.QuoteMeta(p)
		}
		if _, err := newRegexp(text); err != nil {
			continue
		}
		valid++
		var e Expr = Or{Match{Field: "region", Op: Regexp, Values: []Pattern{Literal(text)}}, Text{Literal("x")}}
		e = And{Not{e}, Match{Field: "region", Op: Regexp, Values: []Pattern{Literal(text)}}}
		if got, err := testLanguage.Parse(e.String()); err != nil || !reflect.DeepEqual(got, e) {
			t.Fatalf("%q\nprints %s\nreads  %#v, %v", text, e, got, err)
		}
	}
	if valid < 40_000 {
		t.Errorf("%d expressions were valid", valid)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "a OR -(b:c)", `region:"x\"y",z* "p q"`, `requestParameters."a:b"=1`, "time:2026-09-01*", "arn:aws:s3:::b",
		`region~"a \"b\\" -region~(a|b){2}`, `(region~\(x OR a.b>=1e9)`, "time:2026-09-01T10:00+02:00..12:00,last2h", `time<="2026-09-01 10:20"`, `region:"=x",~y`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := testLanguage.Parse(text)
		if err != nil {
			return
		}
		again, err := testLanguage.Parse(e.String())
		if err != nil || !reflect.DeepEqual(again, e) {
			t.Fatalf("%q\nreads  %#v\nprints %q\nreads  %#v, %v", text, e, e.String(), again, err)
		}
	})
}

func TestResolve(t *testing.T) {
	for name, want := range map[string]string{
		"region": "awsRegion", "REGION": "awsRegion", "EVENTTIME": "eventTime", "x.y": "x.y", `"x"`: "x", `x."y.z"`: `x."y.z"`,
		"": "", "x": "", "x.": "", `"x`: "",
	} {
		if got, _, _ := testLanguage.Resolve(name); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", name, got, want)
		}
	}
	for column, want := range map[string]string{"awsRegion": "region", "errorCode": "errorCode", "x.y": "x.y", "x": `"x"`, "1.y": `"1".y`, "-": `"-"`,
		"region": `"region"`, `"@t"`: `"@t"`, `x."y.z"`: `x."y.z"`} {
		if got := testLanguage.Name(column); got != want {
			t.Errorf("Name(%q) = %q, want %q", column, got, want)
		}
	}
}
