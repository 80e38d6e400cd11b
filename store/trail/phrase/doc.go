// Package phrase puts numbers, times and lists in the words of answers, the
// same way in every answer:
//
//	6,823      2 events      61.4 MB      mira, jonas and 3 more
//	2026-09-15 09:30:12Z     2026-09-15 09:30:12Z to 11:25:44Z
//
// A [Clock] says times in another zone than UTC. [Fit] goes the other way: it
// says what the words that people type may mean.
package phrase
