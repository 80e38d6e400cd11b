// Package aws sets up the AWS SDK for the sources that call AWS, and says in
// one line what somebody has to do when a call fails.
//
//	flags, environment, ~/.aws ──▶ Connect ──▶ aws.Config ──▶ loader/s3, lookup, logs
//	                               (credentials checked once,
//	                                role assumed, MFA asked for)
//
//	a call that waits or is made again ──▶ Options.Tell: a line, within two seconds
//	error of any call ──▶ Explain ──▶ *Fault: a kind to decide by, a line to show
//	an answer in pages ──▶ Tokens, Pages, Progress: an item each, so long to go
//
// What has to be read for a filter is found by [github.com/trailsift/trailsift/store.Language.TimeRange].
//
// # Rules
//
//   - Nothing is written to AWS. The only calls made here are those that
//     credentials need: sts:AssumeRole, and what SSO and the SDK's default chain do
//     by themselves.
//   - Nothing is sent before [Connect] is called, and that is done only for a
//     source that somebody named.
//   - Every call is repeated as the SDK's standard retryer does: with exponential
//     backoff and jitter, on lost connections, 5xx and throttling; less often
//     while nobody has answered yet. Nobody waits without being told for what.
//   - The SDK writes nothing to the terminal: its log is off.
//   - [Explain] is a pure function: the same error gives the same line, for the
//     command line and for the interface.
package aws
