package ordered

import (
	"encoding/json"
	"testing"
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		in   any
		want string
	}{
		{nil, `null`},
		{"a\"b\\c\n\t\x01<&>/é", `"a\"b\\c\n\t\u0001<&>/é"`},
		{true, `true`},
		{-7, `-7`},
		{int64(1789462003000), `1789462003000`},
		{Literal("0.0"), `0.0`},
		{Object{}, `{}`},
		{Object(nil), `{}`},
		{List{}, `[]`},
		{Object{"b", 1, "a", List{nil, Object{"aws:s3:arn", "x/y"}}}, `{"b":1,"a":[null,{"aws:s3:arn":"x/y"}]}`},
	} {
		if got := Text(c.in); got != c.want || !json.Valid([]byte(got)) {
			t.Errorf("%#v is written as %s, want %s", c.in, got, c.want)
		}
	}
}

func TestGet(t *testing.T) {
	o := Object{"a", 1, "b", nil}
	if o.Get("a") != 1 || o.Get("b") != nil || o.Get("c") != nil {
		t.Error(o.Get("a"), o.Get("b"), o.Get("c"))
	}
}

func TestWithLeavesTheOriginalAlone(t *testing.T) {
	base := append(make(Object, 0, 16), "a", 1)
	one, two := base.With("b", 1), base.With("b", 2)
	if Text(base) != `{"a":1}` || Text(one) != `{"a":1,"b":1}` || Text(two) != `{"a":1,"b":2}` {
		t.Errorf("%s, %s, %s", Text(base), Text(one), Text(two))
	}
}
