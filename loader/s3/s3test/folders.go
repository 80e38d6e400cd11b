package s3test

import (
	"encoding/base64"
	"encoding/xml"
	"net/http"
	"slices"
	"strings"

	"github.com/johannesboyne/gofakes3"
)

// pageSize is how many keys and folders S3 puts into a page.
const pageSize = 1000

// folders lists one folder, in pages. The fake does that too, and never ends
// when there is more than one page.
func (s *Server) folders(w http.ResponseWriter, r *http.Request, req Request) {
	after := req.StartAfter
	if token, err := base64.URLEncoding.DecodeString(r.URL.Query().Get("continuation-token")); err == nil && len(token) > 0 {
		after = string(token)
	}
	result := gofakes3.ListBucketResultV2{}
	result.Name, result.Prefix, result.Delimiter, result.MaxKeys = Bucket, req.Prefix, req.Delimiter, pageSize
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := s.from(max(after, req.Prefix)); i < len(s.keys) && strings.HasPrefix(s.keys[i], req.Prefix); {
		key := s.keys[i]
		if key == after || strings.HasSuffix(after, "/") && after != req.Prefix && strings.HasPrefix(key, after) {
			i++
			continue
		}
		if result.KeyCount == pageSize {
			result.IsTruncated = true
			break
		}
		result.KeyCount++
		if name, _, isFolder := strings.Cut(key[len(req.Prefix):], req.Delimiter); isFolder {
			after = req.Prefix + name + req.Delimiter
			result.CommonPrefixes = append(result.CommonPrefixes, gofakes3.CommonPrefix{Prefix: after})
			i = s.from(after + "\xff")
			continue
		}
		after = key
		result.Contents = append(result.Contents, s.content(key))
		i++
	}
	if result.IsTruncated {
		result.NextContinuationToken = base64.URLEncoding.EncodeToString([]byte(after))
	}
	w.Header().Set("Content-Type", "application/xml")
	_ = xml.NewEncoder(w).Encode(result)
}

// from returns the place of the first key that is not less.
func (s *Server) from(key string) int {
	i, _ := slices.BinarySearch(s.keys, key)
	return i
}

func (s *Server) content(key string) *gofakes3.Content {
	head, err := s.backend.HeadObject(Bucket, key)
	if err != nil {
		return &gofakes3.Content{Key: key}
	}
	return &gofakes3.Content{Key: key, ETag: gofakes3.FormatETag(head.Hash), Size: head.Size}
}
