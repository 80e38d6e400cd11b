package bulk

import (
	"fmt"
	"strconv"
	"strings"
)

// A pattern writes one text, different each time. It is made from a line of
// the files in events:
//
//	$name  $name(arg)  ${name}   a value of values.go; the same all through an event where it names a thing
//	$+name                       another thing of that name, from here on
//	<30%text>                    text, by habit, in 30 of a hundred habits
//	<*1-5 text>                  text one to five times, by habit, with commas between
//	<one|other|third>            one of them, each as likely; by habit where they hold members or items
//
// What is by habit decides which paths a record has. It is the same for most
// calls of one kind by one sort of caller (scene.settle); all else is drawn for
// each event.
type pattern []piece

// piece appends its part to what the scene writes.
type piece func(s *scene)

func (p pattern) write(s *scene) {
	for _, part := range p {
		part(s)
	}
}

// compile reads a pattern. Its errors say what is wrong and what follows there.
func compile(text string) (pattern, error) {
	r := patternReader{rest: text}
	p := r.sequence("")
	if r.err == nil && r.rest != "" {
		r.fail("an angle bracket closes nothing")
	}
	return p, r.err
}

type patternReader struct {
	rest string
	err  error
}

func (r *patternReader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("pattern: %s: %.40q", what, r.rest)
	}
	r.rest = ""
}

// place tells the groups of a pattern apart.
func (r *patternReader) place() uint64 { return uint64(len(r.rest)) }

// sequence reads up to one of the bytes in end, or to the end of the text.
func (r *patternReader) sequence(end string) pattern {
	var p pattern
	for r.rest != "" && !strings.ContainsRune(end+">", rune(r.rest[0])) {
		switch r.rest[0] {
		case '$':
			p = append(p, r.value())
		case '<':
			p = append(p, r.group())
		default:
			p = append(p, r.literal(end))
		}
	}
	return p
}

func (r *patternReader) literal(end string) piece {
	n := strings.IndexAny(r.rest, "$<>"+end)
	if n < 0 {
		n = len(r.rest)
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return func(s *scene) { s.out = append(s.out, text...) }
}

// value reads $name in all its forms.
func (r *patternReader) value() piece {
	r.rest = r.rest[1:]
	braced := strings.HasPrefix(r.rest, "{")
	r.rest = strings.TrimPrefix(r.rest, "{")
	another := strings.HasPrefix(r.rest, "+")
	r.rest = strings.TrimPrefix(r.rest, "+")
	n := 0
	for n < len(r.rest) && isAlnum(r.rest[n]) {
		n++
	}
	name, arg := r.rest[:n], ""
	if r.rest = r.rest[n:]; braced {
		r.rest = strings.TrimPrefix(r.rest, "}")
	}
	if strings.HasPrefix(r.rest, "(") {
		var found bool
		if arg, r.rest, found = strings.Cut(r.rest[1:], ")"); !found {
			r.fail("a parenthesis stays open")
			return nil
		}
	}
	p, err := valueOf(name, arg, another)
	if err != nil {
		r.fail(err.Error())
	}
	return p
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// group reads what stands in angle brackets.
func (r *patternReader) group() piece {
	r.rest = r.rest[1:]
	if strings.HasPrefix(r.rest, "*") {
		return r.repeated()
	}
	if percent, after, ok := strings.Cut(r.rest, "%"); ok {
		if n, err := strconv.ParseUint(percent, 10, 8); err == nil {
			place := r.place()
			r.rest = after
			inner := r.closed()
			return func(s *scene) {
				if s.habitual(place)%100 < n {
					inner.write(s)
				}
			}
		}
	}
	return r.choice()
}

func (r *patternReader) repeated() piece {
	bounds, after, _ := strings.Cut(r.rest[1:], " ")
	lo, hi, err := span(bounds)
	if err != nil {
		r.fail("a repetition needs its bounds")
		return nil
	}
	place := r.place()
	r.rest = after
	inner := r.closed()
	return func(s *scene) {
		for i := range lo + rank(s.habitual(place), hi-lo+1) {
			if i > 0 {
				s.out = append(s.out, ',')
			}
			inner.write(s)
		}
	}
}

// span reads lo-hi.
func span(text string) (lo, hi int, err error) {
	a, b, ok := strings.Cut(text, "-")
	lo, err = strconv.Atoi(a)
	if err == nil && ok {
		hi, err = strconv.Atoi(b)
	}
	if err != nil || hi < lo {
		return 0, 0, fmt.Errorf("%q is not lo-hi", text)
	}
	return lo, hi, nil
}

func (r *patternReader) choice() piece {
	var ways []pattern
	place, text := r.place(), r.rest
	for {
		ways = append(ways, r.sequence("|"))
		if !strings.HasPrefix(r.rest, "|") {
			break
		}
		r.rest = r.rest[1:]
	}
	text = text[:len(text)-len(r.rest)]
	r.close()
	if hasForm(text) {
		return func(s *scene) { ways[s.habitual(place)%uint64(len(ways))].write(s) }
	}
	return func(s *scene) { ways[s.IntN(len(ways))].write(s) }
}

// hasForm is true for text with JSON's members or items in it.
func hasForm(text string) bool {
	return strings.ContainsAny(text, "{[") || strings.Contains(text, `":`)
}

func (r *patternReader) closed() pattern {
	p := r.sequence("")
	r.close()
	return p
}

func (r *patternReader) close() {
	if !strings.HasPrefix(r.rest, ">") {
		r.fail("an angle bracket stays open")
		return
	}
	r.rest = r.rest[1:]
}
