package s3test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// Kind is what goes wrong on the way.
type Kind uint8

// The faults.
const (
	None     Kind = iota
	Reset         // the connection is reset in the middle of the body
	Cut           // the connection ends in the middle of the body
	Short         // a part of the body is sent as if it were all
	Slow          // the body comes in pieces, with pauses
	Corrupt       // one bit of the body is another
	WrongSum      // the checksum that is sent is another
	Refuse        // an error is sent: Status, Code
	Skew          // the clock of this machine is wrong, it says
)

// Fault is what goes wrong with one request.
type Fault struct {
	Kind   Kind
	Status int
	Code   string
	Header []string // sent with an error
}

// Error returns the fault of an answer that is an error.
func Error(status int, code string, header ...string) Fault {
	return Fault{Kind: Refuse, Status: status, Code: code, Header: header}
}

// Some returns a function that lets a share of all requests fail, in all ways,
// chosen by the request and a seed: the same each time.
func Some(share float64, seed uint64) func(Request) Fault {
	kinds := []Fault{
		{Kind: Reset}, {Kind: Cut}, {Kind: Short}, {Kind: Slow}, {Kind: Corrupt}, {Kind: WrongSum}, {Kind: Skew},
		Error(http.StatusInternalServerError, "InternalError"), Error(http.StatusServiceUnavailable, "SlowDown"),
		Error(http.StatusServiceUnavailable, "ServiceUnavailable"),
	}
	return func(r Request) Fault {
		n := number(seed, r)
		if float64(n%1_000_000) >= share*1_000_000 {
			return Fault{}
		}
		return kinds[n>>32%uint64(len(kinds))]
	}
}

// number is the same for the same attempt at the same request.
func number(seed uint64, r Request) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, seed, r.Method, r.Key, r.Prefix, r.StartAfter, r.Token, r.Attempt)
	n := h.Sum64()
	n ^= n >> 33
	n *= 0xff51afd7ed558ccd
	return n ^ n>>33
}

// spoil answers with a fault.
func (s *Server) spoil(w http.ResponseWriter, r *http.Request, req Request, f Fault) {
	switch f.Kind {
	case None:
		s.answer(w, r, req)
		return
	case Refuse:
		for i := 0; i+1 < len(f.Header); i += 2 {
			w.Header().Set(f.Header[i], f.Header[i+1])
		}
		apiError(w, f.Status, f.Code, "made to fail")
		return
	case Skew:
		apiError(w, http.StatusForbidden, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
		return
	}
	rec := httptest.NewRecorder()
	s.answer(rec, r, req)
	body := rec.Body.Bytes()
	if f.Kind == Corrupt && len(body) > 0 && !req.IsList() {
		body = bytes.Clone(body)
		body[len(body)/2] ^= 4
	}
	for name, values := range rec.Header() {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if f.Kind == WrongSum && !req.IsList() {
		w.Header().Set("x-amz-checksum-crc32", encodeSum(^crc32.ChecksumIEEE(body)))
	}
	send(w, rec.Code, body, f.Kind)
}

// send sends a body, or a part of it.
func send(w http.ResponseWriter, status int, body []byte, kind Kind) {
	half := body[:len(body)/2]
	switch kind {
	case Short:
		w.Header().Set("Content-Length", strconv.Itoa(len(half)))
		w.WriteHeader(status)
		_, _ = w.Write(half)
	case Cut, Reset:
		w.WriteHeader(status)
		_, _ = w.Write(half)
		flush(w)
		if kind == Cut || !reset(w) {
			panic(http.ErrAbortHandler)
		}
	case Slow:
		w.WriteHeader(status)
		_, _ = w.Write(half)
		flush(w)
		time.Sleep(5 * time.Millisecond)
		_, _ = w.Write(body[len(half):])
	default:
		w.WriteHeader(status)
		_, _ = w.Write(body)
	}
}

func flush(w http.ResponseWriter) {
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
}

// reset ends a connection so that the other side sees an error.
func reset(w http.ResponseWriter) bool {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		return false
	}
	conn, _, err := hijacker.Hijack()
	if err != nil {
		return false
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
	return true
}

// apiError answers with an error as S3 sends it.
func apiError(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	_ = xml.NewEncoder(w).Encode(struct {
		XMLName       xml.Name `xml:"Error"`
		Code, Message string
	}{Code: code, Message: message})
}

// sum returns the checksum of an object as a header has it.
func (s *Server) sum(key string) (string, bool) {
	text, ok := s.body(key)
	return encodeSum(crc32.ChecksumIEEE(text)), ok
}

func encodeSum(sum uint32) string {
	return base64.StdEncoding.EncodeToString(binary.BigEndian.AppendUint32(nil, sum))
}
