package s3

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader/s3/s3test"
)

// serverOf is a server whose every listing is what a function makes of the
// query: the inside of a ListBucketResult.
func serverOf(t *testing.T, answer func(url.Values) string) *s3test.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprintf(w, `<ListBucketResult>%s</ListBucketResult>`, answer(r.URL.Query()))
	}))
	t.Cleanup(server.Close)
	return &s3test.Server{URL: server.URL}
}

const someRegion = "AWSLogs/111122223333/CloudTrail/eu-west-1/"

// TestSizeBelowZero names the object that no server can have.
func TestSizeBelowZero(t *testing.T) {
	s := serverOf(t, func(url.Values) string {
		return `<Contents><Key>` + someRegion + `2026/09/01/x.json.gz</Key><Size>-5</Size></Contents>`
	})
	o := options(t, s)
	o.Prefix = someRegion
	got := load(t, opened(t, o))
	if len(got.Problems) != 1 || !strings.Contains(first(got.Problems), `x.json.gz" with a size of -5 bytes`) {
		t.Errorf("%+v, %s", got.Files, first(got.Problems))
	}
}

// TestTokensThatGoInCircles ends a listing whose pages repeat, in whatever order.
func TestTokensThatGoInCircles(t *testing.T) {
	for _, next := range []map[string]string{{"": "A", "A": "B", "B": "A"}, {"": "A", "A": "A"}, {"": "A", "A": ""}} {
		asked := 0
		s := serverOf(t, func(q url.Values) string {
			if asked++; asked > 10 {
				return "" // it would not end
			}
			return `<IsTruncated>true</IsTruncated><NextContinuationToken>` + next[q.Get("continuation-token")] + `</NextContinuationToken>`
		})
		o := options(t, s)
		o.Prefix = someRegion
		got := load(t, opened(t, o))
		if asked > 3 || len(got.Problems) != 1 || !strings.Contains(first(got.Problems), "repeats a page") {
			t.Errorf("%v: %d requests, %s", next, asked, first(got.Problems))
		}
	}
}

// TestSearchSaysWhereItEnded has more folders beside a trail than are looked
// into, and a trail further down than is looked.
func TestSearchSaysWhereItEnded(t *testing.T) {
	s := s3test.New(t)
	for i := range mostFolders + 7 {
		s.Put(fmt.Sprintf("app%03d/x", i), []byte("x"))
	}
	_, err := Open(t.Context(), options(t, s))
	if err == nil || !strings.Contains(err.Error(), "(no folder AWSLogs in what was searched)") || !strings.Contains(err.Error(), "7 of the folders found outside") {
		t.Error(err)
	}
	s.PutTree(s3test.Small(1, 1))
	source := opened(t, options(t, s))
	plan, err := source.Plan(t.Context())
	if err != nil || len(plan.Limits) != 1 || !strings.HasPrefix(plan.Limits[0], "7 of the folders") || len(source.Outlook().Notes) != 1 {
		t.Errorf("%q, %q, %v", plan.Limits, source.Outlook().Notes, err)
	}
	deep := s3test.New(t)
	deep.Put("1/2/3/4/5/6/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/01/x.json.gz", []byte("x"))
	if _, err := Open(t.Context(), options(t, deep)); err == nil || !strings.Contains(err.Error(), "1 of the folders found outside") {
		t.Error(err)
	}
}

// TestMoreInAFolderThanIsLookedAt does not say that there is no trail.
func TestMoreInAFolderThanIsLookedAt(t *testing.T) {
	s := serverOf(t, func(q url.Values) string {
		token := q.Get("continuation-token")
		return strings.Repeat(`<Contents><Key>0</Key><Size>1</Size></Contents>`, 5000) +
			`<IsTruncated>true</IsTruncated><NextContinuationToken>` + token + `x</NextContinuationToken>`
	})
	_, err := Open(t.Context(), options(t, s))
	if err == nil || !strings.Contains(err.Error(), "in what was searched") || !strings.Contains(err.Error(), "stopped after 20000 names in s3://trail-bucket/") {
		t.Error(err)
	}
	o := options(t, s)
	o.Prefix = "AWSLogs/"
	if _, err := Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), "only the first 20000 names") {
		t.Error(err)
	}
}
