package store

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

// Bounds of regular expressions, so that reading a dictionary can be stopped
// soon: the time to look at a value grows with both.
const (
	maxRegexp  = 1000 // bytes of text
	maxProgram = 2000 // steps that it is translated to
)

// regexpMatcher fits texts in which a regular expression finds something.
type regexpMatcher struct {
	*regexp.Regexp
	needle              // text that must be there, empty when nothing is known
	stop   func() error // of the context of a query: expressions may be slow
}

func (m regexpMatcher) match(text []byte) bool {
	return (m.stop == nil || m.stop() == nil) && m.Match(text)
}

// newRegexp prepares a regular expression. The error is a *syntax.Error, or
// says that the expression is too large.
func newRegexp(text string) (regexpMatcher, error) {
	if len(text) > maxRegexp {
		return regexpMatcher{}, filterError("too long an expression: write at most %d bytes", maxRegexp)
	}
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return regexpMatcher{}, err
	}
	tree = tree.Simplify()
	prog, err := syntax.Compile(tree)
	if err != nil {
		return regexpMatcher{}, err
	}
	if len(prog.Inst) > maxProgram {
		return regexpMatcher{}, filterError("too large an expression: write smaller repetitions, or * and +")
	}
	re, err := regexp.Compile(text)
	return regexpMatcher{Regexp: re, needle: newNeedle(required(tree))}, err
}

// required returns the longest text that every match holds, without regard to
// case, "" when there is none.
func required(re *syntax.Regexp) string {
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpConcat:
		longest := ""
		for _, sub := range re.Sub {
			if text := required(sub); len(text) > len(longest) {
				longest = text
			}
		}
		return longest
	}
	return ""
}

// regexpProblem puts an error of newRegexp into words, with the offset in the
// expression that it is about.
func regexpProblem(text string, err error) (at int, msg string) {
	var bad *syntax.Error
	if !errors.As(err, &bad) {
		return 0, err.Error()
	}
	return max(0, strings.Index(text, bad.Expr)), fmt.Sprintf("%s: %s", bad.Code, regexpAdvice(bad))
}

// regexpAdvice says what to write instead of what is no regular expression.
func regexpAdvice(bad *syntax.Error) string {
	switch bad.Code {
	case syntax.ErrMissingRepeatArgument:
		return fmt.Sprintf(`write .* for any text, or \%s`, bad.Expr[:1])
	case syntax.ErrInvalidRepeatOp:
		return fmt.Sprintf("write only one of the operators %s", bad.Expr)
	case syntax.ErrMissingParen:
		return `add it, write \( or quote an expression with spaces`
	case syntax.ErrUnexpectedParen:
		return `remove it, or write \)`
	case syntax.ErrMissingBracket:
		return `add it, write \[ or quote an expression with ( ) or spaces`
	case syntax.ErrInvalidPerlOp:
		return "write -field~... for events without it"
	case syntax.ErrInvalidEscape:
		return `write \\ for a backslash`
	case syntax.ErrTrailingBackslash:
		return `write \\ for a backslash`
	case syntax.ErrInvalidCharRange, syntax.ErrInvalidCharClass:
		return fmt.Sprintf("write a class such as [a-z0-9] instead of %s", bad.Expr)
	case syntax.ErrInvalidRepeatSize, syntax.ErrLarge:
		return "write smaller repetitions, or * and +"
	case syntax.ErrNestingDepth:
		return "remove parentheses"
	}
	return fmt.Sprintf("remove or quote %q", bad.Expr)
}
