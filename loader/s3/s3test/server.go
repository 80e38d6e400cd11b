package s3test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

// Bucket is the bucket that a server has.
const Bucket = "trail-bucket"

// Server is an S3 server in this process.
type Server struct {
	URL string
	// Checksums has objects sent with a CRC-32 of theirs when that is asked for.
	Checksums bool
	// Quiet has requests not logged: the log of many takes memory.
	Quiet bool

	t       testing.TB
	backend gofakes3.Backend
	fake    http.Handler
	http    *httptest.Server

	mu       sync.Mutex
	keys     []string // sorted
	requests []Request
	attempts map[string]int
	fault    func(Request) Fault
	extra    map[string]http.Header // by key
}

// Request is a request as it arrived.
type Request struct {
	Method string
	// Key is the object; empty for a listing.
	Key string
	// Prefix, StartAfter and Delimiter are those of a listing, Token says that it
	// asks for another page.
	Prefix, StartAfter, Delimiter string
	Token                         bool
	Range                         string
	Header                        http.Header
	Host                          string
	// Attempt is how often the same was asked for before.
	Attempt int
}

// IsList reports whether the request lists keys.
func (r Request) IsList() bool { return r.Key == "" }

// New starts a server with an empty bucket; it ends with the test.
func New(t testing.TB) *Server {
	backend := s3mem.New()
	s := &Server{
		t:        t,
		backend:  backend,
		fake:     gofakes3.New(backend, gofakes3.WithTimeSkewLimit(0), gofakes3.WithoutVersioning()).Server(),
		attempts: make(map[string]int),
		extra:    make(map[string]http.Header),
	}
	if err := backend.CreateBucket(Bucket); err != nil {
		t.Fatal(err)
	}
	s.http = httptest.NewServer(http.HandlerFunc(s.serve))
	s.URL = s.http.URL
	t.Cleanup(s.http.Close)
	return s
}

// Put stores an object; header is sent with it.
func (s *Server) Put(key string, body []byte, header ...string) {
	s.t.Helper()
	if _, err := s.backend.PutObject(Bucket, key, nil, bytes.NewReader(body), int64(len(body)), nil); err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if i, known := slices.BinarySearch(s.keys, key); !known {
		s.keys = slices.Insert(s.keys, i, key)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if s.extra[key] == nil {
			s.extra[key] = http.Header{}
		}
		s.extra[key].Set(header[i], header[i+1])
	}
}

// Keys returns all keys.
func (s *Server) Keys() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.keys)
}

// Requests returns what has been asked so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Forget empties the log of requests.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
}

// Faults has a function decide what goes wrong; nil lets all go well. It may be
// called by many at a time.
func (s *Server) Faults(decide func(Request) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = decide
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	req, fault := s.log(r)
	if fault == nil {
		s.answer(w, r, req)
		return
	}
	s.spoil(w, r, req, *fault)
}

// log enters a request, and returns what goes wrong with it.
func (s *Server) log(r *http.Request) (Request, *Fault) {
	q := r.URL.Query()
	_, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if s.Quiet {
		return Request{Method: r.Method, Key: key, Prefix: q.Get("prefix"), StartAfter: q.Get("start-after"), Delimiter: q.Get("delimiter")}, nil
	}
	req := Request{
		Method: r.Method, Key: key, Prefix: q.Get("prefix"), StartAfter: q.Get("start-after"), Delimiter: q.Get("delimiter"),
		Token: q.Get("continuation-token") != "", Range: r.Header.Get("Range"), Header: r.Header, Host: r.Host,
	}
	what := r.Method + r.URL.Path + q.Get("prefix") + " " + q.Get("start-after") + " " + q.Get("continuation-token")
	s.mu.Lock()
	defer s.mu.Unlock()
	req.Attempt = s.attempts[what]
	s.attempts[what]++
	s.requests = append(s.requests, req)
	if s.fault == nil {
		return req, nil
	}
	fault := s.fault(req)
	return req, &fault
}

// answer answers as S3 does.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, req Request) {
	switch {
	case req.IsList() && req.Delimiter != "" && s.here(r):
		s.folders(w, r, req)
	case req.IsList():
		s.fake.ServeHTTP(w, r)
	default:
		s.object(w, r, req)
	}
}

// here reports whether a request is about the bucket.
func (s *Server) here(r *http.Request) bool {
	bucket, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	return bucket == Bucket
}

// object sends an object if it is the one that is asked for.
func (s *Server) object(w http.ResponseWriter, r *http.Request, req Request) {
	if match := r.Header.Get("If-Match"); match != "" {
		head, err := s.backend.HeadObject(Bucket, req.Key)
		if err == nil && match != gofakes3.FormatETag(head.Hash) {
			apiError(w, http.StatusPreconditionFailed, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
			return
		}
	}
	s.mu.Lock()
	w = &extended{ResponseWriter: w, extra: s.extra[req.Key].Clone()}
	s.mu.Unlock()
	if s.Checksums && req.Range == "" && r.Header.Get("x-amz-checksum-mode") != "" {
		if sum, ok := s.sum(req.Key); ok {
			w.Header().Set("x-amz-checksum-crc32", sum)
			w.Header().Set("x-amz-checksum-type", "FULL_OBJECT")
		}
	}
	s.fake.ServeHTTP(w, r)
}

// extended sends more of a header, in place of what the fake sends.
type extended struct {
	http.ResponseWriter
	extra http.Header
}

// WriteHeader sends the header.
func (e *extended) WriteHeader(status int) {
	for name, values := range e.extra {
		e.Header()[name] = values
	}
	e.extra = nil
	e.ResponseWriter.WriteHeader(status)
}

// Write sends a part of the body, and the header before it.
func (e *extended) Write(p []byte) (int, error) {
	if e.extra != nil {
		e.WriteHeader(http.StatusOK)
	}
	return e.ResponseWriter.Write(p)
}

// body returns an object's bytes.
func (s *Server) body(key string) ([]byte, bool) {
	o, err := s.backend.GetObject(Bucket, key, nil)
	if err != nil {
		return nil, false
	}
	defer o.Contents.Close()
	text, err := io.ReadAll(o.Contents)
	return text, err == nil
}
