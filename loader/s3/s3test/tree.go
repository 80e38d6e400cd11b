package s3test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"time"
)

// Tree is a trail of small log files.
type Tree struct {
	Prefix   string // before AWSLogs, with a slash at its end
	Org      string
	Accounts []string
	Regions  []string
	First    time.Time // day of the first events
	Days     int
	PerDay   int // files of a region and day
	Events   int // of a file
}

// Day is the first day of the trees that tests use.
var Day = time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)

// File is a log file.
type File struct {
	Key  string
	Body []byte
}

// Small is a tree of 4 accounts and 5 regions.
func Small(days, perDay int) Tree {
	return Tree{
		Accounts: []string{"111122223333", "222233334444", "333344445555", "444455556666"},
		Regions:  []string{"ap-southeast-2", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2"},
		First:    Day, Days: days, PerDay: perDay, Events: 2,
	}
}

// Files returns the tree's files. The last file of a day is delivered on the
// next one.
func (t Tree) Files() []File {
	var out []File
	zip := newZipper()
	t.each(func(account, region string, at time.Time) {
		out = append(out, t.file(zip, account, region, at))
	})
	return out
}

// Keys returns the names of the tree's files.
func (t Tree) Keys() []string {
	var out []string
	t.each(func(account, region string, at time.Time) {
		out = append(out, t.key(account, region, at))
	})
	return out
}

// each calls fn for every file, with the time of its last event.
func (t Tree) each(fn func(account, region string, at time.Time)) {
	for _, account := range t.Accounts {
		for _, region := range t.Regions {
			for day := range t.Days {
				for n := range t.PerDay {
					fn(account, region, t.First.AddDate(0, 0, day).Add(time.Duration(n+1)*24*time.Hour/time.Duration(t.PerDay)))
				}
			}
		}
	}
}

func (t Tree) key(account, region string, at time.Time) string {
	return t.Key(account, "CloudTrail", region, at.Add(2*time.Minute), fmt.Sprintf("%016x", number(7, Request{Key: account + region + at.String()})))
}

// file returns a file. Its events are from before its delivery, some minutes.
func (t Tree) file(zip *zipper, account, region string, at time.Time) File {
	key := t.key(account, region, at)
	var events []string
	for i := range t.Events {
		events = append(events, Event(account, region, at.Add(-time.Duration(i+1)*time.Minute), fmt.Sprintf("%s-%s-%d-%d", account, region, at.Unix(), i)))
	}
	return File{key, zip.pack(events)}
}

// Key returns the name of a log file as AWS delivers it.
func (t Tree) Key(account, kind, region string, delivered time.Time, unique string) string {
	org := ""
	if t.Org != "" {
		org = t.Org + "/"
	}
	return fmt.Sprintf("%sAWSLogs/%s%s/%s/%s/%s/%s_%s_%s_%s_%s.json.gz", t.Prefix, org, account, kind, region,
		delivered.Format("2006/01/02"), account, kind, region, delivered.Format("20060102T1504Z"), unique)
}

// Event is a record.
func Event(account, region string, at time.Time, id string) string {
	return fmt.Sprintf(`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice","accountId":%q},`+
		`"eventTime":%q,"eventSource":"ec2.amazonaws.com","eventName":"DescribeInstances","awsRegion":%q,`+
		`"sourceIPAddress":"192.0.2.1","eventID":%q,"recipientAccountId":%q}`, account, at.Format(time.RFC3339), region, id, account)
}

// Zipped returns a log file of events.
func Zipped(events ...string) []byte { return newZipper().pack(events) }

// zipper packs log files, with the same memory one after the other.
type zipper struct {
	to   bytes.Buffer
	gzip *gzip.Writer
}

func newZipper() *zipper {
	z := new(zipper)
	z.gzip, _ = gzip.NewWriterLevel(&z.to, gzip.HuffmanOnly)
	return z
}

func (z *zipper) pack(events []string) []byte {
	z.to.Reset()
	z.gzip.Reset(&z.to)
	_, _ = z.gzip.Write([]byte(`{"Records":[` + strings.Join(events, ",") + `]}`))
	_ = z.gzip.Close()
	return bytes.Clone(z.to.Bytes())
}

// PutTree stores a tree.
func (s *Server) PutTree(t Tree) []File {
	s.t.Helper()
	files := t.Files()
	for _, f := range files {
		s.Put(f.Key, f.Body)
	}
	return files
}
