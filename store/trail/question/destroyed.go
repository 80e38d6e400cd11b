package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// destroyedFilter finds calls that destroy data outside of S3, or what it could be
// restored from: databases, disks, backups, secrets, and keys without which nothing
// can be read (the API references of the services).
const destroyedFilter = "service:rds event:DeleteDBInstance,DeleteDBCluster,DeleteGlobalCluster,DeleteDBSnapshot,DeleteDBClusterSnapshot,DeleteDBInstanceAutomatedBackup,DeleteDBClusterAutomatedBackup " +
	"OR service:backup event:DeleteBackupVault,DeleteRecoveryPoint,DeleteBackupPlan,DeleteBackupVaultLockConfiguration " +
	"OR service:ec2 event:DeleteSnapshot,DeleteVolume,DeregisterImage OR service:dynamodb event:DeleteTable,DeleteBackup " +
	"OR service:redshift event:DeleteCluster,DeleteClusterSnapshot OR service:elasticfilesystem event:DeleteFileSystem " +
	"OR service:fsx event:DeleteFileSystem,DeleteVolume,DeleteBackup,DeleteSnapshot OR service:elasticache event:DeleteReplicationGroup,DeleteSnapshot " +
	"OR service:glacier event:DeleteVault,DeleteArchive OR service:secretsmanager event:DeleteSecret " +
	"OR service:kms event:ScheduleKeyDeletion,DeleteImportedKeyMaterial"

// destroyedFields are where these calls name what they destroy, and those of S3 the
// bucket.
func destroyedFields() []string {
	var out []string
	for _, name := range strings.Fields("bucketName dBInstanceIdentifier dBClusterIdentifier dBSnapshotIdentifier dBClusterSnapshotIdentifier dbiResourceId " +
		"backupVaultName recoveryPointArn snapshotId volumeId imageId tableName backupArn clusterIdentifier fileSystemId secretId keyId") {
		out = append(out, "requestParameters."+name)
	}
	return out
}

// ransomed tells what was destroyed outside of S3 from what is a sign of ransom there.
func ransomed(d *desk) (*finding, error) {
	f, err := d.ransomSigns()
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	e, err := d.parse(destroyedFilter)
	if err != nil {
		return nil, err
	}
	destroyed, err := d.part(f, e)
	if err != nil || destroyed.Rows.Len() == 0 {
		return f, err
	}
	return f, d.destroyed(f, destroyed)
}

// destroyed lists what was destroyed, and whether something is left to restore it from.
func (d *desk) destroyed(f, part *finding) error {
	t := Table{Title: "Deletions outside of S3", Heads: []string{"what", "call", "left", "actor", "outcome"}}
	done, bare, back := 0, 0, 0
	taken, err := d.undone(part.Rows, deletionsUndone())
	if err != nil {
		return err
	}
	unread, err := d.each(part.Rows, func(r store.Record) error {
		left, outcome := "", d.outcome(r)
		if outcome == "" { // what was refused leaves all
			done++
			if left = d.leftOf(r); left == noSnapshot {
				bare++
			}
			if outcome = taken.fate(d, r); outcome != "" {
				back++
			}
		}
		t.Lines = append(t.Lines, d.line(r, d.firstField(r, destroyedFields()...), d.field(r, "event"), left, d.field(r, "actor"), outcome))
		return nil
	})
	if done > 0 {
		f.Text += "; " + phrase.Plural(done, "deletion outside of S3 was accepted", "deletions outside of S3 were accepted")
	}
	if bare > 0 {
		f.Text += ", " + phrase.Number(bare) + " " + noSnapshot
	}
	f.tellUndone(back)
	f.addTable(t)
	f.unread(unread + taken.unread)
	return err
}

// noSnapshot says what is left of a database that was deleted so.
const noSnapshot = "without a final snapshot"

// leftOf says what a call leaves of what it destroys; "" where it does not say.
func (d *desk) leftOf(r store.Record) string {
	request := func(name string) string { return d.field(r, "requestParameters."+name) }
	days := d.firstField(r, "requestParameters.pendingWindowInDays", "requestParameters.recoveryWindowInDays")
	switch {
	case request("skipFinalSnapshot") == "true", request("skipFinalClusterSnapshot") == "true":
		return noSnapshot
	case d.firstField(r, "requestParameters.finalDBSnapshotIdentifier", "requestParameters.finalSnapshotIdentifier", "requestParameters.finalClusterSnapshotIdentifier") != "":
		return "a final snapshot"
	case request("forceDeleteWithoutRecovery") == "true":
		return "nothing"
	case days != "":
		return days + " days to take it back"
	}
	return ""
}
