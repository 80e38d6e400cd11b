package lineage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// forwardTime is how far a call may be from what KMS is asked in its course. In
// all of 730 measured cases a call that names the thing is that near.
const forwardTime = 5 * time.Second

// encryptionContext is the member of a KMS call that says what is encrypted.
const encryptionContext = "requestParameters.encryptionContext."

// kmsForward finds the call in whose course a service asked KMS: of the same
// principal, at that time, naming what the encryption context names.
func (t *tracer) kmsForward(h holder) (*link, error) {
	source, names := t.encrypted(h)
	if names == nil {
		return nil, nil
	}
	calls, err := t.naming(h, source, names)
	if err != nil {
		return nil, err
	}
	if causes := t.causes(h, calls); len(causes) > 0 {
		return t.forwards(h, causes, KMSForward, Likely), nil
	}
	l := t.forwards(h, calls, KMSForward, Guessed)
	if l != nil {
		l.how = fmt.Sprintf("%s by %s for what %s names; the call itself is not loaded", h.event, h.invokedBy, l.event.event)
	}
	return l, nil
}

// naming finds the calls at the time of a KMS call that name what it is about,
// the nearest first.
func (t *tracer) naming(h holder, source string, names store.Expr) ([]holder, error) {
	calls, err := t.callsOf(h, within(h.time.Add(-forwardTime), h.time.Add(forwardTime)), store.Equals(pathSource, source), names)
	slices.SortStableFunc(calls, func(a, b holder) int {
		return cmp.Compare(a.time.Sub(h.time).Abs(), b.time.Sub(h.time).Abs())
	})
	return calls, err
}

// causes keeps the calls that make a service ask KMS for what it was asked: new
// content is encrypted when it is written; it is decrypted when it is read, or
// else when it is copied or put together from parts.
func (t *tracer) causes(h holder, calls []holder) []holder {
	touching := keep(calls, func(call holder) bool { return touchesContent(call) && t.sameVersion(h, call) })
	writing := keep(touching, func(call holder) bool { return t.of(call, columnVerb) == "write" })
	if h.event != "Decrypt" {
		return writing
	}
	if reading := keep(touching, func(call holder) bool { return t.of(call, columnVerb) != "write" }); len(reading) > 0 {
		return reading
	}
	return writing
}

// touchesContent reports whether a call reads or writes what is encrypted. Most
// only name it.
func touchesContent(call holder) bool {
	switch call.event {
	case "GetParameter", "GetParameters", "GetParametersByPath", "GetParameterHistory", "PutParameter",
		"GetSecretValue", "BatchGetSecretValue", "PutSecretValue", "CreateSecret", "UpdateSecret",
		"GetObject", "PutObject", "CopyObject", "SelectObjectContent", "RestoreObject", "PostObject",
		"CreateMultipartUpload", "UploadPart", "UploadPartCopy", "CompleteMultipartUpload":
		return true
	}
	return false
}

// sameVersion reports whether a call may be about the version of a secret that
// KMS was asked about. Who writes one names it by the token of the request
// ("PutSecretValue", Secrets Manager API reference); who reads one need not.
func (t *tracer) sameVersion(h, call holder) bool {
	asked := t.of(h, encryptionContext+"SecretVersionId")
	for _, member := range []string{"requestParameters.clientRequestToken", "requestParameters.versionId"} {
		if named := t.of(call, member); asked != "" && named != "" && !strings.EqualFold(named, asked) {
			return false
		}
	}
	return true
}

// encrypted returns which service the thing that a KMS call is about belongs
// to, and the condition that an event names it; nil when that is not known.
func (t *tracer) encrypted(h holder) (string, store.Expr) {
	if h.source != "kms.amazonaws.com" || h.time.IsZero() {
		return "", nil
	}
	for _, thing := range []struct {
		member, source string
		names          func(arn string) store.Expr
	}{
		{`"aws:s3:arn"`, "s3.amazonaws.com", namesObject},
		{"PARAMETER_ARN", "ssm.amazonaws.com", namesParameter},
		{"SecretARN", "secretsmanager.amazonaws.com", namesSecret},
	} {
		if arn := t.of(h, encryptionContext+thing.member); arn != "" {
			return thing.source, thing.names(arn)
		}
	}
	return "", nil
}

// namesObject is the condition that an event is about an object, or about any
// object of a bucket, whose ARN has no key.
func namesObject(arn string) store.Expr {
	bucket, key, one := strings.Cut(resourceOf(arn), "/")
	switch {
	case bucket == "":
		return nil
	case one:
		return store.Or{store.Equals("resources.ARN", arn), store.And{store.Equals("requestParameters.bucketName", bucket), store.Equals("requestParameters.key", key)}}
	}
	return store.Equals("requestParameters.bucketName", bucket)
}

