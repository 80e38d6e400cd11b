package aws

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Kind is what went wrong, as far as it matters for what to do.
type Kind uint8

// The kinds of faults. The lines that go with them are in messages.go.
const (
	Unknown       Kind = iota
	NoCredentials      // none found
	Expired            // they were good once
	BadKey             // AWS does not know the key, or the secret is wrong
	NoProfile          // no such profile
	NeedsMFA           // a code is needed
	RoleDenied         // sts:AssumeRole was refused
	Denied             // allowed to somebody else
	KMSDenied          // the object may be read, the key not used
	NoBucket           // no such bucket
	NoKey              // no such object
	NoGroup            // no such log group, or anything else by name
	WrongRegion        // it is elsewhere
	ClockSkew          // this machine's clock is wrong
	Throttled          // too many requests
	Archived           // in Glacier
	Network            // nobody answers, or the connection was lost
	Server             // AWS fails
	BadEndpoint        // what answers is no such service
	Disabled           // the region is not enabled for the account
)

// Fault is an error of AWS in words that say what to do.
type Fault struct {
	Kind Kind
	// Code is what the service calls it, empty when no service answered.
	Code string
	text string
	err  error
}

// Error returns one line.
func (f *Fault) Error() string { return f.text }

// Unwrap returns the error that is explained.
func (f *Fault) Unwrap() error { return f.err }

// KindOf returns the kind of an error, explained or not.
func KindOf(err error) Kind {
	var f *Fault
	if errors.As(err, &f) {
		return f.Kind
	}
	if err == nil {
		return Unknown
	}
	return kindOf(err)
}

// Lasting reports whether an error will meet every other call too, so that
// there is no use in trying until somebody has done something: credentials.
func Lasting(err error) bool {
	switch KindOf(err) {
	case NoCredentials, Expired, BadKey, NoProfile, NeedsMFA, RoleDenied:
		return true
	}
	return false
}

// Explain returns a [Fault] for an error of the SDK; nil, an error that is
// explained and one of a context are returned as they are.
func Explain(err error) error {
	var f *Fault
	if err == nil || errors.As(err, &f) || errors.Is(err, context.Canceled) {
		return err
	}
	kind := kindOf(err)
	return &Fault{Kind: kind, Code: codeOf(err), text: message(kind, err), err: err}
}

// explainCredentials is Explain for a failure to get credentials: the SDK's
// chain ends with a question to the machine's metadata service, so that
// whatever fails there means that there are none.
func explainCredentials(err error) error {
	kind := kindOf(err)
	switch kind {
	case Unknown, Network, Server:
		if !strings.Contains(err.Error(), "AssumeRole") && !strings.Contains(err.Error(), "SSO") {
			kind = NoCredentials
		}
	case Denied:
		kind = RoleDenied
	}
	return &Fault{Kind: kind, Code: codeOf(err), text: message(kind, err), err: err}
}

// kindOf looks at types, then at the service's code, then at words: the SDK
// has no types for what its credential chain meets.
func kindOf(err error) Kind {
	var profile config.SharedConfigProfileNotExistError
	switch {
	case errors.Is(err, errNoCredentials):
		return NoCredentials
	case errors.Is(err, errNoMFA):
		return NeedsMFA
	case errors.As(err, &profile):
		return NoProfile
	}
	if kind := kindOfCode(codeOf(err), err.Error()); kind != Unknown {
		return kind
	}
	if kind := kindOfWords(err.Error()); kind != Unknown {
		return kind
	}
	return kindOfTransport(err)
}

func codeOf(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return ""
}

// kindOfCode knows the codes of S3, CloudTrail, CloudWatch Logs and STS.
func kindOfCode(code, text string) Kind {
	switch code {
	case "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired":
		return Expired
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidClientTokenId", "UnrecognizedClientException",
		"InvalidSignatureException", "InvalidToken", "IncompleteSignature",
		"XAdminUserNotFound": // of versitygw
		if strings.Contains(text, "Signature expired") || strings.Contains(text, "Signature not yet current") {
			return ClockSkew
		}
		return BadKey
	case "AccessDenied", "AccessDeniedException", "Forbidden", "AllAccessDisabled", "AccountProblem", "UnauthorizedOperation":
		return kindOfDenial(text)
	case "NoSuchBucket":
		return NoBucket
	case "NoSuchKey":
		return NoKey
	case "ResourceNotFoundException":
		return NoGroup
	case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException":
		return WrongRegion
	case "RequestTimeTooSkewed":
		return ClockSkew
	case "InvalidObjectState":
		return Archived
	case "OptInRequired", "InvalidRegion", "RegionDisabledException":
		return Disabled
	case "SlowDown", "Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded", "LimitExceededException":
		return Throttled
	case "InternalError", "ServiceUnavailable", "ServiceUnavailableException", "InternalFailure", "InternalServerError":
		return Server
	}
	if strings.HasPrefix(code, "KMS.") {
		return KMSDenied
	}
	return Unknown
}

func kindOfDenial(text string) Kind {
	if strings.Contains(text, "kms:") || strings.Contains(text, "KMS") {
		return KMSDenied
	}
	return Denied
}

// kindOfWords knows what the SDK's credential chain says.
func kindOfWords(text string) Kind {
	for _, w := range []struct {
		words string
		kind  Kind
	}{
		{"SSO session has expired", Expired}, {"refresh cached SSO token failed", Expired}, {"cached SSO token is expired", Expired},
		{"failed to read cached SSO token", Expired}, {"InvalidGrantException", Expired},
		{"AssumeRoleTokenProvider", NeedsMFA}, {"assume role with MFA enabled", NeedsMFA},
		{"no EC2 IMDS role found", NoCredentials}, {"failed to retrieve credentials", NoCredentials},
		{"static credentials are empty", NoCredentials}, {"get identity: get credentials", NoCredentials},
	} {
		if strings.Contains(text, w.words) {
			return w.kind
		}
	}
	return Unknown
}

// kindOfTransport tells a server that fails from one that cannot be reached.
func kindOfTransport(err error) Kind {
	switch status := StatusOf(err); {
	case status == http.StatusForbidden || status == http.StatusUnauthorized:
		return Denied
	case status == http.StatusMovedPermanently || status == http.StatusTemporaryRedirect:
		return WrongRegion
	case status >= http.StatusInternalServerError:
		return Server
	}
	var decode *smithy.DeserializationError
	var send *smithyhttp.RequestSendError
	var op *net.OpError
	switch {
	case errors.As(err, &send), errors.As(err, &op), errors.Is(err, context.DeadlineExceeded):
		return Network
	case strings.Contains(err.Error(), "unexpected EOF"), strings.Contains(err.Error(), "connection reset"):
		return Network
	case errors.As(err, &decode):
		return BadEndpoint
	}
	return Unknown
}

// StatusOf returns the HTTP status of an answer, 0 when there was none.
func StatusOf(err error) int {
	var answer interface{ HTTPStatusCode() int }
	if errors.As(err, &answer) {
		return answer.HTTPStatusCode()
	}
	return 0
}
