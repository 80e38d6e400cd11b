package lineage

import (
	"fmt"
	"net/netip"
	"regexp"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// instanceID is what instances are called: with 8 or 17 digits, of which
// anonymised logs change some to other letters.
var instanceID = regexp.MustCompile(`^i-([0-9A-Za-z]{8}|[0-9A-Za-z]{17})$`)

// The services that ask for the roles of machines.
const (
	serviceEC2    = "ec2.amazonaws.com"
	serviceLambda = "lambda.amazonaws.com"
)

// machine returns the instance or function for which a service assumed a role;
// nil when the service did it for itself.
func (t *tracer) machine(h holder, by holder) *holder {
	if by.invokedBy == serviceEC2 && instanceID.MatchString(h.sessionName()) {
		return instanceOf(h)
	}
	if by.invokedBy == serviceLambda {
		return t.functionOf(h)
	}
	return nil
}

// linkedPath begins the paths of service-linked roles: the service is next. Their
// trust lets nobody else assume them ("Service-linked roles", IAM user guide).
const linkedPath = ":role/aws-service-role/"

// linked ties a session of a service-linked role to its service.
func (t *tracer) linked(h holder) (*link, error) {
	_, path, ok := strings.Cut(h.issuerArn, linkedPath)
	service, _, _ := strings.Cut(path, "/")
	if !ok || service == "" {
		return nil, nil
	}
	return &link{
		row: h.row, event: h, itself: true, rule: LinkedRole, certainty: Certain, how: "role of the service alone",
		parent: &holder{kind: Service, name: service, who: "svc/" + service, known: h.known, row: h.row, eventID: h.eventID, event: h.event, time: h.time},
	}, nil
}

// instanceOf is the instance after which a role's session is named.
func instanceOf(h holder) *holder {
	return &holder{kind: Instance, name: h.sessionName(), who: h.sessionName(), account: h.account, recipient: h.recipient, region: h.region, known: h.known, row: h.row, eventID: h.eventID, time: firstOf(h.created, h.time)}
}

func firstOf(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// ofInstance ties a session to its instance by the record alone: EC2 delivered
// the credentials, and names sessions after instances. ec2RoleDelivery is
// AWS's own word, "1.0" or "2.0" for the version of the metadata service.
func (t *tracer) ofInstance(h holder) (*link, error) {
	delivery := t.of(h, "userIdentity.sessionContext.ec2RoleDelivery")
	if delivery == "" || !instanceID.MatchString(h.sessionName()) {
		return nil, nil
	}
	return &link{
		row: h.row, event: h, itself: true, parent: instanceOf(h), rule: InstanceRole, certainty: Certain,
		how: "role of the instance, from its metadata service " + delivery,
	}, nil
}

// namedLikeInstance is a guess: whoever assumes a role may call the session
// like an instance.
func (t *tracer) namedLikeInstance(h holder) (*link, error) {
	if !instanceID.MatchString(h.sessionName()) {
		return nil, nil
	}
	parent := instanceOf(h)
	started, err := t.startedInstance(*parent)
	if started == nil || err != nil {
		return nil, err
	}
	return &link{row: h.row, event: h, itself: true, parent: parent, rule: InstanceRole, certainty: Guessed, how: "the session is named as an instance"}, nil
}

// elsewhere returns the addresses that an instance's credentials were used from
// if they are several, each with the number of calls: whose they are is certain
// all the same, who used them is not. All sessions count that the instance has
// with its role: EC2 begins new ones.
func (t *tracer) elsewhere(h holder, began *link) ([]string, error) {
	if began == nil || began.parent == nil || began.parent.kind != Instance || h.principalID == "" {
		return nil, nil
	}
	calls, err := t.sel(store.Equals(pathPrincipal, h.principalID), direct(), store.Not{Expr: has(pathEndpoint)})
	if err != nil {
		return nil, err
	}
	from, err := t.snap.Facet(t.ctx, t.lang, pathAddress, calls, 0)
	if err != nil {
		return nil, err
	}
	var addresses []string
	for _, v := range from.Values {
		if _, err := netip.ParseAddr(v.Value); err == nil { // what a service calls has its name there
			addresses = append(addresses, fmt.Sprintf("%s (%d)", v.Value, v.Count))
		}
	}
	if len(addresses) < 2 {
		return nil, nil
	}
	return addresses, nil
}

// startedInstance finds who started an instance.
func (t *tracer) startedInstance(h holder) (*link, error) {
	found, err := t.holders(store.Equals(pathInstances, h.name), store.Equals(pathEvent, "RunInstances"))
	if err != nil {
		return nil, err
	}
	found = keep(found, func(by holder) bool {
		return same(by.recipient, h.account) && h.usedAfter(by.time)
	})
	l := choose(found, InstanceRole, Certain)
	if l != nil {
		l.how = "RunInstances"
	}
	return l, nil
}

// inScope is the part of userIdentity that names the function or task that
// holds a role.
const inScope = "userIdentity.inScopeOf."

// functionOf is the function or task that the record names, nil if it does not.
func (t *tracer) functionOf(h holder) *holder {
	arn := t.of(h, inScope+"sourceArn")
	if arn == "" {
		return nil
	}
	kind := Workload
	if strings.Contains(arn, ":function:") {
		kind = Function
	}
	return &holder{kind: kind, name: lastPart(arn), who: arn, arn: arn, account: accountOf(arn), region: h.region, known: h.known, row: h.row, eventID: h.eventID, event: h.event, time: h.time}
}

// lastPart returns what follows the last slash or colon.
func lastPart(arn string) string { return arn[strings.LastIndexAny(arn, ":/")+1:] }

// ofFunction ties a session to the function that the record names.
func (t *tracer) ofFunction(h holder) (*link, error) {
	parent := t.functionOf(h)
	if parent == nil {
		return nil, nil
	}
	return &link{row: h.row, event: h, itself: true, parent: parent, rule: FunctionRole, certainty: Certain, how: "role of " + parent.name + ", by inScopeOf"}, nil
}
