// Package palette draws a list that is narrowed by typing: of all commands,
// or of values to filter by.
//
//	 : hide▏                                        2 of 41
//	▌ Filter   Hide AWS-generated events                  1
//	  Filter   Show failures only                         3
package palette
