package aws

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go/logging"
)

// Config is the configuration of the SDK's clients.
type Config = aws.Config

// Options are what the command line says about reaching AWS. The zero value
// takes everything from the environment and ~/.aws, as the AWS CLI does.
type Options struct {
	Profile string // of ~/.aws/config; empty is the usual one
	// AssumeRole is the ARN of a role to take on before anything else.
	AssumeRole string
	// Region is where calls go when the profile names none; it may be empty.
	Region string
	// Endpoint is the URL of a server in place of AWS's own.
	Endpoint string
	// MFA asks somebody for the code that their MFA device shows. Nil means that
	// nobody can be asked.
	MFA func() (string, error)
	// Backoff returns how long to wait before an attempt; nil is the SDK's
	// exponential backoff with jitter.
	Backoff retry.BackoffDelayer
	// Attempts is how often a call is made before it has failed; 0 is
	// [DefaultAttempts], and [FirstAttempts] while nobody has answered.
	Attempts int
	// Client sends requests; nil is one of this package's own.
	Client aws.HTTPClient
	// Tell takes a line about what is waited for: who has not answered, or why a
	// call failed that is made again; an empty one when there are answers after
	// that. It may be called by many at a time, and must return soon. Nil tells
	// nobody.
	Tell func(line string)
}

const (
	// DefaultAttempts is how often a call is made before it has failed, once
	// somebody has answered. With the SDK's backoff that takes a minute or two: as
	// long as a network is lost for when somebody walks to another room.
	DefaultAttempts = 8

	// DefaultRegion is asked when nothing names a region.
	DefaultRegion = "us-east-1"

	// longestWait is the longest pause between attempts.
	longestWait = 20 * time.Second

	// silence is how long a connection may bring nothing until it counts as lost.
	silence = 30 * time.Second

	// connections is how many idle connections to one host are kept. More
	// downloads than that at a time bring nothing.
	connections = 128

	// sessionName is what a role's session is called in CloudTrail.
	sessionName = "trailsift"
)

// Connect returns the configuration of the SDK's clients. It looks for
// credentials once, so that missing or expired ones are told at once; they
// are renewed when they are about to expire. Errors are [Fault]s.
func Connect(ctx context.Context, o Options) (aws.Config, error) {
	w := &watch{to: o.Tell}
	defer w.late(func() string { return "looking for AWS credentials" })()
	cfg, err := config.LoadDefaultConfig(ctx, o.loadOptions(w)...)
	if err != nil {
		return aws.Config{}, Explain(err)
	}
	cfg.HTTPClient = watchedClient{cfg.HTTPClient, w}
	cfg.Region = cmp.Or(cfg.Region, DefaultRegion)
	if o.AssumeRole != "" {
		assumeRole(&cfg, o)
	}
	if cfg.Credentials == nil {
		return aws.Config{}, Explain(errNoCredentials)
	}
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		return aws.Config{}, explainCredentials(err)
	}
	return cfg, nil
}

// errNoCredentials stands for what the SDK's chain says in many ways.
var errNoCredentials = errors.New("no credentials")

func (o Options) loadOptions(w *watch) []func(*config.LoadOptions) error {
	options := []func(*config.LoadOptions) error{
		config.WithLogger(logging.Nop{}),
		config.WithRetryer(func() aws.Retryer { return o.retryer(w) }),
		config.WithHTTPClient(o.client()),
		config.WithAppID("trailsift"),
		config.WithAssumeRoleCredentialOptions(func(a *stscreds.AssumeRoleOptions) { a.TokenProvider = o.token }),
	}
	if o.Profile != "" {
		options = append(options, config.WithSharedConfigProfile(o.Profile))
	}
	if o.Region != "" {
		options = append(options, config.WithRegion(o.Region))
	}
	if o.Endpoint != "" {
		options = append(options, config.WithBaseEndpoint(o.Endpoint))
	}
	return options
}

// retryer is the SDK's standard one. It has no budget that all calls share:
// during an outage of some seconds thousands of downloads would use it up, and
// fail for good.
func (o Options) retryer(w *watch) aws.Retryer {
	return watchedRetryer{watch: w, fixed: o.Attempts > 0, Standard: retry.NewStandard(func(s *retry.StandardOptions) {
		s.MaxAttempts = cmp.Or(o.Attempts, DefaultAttempts)
		s.MaxBackoff = longestWait
		s.Backoff = o.Backoff
		s.RateLimiter = ratelimit.None
		// The SDK corrects for a wrong clock when the answer tells the time. An
		// answer may also be about a request that was long on its way.
		s.Retryables = append(s.Retryables, retry.IsErrorRetryableFunc(cutShort),
			retry.RetryableErrorCode{Codes: map[string]struct{}{"RequestTimeTooSkewed": {}}})
	})}
}

// cutShort makes an answer that ends in the middle be asked for again. The
// message is all that tells it from a bad answer.
func cutShort(err error) aws.Ternary {
	if err != nil && strings.Contains(err.Error(), "unexpected EOF") {
		return aws.TrueTernary
	}
	return aws.UnknownTernary
}

func (o Options) client() aws.HTTPClient {
	if o.Client != nil {
		return o.Client
	}
	connecting := func(d *net.Dialer) { d.Timeout = dialing }
	return awshttp.NewBuildableClient().WithReadTimeout(silence).WithDialerOptions(connecting).WithTransportOptions(func(t *http.Transport) {
		t.MaxIdleConns = 2 * connections
		t.MaxIdleConnsPerHost = connections
	})
}

// token asks for an MFA code.
func (o Options) token() (string, error) {
	if o.MFA == nil {
		return "", errNoMFA
	}
	return o.MFA()
}

// errNoMFA is the failure to ask for a code.
var errNoMFA = errors.New("an MFA code is needed and nobody can be asked for it")

// assumeRole replaces credentials by those of a role. The MFA device is the
// one that the profile names, unless that is for a role of its own.
func assumeRole(cfg *aws.Config, o Options) {
	client := sts.NewFromConfig(*cfg)
	device := mfaDevice(cfg)
	provider := stscreds.NewAssumeRoleProvider(client, o.AssumeRole, func(a *stscreds.AssumeRoleOptions) {
		a.RoleSessionName = sessionName
		if device != "" {
			a.SerialNumber = aws.String(device)
			a.TokenProvider = o.token
		}
	})
	cfg.Credentials = aws.NewCredentialsCache(provider)
}

// mfaDevice returns the mfa_serial of the profile in use, if it is free.
func mfaDevice(cfg *aws.Config) string {
	for _, source := range cfg.ConfigSources {
		if shared, ok := source.(config.SharedConfig); ok && shared.RoleARN == "" {
			return shared.MFASerial
		}
	}
	return ""
}
