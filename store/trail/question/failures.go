package question

import "github.com/trailsift/trailsift/store/trail/phrase"

// refusedErrors are those of calls that their caller had no permission for: other
// failures say nothing of what is allowed.
const refusedErrors = "error:AccessDenied*,*UnauthorizedOperation,UnauthorizedAccess*,Forbidden*,NotAuthorized*,VpceAccessDenied"

// failures are the events of a finding that failed.
type failures struct {
	refused *finding // for want of a permission
	failed  *finding // for other reasons
	reasons string   // these, in brackets: " (TrailNotFoundException)"; "" where none is recorded
}

// failures tells which events of a finding were refused, and which failed otherwise.
func (d *desk) failures(f *finding) (v failures, err error) {
	for filter, part := range map[string]**finding{refusedErrors: &v.refused, "failed:yes -(" + refusedErrors + ")": &v.failed} {
		e, err := d.parse(filter)
		if err != nil {
			return v, err
		}
		if *part, err = d.foundIn(f, e); err != nil {
			return v, err
		}
	}
	reasons, err := d.names("error", v.failed)
	if reasons != "" {
		v.reasons = " (" + reasons + ")"
	}
	return v, err
}

// ofChanges is the part of the sentence about changes of recording that were none.
func (v failures) ofChanges() string {
	text := ""
	if n := v.refused.Rows.Len(); n > 0 {
		text += "; " + phrase.Plural(n, "change of recording was refused", "changes of recording were refused")
	}
	if n := v.failed.Rows.Len(); n > 0 {
		text += "; " + phrase.Plural(n, "change of recording failed", "changes of recording failed") + v.reasons
	}
	return text
}

// ofSharings is the part of the sentence about sharings that were none.
func (v failures) ofSharings() string {
	text, refused, failed := "", v.refused.Rows.Len(), v.failed.Rows.Len()
	if refused > 0 {
		text = ", " + phrase.Number(refused) + " refused"
	}
	if failed > 0 {
		text += ", " + phrase.Number(failed) + " failed" + v.reasons
	}
	return text
}
