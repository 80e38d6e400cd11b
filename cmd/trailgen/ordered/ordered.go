// Package ordered writes JSON whose keys keep the order they were given, byte
// for byte the same on every machine. encoding/json sorts maps and escapes
// what AWS does not.
package ordered

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Object is a JSON object: key, value, key, value.
type Object []any

// List is a JSON array.
type List []any

// Literal is JSON text written as it stands: a number such as 0.0, or a
// finished document.
type Literal string

// Text is v as compact JSON text.
func Text(v any) string { return string(Append(nil, v)) }

// Append appends v in compact form. A type without a JSON form is a mistake of
// the program that calls, not of anybody's input: Append panics.
func Append(dst []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(dst, "null"...)
	case string:
		return appendString(dst, v)
	case bool:
		return strconv.AppendBool(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case int64:
		return strconv.AppendInt(dst, v, 10)
	case Literal:
		return append(dst, v...)
	case Object:
		return appendObject(dst, v)
	case List:
		return appendList(dst, v)
	}
	panic(fmt.Sprintf("ordered: %T has no JSON form", v))
}

func appendObject(dst []byte, o Object) []byte {
	dst = append(dst, '{')
	for i := 0; i+1 < len(o); i += 2 {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = Append(dst, o[i])
		dst = append(dst, ':')
		dst = Append(dst, o[i+1])
	}
	return append(dst, '}')
}

func appendList(dst []byte, l List) []byte {
	dst = append(dst, '[')
	for i, v := range l {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = Append(dst, v)
	}
	return append(dst, ']')
}

// appendString escapes only what JSON demands: AWS leaves &, <, > and / alone.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r == '\t':
			dst = append(dst, `\t`...)
		case r < 0x20:
			dst = fmt.Appendf(dst, `\u%04x`, r)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}

// Get is the value of a key of o, nil if there is none.
func (o Object) Get(key string) any {
	for i := 0; i+1 < len(o); i += 2 {
		if o[i] == key {
			return o[i+1]
		}
	}
	return nil
}

// With is a copy of o with more members at its end.
func (o Object) With(members ...any) Object {
	return append(o[:len(o):len(o)], members...)
}
