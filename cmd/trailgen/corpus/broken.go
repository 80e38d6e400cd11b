package corpus

import (
	"slices"

	"github.com/trailsift/trailsift/cmd/trailgen/container"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// broken is what goes wrong with files.
func (t *tree) broken(sample []scenario.Event) {
	t.cutOff(sample)
	t.cutArchives(sample)
	t.badRecords(sample)
	t.encodings(sample)
	t.nothing()
	t.bounds(sample)
	t.repeats(sample)
	t.hostile(sample[0])
}

// cutOff are files that end too early, or go on too long.
func (t *tree) cutOff(sample []scenario.Event) {
	whole, last := container.S3(sample), sample[len(sample)-1].JSON
	short := whole[:len(whole)-len(last)/2]
	most := Expect{Form: "S3 log file", Read: 1, Loaded: len(sample) - 1, Bad: 1, Problem: "unexpected end"}
	most.Note = "ends in the middle of the last record"
	t.add("broken/cut-off.json", short, most)
	t.gzip("broken/cut-off.json.gz", short, most)
	most.Form = "NDJSON"
	lines := container.NDJSON(sample, "\n")
	t.add("broken/cut-off.ndjson", lines[:len(lines)-len(last)/2], most)
	t.add("broken/no-end.json", whole[:len(whole)-2], Expect{Form: "S3 log file", Read: 1, Loaded: len(sample), Problem: "unexpected end", Note: "the last ] and } are missing"})
	t.add("broken/trailing.json", append(slices.Clone(whole), "}]<html>504 Gateway Time-out</html>"...), Expect{Form: "S3 log file", Read: 1, Loaded: len(sample), Problem: "trailing"})
}

// cutGzip is a download that broke off. It takes many records: an inflater may
// hold back the last 32 KB.
func (t *tree) cutGzip(many []scenario.Event) {
	t.pack("broken/truncated.json.gz", Expect{
		Form: "S3 log file, gzip", Read: 1, Loaded: 40, AtMost: len(many) - 1, Bad: 1, Problem: "unexpected end",
		Note: "the compressed bytes end after two thirds",
	}, func() ([]byte, error) {
		data, err := container.Gzip(container.S3(many))
		return data[:len(data)*2/3], err
	})
}

// cutArchives are compressed files that end too early or lie about themselves.
func (t *tree) cutArchives(sample []scenario.Event) {
	whole := Expect{Form: "S3 log file, gzip", Read: 1, Loaded: len(sample), Problem: "checksum", Note: "every byte is there, the checksum is wrong"}
	t.pack("broken/checksum.json.gz", whole, func() ([]byte, error) {
		data, err := container.Gzip(container.S3(sample))
		if err == nil {
			data[len(data)-8] ^= 0xff
		}
		return data, err
	})
	whole.Problem, whole.Note = "trailing", "bytes that are no gzip follow"
	t.pack("broken/trailing.json.gz", whole, func() ([]byte, error) {
		data, err := container.Gzip(container.S3(sample))
		return append(data, "these bytes are no gzip member"...), err
	})
	t.pack("broken/truncated.zip", Expect{Form: "zip", Failed: 1, AtMost: len(sample), Problem: "zip", Note: "the directory at the end is missing"}, func() ([]byte, error) {
		data, err := container.Zip([]container.Member{{Name: "trail.json", Data: container.S3(sample)}})
		return data[:len(data)-40], err
	})
	t.pack("broken/truncated.tar", Expect{Form: "tar", Read: 2, Loaded: 4, AtMost: len(sample) - 1, Bad: 1, Problem: "unexpected end", Note: "ends inside the second member"}, func() ([]byte, error) {
		one, two := container.S3(sample[:4]), container.S3(sample[4:])
		data, err := container.Tar([]container.Member{{Name: "one.json", Data: one}, {Name: "two.json", Data: two}})
		return data[:len(data)-len(two)/2], err
	})
}
