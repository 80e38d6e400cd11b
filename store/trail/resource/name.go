package resource

import "strings"

// Context is what has to be known of an event to name the things in it.
type Context struct {
	Source  string // eventSource
	Event   string // eventName, as recorded
	Region  string // awsRegion
	Account string // recipientAccountId, else userIdentity.accountId
	// CopySource is requestParameters.x-amz-copy-source: what CopyObject reads.
	CopySource string
	// Bucket is requestParameters.bucketName: where CopyObject writes.
	Bucket string
	// Overwrite is requestParameters.overwrite of PutParameter.
	Overwrite bool
	// Filter and FilterOption are requestParameters.parameterFilters.key and .option
	// of a call with a single one: by what DescribeParameters searches, and how.
	Filter, FilterOption string

	service string // eventSource without its domain
	event   string // eventName without its date
	class   class
	noun    string // of the event's name
	effects []effect
}

// prepare works out what all values of an event need.
func (c *Context) prepare() {
	c.service = strings.TrimSuffix(c.Source, ".amazonaws.com")
	c.event = undated(c.Event)
	c.class, c.noun = splitEvent(c.event)
	var key [96]byte
	c.effects = effects[string(append(append(append(key[:0], c.service...), ':'), c.event...))]
}

// Resources calls add for each thing that a value names, with what it is to
// the event. Path is the value's JSON path, array brackets dropped, of which
// [Looks] is true.
func (c Context) Resources(path, value string, add func(id string, role Role)) {
	if value == "" {
		return
	}
	if path == errorMessage {
		c.denied(value, add)
		return
	}
	c.prepare()
	p := placeOf(path)
	switch {
	case isDocument(p.key):
		eachPrincipal(value, add)
		return
	case p.key == "x-amz-copy-source":
		c.copySource(add)
		return
	}
	id, f := c.identify(p, value)
	if id == "" {
		return
	}
	role := c.role(p, f, id)
	add(id, role)
	if f == objectForm {
		addBucket(id, role, p.root == "resources", add)
	}
}

// addBucket calls add for the bucket of an object: what is done to its objects
// is done to it. That is told by the list that AWS makes of the things in an
// event; elsewhere an object, and with it the bucket, is only mentioned.
func addBucket(object string, role Role, listed bool, add func(id string, role Role)) {
	switch {
	case !listed:
		role = Mentioned
	case role == Created || role == Deleted:
		role = Changed
	}
	if bucket, ok := Bucket(object); ok {
		add(bucket, role)
	}
}

// identify returns the canonical id that a value stands for and its form; ""
// when it is none, and no form for an ARN of something unknown.
func (c *Context) identify(p place, value string) (string, *form) {
	if strings.HasPrefix(value, "arn:") {
		return fromARN(p, value)
	}
	if f := ec2Form(value, p.holdsID()); f != nil {
		return value, f
	}
	if f := iamForm(withoutSession(value)); f != nil {
		return withoutSession(value), f
	}
	if isAccount(value) && p.holdsAccount(c.service) {
		return accountForm.id(&Context{Region: c.Region, Account: value}, ""), accountForm
	}
	if c.service == "organizations" && (p.key == "id" || p.holdsID()) {
		if f := orgForm(value); f != nil {
			return value, f
		}
	}
	f := c.nameForm(p)
	switch f {
	case nil:
		return c.byNoun(p, value), nil
	case nameOnly:
		return "", nil
	}
	if id := c.named(f, p, value); id != "" {
		return id, formOf(id)
	}
	return "", nil
}

// fromARN is identify for an ARN. Those that AWS itself lists are no patterns;
// an ARNPrefix is where a search among objects started.
func fromARN(p place, value string) (string, *form) {
	a, ok := parseARN(value)
	if !ok {
		return "", nil
	}
	if p.key == "ARNPrefix" && a.service == "s3" {
		a.resource, _, _ = strings.Cut(a.resource, "/")
	}
	id, ok := a.canonical(p.root != "resources")
	if !ok {
		return "", nil
	}
	return id, formOf(id)
}

// role returns what a thing is to the event, by where the event names it.
func (c *Context) role(p place, f *form, id string) Role {
	switch {
	case p.aside:
		return Mentioned
	case p.grants(c.service):
		if p.removes || c.class == deletes || strings.HasPrefix(c.event, "Revoke") {
			return Mentioned
		}
		return Granted
	case f == accountForm && c.service != "organizations":
		return Mentioned
	case f == bucketForm && p.key != "bucketName" && p.root != "resources":
		return Mentioned
	case f.isIssued(p):
		return Created
	case strings.HasPrefix(p.key, "source"), c.isCopied(f, id):
		return Read
	case f == nil && c.isNamedAfter(p):
		return c.nounRole(p) // whatever it is: listenerArn of DeleteListener
	case c.class == deletes && p.root == "requestParameters" && p.key != "" && strings.EqualFold(p.key, c.noun+"Arn"):
		return Deleted
	case strings.HasPrefix(p.key, "final"):
		return Created
	case f == parameterForm && c.event == "PutParameter" && !c.Overwrite:
		// Without leave to overwrite it succeeds for new names only: Systems
		// Manager API reference, PutParameter.
		return Created
	}
	return c.roleOf(f, p.root == "responseElements")
}

// isIssued reports whether a call hands out an access key there.
func (f *form) isIssued(p place) bool {
	return f != nil && f.isKey() && p.root == "responseElements" && p.owner == "credentials"
}

// isCopied reports whether a thing is what CopyObject reads, or the bucket of
// that. The records may name source and target alike. An object that is copied
// over itself, as when somebody encrypts it with a key of his own, counts as
// read; its bucket as written to. Package history knows better: only the key tells,
// which no column of things can look at, see silentKeys.
func (c *Context) isCopied(f *form, id string) bool {
	if c.CopySource == "" || f == bucketForm && Name(id) == c.Bucket {
		return false
	}
	object, bucket := c.copied()
	return id == object || id == bucket
}

// copied returns the object that is copied, and its bucket: bucket/key, with
// or without a slash in front, perhaps with ?versionId=… behind.
func (c *Context) copied() (object, bucket string) {
	source, _, _ := strings.Cut(strings.TrimPrefix(c.CopySource, "/"), "?versionId=")
	name, _, ok := strings.Cut(source, "/")
	if !ok || strings.HasPrefix(source, "arn:") {
		return "", ""
	}
	return objectForm.id(c, source), bucketForm.id(c, name)
}

func (c *Context) copySource(add func(id string, role Role)) {
	if object, bucket := c.copied(); object != "" {
		add(object, Read)
		add(bucket, Read)
	}
}
