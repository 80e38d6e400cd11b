package bulk

import "cmp"

// record appends one record: the fields in AWS's order.
func (s *scene) record() {
	s.forget()
	s.settle(variants.draw(s))
	k := s.what
	s.add(`{"eventVersion":"`)
	s.add(k.version)
	s.add(`","userIdentity":`)
	s.identity()
	s.add(`,"eventTime":"`)
	s.stamp(s.at, isoTime)
	s.add(`","eventSource":"`)
	s.add(k.service)
	s.add(`.amazonaws.com","eventName":"`)
	s.add(k.name)
	s.add(`","awsRegion":"`)
	s.add(regions[s.region])
	s.add(`","sourceIPAddress":"`)
	s.sourceAddress()
	s.add(`","userAgent":"`)
	s.userAgent()
	s.add(`"`)
	s.answer()
	s.ids()
	s.last()
}

func (s *scene) identity() {
	if s.what.form == "AwsServiceEvent" {
		s.add(`{"accountId":"`)
		s.add(accounts[s.account])
		s.add(`","invokedBy":"`)
		s.add(s.invoker())
		s.add(`"}`)
		return
	}
	s.out = append(s.out, s.who.head...)
	if via := s.via(); via != "" {
		s.add(`,"invokedBy":"`)
		s.add(via)
		s.add(`"`)
	}
	s.add("}")
}

// invoker is the service that makes the call, or none.
func (s *scene) invoker() string { return cmp.Or(s.who.service, s.what.via) }

// via is the service through which somebody else makes the call, or none.
func (s *scene) via() string {
	if s.who.service != "" {
		return ""
	}
	return s.what.via
}

func (s *scene) sourceAddress() {
	if via := s.via(); via != "" {
		s.add(via)
		return
	}
	s.pick(s.who.addresses)
}

func (s *scene) userAgent() {
	k, a := s.what, s.who
	if via := s.via(); via != "" {
		s.add(via)
		return
	}
	wrapped := k.service == "s3" && a.service == ""
	if wrapped {
		s.add("[")
	}
	s.agent(&a.agent)
	if wrapped {
		s.add("]")
	}
}

// answer appends what was asked for and what came of it.
func (s *scene) answer() {
	k := s.what
	response := k.response
	if !s.again {
		s.failed = s.failure()
	}
	if s.failed != nil {
		s.settle(0) // what fails is the usual
		s.line("errorCode", s.failed.code)
		s.line("errorMessage", s.failed.message)
		if !k.answered {
			response = nil
		}
	}
	s.add(`,"requestParameters":`)
	s.orNull(k.request)
	s.add(`,"responseElements":`)
	s.orNull(response)
	s.part("additionalEventData", k.extra)
}

// line appends a text member if there is a pattern for it.
func (s *scene) line(name string, p pattern) {
	if p == nil {
		return
	}
	s.field(name)
	p.write(s)
	s.add(`"`)
}

// failure is what goes wrong this time, or nil.
func (s *scene) failure() *failure {
	if len(s.what.failures) == 0 {
		return nil
	}
	n := s.IntN(1000)
	for i := range s.what.failures {
		f := &s.what.failures[i]
		if n -= f.permille; n < 0 {
			return f
		}
	}
	return nil
}

// field opens a text member.
func (s *scene) field(name string) {
	s.add(`,"`)
	s.add(name)
	s.add(`":"`)
}

func (s *scene) orNull(p pattern) {
	if p == nil {
		s.add("null")
		return
	}
	p.write(s)
}

// part appends a member if there is a pattern for it.
func (s *scene) part(name string, p pattern) {
	if p == nil {
		return
	}
	s.add(`,"`)
	s.add(name)
	s.add(`":`)
	p.write(s)
}

func (s *scene) ids() {
	k := s.what
	if !k.bare {
		s.field("requestID")
		s.request()
		s.add(`"`)
	}
	s.field("eventID")
	s.out = appendUUID(s.out, s.Uint64(), s.Uint64(), lowerHex)
	s.add(`","readOnly":`)
	s.truth(k.read)
	s.part("resources", k.resources)
	s.field("eventType")
	s.add(k.form)
	s.add(`"`)
	if k.api != "" {
		s.field("apiVersion")
		s.add(k.api)
		s.add(`"`)
	}
	s.add(`,"managementEvent":`)
	s.truth(!k.data)
}

func (s *scene) truth(yes bool) {
	if yes {
		s.add("true")
		return
	}
	s.add("false")
}

// last appends what stands behind managementEvent. Where eventCategory stands
// differs between services, as it does at AWS.
func (s *scene) last() {
	k, c := s.what, s.who.cast
	if k.early {
		s.category()
	}
	s.field("recipientAccountId")
	s.add(accounts[s.account])
	s.add(`"`)
	if k.shared || s.who.service != "" && k.form == "AwsApiCall" {
		s.field("sharedEventID")
		s.out = appendUUID(s.out, s.Uint64(), s.Uint64(), lowerHex)
		s.add(`"`)
	}
	if c.endpoint && k.data {
		s.field("vpcEndpointId")
		s.thing(theEndpoint)
		s.add(`","vpcEndpointAccountId":"`)
		s.add(accounts[s.account])
		s.add(`"`)
	}
	s.part("serviceEventDetails", k.details)
	if !k.early {
		s.category()
	}
	s.tls()
	s.add("}")
}

func (s *scene) category() {
	s.field("eventCategory")
	if s.what.data {
		s.add(`Data"`)
		return
	}
	s.add(`Management"`)
}

// tls appends what is known of the connection.
func (s *scene) tls() {
	k, c := s.what, s.who.cast
	switch {
	case k.via != "" || c.bare || k.form != "AwsApiCall":
		return
	case c.console:
		s.add(`,"sessionCredentialFromConsole":"true"`)
		return
	case s.who.taste%5 == 0:
		s.add(`,"tlsDetails":{"tlsVersion":"TLSv1.2","cipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","clientProvidedHostHeader":"`)
	default:
		s.add(`,"tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"`)
	}
	s.hostHeader()
	s.add(`"}`)
}

func (s *scene) hostHeader() {
	if s.what.service == "s3" && s.things[theBucket] >= 0 {
		s.thing(theBucket)
		s.add(".")
	}
	s.add(s.what.service)
	if !s.what.global {
		s.add(".")
		s.add(regions[s.region])
	}
	s.add(".amazonaws.com")
}
