package main

import (
	"strings"

	"github.com/trailsift/trailsift/store/trail"
)

const facetsHelp = "the fields that the overview lists, as in actor,event,requestParameters.bucketName"

// facetList returns the fields of --facets; none means the usual ones.
func (a *app) facetList() []string {
	if strings.TrimSpace(a.facets) == "" {
		return nil
	}
	return splitFields(a.facets)
}

// checkFacets makes unknown fields of --facets a usage error, and secret ones,
// unless those are wanted.
func (a *app) checkFacets() error {
	lang := trail.Language()
	for _, name := range a.facetList() {
		if err := checkField(lang, name); err != nil {
			return usagef("--facets: %w", err)
		}
		if column, _, _ := lang.Resolve(name); !a.reveal && trail.Secret(column) {
			return usagef("--facets: %s holds secrets; --reveal-secrets counts them", name)
		}
	}
	return nil
}
