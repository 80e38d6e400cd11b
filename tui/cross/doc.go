// Package cross draws a table of two fields: the values of one down, of the
// other across, and in each cell how many events have both.
//
//	 ACTOR by EVENT             19 by 260 values
//	              total  ListBuckets  PutObject  17 others  (none)
//	  total          90           51         16         23       ·
//	▌ mira           51           41          ·         10       ·
//	  deploy-bot     25            ·         16          9       ·
//	  7 others       14           10          ·          4       ·
//
// Every cell stands for the events that it counts, so the totals are counted,
// not added: an event with several values is in several cells. Rows and columns
// scroll; titles and totals stay.
package cross
