// Package policy reads the documents in CloudTrail events that say who may do
// what: policies of IAM and of resources, and trust policies. It puts them in
// words, and tells what one version adds to another. It is pure and knows
// nothing of stores.
//
//	text or object of a record ──▶ Document ──▶ Lines: one for each action of a statement
//	                                        ──▶ Brief: a few, one for each statement
//	                                        ──▶ Everything, Public, Outsiders
//
// A policy is text in requests to IAM, the same text written for addresses of
// web pages (%7B%22Version…) in its answers, and an object in requests to S3.
// The grammar is that of the IAM user guide, "Grammar of the IAM JSON policy
// language": nearly every member is one text or a list.
package policy
