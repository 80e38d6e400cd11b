package scenario

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"time"
)

// perFile is about how many records a delivered file holds.
const perFile = 20

// batch is what one file will hold.
type batch struct {
	folder, account, region string
	slot                    time.Time // five minutes of event time
	events                  []Event
}

func (b batch) less(o batch) int {
	return cmp.Or(
		cmp.Compare(b.folder, o.folder), cmp.Compare(b.account, o.account),
		cmp.Compare(b.region, o.region), b.slot.Compare(o.slot),
	)
}

// deliver sorts events into files as CloudTrail does: by account, region and
// five minutes, unsorted inside, minutes late, and some of them twice.
func deliver(d dice, events []Event) ([]File, int) {
	batches := batchUp(events)
	twice := repeat(d, batches)
	var files []File
	for _, b := range batches {
		d.Shuffle(len(b.events), func(i, j int) { b.events[i], b.events[j] = b.events[j], b.events[i] })
		for part := range slices.Chunk(b.events, perFile+5) {
			files = append(files, File{Name: b.name(d), Data: logFile(part)})
		}
	}
	slices.SortFunc(files, func(x, y File) int { return cmp.Compare(x.Name, y.Name) })
	return files, twice
}

func batchUp(events []Event) []*batch {
	var batches []*batch
	for _, e := range events {
		want := batch{folder: e.Folder, account: e.Account, region: e.Region, slot: e.Time.Truncate(5 * time.Minute)}
		i, found := slices.BinarySearchFunc(batches, want, func(b *batch, w batch) int { return b.less(w) })
		if !found {
			batches = slices.Insert(batches, i, &want)
		}
		batches[i].events = append(batches[i].events, e)
	}
	return batches
}

// repeat puts some records into the next file of the same account and region
// too. It returns how many.
func repeat(d dice, batches []*batch) int {
	twice := 0
	for i := len(batches) - 2; i >= 0; i-- {
		b, next := batches[i], batches[i+1]
		if b.folder != next.folder || b.account != next.account || b.region != next.region ||
			next.slot.Sub(b.slot) != 5*time.Minute || !d.chance(7) {
			continue
		}
		next.events = append(next.events, b.events[0])
		twice++
	}
	return twice
}

// name is the key of a new file of this batch. The time in it is that of the
// delivery: the end of the batch's five minutes and two to five more.
func (b *batch) name(d dice) string {
	at := b.slot.Add(5*time.Minute + d.between(120, 299))
	return fmt.Sprintf("AWSLogs/%s/%s/%s/%s/%s/%s_%s_%s_%s_%s.json.gz", Organization, b.account, b.folder, b.region,
		at.Format("2006/01/02"), b.account, b.folder, b.region, at.Format("20060102T1504Z"), d.text(16, alnum62))
}

// logFile is the content of a delivered file.
func logFile(events []Event) []byte {
	records := make([][]byte, len(events))
	for i, e := range events {
		records[i] = e.JSON
	}
	return fmt.Appendf(nil, `{"Records":[%s]}`, bytes.Join(records, []byte(",")))
}
