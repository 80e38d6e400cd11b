package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// bucketKey is the key that objects of a bucket are encrypted with unless told otherwise.
const bucketKey = "requestParameters.ServerSideEncryptionConfiguration.Rule.ApplyServerSideEncryptionByDefault.KMSMasterKeyID"

// weakenedFilter finds settings of buckets by which objects get lost: versions that are
// suspended, rules by which objects or their versions expire, and a key that an ARN
// names, which may be of another account. To switch versions on, to move objects to
// cheaper storage and to encrypt with what the account itself has protects them: S3 API
// Reference, PutBucketVersioning, PutBucketLifecycleConfiguration, PutBucketEncryption.
var weakenedFilter = "event:PutBucketVersioning requestParameters.VersioningConfiguration.Status:Suspended " +
	"OR event:PutBucketLifecycle* (" + expiries() + ") OR event:PutBucketEncryption " + bucketKey + ":arn:*"

// expiries is the condition that a rule lets something expire.
func expiries() string {
	var any []string
	for _, setting := range []string{"Expiration.Days", "Expiration.Date", "NoncurrentVersionExpiration.NoncurrentDays", "NoncurrentVersionExpiration.NewerNoncurrentVersions"} {
		any = append(any, "requestParameters.LifecycleConfiguration.Rule."+setting+":*")
	}
	return strings.Join(any, " OR ")
}

// ransomSigns finds what the question's filter finds, without the buckets that are
// encrypted with a key of an account of their own.
func (d *desk) ransomSigns() (*finding, error) {
	e, err := d.parse(d.q.Filter)
	if err != nil {
		return nil, err
	}
	own, err := d.ownKeys()
	if err != nil {
		return nil, err
	}
	if len(own) > 0 {
		e = all(e, store.Not{Expr: store.Equals(bucketKey, own...)})
	}
	f, err := d.foundBy(e)
	if err != nil {
		return nil, err
	}
	return f, d.sum(f)
}

// ownKeys are the keys of accounts that are loaded, among those for buckets.
func (d *desk) ownKeys() (own []string, err error) {
	keys, err := d.facet(bucketKey, nil, 0)
	if err != nil || len(keys.Values) == 0 {
		return nil, err
	}
	known, err := d.ownAccounts()
	if err != nil {
		return nil, err
	}
	for _, v := range keys.Values {
		if account := ownerOf(v.Value); account != "" && known(account) {
			own = append(own, v.Value)
		}
	}
	return own, nil
}
