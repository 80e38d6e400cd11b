//go:build unix

package file

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

const event = `{"eventVersion":"1.08","eventTime":"2026-09-01T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"PutObject","eventID":"1"}`

func fifo(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	return name
}

// TestMetWhileWalking skips what would block or never end.
func TestMetWhileWalking(t *testing.T) {
	name := fifo(t)
	root := filepath.Dir(name)
	socket, err := net.Listen("unix", filepath.Join(root, "socket"))
	if err != nil {
		t.Skip(err)
	}
	defer socket.Close()
	if err := os.Symlink("/dev/null", filepath.Join(root, "null")); err != nil {
		t.Fatal(err)
	}
	s := &seen{root: root}
	if err := Paths([]string{root}, nil).Walk(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	want := []string{"skip " + reasonPipe, "skip " + reasonDevice, "skip " + reasonSocket}
	if !reflect.DeepEqual(s.lines, want) {
		t.Errorf("got %q, want %q", s.lines, want)
	}
}

// TestNamedPipe reads a pipe that was named.
func TestNamedPipe(t *testing.T) {
	name := fifo(t)
	go os.WriteFile(name, []byte(event), 0)
	st := store.New(trail.Schema())
	report, err := loader.Load(context.Background(), st, loader.Options{}, Paths([]string{name}, nil))
	if err != nil || st.Snapshot().Len() != 1 || report.Files.Read != 1 {
		t.Errorf("%v, %+v", err, report)
	}
}

// TestFollowedPipe: a pipe is not looked at again, but a file in its place is.
func TestFollowedPipe(t *testing.T) {
	name := fifo(t)
	source := Followed([]string{"-", name}, strings.NewReader(""))
	var got names
	poll := func(times int, items ...string) {
		t.Helper()
		got.items = nil
		for range times {
			if err := source.Poll(t.Context(), &got); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(got.items, items) {
			t.Errorf("got %q, want %q", got.items, items)
		}
	}
	if err := source.Walk(t.Context(), &got); err != nil || len(got.items) != 2 {
		t.Fatal(got, err)
	}
	poll(3)
	if err := errors.Join(os.Remove(name), os.WriteFile(name, []byte(event), 0o600)); err != nil {
		t.Fatal(err)
	}
	poll(2, "fifo")
	poll(3)
}

// TestDescriptor reads what a shell's <(command) names.
func TestDescriptor(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	name := fmt.Sprint("/dev/fd/", r.Fd())
	if _, err := os.Stat(name); err != nil {
		t.Skip(err)
	}
	w.WriteString(event)
	w.Close()
	st := store.New(trail.Schema())
	report, err := loader.Load(context.Background(), st, loader.Options{}, Paths([]string{name, name}, nil))
	if want := (loader.Files{Known: 2, Read: 1, Skipped: 1}); err != nil || st.Snapshot().Len() != 1 || report.Files != want {
		t.Errorf("%v, %+v", err, report)
	}
}

// TestCancelPipe cancels while opening a pipe waits for its writer, and while
// reading waits for what it writes.
func TestCancelPipe(t *testing.T) {
	for _, opened := range []bool{false, true} {
		before := runtime.NumGoroutine()
		name := fifo(t)
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error)
		go func() {
			_, err := loader.Load(ctx, store.New(trail.Schema()), loader.Options{}, Paths([]string{name}, nil))
			done <- err
		}()
		var writer *os.File
		if opened {
			writer, _ = os.OpenFile(name, os.O_WRONLY, 0)
		}
		time.Sleep(10 * time.Millisecond) // so that it waits, most of the time
		cancel()
		if err := <-done; err != context.Canceled { // it comes, though nobody writes
			t.Errorf("got %v", err)
		}
		if !opened {
			// The one read that the kernel blocks ends with a writer.
			writer, _ = os.OpenFile(name, os.O_RDWR, 0)
		}
		defer writer.Close()
		for looks := 0; runtime.NumGoroutine() > before; looks++ {
			if looks > 20_000 {
				t.Fatal("goroutines are left")
			}
			time.Sleep(time.Millisecond)
		}
	}
}

// TestVanishingFile has a file go between the walk and the read.
func TestVanishingFile(t *testing.T) {
	root := tree(t, "a", "b")
	os.WriteFile(filepath.Join(root, "b"), []byte(event), 0o644)
	st := store.New(trail.Schema())
	report, err := loader.Load(context.Background(), st, loader.Options{Workers: 1}, vanish{Paths([]string{root}, nil), filepath.Join(root, "a")})
	if err != nil || st.Snapshot().Len() != 1 || report.Files.Failed != 1 || report.Files.Read != 1 {
		t.Errorf("%v, %+v", err, report)
	}
	if want := "read " + filepath.Join(root, "a") + ": no such file or folder"; len(report.Problems) != 1 || report.Problems[0].Error() != want {
		t.Errorf("problems %q, want %q", report.Problems, want)
	}
}

// vanish removes a file as soon as it was named.
type vanish struct {
	loader.Source
	name string
}

func (v vanish) Walk(ctx context.Context, sink loader.Sink) error {
	return v.Source.Walk(ctx, removing{sink, v.name})
}

type removing struct {
	loader.Sink
	name string
}

func (r removing) Item(item loader.Item) error {
	if item.Name == r.name {
		return errors.Join(os.Remove(r.name), r.Sink.Item(item))
	}
	return r.Sink.Item(item)
}
