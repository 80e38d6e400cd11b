package loader

import "slices"

// Reading is what was told of a file when it was read. A source whose files
// change gives each [Item] one, and names the one before when it names a file
// again: when that has been read, what was told before is withdrawn, so that a
// file counts once, and faults that are gone leave the list. The rows stay: those
// that both readings met are repeated records.
type Reading struct {
	instead *Reading // whose place it took
	ended   bool
	late    bool     // another one has taken its place already
	told    *outcome // nil when it was read without a fault, and stands for one file
}

// Instead returns the reading of a file that was read before.
func (r *Reading) Instead() *Reading { return &Reading{instead: r} }

// outcome is what was told of a reading.
type outcome struct {
	files   Files
	records Records
	faults  int
	skips   []skipped
	short   bool // it may be that more of the file comes
}

// clean is the outcome of most files, which is not kept.
func (o *outcome) clean() bool {
	return o.files == Files{Read: 1} && o.records == Records{} && o.faults == 0
}

func (o *outcome) skip(reason string) *skipped {
	i := slices.IndexFunc(o.skips, func(s skipped) bool { return s.Reason == reason })
	if i < 0 {
		i = len(o.skips)
		o.skips = append(o.skips, skipped{Skip: Skip{Reason: reason}})
	}
	return &o.skips[i]
}

// account is the tally as a worker uses it: it notes what is told of the item
// that is being read.
type account struct {
	*tally
	reading *Reading // nil where the source never names a file again
	told    outcome
}

// begin starts on an item.
func (a *account) begin(r *Reading) { a.reading, a.told = r, outcome{skips: a.told.skips[:0]} }

// end keeps what was told of the item, for the reading that may replace it. One that
// was cut off because loading ends found less than there is.
func (a *account) end(cut bool) {
	if a.reading == nil {
		return
	}
	if !a.told.clean() {
		told := a.told
		told.skips = slices.Clone(told.skips)
		a.reading.told = &told
	}
	a.tally.replace(a.reading, cut)
	a.reading = nil
}

func (a *account) fileRead() {
	a.told.files.Read++
	a.tally.fileRead()
}

func (a *account) fileFailed() {
	a.told.files.Failed++
	a.tally.fileFailed()
}

func (a *account) badRecord() {
	a.told.records.Bad++
	a.tally.badRecord()
}

func (a *account) badRecords(n int) {
	a.told.records.Bad += n
	a.told.faults += n
	a.tally.badRecords(n)
}

func (a *account) problem(p Problem) {
	a.told.faults++
	a.told.short = a.told.short || isShort(p.Err)
	p.of = a.reading
	a.tally.problem(p)
}

func (a *account) skipFile(name, reason string) {
	a.told.files.Skipped++
	a.told.skip(reason).file(name)
	a.tally.skipFile(name, reason)
}

func (a *account) skipEmptied(name, reason string) {
	a.told.files.Skipped++
	a.told.skip(reason).emptied(name)
	a.tally.skipEmptied(name, reason)
}

func (a *account) skipRecords(name, reason string, n int) {
	a.told.records.Skipped += n
	s := a.told.skip(reason)
	s.Records += n
	s.named(name, n)
	a.tally.skipRecords(name, reason, n)
}

// replace ends a reading: of it and the one before, the earlier is withdrawn, in
// whatever order they ended. One that was cut off is withdrawn itself, and its file
// counts as one more that was not looked at.
func (t *tally) replace(r *Reading, cut bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	r.ended = true
	if cut && r.instead != nil && !r.late {
		r.instead = nil
		known := t.report.Files.Known
		t.withdraw(r)
		t.report.Files.Known = known
		return
	}
	before := r.instead
	if r.instead = nil; before != nil {
		before.late = true
		if before.ended {
			t.withdraw(before)
		}
	}
	if r.late {
		t.withdraw(r)
	}
}

// withdraw takes back what was told of a reading. The caller holds the lock.
func (t *tally) withdraw(of *Reading) {
	told := of.told
	if told == nil {
		told = &outcome{files: Files{Read: 1}}
	}
	r := &t.report
	r.Files.Read -= told.files.Read
	r.Files.Skipped -= told.files.Skipped
	r.Files.Failed -= told.files.Failed
	r.Files.Known -= told.files.Read + told.files.Skipped + told.files.Failed
	r.Records.Bad -= told.records.Bad
	r.Records.Skipped -= told.records.Skipped
	r.Records.Present -= told.records.Bad + told.records.Skipped
	r.Faults -= told.faults
	for _, s := range told.skips {
		all := t.skip(s.Reason)
		if all.withdraw(s); all.Files == 0 && all.Records == 0 {
			delete(t.skips, s.Reason)
		}
	}
	if told.faults > 0 {
		r.Problems = slices.DeleteFunc(slices.Clone(r.Problems), func(p Problem) bool { return p.of == of })
		r.Mended++
	}
}
