package bulk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// tally counts the values of a tree by path, the places in arrays left out.
type tally struct {
	leaves int
	paths  []string       // of one record
	shapes map[string]int // records by the paths they have
	values map[string]map[string]int
	kinds  map[string]map[string]bool // of JSON, by path
}

func newTally() *tally {
	return &tally{shapes: map[string]int{}, values: map[string]map[string]int{}, kinds: map[string]map[string]bool{}}
}

func (y *tally) record(v any) {
	y.paths = y.paths[:0]
	y.add(v, "")
	slices.Sort(y.paths) // objects are maps here, without order
	y.shapes[strings.Join(y.paths, "\n")]++
}

func (y *tally) add(v any, path string) {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			y.add(member, path+"."+name)
		}
		return
	case []any:
		for _, member := range v {
			y.add(member, path+"[]")
		}
		return
	}
	y.leaves++
	y.paths = append(y.paths, path)
	if y.values[path] == nil {
		y.values[path], y.kinds[path] = map[string]int{}, map[string]bool{}
	}
	y.values[path][fmt.Sprint(v)]++
	if v != nil {
		y.kinds[path][fmt.Sprintf("%T", v)] = true
	}
}

// distinct is how many values a path has.
func (y *tally) distinct(path string) int { return len(y.values[path]) }

// count is how often a path occurs.
func (y *tally) count(path string) int {
	total := 0
	for _, n := range y.values[path] {
		total += n
	}
	return total
}

// most is how often the most frequent value of a path occurs.
func (y *tally) most(path string) int {
	most := 0
	for _, n := range y.values[path] {
		most = max(most, n)
	}
	return most
}

// unique is the length of all paths' distinct values.
func (y *tally) unique() int {
	total := 0
	for _, values := range y.values {
		for v := range values {
			total += len(v)
		}
	}
	return total
}

// mixed is how many paths have values of several JSON types.
func (y *tally) mixed() int {
	n := 0
	for _, kinds := range y.kinds {
		if len(kinds) > 1 {
			n++
		}
	}
	return n
}

func tallyOf(t *testing.T, n int) (*tally, Result) {
	t.Helper()
	dir := t.TempDir()
	result := write(t, Options{Dir: dir, Events: n, Seed: 1, Workers: 2})
	y := newTally()
	eachFile(t, dir, func(name string, data []byte) {
		var file struct{ Records []any }
		dec := json.NewDecoder(bytes.NewReader(unpack(t, name, data)))
		dec.UseNumber()
		if err := dec.Decode(&file); err != nil {
			t.Fatal(name, err)
		}
		for _, r := range file.Records {
			y.record(r)
		}
	})
	return y, result
}

// TestStatistics holds what doc.go says of a small tree. Bounds are wide: one
// file more or less of somebody moves a small tree's shares.
func TestStatistics(t *testing.T) {
	if testing.Short() {
		t.Skip("long; TestBytesDependOnSeedAlone has several workers too")
	}
	const n = 20_000
	y, result := tallyOf(t, n)
	reads := float64(y.values[".readOnly"]["true"]) / n
	failed := float64(max(y.count(".errorCode"), y.count(".errorMessage"))) / n
	for _, tt := range []struct {
		what        string
		got, lo, hi float64
	}{
		{"events", float64(y.count(".eventID")), n, n},
		{"distinct event ids", float64(y.distinct(".eventID")), n, n},
		{"repeated request ids", float64(y.count(".requestID") - y.distinct(".requestID")), 0, 0},
		{"repeated x-amz-id-2", float64(y.count(".additionalEventData.x-amz-id-2") - y.distinct(".additionalEventData.x-amz-id-2")), 0, 0},
		{"leaves an event", float64(y.leaves) / n, 31, 35},
		{"bytes of JSON an event", float64(result.JSON) / n, 1400, 1700},
		{"gzip ratio", float64(result.Packed) / float64(result.JSON), 0.11, 0.16},
		{"distinct paths", float64(len(y.values)), 700, 1100},
		{"distinct sequences of paths", float64(len(y.shapes)), 400, 600},
		{"session tokens", float64(y.count(".responseElements.credentials.sessionToken")), n / 200, n / 40},
		{"bytes of distinct values an event", float64(y.unique()) / n, 240, 340},
		{"reads", reads, 0.55, 0.7},
		{"failures", failed, 0.08, 0.2},
		{"event names", float64(y.distinct(".eventName")), 200, 320},
		{"services", float64(y.distinct(".eventSource")), 40, 60},
		{"regions", float64(y.distinct(".awsRegion")), 6, 12},
		{"kinds of identity", float64(y.distinct(".userIdentity.type")), 7, 9},
		{"event types", float64(y.distinct(".eventType")), 3, 4},
		{"event versions", float64(y.distinct(".eventVersion")), 4, 4},
		{"access keys", float64(y.distinct(".userIdentity.accessKeyId")), 250, 800},
		{"addresses", float64(y.distinct(".sourceIPAddress")), 500, 1600},
		{"user agents", float64(y.distinct(".userAgent")), 700, 2200},
		{"most frequent bucket", float64(y.most(".requestParameters.bucketName")), n / 10, n / 3},
		{"object keys, distinct of all", float64(y.distinct(".requestParameters.key")) / float64(y.count(".requestParameters.key")), 0.7, 0.9},
		{"most frequent caller", float64(y.most(".userIdentity.arn")), n / 100, n / 10},
		{"paths of several types", float64(y.mixed()), 6, 30},
	} {
		if tt.got < tt.lo || tt.got > tt.hi {
			t.Errorf("%s: %.3f, want %v to %v", tt.what, tt.got, tt.lo, tt.hi)
		}
	}
}
