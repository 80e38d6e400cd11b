package bulk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Options say what tree to write.
type Options struct {
	Dir     string // the folder AWSLogs is made in
	Events  int
	Seed    uint64
	Workers int // files made at a time; the bytes do not depend on it
}

// Result counts what was written.
type Result struct {
	Files  int
	JSON   int64 // bytes before compression
	Packed int64 // bytes of the files
}

// Write writes a tree of events and returns what it wrote. Existing files of
// the same names are replaced, others stay. Errors name the file.
func Write(ctx context.Context, o Options) (Result, error) {
	if o.Events < 1 {
		return Result{}, errors.New("the number of events must be positive")
	}
	sc, err := readScript()
	if err != nil {
		return Result{}, err
	}
	stop, cancel := context.WithCancel(ctx)
	defer cancel()
	todo := make(chan plan)
	results := make([]Result, max(1, o.Workers))
	problems := make([]error, len(results))
	var group sync.WaitGroup
	for i := range results {
		group.Go(func() {
			if problems[i] = work(o, sc, todo, &results[i]); problems[i] != nil {
				cancel()
			}
		})
	}
	plans(o.Seed, o.Events, func(p plan) bool {
		select {
		case todo <- p:
			return true
		case <-stop.Done():
			return false
		}
	})
	close(todo)
	group.Wait()
	return sum(results), errors.Join(append(problems, ctx.Err())...)
}

func sum(results []Result) Result {
	var all Result
	for _, r := range results {
		all.Files += r.Files
		all.JSON += r.JSON
		all.Packed += r.Packed
	}
	return all
}

// work makes files until there are no more plans.
func work(o Options, sc *script, todo <-chan plan, done *Result) error {
	f, err := newFiller(sc, o.Seed, o.Events)
	if err != nil {
		return err
	}
	for p := range todo {
		name, data, err := f.fill(p)
		if err != nil {
			return fmt.Errorf("compress %s: %w", name, err)
		}
		if err := save(filepath.Join(o.Dir, filepath.FromSlash(name)), data); err != nil {
			return err
		}
		done.Files++
		done.JSON += int64(len(f.text))
		done.Packed += int64(len(data))
	}
	return nil
}

func save(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
