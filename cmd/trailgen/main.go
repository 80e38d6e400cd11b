// Command trailgen writes synthetic CloudTrail logs. Everything it writes is
// invented and depends on a seed alone.
//
//	trailgen testdata [-o DIR]    write everything in testdata that is made
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/trailsift/trailsift/cmd/trailgen/corpus"
)

const usage = `usage: trailgen testdata [-o DIR]

  testdata   writes the demo, the container forms, the broken files and their
             manifest below DIR (default: testdata)
`

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program: 0 done, 1 failed, 2 wrong usage.
func run(args []string, out, problems io.Writer) int {
	if len(args) == 0 || args[0] != "testdata" {
		fmt.Fprint(problems, usage)
		return 2
	}
	flags := flag.NewFlagSet("trailgen testdata", flag.ContinueOnError)
	flags.SetOutput(problems)
	dir := flags.String("o", "testdata", "write below this `DIR`")
	if err := flags.Parse(args[1:]); err != nil || flags.NArg() > 0 {
		fmt.Fprint(problems, usage)
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
