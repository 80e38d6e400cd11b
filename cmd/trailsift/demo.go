package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/testdata"
)

// demoTitle is what the header shows for the embedded incident.
const demoTitle = "demo"

// demoHint is where its story begins: both questions lead to who has the key.
const demoHint = "a key has leaked: try  : recon  enter  or  : denied  enter"

func newDemo(a *app) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Open the embedded incident",
		Long: `demo opens six hours of an invented incident: a leaked key, and what was done
with it, among the ordinary life of an organisation.`,
		Example: "  trailsift demo\n  trailsift demo --write /tmp/demo && trailsift hist actor /tmp/demo",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("demo: takes no source; to open %q leave out the word demo", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dir != "" {
				return a.writeDemo(dir)
			}
			if err := a.checkInterface(); err != nil {
				return err
			}
			if err := a.checkTerminal(); err != nil {
				return err
			}
			return a.show(cmd.Context(), demoTitle, []loader.Source{demoSource{}})
		},
	}
	a.interfaceFlags(cmd)
	cmd.Flags().StringVar(&dir, "write", "", "write the incident's files to this folder instead")
	return cmd
}

// demoSource is the embedded archive.
type demoSource struct{}

// Walk names the archive.
func (demoSource) Walk(_ context.Context, sink loader.Sink) error {
	archive := testdata.Demo()
	return sink.Item(loader.Item{
		Name: testdata.DemoName,
		Size: int64(len(archive)),
		Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(archive)), nil },
	})
}

// writeDemo unpacks the archive below a folder.
func (a *app) writeDemo(dir string) error {
	text, err := zstd.NewReader(bytes.NewReader(testdata.Demo()))
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer text.Close()
	files := 0
	for archive := tar.NewReader(text); ; files++ {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("demo: %w", err)
		}
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(header.Name)), archive); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	_, err = fmt.Fprintf(a.output(), "%d files written to %s\n", files, dir)
	return err
}

func writeFile(path string, from io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	text, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}
