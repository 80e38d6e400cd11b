package apitest

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// only refuses parameters that the operation does not have.
func (c Call) only(names ...string) error {
	for name := range c.Body {
		if !slices.Contains(names, name) {
			return &Error{Code: "SerializationException", Message: "no parameter " + name}
		}
	}
	return nil
}

// text returns a parameter, "" when it is absent.
func (c Call) text(name string) string {
	text, _ := c.Body[name].(string)
	return text
}

// number returns a parameter, or what stands for its absence.
func (c Call) number(name string, absent float64) float64 {
	if n, ok := c.Body[name].(float64); ok {
		return n
	}
	return absent
}

// seconds returns a time that is given in seconds.
func (c Call) seconds(name string, absent time.Time) time.Time {
	return time.UnixMilli(int64(c.number(name, float64(absent.UnixMilli())/1000) * 1000))
}

// parameters stand for a request but for its token and for what is named.
func (c Call) parameters(but ...string) string {
	body := maps.Clone(c.Body)
	for _, name := range append(but, "NextToken", "nextToken") {
		delete(body, name)
	}
	text, _ := json.Marshal(body)
	return fmt.Sprintf("%x", sha256.Sum256([]byte(c.Region+string(text))))
}

// token names where to go on with the same parameters.
func token(at int, parameters string) string {
	return base64.StdEncoding.EncodeToString(fmt.Appendf(nil, "%d %s", at, parameters))
}

// from reads a token; without one it is the start. ok is false when the token is
// not for these parameters.
func from(text, parameters string) (at int, ok bool) {
	if text == "" {
		return 0, true
	}
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil || !strings.HasSuffix(string(raw), " "+parameters) {
		return 0, false
	}
	_, err = fmt.Sscan(string(raw), &at)
	return at, err == nil
}
