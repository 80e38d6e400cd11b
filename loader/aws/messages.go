package aws

import (
	"errors"
	"net/url"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// message returns the line that is shown for a fault: what is wrong, and what
// to do about it.
func message(kind Kind, err error) string {
	said := saidBy(err)
	switch kind {
	case NoCredentials:
		return "no AWS credentials found: name a profile with --profile, log in (aws sso login, aws configure), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
	case Expired:
		return "the AWS credentials have expired: get new ones (aws sso login, or new environment variables)"
	case BadKey:
		return "AWS does not accept these credentials (" + said + "): check the access key, its secret and session token"
	case NoProfile:
		return "no such profile in ~/.aws/config: check --profile or AWS_PROFILE; aws configure list-profiles lists them"
	case NeedsMFA:
		return "an MFA code is needed and cannot be asked for here: run it in a terminal, or get a session first (aws sts get-session-token)"
	case RoleDenied:
		return "the role cannot be assumed: " + said + "; check --assume-role, its trust policy, and mfa_serial in the profile if it wants MFA"
	case Denied:
		return "access denied: " + said + "; trailsift iam-policy SOURCE prints what is needed"
	case KMSDenied:
		return "encrypted with a KMS key that these credentials may not use: " + said + "; allow kms:Decrypt on that key"
	}
	return messageOfPlace(kind, err, said)
}

// messageOfPlace is message for what is somewhere else, or not now.
func messageOfPlace(kind Kind, err error, said string) string {
	switch kind {
	case NoBucket:
		return "there is no such bucket: check its name, and --profile or --endpoint-url if it is somewhere else"
	case NoKey:
		return "it is not there any more"
	case NoGroup:
		return "not found: " + said + "; check the name and the region"
	case WrongRegion:
		return "it is in another region: set AWS_REGION to that of the bucket"
	case ClockSkew:
		return "this machine's clock is wrong, so AWS refuses its signatures: set the clock (" + said + ")"
	case Throttled:
		return "AWS asked to slow down, again and again: try it again later"
	case Archived:
		return "it is archived (Glacier): restore it first (aws s3api restore-object)"
	case Network:
		return "cannot reach " + hostOf(err) + ": check the network, proxy and --endpoint-url (" + lastOf(err) + ")"
	case Server:
		return "the server failed, again and again: try it again later (" + said + ")"
	case BadEndpoint:
		return "what answers there does not speak this protocol: check --endpoint-url"
	case Disabled:
		return "this region is not enabled for the account: leave it out, or enable it"
	}
	return said
}

// saidBy returns what the service said, in one line.
func saidBy(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return oneLine(strings.TrimSuffix(strings.TrimPrefix(api.ErrorCode()+": "+api.ErrorMessage(), ": "), ": "))
	}
	return lastOf(err)
}

// lastOf returns the innermost message: what is around it names the SDK's
// operations and identifiers of requests.
func lastOf(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return oneLine(err.Error())
		}
		err = inner
	}
}

// longestSaid bounds what is repeated of a server's words.
const longestSaid = 240

func oneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > longestSaid {
		text = strings.ToValidUTF8(text[:longestSaid], "") + "…"
	}
	return text
}

// hostOf returns the host that a request went to.
func hostOf(err error) string {
	var request *url.Error
	if errors.As(err, &request) {
		if u, parseErr := url.Parse(request.URL); parseErr == nil && u.Host != "" {
			return u.Host
		}
	}
	var answer *smithyhttp.ResponseError
	if errors.As(err, &answer) && answer.Response != nil && answer.Response.Request != nil {
		return answer.Response.Request.URL.Host
	}
	return "AWS"
}
