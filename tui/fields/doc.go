// Package fields draws the field browser: every column and path that was
// found, how many events have it, how many values it has, and some of these.
//
//	 F bucket▏                                          12 of 1,003
//	  FIELD                                       EVENTS      VALUES
//	▌ requestParameters.bucketName              ██  12.3 %     1,204
//	● region  awsRegion                    ██████ 100.0 %         17
//
//	  requestParameters.bucketName
//	    trail-archive                                          1,204
//
// The list is narrowed by typing. The examples are those of the field under
// the cursor; on a wide screen they stand beside the list. What is not known
// yet is left blank: who owns the browser counts, and tells it.
// Under a filter it counts among the events that this leaves, and the heading says so.
package fields
