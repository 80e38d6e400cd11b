package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/loader/logs"
	"github.com/trailsift/trailsift/loader/lookup"
	"github.com/trailsift/trailsift/loader/s3"
)

// policy is an IAM policy: IAM user guide, "Grammar of the IAM JSON policy
// language".
type policy struct {
	Version   string
	Statement []statement
}

type statement struct {
	Sid       string
	Effect    string
	Action    []string
	Resource  []string
	Condition map[string]map[string][]string `json:",omitempty"`
}

const iamHelp = `iam-policy prints the least IAM policy that reading a SOURCE needs: s3://BUCKET,
s3://BUCKET/PREFIX, lookup:, lookup:REGION,REGION, logs:GROUP or logs:ARN.
Several sources make one policy. --region and --account narrow it where they
can. Nothing is asked of AWS.`

const iamExamples = `  trailsift iam-policy s3://my-trail/prod
  trailsift iam-policy s3://my-trail --kms-key arn:aws:kms:eu-west-1:111122223333:key/1234abcd-...
  trailsift iam-policy lookup:us-east-1,eu-west-1
  trailsift iam-policy logs:CloudTrail/DefaultLogGroup --region eu-west-1 --account 111122223333`

func newIAMPolicy(a *app) *cobra.Command {
	var key string
	cmd := &cobra.Command{
		Use:     "iam-policy SOURCE...",
		Short:   "Print the least IAM policy that reading a source needs",
		Long:    iamHelp,
		Example: iamExamples,
		RunE:    func(_ *cobra.Command, args []string) error { return a.iamPolicy(args, key) },
	}
	cmd.Flags().StringVar(&key, "kms-key", "", "the ARN of the KMS key that encrypts the trail's objects")
	return cmd
}

func (a *app) iamPolicy(sources []string, key string) error {
	if len(sources) == 0 {
		return usagef("iam-policy: name a source: s3://BUCKET, lookup: or logs:GROUP")
	}
	p := policy{Version: "2012-10-17"}
	for _, source := range sources {
		list, err := a.statements(source, key)
		if err != nil {
			return usageError{err}
		}
		p.Statement = append(p.Statement, list...)
	}
	for i := range p.Statement {
		s := &p.Statement[i]
		s.Effect = "Allow"
		if len(sources) > 1 { // names of statements are unique
			s.Sid += fmt.Sprint(i + 1)
		}
	}
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.output(), string(text))
	a.tellPolicy(sources, key)
	return err
}

// tellPolicy says what the policy does not.
func (a *app) tellPolicy(sources []string, key string) {
	for _, source := range sources {
		if strings.HasPrefix(source, schemeS3) && key == "" {
			a.tell("if %s is encrypted with a KMS key of yours, add --kms-key and its ARN", source)
		}
	}
	if role := a.remote.assumeRole; role != "" {
		a.tell("this is for %s; who takes it on needs sts:AssumeRole on it", role)
	}
}

// statements are what one source needs.
func (a *app) statements(source, key string) ([]statement, error) {
	switch {
	case strings.HasPrefix(source, schemeS3):
		return a.trailStatements(source, key)
	case strings.HasPrefix(source, schemeLookup):
		return a.historyStatements(source)
	case strings.HasPrefix(source, schemeLogs):
		return a.groupStatements(source)
	}
	return nil, fmt.Errorf("%s is not in AWS and needs no policy: name s3://BUCKET, lookup: or logs:GROUP", source)
}

// bucketName is the form of a bucket's name. Old buckets in us-east-1 may have
// capitals, underscores and up to 255 characters: S3 user guide, "General purpose
// bucket naming rules".
var bucketName = regexp.MustCompile(`^[A-Za-z0-9._-]{3,255}$`)

