package resource

import "strings"

// class is what the verb of a call does.
type class uint8

const (
	uses class = iota
	creates
	changes
	deletes
	reads
	runs // starts and stops
)

// verbs are the first words of API calls.
var verbs = map[string]class{
	"Create": creates, "Run": creates, "Allocate": creates, "Register": creates, "Import": creates, "Copy": creates,
	"Upload": creates, "Launch": creates, "Provision": creates, "Restore": creates, "Request": creates,
	"Put": changes, "Update": changes, "Modify": changes, "Attach": changes, "Detach": changes, "Associate": changes,
	"Disassociate": changes, "Add": changes, "Remove": changes, "Set": changes, "Enable": changes, "Disable": changes,
	"Authorize": changes, "Revoke": changes, "Tag": changes, "Untag": changes, "Change": changes, "Replace": changes,
	"Reset": changes, "Cancel": changes, "Schedule": changes, "Rotate": changes, "Activate": changes,
	"Deactivate": changes, "Grant": changes, "Retire": changes, "Share": changes, "Unshare": changes, "Accept": changes,
	"Reject": changes, "Assign": changes, "Unassign": changes, "Label": changes, "Purge": changes, "End": changes,
	"Move": changes, "Replicate": changes, "Resize": changes, "Reencrypt": changes, "Monitor": changes, "Unmonitor": changes,
	"Start": runs, "Stop": runs, "Reboot": runs,
	"Delete": deletes, "Terminate": deletes, "Release": deletes, "Deregister": deletes,
	"Get": reads, "List": reads, "Describe": reads, "Head": reads, "Lookup": reads, "Search": reads, "Query": reads,
	"Scan": reads, "Check": reads, "Select": reads, "View": reads, "Validate": reads, "Simulate": reads,
	"Preview": reads, "Estimate": reads, "Test": reads, "Filter": reads, "Download": reads, "Receive": reads, "Export": reads,
}

// mainForms are what the calls of a service change that do not name it:
// StopLogging changes a trail, AddPermission a function.
var mainForms = map[string]*form{
	"s3": bucketForm, "lambda": functionForm, "secretsmanager": secretForm, "cloudtrail": trailForm, "kms": keyForm,
	"dynamodb": theForm("dynamodb", "table/"), "sqs": queueForm, "sns": theForm("sns", ""), "logs": theForm("logs", "log-group:"),
	"guardduty": theForm("guardduty", "detector/"), "ecr": theForm("ecr", "repository/"), "eks": theForm("eks", "cluster/"),
	"autoscaling": theForm("autoscaling", "autoScalingGroup:autoScalingGroupName/"), "route53": zoneForm, "apigateway": apiForm,
	"transfer": theForm("transfer", "server/"),
}

// effect is what a call does to things of a form.
type effect struct {
	form *form // nil for all things
	role Role
}

// effects are the calls whose names do not tell what they do.
var effects = map[string][]effect{
	"iam:AddRoleToInstanceProfile":      {{roleForm, Used}},
	"iam:RemoveRoleFromInstanceProfile": {{roleForm, Used}},
	"iam:CreateServiceLinkedRole":       {{roleForm, Created}, {iamForms["AROA"], Created}},
	"iam:DeleteServiceLinkedRole":       {{roleForm, Deleted}},
	"sts:GetFederationToken":            {{theForm("sts", "federated-user/"), Created}},

	"ec2:AttachVolume":                  {{ec2Forms["i"], Changed}},
	"ec2:DetachVolume":                  {{ec2Forms["i"], Changed}},
	"ec2:AttachNetworkInterface":        {{ec2Forms["i"], Changed}},
	"ec2:DetachNetworkInterface":        {{ec2Forms["i"], Changed}},
	"ec2:AssociateAddress":              {{ec2Forms["i"], Changed}},
	"ec2:AssociateIamInstanceProfile":   {{ec2Forms["i"], Changed}},
	"ec2:AttachInternetGateway":         {{ec2Forms["vpc"], Changed}},
	"ec2:DetachInternetGateway":         {{ec2Forms["vpc"], Changed}},
	"ec2:AssociateRouteTable":           {{ec2Forms["subnet"], Changed}},
	"ec2:CreateRoute":                   {{ec2Forms["rtb"], Changed}},
	"ec2:DeleteRoute":                   {{ec2Forms["rtb"], Changed}},
	"ec2:ReplaceRoute":                  {{ec2Forms["rtb"], Changed}},
	"ec2:CreateTags":                    {{nil, Changed}},
	"ec2:DeleteTags":                    {{nil, Changed}},
	"ec2:CreateFleet":                   {{ec2Forms["i"], Created}},
	"ec2:AuthorizeSecurityGroupIngress": {{ec2Forms["sgr"], Created}},
	"ec2:AuthorizeSecurityGroupEgress":  {{ec2Forms["sgr"], Created}},
	"ec2:RevokeSecurityGroupIngress":    {{ec2Forms["sgr"], Deleted}},
	"ec2:RevokeSecurityGroupEgress":     {{ec2Forms["sgr"], Deleted}},

	"s3:PutObject":               {{objectForm, Created}},
	"s3:PostObject":              {{objectForm, Created}},
	"s3:CompleteMultipartUpload": {{objectForm, Created}},
	"s3:RestoreObject":           {{objectForm, Changed}},
	"s3:CopyObject":              {{objectForm, Created}},

	"lambda:PublishLayerVersion":          {{theForm("lambda", "layer:"), Created}},
	"lambda:PublishVersion":               {{functionForm, Changed}},
	"secretsmanager:RestoreSecret":        {{secretForm, Changed}},
	"kms:ScheduleKeyDeletion":             {{keyForm, Deleted}},
	"kms:EnableKey":                       {{keyForm, Changed}},
	"cloudtrail:StartLogging":             {{trailForm, Changed}},
	"cloudtrail:StopLogging":              {{trailForm, Changed}},
	"dynamodb:CreateBackup":               {{theForm("dynamodb", "table/"), Read}},
	"rds:CreateDBInstanceReadReplica":     {{databaseForm, Created}},
	"ssm:StartSession":                    {{sessionForm, Created}},
	"ssm:SendCommand":                     {{commandForm, Created}},
	"kms:RetireGrant":                     {{grantForm, Deleted}},
	"kms:RevokeGrant":                     {{grantForm, Deleted}},
	"organizations:AttachPolicy":          {{nil, Changed}},
	"organizations:DetachPolicy":          {{nil, Changed}},
	"ssm:UpdateInstanceInformation":       {{nil, Used}},
	"ssm:UpdateInstanceAssociationStatus": {{nil, Used}},
}

