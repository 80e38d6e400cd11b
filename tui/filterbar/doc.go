// Package filterbar draws the line of the filter: its conditions as chips, or
// its text while somebody edits it, with what is wrong about it.
//
//	› [-origin:service] [verb:write]        21,582 AWS-generated   1 hides them
//	; -origin:service verb:wri              ✓
package filterbar
