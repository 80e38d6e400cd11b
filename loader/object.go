package loader

// walk goes over the keys of an object until it knows what the object is.
// The object stays unread while it may be a record, which has to be read from
// its start; it is consumed once the walk has gone into one of its values.
type walk struct {
	*text
	nest    int
	wrapped bool

	at       int // offset behind what was looked at
	behind   int // offset behind what led to records
	consumed bool
	record   bool // a key of a record was seen
	partial  bool
	counted  bool // what it leads to was counted
	message  bool // the value of this row of Logs Insights is a record
	ignored  bool // the rest is to be passed over
}

// object reads the object at the start of the unread text; see value.
func (t *text) object(nest int, wrapped bool) (bool, error) {
	o := &walk{text: t, nest: nest, wrapped: wrapped, at: 1, behind: 1}
	for {
		done, err := o.member()
		if f, ok := err.(*fault); ok {
			o.leave(f)
		}
		if done || err != nil {
			return o.counted, err
		}
	}
}

// leave prepares to go on behind a fault in the object. When what it leads to
// was counted the fault spoils no record, and that is not read again.
func (o *walk) leave(f *fault) {
	f.stray = f.stray || o.counted
	if o.counted && !o.consumed {
		o.win.advance(o.behind)
		o.consumed = true
	}
	if o.consumed {
		f.open++
	}
}

// member looks at the next key and its value. It is done when the object has
// been read.
func (o *walk) member() (done bool, err error) {
	i, c, err := o.win.skipTo(o.at)
	if err != nil {
		return false, err
	}
	switch c {
	case '}':
		return true, o.end(i + 1)
	case '"':
	default:
		if o.consumed {
			return false, o.win.strayAt(i)
		}
		return false, o.win.faultAt(i, "expected a quoted key")
	}
	start, end, value, err := o.win.key(i)
	if err != nil {
		return false, err
	}
	role := roleOf(o.win.rest()[start:end])
	if o.ignored {
		role = roleNone
	}
	if role == roleRecord && !o.wrapped && !o.consumed && !o.counted {
		o.counted = true
		return true, o.add(o.nest, o.partial)
	}
	return false, o.follow(role, value)
}

// end closes the object. One that led to no record may be one itself.
func (o *walk) end(n int) error {
	if o.record && !o.counted && !o.consumed {
		o.counted = true
		return o.add(o.nest, o.partial)
	}
	o.win.advance(n)
	return nil
}

// follow does what a key says with its value.
func (o *walk) follow(role role, value int) error {
	switch role {
	case roleEnvelope, roleWrapper:
		return o.enter(value, role == roleWrapper)
	case roleValue:
		if o.message {
			o.counted = false
			return o.enter(value, false)
		}
	case roleRecord:
		o.record = true
	case roleDigest:
		o.reason = reasonDigest
	case roleNotice:
		o.reason = reasonNotice
	case roleEncoded:
		o.reason = reasonEncoded
	case roleLake:
		o.reason = reasonLake
	}
	end, err := o.win.valueEnd(value)
	if err != nil {
		return err
	}
	o.judge(role, string(o.win.rest()[value:min(end, value+maxWord)]))
	o.pass(end)
	return nil
}

// maxWord is the length of the longest value that judge knows, and more.
const maxWord = 32

// judge draws conclusions from a value.
func (o *walk) judge(role role, value string) {
	switch {
	case role == rolePartial:
		o.partial = value == "true"
	case role == roleField:
		// Other columns of the row belong to the record beside them.
		o.message, o.counted = value == `"@message"`, true
	case role == roleType && value == `"CONTROL_MESSAGE"`:
		o.ignore(reasonControl)
	case role == rolePreview && value == "true":
		o.ignore(reasonPreview)
	}
}

// ignore skips what the object would lead to, and the rest of it.
func (o *walk) ignore(reason string) {
	o.text.record++
	o.skip(reason)
	o.counted, o.ignored = true, true
}

// pass goes on at offset n.
func (o *walk) pass(n int) {
	o.at = n
	if o.consumed {
		o.win.advance(n)
		o.at = 0
	}
}

// enter reads the value at an offset, which leads to records.
func (o *walk) enter(value int, wrapper bool) error {
	c, err := o.win.at(value)
	if err != nil {
		return err
	}
	var counted bool
	switch c {
	case '"':
		counted, err = o.quoted(value)
	case '{':
		counted, err = o.inner(value, wrapper)
	case '[':
		counted, err = o.consume(value, wrapper)
		if !counted && err == nil {
			o.prove() // an empty list of events
			counted = true
		}
	default:
		var end int
		if end, err = o.win.scalarEnd(value); err == nil {
			o.pass(end)
		}
	}
	if counted {
		o.counted, o.behind = true, o.at
	}
	return err
}

// quoted reads a string.
func (o *walk) quoted(value int) (bool, error) {
	end, err := o.win.stringEnd(value + 1)
	if err != nil {
		return false, err
	}
	counted, err := o.embedded(value+1, end, o.nest)
	if o.opensNext(end) {
		end -= 2
	}
	o.pass(end + 1)
	return counted, err
}

// inner reads an object, where it can be without consuming this one: what is
// no envelope in spite of its key may lie in a record.
func (o *walk) inner(value int, wrapper bool) (bool, error) {
	end, err := o.win.valueEnd(value)
	if err != nil {
		return o.consume(value, wrapper)
	}
	doc, at := o.win.rest()[value:end], o.win.offset()+int64(value)
	n, counted, err := o.within(doc, at, func() (bool, error) { return o.value(o.nest+1, wrapper) })
	if counted {
		err = unlessFault(err) // it is a problem by now
	}
	if err == nil {
		o.pass(value + n) // less than end where that of a damaged record was mistaken
	}
	return counted, err
}

// consume reads an object or a list to its end, however large it is.
func (o *walk) consume(value int, wrapper bool) (bool, error) {
	o.win.advance(value)
	o.at, o.consumed = 0, true
	return o.value(o.nest+1, wrapper)
}