// roleOf returns what a thing is to the call, by what the call is named.
func (c *Context) roleOf(f *form, inResponse bool) Role {
	for _, e := range c.effects {
		if e.form == f || e.form == nil {
			return e.role
		}
	}
	about := f.about(c.noun)
	switch c.class {
	case reads:
		return Read
	case creates:
		if about == whole {
			return Created
		}
		return c.changed(f, about == part)
	case deletes:
		if about == whole {
			return Deleted
		}
		if inResponse && about == nothing {
			return Mentioned // what the deleted thing was made of
		}
		return c.changed(f, about == part)
	case changes:
		return c.changed(f, about != nothing)
	case runs:
		if about != nothing {
			return Changed
		}
	}
	return Used
}

// changed returns Changed for things that the call is named after or that are
// what its service is about, else Used.
func (c *Context) changed(f *form, named bool) Role {
	if named || f == mainForms[c.service] && f != nil || c.service == "iam" && f.isPrincipal() {
		return Changed
	}
	return Used
}

// isPrincipal reports whether the things are those that calls to IAM change
// whatever they are named after: CreateLoginProfile, EnableMFADevice.
func (f *form) isPrincipal() bool {
	return f == userForm || f == roleForm || f == groupForm || f == profileForm
}

// about is how a call is named after a thing.
type about uint8

const (
	nothing about = iota
	part          // its noun starts with the thing: Role in AttachRolePolicy
	whole         // its noun is the thing: Role in CreateRole
)

// about returns how a call of some noun is named after the things of a form.
func (f *form) about(noun string) about {
	if f == nil {
		return nothing
	}
	best := nothing
	for _, n := range f.nouns {
		rest, ok := strings.CutPrefix(noun, n)
		switch {
		case !ok:
		case rest == "" || rest == "s" || rest == "es" || strings.HasPrefix(rest, "From") || strings.HasPrefix(rest, "To"):
			return whole
		case rest[0] >= 'A' && rest[0] <= 'Z' || strings.HasPrefix(rest, "s"):
			best = part
		}
	}
	return best
}

// splitEvent returns the class of a call's verb and what follows the verb.
func splitEvent(name string) (class, string) {
	noun := strings.TrimPrefix(name, "Batch")
	verb := firstWord(noun)
	if kind, ok := verbs[verb]; ok {
		return kind, noun[len(verb):]
	}
	return uses, noun[len(verb):]
}

// Makes reports whether calls of a name, as recorded, make things.
func Makes(event string) bool {
	verb, _ := splitEvent(undated(event))
	return verb == creates
}

// Unmakes reports whether calls of a name, as recorded, unmake things.
func Unmakes(event string) bool {
	verb, _ := splitEvent(undated(event))
	return verb == deletes
}

// OnObjects reports whether calls of a name, as recorded, do something to
// objects in a bucket, and whether they read them. A trail records such calls
// only as data events.
func OnObjects(event string) (is, read bool) {
	verb, noun := splitEvent(event)
	if strings.HasPrefix(event, "List") || !strings.HasPrefix(noun, "Object") && !strings.HasPrefix(noun, "Part") && event != "CompleteMultipartUpload" {
		return false, false
	}
	return true, verb == reads
}

// firstWord returns the first word of a name written in CamelCase.
func firstWord(name string) string {
	for i := 1; i < len(name); i++ {
		if name[i] >= 'A' && name[i] <= 'Z' {
			return name[:i]
		}
	}
	return name
}

// undated drops the date of the API that Lambda and CloudFront write behind
// names: UpdateFunctionCode20150331v2, CreateDistribution2020_05_31.
func undated(name string) string {
	end := len(name)
	if at := strings.LastIndexByte(name, 'v'); at > 0 && at < end-1 && digits(name[at+1:]) {
		end = at
	}
	for _, layout := range [...]string{"00000000", "0000_00_00"} {
		if start := end - len(layout); start > 0 && looksLike(name[start:end], layout) {
			return name[:start]
		}
	}
	return name
}

func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// looksLike reports whether a text has digits where a layout has zeros, and
// the layout's characters elsewhere.
func looksLike(text, layout string) bool {
	for i := range len(layout) {
		if isDigit := text[i] >= '0' && text[i] <= '9'; layout[i] == '0' && !isDigit || layout[i] != '0' && text[i] != layout[i] {
			return false
		}
	}
	return true
}
