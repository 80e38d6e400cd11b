package aws

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

func api(code, message string) error {
	return fmt.Errorf("operation error S3: GetObject: %w", &smithy.GenericAPIError{Code: code, Message: message})
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		err     error
		kind    Kind
		lasting bool
		want    string
	}{
		{api("ExpiredToken", "The provided token has expired."), Expired, true, "the AWS credentials have expired"},
		{api("ExpiredTokenException", ""), Expired, true, "aws sso login"},
		{errors.New("get credentials: the SSO session has expired or is invalid"), Expired, true, "aws sso login"},
		{errors.New("refresh cached SSO token failed, no such file"), Expired, true, "aws sso login"},
		{errors.New("failed to refresh cached credentials, no EC2 IMDS role found"), NoCredentials, true, "--profile"},
		{api("InvalidAccessKeyId", "unknown"), BadKey, true, "check the access key"},
		{api("XAdminUserNotFound", "No user exists with the provided access key ID."), BadKey, true, "check the access key"},
		{api("UnrecognizedClientException", "The security token is invalid"), BadKey, true, "session token"},
		{api("InvalidSignatureException", "Signature expired: 2026 is now earlier than"), ClockSkew, false, "set the clock"},
		{api("AccessDenied", "User: arn:aws:iam::1:user/a is not authorized to perform: s3:ListBucket"), Denied, false, "s3:ListBucket; trailsift iam-policy"},
		{api("AccessDenied", "not authorized to perform: kms:Decrypt on key/x"), KMSDenied, false, "allow kms:Decrypt on that key"},
		{api("KMS.DisabledException", "key is disabled"), KMSDenied, false, "KMS key"},
		{api("NoSuchBucket", ""), NoBucket, false, "no such bucket"},
		{api("NoSuchKey", ""), NoKey, false, "not there any more"},
		{api("ResourceNotFoundException", "The specified log group does not exist."), NoGroup, false, "log group does not exist"},
		{api("PermanentRedirect", ""), WrongRegion, false, "another region"},
		{api("RequestTimeTooSkewed", ""), ClockSkew, false, "set the clock"},
		{api("SlowDown", ""), Throttled, false, "slow down"},
		{api("ThrottlingException", ""), Throttled, false, "slow down"},
		{api("InvalidObjectState", ""), Archived, false, "restore it first"},
		{api("InternalError", ""), Server, false, "the server failed"},
		{api("OptInRequired", ""), Disabled, false, "not enabled"},
		{&smithyhttp.RequestSendError{Err: errors.New("dial tcp: connection refused")}, Network, false, "cannot reach AWS"},
		{errors.New("read: unexpected EOF"), Network, false, "check the network"},
		{&smithy.DeserializationError{Err: errors.New("invalid character '<'")}, BadEndpoint, false, "--endpoint-url"},
		{config.SharedConfigProfileNotExistError{Profile: "x"}, NoProfile, true, "no such profile"},
		{config.AssumeRoleTokenProviderNotSetError{}, NeedsMFA, true, "MFA"},
		{errNoMFA, NeedsMFA, true, "MFA"},
		{api("Odd", "two\nlines\tof it"), Unknown, false, "Odd: two lines of it"},
	} {
		got := Explain(fmt.Errorf("around: %w", c.err))
		if KindOf(got) != c.kind || KindOf(c.err) != c.kind || Lasting(got) != c.lasting || !strings.Contains(got.Error(), c.want) {
			t.Errorf("%v: kind %d, lasting %v, %v", c.err, KindOf(got), Lasting(got), got)
		}
		if strings.ContainsAny(got.Error(), "\n\t") || errors.Unwrap(got) == nil {
			t.Errorf("%q", got)
		}
		if again := Explain(fmt.Errorf("further: %w", got)); KindOf(again) != c.kind {
			t.Errorf("explained twice: %v", again)
		}
	}
	if Explain(nil) != nil || KindOf(nil) != Unknown || !errors.Is(Explain(context.Canceled), context.Canceled) {
		t.Error("what is no fault is explained")
	}
	if long := Explain(api("X", strings.Repeat("é", 1000))).Error(); len(long) > 2*longestSaid {
		t.Errorf("%d bytes", len(long))
	}
}
