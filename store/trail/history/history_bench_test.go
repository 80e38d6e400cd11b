package history_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// BenchmarkWho measures answers about the most frequent thing of some kinds,
// and about parts of ids. TRAILSIFT_BENCH names folders of trail files, as PATH
// does; a million events are meant:
//
//	TRAILSIFT_BENCH=/tmp/trail go test ./store/trail/history -run '^$' -bench Who -benchtime 10x
func BenchmarkWho(b *testing.B) {
	dirs := filepath.SplitList(os.Getenv("TRAILSIFT_BENCH"))
	if len(dirs) == 0 {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	lang, st := trail.Language(), store.New(trail.Schema())
	if _, err := loader.Load(b.Context(), st, loader.Options{}, file.Paths(dirs, strings.NewReader(""))); err != nil {
		b.Fatal(err)
	}
	snap := st.Snapshot()
	frequent := func(kind string) string {
		values, err := snap.LateValues(b.Context(), lang, "resource", func(value string) bool { return resource.Kind(value) == kind })
		if err != nil || len(values) == 0 {
			b.Fatal("no ", kind, err)
		}
		b.Log(kind, values[0].Value, values[0].Count)
		return values[0].Value
	}
	instance, bucket := frequent("EC2 instance"), frequent("S3 bucket")
	asked := map[string]string{
		"bucket": bucket, "name": resource.Name(bucket), "instance": instance, "role": frequent("IAM role"), "user": frequent("IAM user"),
		"key": frequent("access key"), "object": frequent("S3 object"), "function": frequent("Lambda function"),
		"part": instance[4:8], "letters": "zqx", "nothing": "i-00000000000000000", "zone": "us-east-1d", "word": "denied",
	}
	for name, text := range asked {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := history.Of(b.Context(), snap, lang, text, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
