// Package resource names the things that CloudTrail events are about. It says
// which resource a value in a record stands for, and what that resource is to
// the event:
//
//	RunInstances, responseElements.instancesSet.items.instanceId, i-0abc… --> i-0abc…   created
//	RunInstances, requestParameters.iamInstanceProfile.name, web-profile  --> arn:aws:iam::123456789012:instance-profile/web-profile   used
//
// What is done to an object is done to its bucket too, so that an event that
// names an object also names the bucket.
//
// # Canonical ids
//
// What a name and an ARN of one thing have in common, so that both give the
// same id:
//
//	i-0abc…  sg-…  vol-…              EC2 ids as they are, of 8 or 17 digits
//	AKIA…  ASIA…  AROA…  AIDA…        access keys and unique ids as they are
//	arn:aws:s3:::bucket               a bucket, also behind ARNPrefix
//	arn:aws:s3:::bucket/key           an object
//	arn:aws:iam::123456789012:root    an account
//	arn:aws:lambda:us-east-1:123456789012:function:f
//	                                  what is named by name: the ARN made of the
//	                                  partition, region and account of the event
//
// without what a name does not tell: the path of an IAM name, the version of a
// function, the six random characters at the end of a secret's ARN, the leading
// slash of a parameter. So the id of something of IAM may be no ARN: path.go tells of
// which, and package naming finds the ARN in the events.
//
//	arn.go      an ARN, taken apart and put together
//	form.go     the kinds of things: how their ARNs are made, what people call them
//	shape.go    ids that tell by themselves what they are
//	keys.go     keys that name things: roleName, functionName, keyId …
//	events.go   what calls do to what: verbs, and the calls that their name hides
//	called.go   what people call things, and what tags say they are
//	tags.go     where tags are
//	noun.go     what no table knows, by the noun of the call that names it
//	part.go     what of a thing a call is named after
//	organization.go  ids of organizations
//	name.go     all of it for one value of a record
//
// All functions are pure; the tables they read never change.
package resource
