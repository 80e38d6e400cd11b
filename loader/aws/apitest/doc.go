// Package apitest is a server that speaks the protocol of AWS's JSON services
// over loopback, for tests that drive the real SDK clients.
//
//	SDK client ──HTTP──▶ Server ──▶ Fault? ──▶ rate limit ──▶ History: LookupEvents, ListRegions
//	                       │                                  Groups:  FilterLogEvents
//	                       └─ Calls: what was asked, in order
//
// It enforces what AWS enforces: page sizes, tokens that are good for the same
// parameters only, requests a second, the forms of parameters, a signature. What it
// does not know it refuses, so that nothing passes by accident.
package apitest
