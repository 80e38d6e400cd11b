package loader

import (
	"cmp"
	"slices"
)

// maxSkipNames is how many names a report has of each reason: enough to see which
// files are meant, or what they have in common, however many there are.
const maxSkipNames = 20

// Skip is a reason not to read files or records, and how many it met.
type Skip struct {
	Reason  string
	Files   int // skipped as a whole
	Emptied int // those of the files whose records are counted as well
	Records int
	// Names are the first files that it met, by name, up to 20: those that are
	// skipped, and those that have the records.
	Names []string
}

// Count returns how many records a reason met, and files of which none is counted: each
// thing that was passed over once.
func (s Skip) Count() int { return s.Records + s.Bare() }

// Bare returns how many of the files are skipped without counting their records.
func (s Skip) Bare() int { return s.Files - s.Emptied }

// Unnamed returns how many of the files are skipped for the reason and not among
// its names; in how many others its records are is not known.
func (s Skip) Unnamed() int { return max(0, s.Files-len(s.Names)) }

// bySize puts reasons in the order of a report.
func bySize(skips []Skip) {
	slices.SortFunc(skips, func(a, b Skip) int {
		return cmp.Or(b.Files-a.Files, b.Records-a.Records, cmp.Compare(a.Reason, b.Reason))
	})
}

// skipped is a Skip while its names may still change.
type skipped struct {
	Skip
	met []met // in the order of their names
}

// met is a file and how often a reason met it or a record of it.
type met struct {
	name  string
	times int
}

// file counts a file that is not read.
func (s *skipped) file(name string) {
	s.Files++
	s.named(name, 1)
}

// emptied counts a file all of whose records were skipped.
func (s *skipped) emptied(name string) {
	s.Emptied++
	s.file(name)
}

// named notes a name. Which ones stay when there are too many depends on how they
// are spelled and not on who met them first: the report is the same however many
// workers there are.
func (s *skipped) named(name string, times int) {
	i, known := slices.BinarySearchFunc(s.met, name, func(m met, name string) int { return cmp.Compare(m.name, name) })
	switch {
	case known:
		s.met[i].times += times
	case i < maxSkipNames:
		s.met = slices.Insert(s.met, i, met{name, times})
		s.met = s.met[:min(len(s.met), maxSkipNames)]
	}
}

// withdraw takes back what a reading of a file told.
func (s *skipped) withdraw(told skipped) {
	s.Files -= told.Files
	s.Emptied -= told.Emptied
	s.Records -= told.Records
	for _, gone := range told.met {
		if i := slices.IndexFunc(s.met, func(m met) bool { return m.name == gone.name }); i >= 0 {
			s.met[i].times -= gone.times
		}
	}
	s.met = slices.DeleteFunc(s.met, func(m met) bool { return m.times <= 0 })
}

// report returns it as it is now.
func (s *skipped) report() Skip {
	out := s.Skip
	for _, m := range s.met {
		out.Names = append(out.Names, m.name)
	}
	return out
}
