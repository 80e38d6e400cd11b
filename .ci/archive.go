//go:build ignore

// Archive packs a folder into OUT, a .tar.gz or a .zip by its name:
//
//	go run .ci/archive.go OUT.tar.gz DIR PROGRAM
//
// What is in it lies in a folder of the name of DIR. PROGRAM, in DIR, can be
// run; all can be read by everybody. The bytes depend on names and contents
// alone, on whatever machine: no owners, no modes, no times of files.
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io/fs"
	"log"
	"os"
	"path"
	"strings"
	"time"
)

// stamp is the time of all files: the first that a zip can tell.
var stamp = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: archive OUT DIR PROGRAM")
	}
	if err := archive(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func archive(out, dir, program string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	pack := tarOf
	if strings.HasSuffix(out, ".zip") {
		pack = zipOf
	}
	if err := pack(f, dir, program); err != nil {
		return err
	}
	return f.Close()
}

// each calls add with every file below dir, in the order of names.
func each(dir, program string, add func(name string, mode fs.FileMode, content []byte) error) error {
	files := os.DirFS(dir)
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if name == program {
			mode = 0o755
		}
		return add(path.Join(path.Base(dir), name), mode, content)
	})
}

func tarOf(out *os.File, dir, program string) error {
	packed, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(packed)
	err = each(dir, program, func(name string, mode fs.FileMode, content []byte) error {
		h := &tar.Header{Name: name, Mode: int64(mode), Size: int64(len(content)), ModTime: stamp, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
		_, err := w.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return packed.Close()
}

func zipOf(out *os.File, dir, program string) error {
	w := zip.NewWriter(out)
	err := each(dir, program, func(name string, mode fs.FileMode, content []byte) error {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: stamp}
		h.SetMode(mode)
		file, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	return w.Close()
}
