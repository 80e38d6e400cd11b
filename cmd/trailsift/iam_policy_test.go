package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestIAMPolicy(t *testing.T) {
	tests := []struct{ args, want string }{
		{"s3://my-trail", `s3:ListBucket on arn:aws:s3:::my-trail; s3:GetObject on arn:aws:s3:::my-trail/*`},
		{"s3://my-trail/prod/x", `s3:ListBucket on arn:aws:s3:::my-trail if StringLike s3:prefix prod/x,prod/x/*; s3:GetObject on arn:aws:s3:::my-trail/prod/x,arn:aws:s3:::my-trail/prod/x/*`},
		{"s3://my-trail/a*$/", `s3:ListBucket on arn:aws:s3:::my-trail if StringLike s3:prefix a${*}${$}/*; s3:GetObject on arn:aws:s3:::my-trail/a${*}${$}/*`},
		{"s3://my-trail/ --kms-key arn:aws:kms:eu-west-1:111122223333:key/k", `s3:ListBucket on arn:aws:s3:::my-trail; s3:GetObject on arn:aws:s3:::my-trail/*; kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/k if StringLike kms:ViaService s3.*.amazonaws.com*`},
		{"s3://my-trail --region cn-north-1", `s3:ListBucket on arn:aws-cn:s3:::my-trail; s3:GetObject on arn:aws-cn:s3:::my-trail/*`},
		{"lookup:", `cloudtrail:LookupEvents on *; account:ListRegions on *`},
		{"lookup:us-east-1,eu-west-1", `cloudtrail:LookupEvents on * if StringLike aws:RequestedRegion us-east-1,eu-west-1`},
		{"lookup: --region eu-*", `cloudtrail:LookupEvents on * if StringLike aws:RequestedRegion eu-*; account:ListRegions on *`},
		{"logs:trail/all", `logs:FilterLogEvents on arn:aws:logs:*:*:log-group:trail/all,arn:aws:logs:*:*:log-group:trail/all:*`},
		{"logs:trail --region us-gov-west-1 --account 111122223333", `logs:FilterLogEvents on arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:trail,arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:trail:*`},
		{"logs:arn:aws:logs:eu-west-1:111122223333:log-group:trail:*", `logs:FilterLogEvents on arn:aws:logs:eu-west-1:111122223333:log-group:trail,arn:aws:logs:eu-west-1:111122223333:log-group:trail:*`},
		{"lookup:us-east-1 logs:trail", `cloudtrail:LookupEvents on * if StringLike aws:RequestedRegion us-east-1; logs:FilterLogEvents on arn:aws:logs:*:*:log-group:trail,arn:aws:logs:*:*:log-group:trail:*`},
	}
	for _, test := range tests {
		out := answer(t, append([]string{"iam-policy"}, strings.Fields(test.args)...)...)
		var p policy
		if err := json.Unmarshal([]byte(out), &p); err != nil || p.Version != "2012-10-17" {
			t.Fatal(err, out)
		}
		if got := summary(t, p); got != test.want {
			t.Errorf("%s:\n%s, want\n%s", test.args, got, test.want)
		}
	}
}

// summary writes a policy in a line. The names of its statements are unique.
func summary(t *testing.T, p policy) string {
	t.Helper()
	var out, names []string
	for _, s := range p.Statement {
		text := strings.Join(s.Action, ",") + " on " + strings.Join(s.Resource, ",")
		for operator, condition := range s.Condition {
			for key, values := range condition {
				text += " if " + operator + " " + key + " " + strings.Join(values, ",")
			}
		}
		if s.Effect != "Allow" || slices.Contains(names, s.Sid) || strings.Trim(s.Sid, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") != "" {
			t.Errorf("%+v", s)
		}
		names, out = append(names, s.Sid), append(out, text)
	}
	return strings.Join(out, "; ")
}

// TestIAMPolicyReadsOnly allows nothing that writes, whatever the source.
func TestIAMPolicyReadsOnly(t *testing.T) {
	out := answer(t, "iam-policy", "s3://my-trail/p", "lookup:", "logs:trail", "--kms-key", "arn:aws:kms:eu-west-1:111122223333:key/k")
	var p policy
	if err := json.Unmarshal([]byte(out), &p); err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Statement {
		for _, action := range s.Action {
			_, verb, _ := strings.Cut(action, ":")
			if !slices.ContainsFunc([]string{"List", "Get", "Lookup", "Filter", "Describe", "Decrypt"}, func(v string) bool { return strings.HasPrefix(verb, v) }) {
				t.Errorf("%s is allowed", action)
			}
		}
	}
}

func TestIAMPolicyRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"": "name a source: s3://BUCKET, lookup: or logs:GROUP", "/var/log": "/var/log is not in AWS and needs no policy", "s3://": "names no bucket", "lookup:eu": `"eu" is no region`, "logs:": "is no log group",
		"s3://b*": `"b*" is no name of a bucket`, `s3://b"u/x`: "is no name of a bucket", "s3://my-trail?": "is no name of a bucket", "s3://${aws:username}": "is no name of a bucket",
	} {
		if _, errs, code := sift(t, "", append([]string{"iam-policy"}, strings.Fields(args)...)...); code != exitUsage || !strings.Contains(errs, want) {
			t.Errorf("%q: exit %d, %s", args, code, errs)
		}
	}
	_, errs, _ := sift(t, "", "iam-policy", "s3://my-trail", "--assume-role", "arn:aws:iam::111122223333:role/r")
	if !strings.Contains(errs, "add --kms-key") || !strings.Contains(errs, "needs sts:AssumeRole on it") {
		t.Error(errs)
	}
}
