// Command trailsift explores CloudTrail trail files in a terminal.
//
//	command line ─▶ root.go ─▶ sources.go: what an argument names
//	                             │  files, folders, pipes            loader/file
//	                             │  s3://, lookup:, logs:            remote.go, source_api.go
//	                             ├─▶ load.go: all of it is loaded, then printed
//	                             │     info, events, hist, heat, who, trace, profile, ask: a file each
//	                             └─▶ open.go: package tui draws while it is loaded
//
// Beside these: what the machine has and the process holds (memory*.go), the file
// of settings (settings*.go), what can be opened when nothing is named (near.go),
// what is told while AWS keeps somebody waiting (source_trouble.go), the least
// policy for a source (iam_policy.go), what a mistyped word or path was meant for
// (mistyped.go, paths.go), the one rule of all tables (columns.go), their heads and
// numbers (heads.go, numbers.go), and what they do where a terminal is narrow (fold.go,
// foldtree.go, foldevents.go).
//
// Rules:
//   - Answers go to standard output, all else to standard error: problems by
//     file and position, what is waited for, what was masked.
//   - Exit codes are those of main.go, whatever the command.
//   - Text from logs passes theme.Clean on its way to a terminal, names of files
//     and messages of errors too.
//   - What a command knows of events is said by packages below store/trail; here
//     it is only put into lines and JSON.
package main
