package detail

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

const record = `{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/alma",` +
	`"sessionContext":{"sessionIssuer":{},"attributes":{"creationDate":"2026-09-01T08:00:00Z","mfaAuthenticated":"false"}}},` +
	`"eventName":"RunInstances","requestParameters":{"policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"}]}",` +
	`"encoded":"%7B%22Version%22%3A%222012-10-17%22%7D","aws:s3:arn":"x","maxCount":1},` +
	`"responseElements":{"credentials":{"accessKeyId":"ASIAEXAMPLE","sessionToken":"very secret"},` +
	`"instancesSet":{"items":[{"instanceId":"i-1"},{"instanceId":"i-2"}]}},"readOnly":false,"resources":null}`

// corpus are records of every shape, also such that are not JSON.
func corpus() []string {
	return []string{
		record,
		strings.NewReplacer(`,"`, ",\r\n\t\"", `":`, `" : `, `{"`, "{\n \"").Replace(record),
		`{}`, `[]`, ` {"a" : { } , "b":[ ]} `, `{"a":1,"a":2,"":{"a":3}}`,
		`[[1,[2,[]]],[[]],{"a":[{"b":[null]}]}]`,
		`{"n":[-0.5e+10,0,12345678901234567890,true,false,null,""]}`,
		strings.Repeat(`{"deep":[`, 150) + `1` + strings.Repeat(`]}`, 150),
		strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000),
		`{"userAgent":"` + strings.Repeat(`\u001b[31mx`, 10000) + `"}`,
		`{"` + strings.Repeat("key", 1000) + `":{"` + strings.Repeat("東", 1000) + `":"東京"}}`,
		`{"a\u202eb":"\ud83d\ude00 \ud800 \x \u12","c":"` + "\x1b\xff\u200b\n" + `"}`,
		`{"s":"{}","t":"[1,2]","u":"{\"a\":\"{\\\"b\\\":\\\"[1]\\\"}\"}","v":"{broken","w":"%7Bbroken","x":"[S3Console/0.4]"}`,
		`"only text"`, `42`, `null`,
		``, ` `, `not json`, "two\nlines\n", `{"a":1`, `{"a"}`, `{"a":tru}`, `{"a":1}x`, `{"a":"`, `{"a":"\`, `[1,]`, `{,}`,
		"\x1b[2J\n\xff", `{"Records":[`,
	}
}

func newPane(raw string, width, height int) *Pane {
	t := theme.New(true)
	p := New(&t, nil)
	p.SetSize(width, height)
	p.Show(p.Reader().Read([]byte(raw), "logs/a.json.gz:17"))
	return p
}

// TestRootIsTheRecord: the record comes back as it was, whatever it is.
func TestRootIsTheRecord(t *testing.T) {
	for _, raw := range corpus() {
		tree := parse([]byte(raw), nil)
		got, want := tree.json(0), strings.TrimSpace(raw)
		if tree.nodes[0].kind == rawLine {
			want = raw
		}
		if string(got) != want {
			t.Errorf("record %.60q became %.60q", raw, got)
		}
	}
}

// TestNodesPartition: a node's bytes lie in its parent's, its subtree in its
// parent's subtree.
func TestNodesPartition(t *testing.T) {
	for _, raw := range corpus() {
		tree := parse([]byte(raw), nil)
		for i := range tree.nodes {
			checkNode(t, tree, i)
		}
	}
}

func checkNode(t *testing.T, tree *tree, i int) {
	t.Helper()
	n := tree.nodes[i]
	if n.start > n.end || n.end > len(tree.docs[n.doc]) || n.last <= i || n.last > len(tree.nodes) {
		t.Fatalf("node %d of %.60q: %+v", i, tree.docs[0], n)
	}
	if n.parent < 0 {
		return
	}
	p := tree.nodes[n.parent]
	if n.parent >= i || n.last > p.last || n.doc == p.doc && (n.start < p.start || n.end > p.end) {
		t.Fatalf("node %d of %.60q: %+v is not inside %+v", i, tree.docs[0], n, p)
	}
}

// TestFramesFit draws every record at many sizes, at every cursor, folded and
// unfolded, and counts cells.
func TestFramesFit(t *testing.T) {
	for _, raw := range corpus() {
		for _, width := range []int{0, 1, 7, 20, 40, 80, 120, 200} {
			p := newPane(raw, width, 12)
			checkFrame(t, p, width, 12)
			for range 15 {
				p.Toggle()
				checkFrame(t, p, width, 12)
				p.Toggle()
				p.Unfold()
				p.Move(1)
			}
			p.Search("a")
			checkFrame(t, p, width, 12)
			p.Move(len(p.lines))
			checkFrame(t, p, width, 12)
		}
	}
}

func checkFrame(t *testing.T, p *Pane, width, height int) {
	t.Helper()
	frame := p.Render()
	lines := strings.Split(frame, "\n")
	if len(lines) != height {
		t.Fatalf("frame has %d lines, want %d:\n%s", len(lines), height, frame)
	}
	for _, line := range lines {
		plain := ansi.Strip(line)
		if got := theme.Width(plain); got != width {
			t.Fatalf("line takes %d cells, want %d: %q", got, width, plain)
		}
		if theme.Clean(plain) != plain {
			t.Fatalf("line is not clean: %q", plain)
		}
	}
}

func TestFrame(t *testing.T) {
	want := `
▌  eventVersion        "1.08"
 ▾ userIdentity
     type              "IAMUser"
     arn               "arn:aws:iam::123456789012:user/alma"
   ▸ sessionContext    3 values {creationDate 2026-09-01T08:00:00Z, mfa…}
   eventName           "RunInstances"
 ▾ requestParameters
   ▸ policyDocument    embedded JSON 2 values {Version 2012-10-17, Stat…}
   ▸ encoded           embedded URL-encoded JSON {Version 2012-10-17}
     aws:s3:arn        "x"
     maxCount          1
 ▾ responseElements
   ▾ credentials
       accessKeyId     "ASIAEXAMPLE"
       sessionToken    "very secret"
   ▾ instancesSet
     ▾ items           2 items
       ▾ 0
           instanceId   "i-1"
       ▾ 1
           instanceId   "i-2"
   readOnly            false
   resources           null

 .eventVersion                                         logs/a.json.gz:17
`
	if got := plainFrame(newPane(record, 73, 25)); got != want {
		t.Errorf("got:%s\nwant:%s", got, want)
	}
}

// plainFrame returns the frame without styles and trailing spaces.
func plainFrame(p *Pane) string {
	var b strings.Builder
	b.WriteByte('\n')
	for line := range strings.SplitSeq(ansi.Strip(p.Render()), "\n") {
		b.WriteString(strings.TrimRight(line, " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// TestHugeValueDrawsQuickly: drawing a megabyte takes memory for a line, not
// for a megabyte.
func TestHugeValueDrawsQuickly(t *testing.T) {
	p := newPane(`{"userAgent":"`+strings.Repeat(`Mozilla\/5.0 `, 1<<17)+`"}`, 120, 20)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 10 {
		p.Render()
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc) / 10; got > 64<<10 {
		t.Errorf("a frame takes %d bytes", got)
	}
}

func TestOpenedLongValue(t *testing.T) {
	p := newPane(`{"userAgent":"`+strings.Repeat("0123456789", 8)+`","b":1}`, 40, 8)
	p.Toggle()
	want := `
▌  userAgent   82 B
     0123456789012345678901234567890123
     4567890123456789012345678901234567
     890123456789
   b           1


 .userAgent           logs/a.json.gz:17
`
	if got := plainFrame(p); got != want {
		t.Errorf("got:%s\nwant:%s", got, want)
	}
	p.Move(2)
	if value, _ := p.Value(); len(value) != 80 || p.Path() != ".userAgent" {
		t.Errorf("inside the long value: %q at %s", value, p.Path())
	}
	if !p.Fold() || p.cursor != 0 || len(p.lines) != 2 {
		t.Errorf("folding leaves %d lines, cursor on %d", len(p.lines), p.cursor)
	}
}

func TestASCIISigns(t *testing.T) {
	th := theme.New(false)
	p := New(&th, nil)
	p.SetSize(40, 4)
	p.Show(p.Reader().Read([]byte(`{"a":{"b":"[1]"}}`), ""))
	frame := p.Render()
	if i := bytes.IndexFunc([]byte(frame), func(r rune) bool { return r > 0x7f }); i >= 0 {
		t.Errorf("not ASCII: %q", frame)
	}
	for _, want := range []string{"v", ">"} {
		if !strings.Contains(frame, want) {
			t.Errorf("no %q in %q", want, frame)
		}
	}
}

func BenchmarkRenderHugeValue(b *testing.B) {
	p := newPane(`{"userAgent":"`+strings.Repeat(`Mozilla\/5.0 `, 1<<17)+`"}`, 120, 20)
	for b.Loop() {
		p.Render()
	}
}

func BenchmarkShow(b *testing.B) {
	p := newPane(record, 120, 40)
	for b.Loop() {
		p.Show(p.Reader().Read([]byte(record), ""))
		p.Render()
	}
}
