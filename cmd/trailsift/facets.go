package main

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
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
		if err := checkFacet(lang, name, a.reveal); err != nil {
			return usagef("--facets: %w", err)
		}
	}
	return nil
}

// checkFacet returns an error for what cannot be a list of the overview.
func checkFacet(lang *store.Language, name string, reveal bool) error {
	if err := checkField(lang, name); err != nil {
		return err
	}
	if column, _, _ := lang.Resolve(name); !reveal && trail.Secret(column) {
		return fmt.Errorf("%s holds secrets; --reveal-secrets has --facets count them", name)
	}
	return nil
}
