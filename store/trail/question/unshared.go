package question

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// unsharing is how calls take back what others shared: by which fields both name it, and
// which say from whom it is taken.
type unsharing struct {
	shares string   // calls that share, with commas between
	takes  string   // filter of the calls that take back
	shared []string // fields of what is shared, the first that there is; nil for what a region has one of
	taken  string   // field of what is taken back
	from   []string // of those that it is taken from; nil for all
	said   string   // what became of it
}

// unsharings are these calls: EC2, RDS, Redshift, Systems Manager, RAM, ECR, AWS Backup
// and CodeBuild API references.
func unsharings() []unsharing {
	const back, deleted, replaced = "taken back", "deleted", "replaced"
	const request = "requestParameters."
	of := func(field string) []string { return []string{request + field} }
	var out []unsharing
	add := func(shares, takes, field, said string, from ...string) {
		out = append(out, unsharing{shares: shares, takes: takes, shared: of(field), taken: request + field, from: from, said: said})
	}
	permission := func(kind string) []string {
		items := request + kind + ".remove.items."
		return []string{items + "userId", items + "group", items + "organizationArn", items + "organizationalUnitArn"}
	}
	add("ModifySnapshotAttribute", "service:ec2 event:ModifySnapshotAttribute", "snapshotId", back, permission("createVolumePermission")...)
	add("ModifySnapshotAttribute", "service:ec2 event:ResetSnapshotAttribute", "snapshotId", back)
	add("ModifySnapshotAttribute", "service:ec2 event:DeleteSnapshot", "snapshotId", deleted)
	add("ModifyImageAttribute", "service:ec2 event:ModifyImageAttribute", "imageId", back, permission("launchPermission")...)
	add("ModifyImageAttribute", "service:ec2 event:ResetImageAttribute", "imageId", back)
	add("ModifyImageAttribute", "service:ec2 event:DeregisterImage", "imageId", deleted)
	for _, kind := range []string{"DB", "DBCluster"} {
		shares, field := "Modify"+kind+"SnapshotAttribute", "d"+kind[1:]+"SnapshotIdentifier"
		add(shares, "service:rds event:"+shares, field, back, request+"valuesToRemove")
		add(shares, "service:rds event:Delete"+kind+"Snapshot", field, deleted)
	}
	add("AuthorizeSnapshotAccess", "service:redshift event:RevokeSnapshotAccess", "snapshotIdentifier", back, request+"accountWithRestoreAccess")
	add("AuthorizeSnapshotAccess", "service:redshift event:DeleteClusterSnapshot", "snapshotIdentifier", deleted)
	add("ModifyDocumentPermission", "service:ssm event:ModifyDocumentPermission", "name", back, request+"accountIdsToRemove")
	add("ModifyDocumentPermission", "service:ssm event:DeleteDocument", "name", deleted)
	add("SetRepositoryPolicy", "service:ecr event:DeleteRepositoryPolicy", "repositoryName", back)
	add("SetRepositoryPolicy", "service:ecr event:SetRepositoryPolicy", "repositoryName", replaced)
	add("SetRepositoryPolicy", "service:ecr event:DeleteRepository", "repositoryName", deleted)
	add("PutBackupVaultAccessPolicy", "service:backup event:DeleteBackupVaultAccessPolicy", "backupVaultName", back)
	add("PutBackupVaultAccessPolicy", "service:backup event:PutBackupVaultAccessPolicy", "backupVaultName", replaced)
	add("UpdateProjectVisibility", "service:codebuild event:UpdateProjectVisibility requestParameters.projectVisibility:PRIVATE", "projectArn", back)
	share := []string{request + "resourceShareArn", "responseElements.resourceShare.resourceShareArn"}
	return append(out,
		unsharing{"CreateResourceShare,AssociateResourceShare", "service:ram event:DisassociateResourceShare", share, share[0], of("principals"), back},
		unsharing{"CreateResourceShare,AssociateResourceShare", "service:ram event:DeleteResourceShare", share, share[0], nil, deleted},
		unsharing{"DisableSnapshotBlockPublicAccess", "service:ec2 event:EnableSnapshotBlockPublicAccess", nil, "", nil, "blocked again"},
		unsharing{"DisableImageBlockPublicAccess", "service:ec2 event:EnableImageBlockPublicAccess", nil, "", nil, "blocked again"},
	)
}