// namesParameter is the condition that an event is about a parameter of Systems
// Manager. Names that have slashes start with one, and in an ARN there is only
// one before the name.
func namesParameter(arn string) store.Expr {
	name, ok := strings.CutPrefix(resourceOf(arn), "parameter/")
	if !ok {
		return nil
	}
	names := []string{arn, name, "/" + name}
	return store.Or{
		store.Equals("requestParameters.name", names...), store.Equals("requestParameters.names", names...), store.Equals("resources.ARN", arn),
		store.Equals("requestParameters.resourceId", names...), store.Equals("requestParameters.parameterFilters.values", names...),
	}
}

// namesSecret is the condition that an event is about a secret. Its ARN ends in
// six characters that the name does not have, and may be given without them.
func namesSecret(arn string) store.Expr {
	const random = len("-123456")
	if len(arn) <= random {
		return nil
	}
	short := arn[:len(arn)-random]
	names := []string{arn, short, strings.TrimPrefix(resourceOf(short), "secret:")}
	return store.Or{
		store.Equals("requestParameters.secretId", names...), store.Equals("requestParameters.name", names...), store.Equals("requestParameters.secretIdList", names...),
		store.Equals("responseElements.arn", arn), store.Equals("responseElements.aRN", arn),
	}
}

// callsOf finds what a principal did itself that meets some conditions, failed
// or not.
func (t *tracer) callsOf(h holder, conditions ...store.Expr) ([]holder, error) {
	rows, err := t.rows(append(conditions, store.Equals(pathPrincipal, h.principalID), direct())...)
	var calls []holder
	for _, row := range rows {
		if by := t.read(row); same(by.account, h.account) && !by.nobody() {
			calls = append(calls, by)
		}
	}
	return calls, err
}

// serviceForward finds the call in whose course a service called: of the same
// principal, to that service, in the second of the creation date. Services keep
// such credentials for a while, so that a later call may be behind it; of KMS it
// is known which.
func (t *tracer) serviceForward(h holder) (*link, error) {
	if h.created.IsZero() || !strings.HasSuffix(h.invokedBy, ".amazonaws.com") {
		return nil, nil
	}
	calls, err := t.callsOf(h, at(h.created), store.Equals(pathSource, h.invokedBy))
	if len(calls) == 0 || err != nil {
		return nil, err
	}
	if source, names := t.encrypted(h); names != nil && source == h.invokedBy {
		named, err := t.naming(h, source, names)
		causes := keep(t.causes(h, named), func(call holder) bool {
			return slices.ContainsFunc(calls, func(made holder) bool { return made.session() == call.session() })
		})
		if len(causes) > 0 || err != nil {
			return t.forwards(h, causes, ServiceForward, Likely), err
		}
	}
	l := t.forwards(h, calls, ServiceForward, Likely)
	if !h.time.Equal(h.created) {
		l.how = fmt.Sprintf("%s by %s, with credentials made in the course of %s", h.event, h.invokedBy, l.event.event)
	}
	return l, nil
}

// guess finds what else the principal did in the second of the creation date.
func (t *tracer) guess(h holder) (*link, error) {
	if h.created.IsZero() {
		return nil, nil
	}
	calls, err := t.callsOf(h, at(h.created))
	return t.forwards(h, calls, Guess, Guessed), err
}

// forwards makes the link to one of the calls that may be behind a service's.
func (t *tracer) forwards(h holder, calls []holder, rule Rule, certainty Certainty) *link {
	calls, certainty = t.carriedOut(h, calls, certainty)
	l := choose(calls, rule, certainty)
	if l != nil {
		l.forwarded = true
		l.how = fmt.Sprintf("%s by %s in the course of %s", h.event, h.invokedBy, l.event.event)
	}
	return l
}

// carriedOut keeps the calls that did not fail: in the course of one that was
// denied a service rarely gets to call another. Where all failed, it is a guess.
// KMS is asked before a call is done: what it refuses fails, and what it allows
// may fail all the same.
func (t *tracer) carriedOut(h holder, calls []holder, certainty Certainty) ([]holder, Certainty) {
	ofKMS := h.source == "kms.amazonaws.com"
	if ofKMS && t.of(h, columnFailed) == "yes" {
		return calls, certainty
	}
	done := keep(calls, func(call holder) bool { return t.of(call, columnFailed) != "yes" })
	switch {
	case len(done) > 0:
		return done, certainty
	case ofKMS:
		return calls, certainty
	}
	return calls, Guessed
}

// resourceOf returns the resource of an ARN: all behind the fifth colon.
func resourceOf(arn string) string {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		return parts[5]
	}
	return ""
}
