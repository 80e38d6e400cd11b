// Package timeline draws events over time: columns for all of them, a row of
// its own for those that failed, and an axis. While it has the focus a cursor
// moves over the bars, a range can be set, and a line says in words what is
// under the cursor.
//
//	  41 ▏     ▃   █▆
//	     ▏▁▂▁▃▂▁▂█▁▃▁▅▇██▃▁▁▂▁
//	✗ 21 ▏     ▁   ▂
//	     11:42 [  11:53 ]
//	▌ 2023-07-10 11:48–11:49   41 events   21 failed   [11:46–11:53] 97 events   1 min/bar
package timeline