// trailStatements let objects below a prefix be listed and read.
func (a *app) trailStatements(source, key string) ([]statement, error) {
	bucket, prefix, err := s3.ParseURL(source)
	if err != nil {
		return nil, err
	}
	if !bucketName.MatchString(bucket) {
		return nil, fmt.Errorf("%q is no name of a bucket: it has letters, digits, dots, dashes and underscores", bucket)
	}
	arn := "arn:" + a.partition() + ":s3:::" + bucket
	list := statement{Sid: "ListTrail", Action: []string{"s3:ListBucket"}, Resource: []string{arn}}
	read := statement{Sid: "ReadTrail", Action: []string{"s3:GetObject"}}
	below := belowPrefix(prefix)
	if prefix != "" {
		list.Condition = map[string]map[string][]string{"StringLike": {"s3:prefix": below}}
	}
	for _, name := range below {
		read.Resource = append(read.Resource, arn+"/"+name)
	}
	out := []statement{list, read}
	if key != "" {
		out = append(out, statement{
			Sid: "DecryptTrail", Action: []string{"kms:Decrypt"}, Resource: []string{key},
			Condition: map[string]map[string][]string{"StringLike": {"kms:ViaService": {"s3.*.amazonaws.com*"}}},
		})
	}
	return out, nil
}

// belowPrefix is a folder as policies write it: with all that is in it.
func belowPrefix(prefix string) []string {
	name := literalIAM(prefix)
	if prefix == "" || strings.HasSuffix(prefix, "/") {
		return []string{name + "*"}
	}
	return []string{name, name + "/*"}
}

// literalIAM writes text so that none of it stands for other text in a policy:
// IAM user guide, "IAM policy elements: variables and tags".
func literalIAM(text string) string {
	return strings.NewReplacer("*", "${*}", "?", "${?}", "$", "${$}").Replace(text)
}

// historyStatements let events be looked up, in the regions named.
func (a *app) historyStatements(source string) ([]statement, error) {
	regions := a.remote.regions
	if list := strings.TrimPrefix(source, schemeLookup); list != "" {
		regions = strings.Split(list, ",")
	}
	if _, err := lookup.New(lookup.Options{Regions: regions}); err != nil {
		return nil, err
	}
	find := statement{Sid: "LookUpEvents", Action: []string{"cloudtrail:LookupEvents"}, Resource: []string{"*"}}
	if len(regions) > 0 {
		find.Condition = map[string]map[string][]string{"StringLike": {"aws:RequestedRegion": regions}}
	}
	if len(regions) > 0 && !strings.Contains(strings.Join(regions, ""), "*") {
		return []statement{find}, nil
	}
	return []statement{find, {Sid: "ListRegions", Action: []string{"account:ListRegions"}, Resource: []string{"*"}}}, nil
}

// groupStatements let the log events of a group be filtered. Its name stands with
// and without what follows it, since IAM takes either for some actions.
func (a *app) groupStatements(source string) ([]statement, error) {
	name := strings.TrimSuffix(strings.TrimPrefix(source, schemeLogs), ":*")
	if _, err := logs.New(logs.Options{Group: name}); err != nil {
		return nil, err
	}
	arns := []string{name}
	if !strings.HasPrefix(name, "arn:") {
		arns = nil
		for _, region := range orAny(a.remote.regions) {
			for _, account := range orAny(a.remote.accounts) {
				arns = append(arns, strings.Join([]string{"arn", a.partition(), "logs", region, account, "log-group", name}, ":"))
			}
		}
	}
	var resources []string
	for _, arn := range arns {
		resources = append(resources, arn, arn+":*")
	}
	return []statement{{Sid: "FilterLogs", Action: []string{"logs:FilterLogEvents"}, Resource: resources}}, nil
}

func orAny(names []string) []string {
	if len(names) == 0 {
		return []string{"*"}
	}
	return names
}

// partition is the part of AWS that the regions named are in.
func (a *app) partition() string {
	for _, region := range a.remote.regions {
		for prefix, name := range map[string]string{"cn-": "aws-cn", "us-gov-": "aws-us-gov", "eusc-": "aws-eusc"} {
			if strings.HasPrefix(region, prefix) {
				return name
			}
		}
	}
	return "aws"
}
