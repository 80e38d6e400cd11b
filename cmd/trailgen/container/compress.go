package container

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"time"

	"github.com/klauspost/compress/zstd"
)

// Member is a file in an archive.
type Member struct {
	Name string // with slashes; a name that ends in one is a folder
	Data []byte
}

// Gzip is data as one gzip member without name or time, so that the same
// content gives the same bytes.
func Gzip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	return b.Bytes(), nil
}

// GzipMembers are the parts as one gzip member each, one behind the other.
func GzipMembers(parts ...[]byte) ([]byte, error) {
	var out []byte
	for _, p := range parts {
		member, err := Gzip(p)
		if err != nil {
			return nil, err
		}
		out = append(out, member...)
	}
	return out, nil
}

// Zstd is data as one zstd frame. The best level takes twice as long for the
// same size here.
func Zstd(data []byte) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	out := w.EncodeAll(data, nil)
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return out, nil
}

// Tar is an archive of the members.
func Tar(members []Member) ([]byte, error) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		h := &tar.Header{Name: m.Name, Mode: 0o644, Size: int64(len(m.Data)), ModTime: time.Unix(0, 0), Format: tar.FormatPAX}
		if m.folder() {
			h.Typeflag, h.Mode = tar.TypeDir, 0o755
		}
		if err := w.WriteHeader(h); err != nil {
			return nil, fmt.Errorf("tar: %s: %w", m.Name, err)
		}
		if _, err := w.Write(m.Data); err != nil {
			return nil, fmt.Errorf("tar: %s: %w", m.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("tar: %w", err)
	}
	return b.Bytes(), nil
}

// Zip is an archive of the members.
func Zip(members []Member) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.Name, Method: zip.Deflate}
		if m.folder() {
			h.Method = zip.Store
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, fmt.Errorf("zip: %s: %w", m.Name, err)
		}
		if _, err := f.Write(m.Data); err != nil {
			return nil, fmt.Errorf("zip: %s: %w", m.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("zip: %w", err)
	}
	return b.Bytes(), nil
}

func (m Member) folder() bool { return len(m.Name) > 0 && m.Name[len(m.Name)-1] == '/' }
