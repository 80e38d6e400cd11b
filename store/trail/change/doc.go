// Package change says what an event changed a document into: a policy, a trust
// policy, the rules of a security group. The document after is in the event; the
// one before is the last that the events show of the same thing.
//
//	PutBucketPolicy  bucketName logs      after:  requestParameters.bucketPolicy
//	  |  family.go   the same bucket, earlier, not failed
//	  v
//	PutBucketPolicy / DeleteBucketPolicy  before: its document, or none
//
//	AuthorizeSecurityGroupIngress sg-1    after:  the rules before, and these
//	  |  groups.go   all that was done to the group's rules until then, in order
//	  v
//	the rules that are known before
//
// # Rules
//
//   - What was there before the data begin is not known. A document that is not
//     seen before is said to be that, not taken for empty.
//   - Calls that failed changed nothing, and are no document before. The one
//     asked about may have failed: then the change is what it would have been.
//   - Documents are those that requests carry (CloudTrail's records of the API
//     calls named in family.go); what AWS makes of them is not recorded.
//   - What a rule opens to everybody is said in words, see rules.go.
package change
