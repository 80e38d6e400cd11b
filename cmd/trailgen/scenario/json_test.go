package scenario

import "testing"

func TestItems(t *testing.T) {
	if text(items()) != `{}` || text(items("x", 1)) != `{"items":["x",1]}` {
		t.Error(text(items()), text(items("x", 1)))
	}
}

func TestURLEncodedHasNoPlus(t *testing.T) {
	if got := urlEncoded(obj{"a", "b c"}); got != `%7B%22a%22%3A%22b%20c%22%7D` {
		t.Error(got)
	}
}
