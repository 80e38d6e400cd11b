package corpus

import (
	"fmt"

	"github.com/trailsift/trailsift/cmd/trailgen/container"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// File is one file of testdata.
type File struct {
	Path string // below testdata, with slashes
	Data []byte
}

// Demo is the path of the incident's archive.
const Demo = "demo.tar.zst"

// tree collects the files and what is expected of them. The first error stops
// it.
type tree struct {
	files   []File
	expects []Expect
	err     error
}

// Build makes all files of testdata that are made: everything but its README
// and its Go file.
func Build() ([]File, error) {
	t := &tree{}
	trail := scenario.Incident(scenario.Seed)
	t.demo(trail)
	t.forms(trail.Sample())
	t.otherCategories(trail.Events())
	t.notEvents()
	t.broken(trail.Sample())
	t.cutGzip(trail.Events()[:150])
	if t.err != nil {
		return nil, t.err
	}
	return append(t.files, File{"manifest.json", manifest(t.expects)}), nil
}

// add is one more file.
func (t *tree) add(path string, data []byte, e Expect) {
	e.Path = path
	t.files = append(t.files, File{path, data})
	t.expects = append(t.expects, e)
}

// pack is add for data whose making can fail.
func (t *tree) pack(path string, e Expect, make func() ([]byte, error)) {
	data, err := make()
	if err != nil && t.err == nil {
		t.err = fmt.Errorf("make %s: %w", path, err)
	}
	t.add(path, data, e)
}

// gzip is add for data to be compressed.
func (t *tree) gzip(path string, data []byte, e Expect) {
	t.pack(path, e, func() ([]byte, error) { return container.Gzip(data) })
}

// demo is the incident: the files under their keys. They are stored plain and
// compressed once, all together, which takes half the room.
func (t *tree) demo(trail *scenario.Trail) {
	t.pack(Demo, Expect{
		Form: "tar.zst of S3 log files", Read: len(trail.Files()), Loaded: len(trail.Events()), Duplicate: trail.Duplicates(),
	}, func() ([]byte, error) {
		data, err := container.Tar(Members(trail))
		if err != nil {
			return nil, err
		}
		return container.Zstd(data)
	})
}

// Members are the files of a trail, plain: the keys lose their .gz.
func Members(trail *scenario.Trail) []container.Member {
	var out []container.Member
	for _, f := range trail.Files() {
		out = append(out, container.Member{Name: f.Name[:len(f.Name)-len(".gz")], Data: f.Data})
	}
	return out
}
