// Package wayout tells from which addresses instances call: credentials of an instance
// that are used from elsewhere were taken.
//
// An address is an instance's own when the Systems Manager agent on it calls from there,
// or when EC2 gave it to the instance. Only where none is known that it calls from, the
// address is taken that at least twice as many of its calls come from as from all others
// together: that is an inference, and answers say so. Where there is no such address
// either, nothing is said of the instance.
//
// Addresses of IPv4 and of IPv6 are judged apart: an instance with both has one of each.
// Calls through the endpoint of a network tell nothing: they have the address that the
// instance has inside of it, and another machine there looks the same.
package wayout
