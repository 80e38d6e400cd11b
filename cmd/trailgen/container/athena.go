package container

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// athenaHeader are the columns of SELECT * over the usual table.
var athenaHeader = []string{
	"eventversion", "useridentity", "eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress", "useragent", "errorcode",
	"errormessage", "requestparameters", "responseelements", "additionaleventdata", "requestid", "eventid", "readonly", "resources",
	"eventtype", "apiversion", "recipientaccountid", "serviceeventdetails", "sharedeventid", "vpcendpointid", "eventcategory",
}

// Athena is the CSV of an Athena query: every value quoted, null as nothing at
// all, structs in a form of their own, JSON columns as JSON.
func Athena(events []scenario.Event) []byte {
	var b bytes.Buffer
	athenaRow(&b, athenaHeader)
	for _, e := range events {
		o := read(e)
		athenaRow(&b, []string{
			o.EventVersion, o.UserIdentity.athena(), iso(e.Time), o.EventSource, o.EventName, o.AwsRegion, o.SourceIPAddress, o.UserAgent, o.ErrorCode,
			o.ErrorMessage, column(o.RequestParameters), column(o.ResponseElements), column(o.AdditionalEventData), o.RequestID, e.ID, strconv.FormatBool(o.ReadOnly), o.athenaResources(),
			o.EventType, o.APIVersion, o.RecipientAccountID, column(o.ServiceEventDetails), o.SharedEventID, o.VpcEndpointID, o.EventCategory,
		})
	}
	return b.Bytes()
}

func athenaRow(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if c != "" {
			b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
		}
	}
	b.WriteByte('\n')
}

func column(raw json.RawMessage) string {
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// athena is the struct as Athena prints it: {type=IAMUser, principalid=…}.
func (id identity) athena() string {
	session := "null"
	if id.SessionContext != nil {
		a := id.SessionContext.Attributes
		session = "{attributes={mfaauthenticated=" + or(a.MfaAuthenticated) + ", creationdate=" + or(a.CreationDate) + "}, sessionissuer=null}"
	}
	return "{type=" + or(id.Type) + ", principalid=" + or(id.PrincipalID) + ", arn=" + or(id.ARN) + ", accountid=" + or(id.AccountID) +
		", invokedby=" + or(id.InvokedBy) + ", accesskeyid=" + or(id.AccessKeyID) + ", username=" + or(id.UserName) + ", sessioncontext=" + session + "}"
}

func (o outline) athenaResources() string {
	var out []string
	for _, r := range o.Resources {
		out = append(out, "{arn="+or(r.ARN)+", accountid=null, type="+or(r.Type)+"}")
	}
	if out == nil {
		return ""
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func or(s string) string {
	if s == "" {
		return "null"
	}
	return s
}
