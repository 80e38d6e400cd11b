package lineage

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

const (
	pathProvider     = "userIdentity.identityProvider"
	pathSAMLProvider = "requestParameters.principalArn" // that an AssumeRoleWithSAML names
	samlProviders    = ":saml-provider/"
)

// samlUser says whose user a subject of a SAML assertion is. The record names the
// provider by its name qualifier, a hash of its issuer, account and name (IAM user
// guide, "IAM and AWS STS condition context keys", saml:namequalifier).
func (t *tracer) samlUser(h holder) string {
	hash := t.of(h, pathProvider)
	if name := t.samlProvider(h, hash); name != "" {
		return "user of the SAML provider " + name
	}
	if hash == "" {
		return "user of a SAML provider"
	}
	return "user of a SAML provider, of which the record has a hash, no name: " + hash
}

// samlProvider returns the name of a holder's provider, by any call that succeeded
// with an assertion of the same one: what a refused call names was only claimed. It
// is "" where none is loaded or they differ.
func (t *tracer) samlProvider(h holder, hash string) string {
	if _, name, ok := strings.Cut(hash, samlProviders); ok {
		return name
	}
	if hash == "" {
		return samlName(t.ifSucceeded(h, pathSAMLProvider))
	}
	rows, err := t.sel(store.Equals(pathProvider, hash), store.Equals(columnFailed, "no"), has(pathSAMLProvider))
	if err != nil || rows.Len() == 0 {
		return ""
	}
	arns, err := t.snap.Facet(t.ctx, t.lang, pathSAMLProvider, rows, 2)
	if err != nil || len(arns.Values) != 1 {
		return ""
	}
	return samlName(arns.Values[0].Value)
}

// ifSucceeded is a field of the event that a holder acted in, "" if that failed.
func (t *tracer) ifSucceeded(h holder, field string) string {
	if t.of(h, columnFailed) != "no" {
		return ""
	}
	return t.of(h, field)
}

// samlName is the name in the ARN of a SAML provider, "" for other texts.
func samlName(arn string) string {
	_, name, _ := strings.Cut(arn, samlProviders)
	return name
}
