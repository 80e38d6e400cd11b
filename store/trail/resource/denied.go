package resource

import "strings"

const errorMessage = "errorMessage"

// denied calls add for the role that a denied AssumeRole was about. Such a
// record has no request; its message tells:
//
//	User: arn:… is not authorized to perform: sts:AssumeRole on resource: arn:…
//
// The messages of most errors differ and name nothing: they are left at their
// first letters.
func (c *Context) denied(message string, add func(id string, role Role)) {
	if !strings.HasPrefix(message, "User: ") || c.Source != "sts.amazonaws.com" || !strings.HasPrefix(c.Event, "AssumeRole") {
		return
	}
	_, rest, ok := strings.Cut(message, " on resource: ")
	if !ok {
		return
	}
	name, _, _ := strings.Cut(rest, " ")
	a, ok := parseARN(name)
	if !ok {
		return
	}
	if id, ok := a.canonical(true); ok && formOf(id) == roleForm {
		add(id, Used)
	}
}