// unshared are the calls that took something back, by what it was.
type unshared struct {
	of     map[sharedPlace][]takenFrom
	unread int
}

// sharedPlace is what was shared: calls that share name it, in an account and region.
type sharedPlace struct{ account, region, shares, name string }

// takenFrom is a call that took something from somebody, nil for all.
type takenFrom struct {
	row  store.Row
	at   time.Time
	from []string
	said string
}

// unshared reads the calls that took back what some events share. Any loaded event tells,
// whatever the data are narrowed to.
func (d *desk) unshared(shared *store.Selection) (*unshared, error) {
	u := &unshared{of: make(map[sharedPlace][]takenFrom)}
	ways := unsharings()
	names := make([][]string, len(ways))
	_, err := d.each(shared, func(r store.Record) error {
		for i, way := range ways {
			if name := d.firstField(r, way.shared...); way.undoes(d.field(r, "event")) && (name != "" || way.shared == nil) {
				names[i] = append(names[i], name)
			}
		}
		return nil
	})
	for i, way := range ways {
		if err == nil && len(names[i]) > 0 {
			err = u.read(d, way, names[i])
		}
	}
	for _, list := range u.of {
		slices.SortStableFunc(list, func(a, b takenFrom) int { return a.at.Compare(b.at) })
	}
	return u, err
}

// read reads those that do so in one way, of what has one of some names.
func (u *unshared) read(d *desk, way unsharing, names []string) error {
	e, err := d.parse(way.takes)
	if err != nil {
		return err
	}
	if way.taken != "" {
		e = all(e, store.Equals(way.taken, names...))
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(e, store.Equals("failed", "no")), nil)
	if err != nil {
		return err
	}
	unread, err := d.each(rows, func(r store.Record) error {
		from := d.values(r, way.from)
		if way.from == nil || len(from) > 0 {
			at, _ := r.Time()
			place := d.sharedPlace(r, way.shares, way.taken)
			u.of[place] = append(u.of[place], takenFrom{r.Row(), at, from, way.said})
		}
		return nil
	})
	u.unread += unread
	return err
}

// undoes reports whether a way takes back what a call shares.
func (u unsharing) undoes(event string) bool {
	return slices.Contains(strings.Split(u.shares, ","), event)
}

// sharedPlace is what a call shares or takes back, by the fields of its name.
func (d *desk) sharedPlace(r store.Record, shares string, name ...string) sharedPlace {
	return sharedPlace{d.field(r, "account"), d.field(r, "region"), shares, d.firstField(r, name...)}
}

// fate says what became of what a call shared with some: that it was taken back, from
// whom not if not from all, or was deleted; "" where no event tells so. What was replaced
// may be shared again by what replaced it, which has a line of its own then.
func (u *unshared) fate(d *desk, r store.Record, with []string) string {
	for _, way := range unsharings() {
		if way.undoes(d.field(r, "event")) {
			return lastFate(d, r, with, u.of[d.sharedPlace(r, way.shares, way.shared...)])
		}
	}
	return ""
}

// lastFate is the fate of what a call shared, by what took it back in the order of time:
// what is left to nobody ends there, whatever was done with the thing later.
func lastFate(d *desk, r store.Record, with []string, list []takenFrom) string {
	at, _ := r.Time()
	left, gone := slices.Clone(with), ""
	for _, one := range list {
		if one.row == r.Row() || one.at.Before(at) {
			continue
		}
		said := one.said + " at " + d.Clock.Later(at, one.at)
		if one.from == nil {
			return said
		}
		taken := func(who string) bool { return slices.Contains(one.from, who) }
		if !slices.ContainsFunc(left, taken) {
			continue
		}
		if left, gone = slices.DeleteFunc(left, taken), said; len(left) == 0 {
			return gone
		}
	}
	if gone != "" {
		gone += ", not from " + strings.Join(left, ", ")
	}
	return gone
}
