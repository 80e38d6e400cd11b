package bulk

import (
	"strconv"
	"strings"
)

// objectKey appends the S3 key this event is about, in the manner of its
// bucket. A read asks for an object that many ask for, a write mostly makes a
// new one. All of an event's keys are one: they come from its task.
func (s *scene) objectKey() {
	h := finish(s.task + 4)
	n, born := uint64(rank(finish(h), popular)), int64(start)
	if strings.HasPrefix(s.what.name, "Put") || h%100 < 35 {
		n, born = h, s.at
	}
	if h>>32%50 == 0 {
		s.add(teams[n%uint64(len(teams))])
		s.out = append(s.out, '/')
		s.add(fileNames[h>>40%uint64(len(fileNames))])
		return
	}
	style := s.id(theBucket, 1)
	write := objectStyles[style%uint64(len(objectStyles))]
	write(s, hash(s.seed, style, n), born)
}

// popular is how many objects of a bucket are there from the start of the tree
// on, to be asked for again and again.
const popular = 20_000

// objectStyles are the ways in which buckets are used. Keys tell when an object
// was born, or of what time it is.
var objectStyles = []func(s *scene, h uint64, born int64){
	func(s *scene, h uint64, born int64) {
		s.add("logs/")
		s.stamp(born-int64(h%86400*3), "2006/01/02/15")
		s.add("/app-")
		s.out = appendDigits(s.out, h, 12, lowerHex)
		s.add(".json.gz")
	},
	func(s *scene, h uint64, born int64) {
		s.add("data/table=")
		s.add(nouns[h%uint64(len(nouns))])
		s.add("/dt=")
		s.stamp(born-int64(h>>8%20)*86400, "2006-01-02")
		s.add("/part-")
		s.out = appendDigits(s.out, h>>16, 5, "0123456789")
		s.out = append(s.out, '-')
		s.out = appendUUID(s.out, h, finish(h), lowerHex)
		s.add(".c000.snappy.parquet")
	},
	func(s *scene, h uint64, _ int64) {
		s.add("images/products/")
		s.out = strconv.AppendUint(s.out, h%900_000+100_000, 10)
		s.add([]string{"/large.jpg", "/thumb.jpg", "/zoom.webp"}[h>>32%3])
	},
	func(s *scene, h uint64, _ int64) {
		s.add("users/")
		s.out = strconv.AppendUint(s.out, h%2_000_000, 10)
		s.add("/uploads/")
		s.out = appendDigits(s.out, finish(h), 10, alnum62)
		s.add([]string{".pdf", ".png", ".csv", ".docx"}[h>>32%4])
	},
	func(s *scene, h uint64, _ int64) {
		s.add("artifacts/")
		s.add(teams[h%uint64(len(teams))])
		s.out = append(s.out, '/')
		s.out = appendDigits(s.out, h>>8, 7, lowerHex)
		s.add("/build.zip")
	},
}
