package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestDestroyed: databases, backups and keys that were destroyed are signs of ransom, and
// it is said what is left of them; of one bucket nothing else is.
func TestDestroyed(t *testing.T) {
	did := func(n int, service, name, request string) string {
		return event(n, user("mira", "AKIA1")+","+call(service, name)+`,"readOnly":false,"requestParameters":{`+request+`}`)
	}
	failed := `"errorCode":"AccessDenied",`
	data := load(t,
		did(0, "rds", "DeleteDBInstance", `"dBInstanceIdentifier":"orders","skipFinalSnapshot":true,"deleteAutomatedBackups":true`),
		did(1, "rds", "DeleteDBInstance", `"dBInstanceIdentifier":"old","skipFinalSnapshot":false,"finalDBSnapshotIdentifier":"old-last"`),
		strings.Replace(did(2, "rds", "DeleteDBCluster", `"dBClusterIdentifier":"main","skipFinalSnapshot":true`), `"readOnly"`, failed+`"readOnly"`, 1),
		did(3, "backup", "DeleteRecoveryPoint", `"backupVaultName":"vault","recoveryPointArn":"arn:aws:backup:eu-west-1:111122223333:recovery-point:1"`),
		strings.Replace(did(4, "kms", "ScheduleKeyDeletion", `"keyId":"k-0","pendingWindowInDays":7`), `"readOnly"`, failed+`"readOnly"`, 1),
		did(4, "kms", "ScheduleKeyDeletion", `"keyId":"k-1","pendingWindowInDays":7`),
		did(5, "secretsmanager", "DeleteSecret", `"secretId":"prod/db","forceDeleteWithoutRecovery":true`),
		did(6, "s3", "DeleteBucket", `"bucketName":"logs"`),
		did(7, "rds", "DescribeDBInstances", `"dBInstanceIdentifier":"orders"`),
	)
	a := about(t, data, "s3-ransom", "")
	if want := "; 2 failed; 5 deletions outside of S3 were accepted, 1 without a final snapshot"; a.Events() != 8 || !strings.HasSuffix(a.Text, want) {
		t.Errorf("%d events: %s", a.Events(), a.Text)
	}
	got := cells(a, "Deletions outside of S3")
	for i, want := range [][]string{
		{"orders", "DeleteDBInstance", "without a final snapshot", "mira", ""},
		{"old", "DeleteDBInstance", "a final snapshot", "mira", ""},
		{"main", "DeleteDBCluster", "", "mira", "failed: AccessDenied"},
		{"vault", "DeleteRecoveryPoint", "", "mira", ""},
		{"k-0", "ScheduleKeyDeletion", "", "mira", "failed: AccessDenied"},
		{"k-1", "ScheduleKeyDeletion", "7 days to take it back", "mira", ""},
		{"prod/db", "DeleteSecret", "nothing", "mira", ""},
	} {
		if i >= len(got) || !slices.Equal(got[i], want) {
			t.Errorf("line %d of %q, want %q", i, got, want)
		}
	}
	if a := about(t, data, "s3-ransom", "logs"); a.Events() != 1 || cells(a, "Deletions outside of S3") != nil {
		t.Errorf("of one bucket: %d events, %v", a.Events(), fmt.Sprint(a.Tables))
	}
}
