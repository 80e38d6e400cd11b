// Package timeline draws events over time: columns for all of them, a row of
// its own for those that failed, and an axis.
//
//	  41 ▏     ▃   █▆
//	     ▏▁▂▁▃▂▁▂█▁▃▁▅▇██▃▁▁▂▁
//	✗ 21 ▏     ▁   ▂
//	     11:42        11:53      2023-07-10   1 min/bar
package timeline
