package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// manPage is a page in roff with the man macros (groff_man(7)).
type manPage struct{ out bytes.Buffer }

// raw writes a line that is roff already.
func (p *manPage) raw(line string) { p.out.WriteString(line + "\n") }

func (p *manPage) section(title string) { p.raw(`.SH "` + roff(title) + `"`) }

// text writes paragraphs. One with lines that are indented is a table or an
// example, and stays as it is.
func (p *manPage) text(text string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			p.raw(".PP")
		}
		if strings.HasPrefix(paragraph, " ") || strings.Contains(paragraph, "\n ") {
			p.verbatim(paragraph)
			continue
		}
		p.lines(paragraph)
	}
}

// verbatim writes lines as they are.
func (p *manPage) verbatim(text string) {
	p.raw(".nf")
	p.lines(strings.TrimRight(text, "\n"))
	p.raw(".fi")
}

func (p *manPage) lines(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.raw(roff(line))
	}
}

// flags writes a list of flags with what they mean.
func (p *manPage) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, means := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		p.raw(".TP")
		p.raw(strings.TrimSpace(`\fB` + roff(name) + `\fR ` + roff(value)))
		p.raw(roff(means))
	})
}

// asIs are the characters that roff takes for something else, as it calls the
// ones that people can copy.
var asIs = strings.NewReplacer(`\`, `\e`, "-", `\-`, `"`, `\(dq`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`)

// roff returns a line of text so that it is read as it is, and not for a
// request.
func roff(text string) string {
	var b strings.Builder
	if strings.HasPrefix(text, ".") {
		b.WriteString(`\&`)
	}
	for _, r := range asIs.Replace(text) {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}
