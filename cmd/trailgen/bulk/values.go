package bulk

import (
	"fmt"
	"strconv"
)

// valueOf is the piece that writes a value: a thing's name, or what the tables
// below know.
func valueOf(name, arg string, another bool) (piece, error) {
	if sort, ok := thingNamed(name); ok {
		if another {
			return func(s *scene) { s.choose(sort); s.thing(sort) }, nil
		}
		return func(s *scene) { s.thing(sort) }, nil
	}
	if f, ok := ranged[name]; ok {
		lo, hi, err := span(arg)
		if err != nil {
			return nil, err
		}
		return func(s *scene) { f(s, lo, hi) }, nil
	}
	if f, ok := plain[name]; ok {
		return f, nil
	}
	return nil, fmt.Errorf("no value is called %q", name)
}

const (
	isoTime  = "2006-01-02T15:04:05Z"
	longTime = "Jan 2, 2006, 3:04:05 PM"
)

// ranged are the values with bounds: $int(1-9).
var ranged = map[string]func(s *scene, lo, hi int){
	"int":  func(s *scene, lo, hi int) { s.out = appendInt(s.out, lo+s.IntN(hi-lo+1)) },
	"low":  func(s *scene, lo, hi int) { s.out = appendInt(s.out, lo+s.low(hi-lo+1)) },
	"hex":  func(s *scene, lo, hi int) { s.out = appendRandom(s.out, s.Rand, lo+s.IntN(hi-lo+1), lowerHex) },
	"text": func(s *scene, lo, hi int) { s.out = appendRandom(s.out, s.Rand, lo+s.IntN(hi-lo+1), alnum62) },
	"b64":  func(s *scene, lo, hi int) { s.out = appendBase64(s.out, s.Rand, lo+s.IntN(hi-lo+1)) },
	// bytes is a size: whole, or with the fraction .0 that S3 writes for some.
	"bytes": func(s *scene, lo, hi int) {
		s.out = appendInt(s.out, lo+s.low(hi-lo+1))
		if s.what.fraction {
			s.add(".0")
		}
	},
}

// plain are the values without bounds. Those made from the nonce stay the same
// all through an event.
var plain = map[string]piece{
	// where and when
	"account": func(s *scene) { s.add(accounts[s.account]) },
	"other":   func(s *scene) { s.add(accounts[(s.account+1+s.low(len(accounts)-1))%len(accounts)]) },
	"region":  func(s *scene) { s.add(regions[s.region]) },
	"zone":    func(s *scene) { s.add(regions[s.region]); s.out = append(s.out, "abc"[s.IntN(3)]) },
	"now":     func(s *scene) { s.stamp(s.at, isoTime) },
	"long":    func(s *scene) { s.stamp(s.at, longTime) },
	"hence":   func(s *scene) { s.stamp(s.at+3600*int64(1+s.low(12)), longTime) },
	"date":    func(s *scene) { s.stamp(s.at, "2006-01-02") },
	"day":     func(s *scene) { s.stamp(s.at, "2006/01/02") },
	"millis":  func(s *scene) { s.out = strconv.AppendInt(s.out, s.at*1000+int64(s.IntN(1000)), 10) },

	// who
	"caller":  func(s *scene) { s.out = append(s.out, s.who.arn...) },
	"label":   func(s *scene) { s.out = append(s.out, s.who.label...) },
	"session": func(s *scene) { s.out = append(s.out, s.who.accessKey...) },
	"created": func(s *scene) { s.stamp(s.who.created, isoTime) },
	"action":  func(s *scene) { s.add(s.what.service); s.add(":"); s.add(s.what.name) },
	"person":  func(s *scene) { s.pick(people) },
	"aroa":    func(s *scene) { s.uniqueID("AROA", theRole) },
	"aida":    func(s *scene) { s.uniqueID("AIDA", theUser) },

	// ids
	"uuid":    func(s *scene) { s.out = appendUUID(s.out, s.Uint64(), s.Uint64(), lowerHex) },
	"UUID":    func(s *scene) { s.out = appendUUID(s.out, s.Uint64(), s.Uint64(), upperHex) },
	"anpa":    func(s *scene) { s.add("ANPA"); s.out = appendRandom(s.out, s.Rand, 17, base32Az) },
	"newkey":  func(s *scene) { s.add("ASIA"); s.out = appendAccessKey(s.out, accounts[s.account], s.Uint64()) },
	"longkey": func(s *scene) { s.add("AKIA"); s.out = appendAccessKey(s.out, accounts[s.account], s.Uint64()) },
	"token":   func(s *scene) { s.add("IQoJb3JpZ2luX2VjE"); s.out = appendBase64(s.out, s.Rand, 480) },
	"id2":     func(s *scene) { s.out = appendBase64(s.out, s.Rand, 56) },
	"request": (*scene).request,
	"nonce":   func(s *scene) { s.out = appendDigits(s.out, s.nonce, 16, alnum62) },
	"task":    func(s *scene) { s.out = appendDigits(s.out, s.task, 16, alnum62) },
	"client":  func(s *scene) { s.out = appendUUID(s.out, s.nonce, finish(s.nonce+1), lowerHex) },
	"slug": func(s *scene) {
		s.add(nouns[s.nonce%uint64(len(nouns))])
		s.out = appendDigits(append(s.out, '-'), s.nonce, 6, lowerHex)
	},

	// what
	"key":     (*scene).objectKey,
	"context": func(s *scene) { s.out = appendDigits(s.out, s.id(theTrail, 2), 120, alnum62) },
	"private": func(s *scene) { s.privateIP(s.Uint64()) },
	"public":  func(s *scene) { s.publicIP(s.Uint64()) },
	"cidr":    func(s *scene) { s.add("10."); s.out = appendInt(s.out, s.low(200)); s.add(".0.0/16") },
	"type":    func(s *scene) { s.pick(instanceTypes) },
	"team":    func(s *scene) { s.pick(teams) },
	"noun":    func(s *scene) { s.pick(nouns) },
	"stage":   func(s *scene) { s.pick(stages) },
	"bool":    func(s *scene) { s.add([]string{"true", "false"}[s.IntN(2)]) },
}

// request appends the id of this event's request in the form of its service.
func (s *scene) request() {
	if s.what.service == "s3" {
		s.out = appendDigits(s.out, s.nonce+2, 16, upper36)
		return
	}
	s.out = appendUUID(s.out, finish(s.nonce+2), finish(s.nonce+3), lowerHex)
}
