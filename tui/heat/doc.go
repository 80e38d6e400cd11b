// Package heat draws what is loaded as a map: the values of two fields down,
// time across, and in each cell how many events there are.
//
//	 ACCOUNT       REGION          7 lines        2026-09-15 UTC  10 min/cell
//	                              08:00     09:00     10:00     11:00
//	  all                        ▂▁▂▁▂▄█▃▅▁▆▃█▄▅▃─▃▁▃▃▂▅▆▆▃▃▃▄▄▄▄    6,823
//	▌ 111122223333  eu-west-1    ▒▒▓▒▓▓█▓▓▒▓▓█▓▓▓─▓▒▓▓▒▓▓▓▓▓▓▓▓▓▓    6,000
//	                us-east-1    ░░·░▒░░░▒░░░▒░░░─░░▒░░·░▒░░░▒░░░      693
//	                sa-east-1                ░▒─▒▒─▓▒               107
//	▌ 111122223333 eu-west-1   2026-09-15 08:50–09:00   412 of 690 events
//	 ░ 1+  ▒ 7+  ▓ 45+  █ 310+   · none matches   ─ no events
//
// A cell can say four things: how many of its events match, that none of them
// does, that there are none though its line has some before and after, and, by
// being blank, that the line has none yet, or none any more. Levels grow with
// the logarithm: CloudTrail's busy hours have a thousand times the events of
// quiet ones.
package heat
