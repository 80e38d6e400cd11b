package detail

// Reader takes records apart as a pane shows them. It does not change and may
// be used from another goroutine.
type Reader struct {
	masked func(field string) bool
	width  int
	query  string // lower case
}

// Record is a record taken apart, for one pane to be shown once.
type Record struct {
	Reader
	tree    *tree
	source  string
	matches []int // nodes
}

// Reader returns a reader for what the pane is now: its width and the search
// in it. A pane that has changed meanwhile shows the record all the same.
func (p *Pane) Reader() Reader { return Reader{p.masked, p.width, p.query} }

// Read takes a record apart. raw is kept and must not change; source says where
// the record lies. It takes 40 ms a megabyte.
func (r Reader) Read(raw []byte, source string) *Record {
	t := parse(raw, r.masked)
	t.openAtFirst()
	t.align(r.width)
	return &Record{r, t, source, t.search(r.query)}
}
