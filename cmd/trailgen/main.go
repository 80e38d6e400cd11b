// Command trailgen writes synthetic CloudTrail logs. Everything it writes is
// invented and depends on a seed alone.
//
//	trailgen -n N -o DIR          write a trail of N events, as CloudTrail delivers it
//	trailgen testdata [-o DIR]    write everything in testdata that is made
//
// What a trail of -n events looks like is told by package bulk; what testdata
// is made of, by packages scenario and corpus.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"time"

	"github.com/trailsift/trailsift/cmd/trailgen/bulk"
	"github.com/trailsift/trailsift/cmd/trailgen/corpus"
)

const usage = `usage: trailgen -n N -o DIR [-seed S] [-workers W]
       trailgen testdata [-o DIR]

  -n N         write a trail of N events, from one to many millions, as CloudTrail
               delivers it: DIR/AWSLogs/ACCOUNT/CloudTrail/REGION/Y/M/D/*.json.gz
  -o DIR       the folder to write it in; files of the same names are replaced
  -seed S      another trail of the same shape (default 1); the same N and S give
               the same bytes on every machine
  -workers W   files made at a time (default: one for each processor); the bytes
               do not depend on it
  testdata     writes the demo, the container forms, the broken files and their
               manifest below DIR (default: testdata)

A million events are some 700 files: 1.5 GB of JSON in 195 MB of gzip.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program: 0 done, 1 failed, 2 wrong usage.
func run(ctx context.Context, args []string, out, problems io.Writer) int {
	if len(args) > 0 && args[0] == "testdata" {
		return runTestdata(args[1:], out, problems)
	}
	return runBulk(ctx, args, out, problems)
}

// parse is true if args are flags and nothing else; otherwise it says how the
// program is used.
func parse(flags *flag.FlagSet, args []string, problems io.Writer) bool {
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	if err == nil && flags.NArg() == 0 {
		return true
	}
	if err != nil && err != flag.ErrHelp {
		fmt.Fprintln(problems, "trailgen:", err)
	}
	fmt.Fprint(problems, usage)
	return false
}

func runBulk(ctx context.Context, args []string, out, problems io.Writer) int {
	var o bulk.Options
	flags := flag.NewFlagSet("trailgen", flag.ContinueOnError)
	flags.IntVar(&o.Events, "n", 0, "")
	flags.StringVar(&o.Dir, "o", "", "")
	flags.Uint64Var(&o.Seed, "seed", 1, "")
	flags.IntVar(&o.Workers, "workers", runtime.GOMAXPROCS(0), "")
	if !parse(flags, args, problems) {
		return 2
	}
	if o.Events < 1 || o.Dir == "" || o.Workers < 1 {
		fmt.Fprint(problems, usage)
		return 2
	}
	began := time.Now()
	r, err := bulk.Write(ctx, o)
	if err != nil {
		fmt.Fprintln(problems, "trailgen:", err)
		return 1
	}
	fmt.Fprintf(out, "%d events in %d files below %s: %.1f MB of JSON, %.1f MB of gzip, %.1f s\n",
		o.Events, r.Files, o.Dir, float64(r.JSON)/1e6, float64(r.Packed)/1e6, time.Since(began).Seconds())
	return 0
}

func runTestdata(args []string, out, problems io.Writer) int {
	flags := flag.NewFlagSet("trailgen testdata", flag.ContinueOnError)
	dir := flags.String("o", "testdata", "")
	if !parse(flags, args, problems) {
		return 2
	}
	files, err := writeTestdata(*dir)
	if err != nil {
		fmt.Fprintln(problems, "trailgen:", err)
		return 1
	}
	fmt.Fprintf(out, "%d files below %s\n", files, *dir)
	return 0
}

// writeTestdata writes the corpus below dir and returns how many files it has.
// Files of dir that the corpus no longer has stay.
func writeTestdata(dir string) (int, error) {
	files, err := corpus.Build()
	if err != nil {
		return 0, err
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Data); err != nil {
			return 0, err
		}
	}
	return len(files), nil
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
