package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

func TestFacetsAreChecked(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	for list, want := range map[string]string{
		"actor,regoin": "did you mean region?", "actor,,ip": "no field", "responseElements.credentials.sessionToken": "holds secrets",
	} {
		for _, args := range [][]string{{"--facets", list, path}, {"demo", "--facets", list}} {
			if _, errs, code := sift(t, "", args...); code != exitUsage || !strings.Contains(errs, "--facets: ") || !strings.Contains(errs, want) {
				t.Errorf("%q: exit %d, %s", args, code, errs)
			}
		}
	}
	answer(t, "--facets", "actor,requestParameters.bucketName", path)
	answer(t, "--reveal-secrets", "--facets", "responseElements.credentials.sessionToken", path)
}

func TestFacetsReachTheInterface(t *testing.T) {
	for list, want := range map[string][]string{"": nil, " ": nil, "event, ip": {"event", "ip"}, `requestParameters."a,b"`: {`requestParameters."a,b"`}} {
		a := &app{facets: list}
		if got := a.config(trail.Language(), nil).Facets; !slices.Equal(got, want) {
			t.Errorf("%q: %q", list, got)
		}
	}
}
