package aws

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// without is an environment that has nothing of AWS in it, but for a file of
// profiles.
func without(t *testing.T, profiles string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config")
	if err := os.WriteFile(path, []byte(profiles), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "", "AWS_REGION": "", "AWS_DEFAULT_REGION": "",
		"AWS_CONFIG_FILE": path, "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true", "AWS_ENDPOINT_URL": "",
	} {
		t.Setenv(name, value)
	}
}

// tokens is STS: it hands out credentials for a code, and keeps what it was
// asked.
func tokens(t *testing.T, asked *[]string) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		*asked = append(*asked, r.Form.Get("Action")+" "+r.Form.Get("RoleArn")+" "+r.Form.Get("SerialNumber")+" "+r.Form.Get("TokenCode"))
		w.Header().Set("Content-Type", "text/xml")
		if r.Form.Get("RoleArn") == "arn:aws:iam::111122223333:role/closed" {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprint(w, `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>`)
			return
		}
		fmt.Fprintf(w, `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>`+
			`<SessionToken>t</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`, time.Now().Add(time.Hour).UTC().Format(time.RFC3339))
	}))
	t.Cleanup(s.Close)
	return s.URL
}

const profiles = `
[profile plain]
region = eu-west-3
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret

[profile mfa]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret
mfa_serial = arn:aws:iam::111122223333:mfa/alice
`

func TestConnect(t *testing.T) {
	without(t, profiles)
	const role = "arn:aws:iam::111122223333:role/reader"
	var asked []string
	url := tokens(t, &asked)
	code := func() (string, error) { return "123456", nil }
	for _, c := range []struct {
		name string
		o    Options
		key  string // or
		err  string
		call string
	}{
		{"a profile", Options{Profile: "plain"}, "AKIAEXAMPLE", "", ""},
		{"a role", Options{Profile: "plain", AssumeRole: role}, "ASIAEXAMPLE", "", "AssumeRole " + role + "  "},
		{"a role with MFA", Options{Profile: "mfa", AssumeRole: role, MFA: code}, "ASIAEXAMPLE", "", "AssumeRole " + role + " arn:aws:iam::111122223333:mfa/alice 123456"},
		{"nobody to ask", Options{Profile: "mfa", AssumeRole: role}, "", "an MFA code is needed", ""},
		{"a role of others", Options{Profile: "plain", AssumeRole: "arn:aws:iam::111122223333:role/closed"}, "", "the role cannot be assumed", "AssumeRole arn:aws:iam::111122223333:role/closed  "},
		{"no profile", Options{Profile: "none"}, "", "no such profile", ""},
		{"nothing", Options{}, "", "no AWS credentials found", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked = nil
			c.o.Endpoint, c.o.Attempts = url, 2
			c.o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
			cfg, err := Connect(t.Context(), c.o)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) || !Lasting(err) {
					t.Errorf("got %v", err)
				}
			} else if err != nil {
				t.Fatal(err)
			} else if got, err := cfg.Credentials.Retrieve(t.Context()); err != nil || got.AccessKeyID != c.key {
				t.Errorf("%+v %v", got, err)
			}
			if got := strings.Join(asked, "\n"); got != c.call {
				t.Errorf("asked %q, want %q", got, c.call)
			}
		})
	}
}

func TestRegion(t *testing.T) {
	without(t, profiles)
	for _, c := range []struct {
		o    Options
		want string
	}{{Options{Profile: "plain"}, "eu-west-3"}, {Options{Profile: "mfa"}, DefaultRegion}, {Options{Profile: "plain", Region: "us-west-2"}, "us-west-2"}} {
		if cfg, err := Connect(t.Context(), c.o); err != nil || cfg.Region != c.want {
			t.Errorf("%+v: %s %v", c.o, cfg.Region, err)
		}
	}
}
