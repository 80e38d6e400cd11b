package phrase

// Ended words how many of some calls did not do what they are for. Failed have an error,
// DryRuns of them only because they asked whether they would succeed; Tried only asked, and
// were answered without an error.
type Ended struct{ Failed, DryRuns, Tried int }

// Said says how many failed, none too: 28 failed, 1 of them a dry run.
func (e Ended) Said() string { return Number(e.Failed) + " failed" + e.dry() }

// Short is [Ended.Said] where there is little room: 28 failed (1 dry run).
func (e Ended) Short() string {
	text := Number(e.Failed) + " failed"
	if e.DryRuns > 0 {
		text += " (" + Plural(e.DryRuns, "dry run") + ")"
	}
	if e.Tried > 0 {
		text += ", " + Plural(e.Tried, "dry run")
	}
	return text
}

// Failures is [Ended.Said] with a noun: 28 failures, 1 of them a dry run.
func (e Ended) Failures() string { return Plural(e.Failed, "failure") + e.dry() }

// Clause says it at the end of a sentence about so many calls: all failed; it was a dry
// run; "" where all did what they are for.
func (e Ended) Clause(all int) string {
	return e.of(all, endedWords{
		failed: "it failed", dry: "it was a dry run", allDry: "all were dry runs",
		someFailed: e.Said(), someDry: Plural(e.Tried, "dry run"),
	})
}

// Of says it in brackets or in a cell: 2 of 5 failed, all failed, a dry run; "" where
// all did what they are for.
func (e Ended) Of(all int) string {
	of := " of " + Number(all)
	return e.of(all, endedWords{
		failed: "failed", dry: "dry run", allDry: "all dry runs",
		someFailed: Number(e.Failed) + of + " failed" + e.dry(), someDry: Number(e.Tried) + of + form(e.Tried, " a dry run", " dry runs"),
	})
}

// endedWords says of one call that it failed or was a dry run, and of several that all or
// some did.
type endedWords struct{ failed, dry, allDry, someFailed, someDry string }

// of says how so many calls ended; "" where all did what they are for.
func (e Ended) of(all int, words endedWords) string {
	switch dry := e.DryRuns + e.Tried; {
	case e.Failed+dry == 0:
		return ""
	case dry == all && all == 1:
		return words.dry
	case dry == all:
		return words.allDry
	case e.Failed == 0:
		return words.someDry
	case e.Failed == all && all == 1:
		return words.failed
	case e.Failed == all:
		return "all failed" + e.dry()
	}
	return words.someFailed
}

// dry says behind how many failed which of these were dry runs, and how many others
// there were.
func (e Ended) dry() (text string) {
	switch {
	case e.DryRuns == 0:
	case e.Failed == 1:
		text = ", a dry run"
	case e.DryRuns == e.Failed:
		text = ", all of them dry runs"
	default:
		text = ", " + Number(e.DryRuns) + " of them" + form(e.DryRuns, " a dry run", " dry runs")
	}
	switch {
	case e.Tried > 0 && e.DryRuns > 0:
		text += ", and " + Plural(e.Tried, "other dry run")
	case e.Tried > 0:
		text += ", " + Plural(e.Tried, "dry run")
	}
	return text
}

// form is what stands behind a number: for one, or for several.
func form(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
