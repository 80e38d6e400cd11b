package apitest

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// Call is a request as the server understood it.
type Call struct {
	// Operation is what is asked for: LookupEvents.
	Operation string
	// Region is the one that the request was signed for.
	Region string
	Body   map[string]any
}

// Error is an answer that is none.
type Error struct {
	Status  int // 400 when it is not given
	Code    string
	Message string
	// Drop closes the connection without an answer, Cut in the middle of the
	// right one.
	Drop, Cut bool
}

// Error returns code and message.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Server is the service. Its fields are set before the first request.
type Server struct {
	// URL is where it answers.
	URL string
	// Now is the time, for limits of requests a second; nil sets none.
	Now func() time.Time
	// Fault is asked before every request is answered; nil is no fault. It is
	// called by one goroutine at a time.
	Fault func(Call) *Error
	// History and Groups are what there is to tell.
	History History
	Groups  Groups

	mu    sync.Mutex
	calls []Call
	pace  map[string][]time.Time // of requests that were answered
}

// Start starts a server that ends with the test.
func Start(t testing.TB) *Server {
	s := &Server{pace: make(map[string][]time.Time)}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Calls returns the requests so far, those included that were refused.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Call(nil), s.calls...)
}

// signature is how a request names the region and service that it is for.
var signature = regexp.MustCompile(`^AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/([a-z0-9-]+)/[a-z]+/aws4_request, `)

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer, err := s.answer(r)
	var fault *Error
	if errors.As(err, &fault) {
		switch {
		case fault.Drop:
			panic(http.ErrAbortHandler)
		case fault.Cut:
			cut(w, answer)
		default:
			refuse(w, fault)
		}
		return
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	_, _ = w.Write(answer)
}

// answer returns the answer, also when it will not be given as it is.
func (s *Server) answer(r *http.Request) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	call, err := read(r)
	if err != nil {
		return nil, err
	}
	s.calls = append(s.calls, call)
	if s.Fault != nil {
		if fault := s.Fault(call); fault != nil && !fault.Cut {
			return nil, fault
		} else if fault != nil {
			out, _ := s.operate(call)
			text, _ := json.Marshal(out)
			return text, fault
		}
	}
	out, err := s.operate(call)
	if err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// read understands a request.
func read(r *http.Request) (Call, error) {
	signed := signature.FindStringSubmatch(r.Header.Get("Authorization"))
	if signed == nil {
		return Call{}, &Error{Status: 403, Code: "MissingAuthenticationTokenException", Message: "Missing Authentication Token"}
	}
	call := Call{Region: signed[1]}
	if _, op, ok := strings.Cut(r.Header.Get("X-Amz-Target"), "."); ok {
		call.Operation = op
	} else {
		call.Operation = strings.TrimPrefix(r.URL.Path, "/")
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return call, &Error{Code: "SerializationException", Message: err.Error()}
	}
	if err := json.Unmarshal(body, &call.Body); err != nil {
		return call, &Error{Code: "SerializationException", Message: err.Error()}
	}
	return call, nil
}

func (s *Server) operate(c Call) (any, error) {
	switch c.Operation {
	case "listRegions":
		return s.History.listRegions(c)
	case "LookupEvents":
		if err := s.limit(c, 2); err != nil {
			return nil, err
		}
		return s.History.lookup(c, s.now())
	case "FilterLogEvents":
		if err := s.limit(c, 5); err != nil {
			return nil, err
		}
		return s.Groups.filter(c)
	}
	return nil, &Error{Status: 403, Code: "AccessDeniedException", Message: "not authorized to perform: " + c.Operation}
}

func (s *Server) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}

// limit refuses more than n requests in any second.
func (s *Server) limit(c Call, n int) error {
	if s.Now == nil {
		return nil
	}
	key, now := c.Operation+c.Region, s.Now()
	last := s.pace[key]
	if len(last) >= n && now.Sub(last[len(last)-n]) < time.Second {
		return &Error{Code: "ThrottlingException", Message: "Rate exceeded"}
	}
	s.pace[key] = append(last, now)
	return nil
}

func refuse(w http.ResponseWriter, e *Error) {
	status := e.Status
	if status == 0 {
		status = http.StatusBadRequest
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	w.Header().Set("X-Amzn-ErrorType", e.Code)
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"__type": e.Code, "message": e.Message})
}

// cut promises the whole answer and gives half of it.
func cut(w http.ResponseWriter, answer []byte) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	w.Header().Set("Content-Length", "1000000")
	_, _ = w.Write(answer[:len(answer)/2])
	panic(http.ErrAbortHandler)
}
