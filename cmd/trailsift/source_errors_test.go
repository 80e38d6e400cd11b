package main

import (
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/aws/apitest"
	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// screen opens the interface on sources, and returns its terminal.
func screen(t *testing.T, a *app, source string) *tuitest.Terminal {
	t.Helper()
	data := live(t, a, source)
	cfg := a.config(trail.Language(), nil)
	cfg.Data, cfg.Env = data, tuitest.Env()
	term := tuitest.Run(t, tui.New(t.Context(), cfg), 120, 24)
	t.Cleanup(data.Load.Cancel)
	return term
}

// TestObjectErrorsAreShown has every object refused, after the trail was found:
// the interface shows the line that the command line prints.
func TestObjectErrorsAreShown(t *testing.T) {
	s := inS3(t, 1, 1)
	for _, c := range []struct {
		fault s3test.Fault
		want  string
	}{
		{s3test.Error(http.StatusBadRequest, "ExpiredToken"), "the AWS credentials have expired: get new ones"},
		{s3test.Error(http.StatusForbidden, "AccessDenied"), "trailsift iam-policy SOURCE prints what is needed"},
		{s3test.Error(http.StatusForbidden, "KMS.DisabledException"), "encrypted with a KMS key that these credentials may not use"},
		{s3test.Error(http.StatusForbidden, "InvalidObjectState"), "it is archived (Glacier): restore it first"},
		{s3test.Error(http.StatusServiceUnavailable, "SlowDown"), "AWS asked to slow down, again and again: try it again later"},
		{s3test.Error(http.StatusInternalServerError, "InternalError"), "the server failed, again and again: try it again later"},
		{s3test.Error(http.StatusPreconditionFailed, "PreconditionFailed"), "it was replaced while it was read"},
		{s3test.Error(http.StatusNotFound, "NoSuchKey"), "it is not there any more"},
	} {
		s.Faults(func(r s3test.Request) s3test.Fault {
			if r.IsList() {
				return s3test.Fault{}
			}
			return c.fault
		})
		_, errs, err := quickly("info", bucketURL, "--endpoint-url", s.URL, "--no-cache")
		if err == nil || !strings.Contains(errs, c.want) {
			t.Errorf("%s: %v\n%s", c.fault.Code, err, errs)
		}
		a := &app{remote: remote{endpoint: s.URL, noCache: true, dealing: tuning{options: func(o *trailaws.Options) { o.Backoff, o.Attempts = noPause{}, 2 }}}}
		term := screen(t, a, bucketURL)
		term.WaitText("Nothing could be read.", "The first of 20 problems", bucketURL+"/AWSLogs/", c.want, "try again, once that is mended")
	}
}

// TestInquiryErrorsAreShown is the same for Event history and log groups.
func TestInquiryErrorsAreShown(t *testing.T) {
	for _, c := range []struct {
		source, code string
		want         []string
	}{
		{"lookup:us-east-1", "ExpiredTokenException", []string{"Nothing could be read.", "the AWS credentials have expired: get new ones"}},
		{"lookup:us-east-1", "AccessDeniedException", []string{"Nothing could be read.", "trailsift iam-policy SOURCE prints what is needed"}},
		{"lookup:us-east-1", "UnrecognizedClientException", []string{"check the access key, its secret and"}},
		{"lookup:", "AccessDeniedException", []string{"cannot list the account's regions, so name some, as in lookup:us-east-1,eu-west-1"}},
		{"lookup:eu-north-1", "", []string{"Nothing to look at.", "Skipped: 1 × region without management events in that time", "another range"}},
		{"logs:other", "", []string{"Nothing could be read.", "check the name and the region"}},
		{"logs:trail", "ThrottlingException", []string{"AWS asked to slow down, again and again: try it again later"}},
	} {
		s := inHistory(t)
		if c.code != "" {
			s.Fault = func(apitest.Call) *apitest.Error { return &apitest.Error{Code: c.code, Message: "no"} }
		}
		a := &app{}
		a.remote.endpoint = s.URL
		a.remote.dealing = tuning{now: s.clock.Now, clock: s.clock, options: func(o *trailaws.Options) { o.Backoff, o.Attempts = noPause{}, 2 }}
		term := screen(t, a, c.source)
		term.WaitText(c.want...)
	}
}

// openingErrors are told before there is an interface: the terminal is left as
// it was, with one line that says what to do.
func openingErrors(t *testing.T, program string) {
	s, bad := inS3(t, 1, 1), s3test.New(t)
	other := s3test.New(t)
	other.Put("AWSLogs/111122223333/Config/eu-west-1/2026/9/1/x.json.gz", []byte("x"))
	other.Put("photos/cat.jpg", []byte("x"))
	for _, c := range []struct {
		server *s3test.Server
		fault  s3test.Fault
		unset  string // of the environment
		args   []string
		want   string
	}{
		{bad, s3test.Error(http.StatusBadRequest, "ExpiredToken"), "", nil, "the AWS credentials have expired: get new ones"},
		{bad, s3test.Error(http.StatusForbidden, "AccessDenied"), "", nil, "access denied: AccessDenied"},
		{bad, s3test.Error(http.StatusNotFound, "NoSuchBucket"), "", nil, "there is no such bucket: check its name"},
		{bad, s3test.Error(http.StatusMovedPermanently, "PermanentRedirect"), "", nil, "it is in another region: set AWS_REGION"},
		{bad, s3test.Error(http.StatusForbidden, "InvalidAccessKeyId"), "", nil, "AWS does not accept these credentials"},
		{s, s3test.Fault{}, "AWS_ACCESS_KEY_ID", nil, "no AWS credentials found: name a profile with --profile"},
		{s, s3test.Fault{}, "", []string{"--from", "2025-01-01", "--to", "2025-01-02"}, "nothing was delivered to s3://trail-bucket/ from 2025-01-01 to 2025-01-02"},
		{s, s3test.Fault{}, "", []string{"--region", "sa-*"}, "nothing there is of that --account or --region; there is region ap-southeast-2"},
		{other, s3test.Fault{}, "", nil, "no trail found in s3://trail-bucket/"},
	} {
		c.server.Faults(func(s3test.Request) s3test.Fault { return c.fault })
		cmd := exec.Command(program, append([]string{bucketURL, "--endpoint-url", c.server.URL, "--no-cache"}, c.args...)...)
		cmd.Env = os.Environ()
		if c.unset != "" {
			cmd.Env = append(cmd.Env, c.unset+"=")
		}
		c.server.Forget()
		term := tuitest.Start(t, cmd, 400, 24)
		term.WaitText("trailsift: " + c.want)
		if err := term.WaitExit(); err == nil || term.AltScreen() {
			t.Errorf("%s: exit %v", c.want, err)
		}
		if n := len(c.server.Requests()); c.fault.Kind == s3test.Refuse && n > 4 {
			t.Errorf("%s: asked %d times, though the answer stays the same", c.want, n)
		}
	}
}
