package resource

import (
	"strings"
	"unicode"
)

// Part says in words what a call makes or unmakes of the thing with a canonical id: the
// "public access block" of the bucket of DeleteBucketPublicAccessBlock. It is "" where
// the call is named after the thing alone.
func Part(event, id string) string {
	_, noun := splitEvent(undated(event))
	if f := formOf(id); f != nil {
		for _, n := range f.nouns {
			if rest, ok := strings.CutPrefix(noun, n); ok {
				noun = rest
				break
			}
		}
	}
	return words(noun)
}

// words writes a name in CamelCase as words; those in capitals stay so: MFADevice is MFA
// device.
func words(name string) string {
	var b strings.Builder
	runes := []rune(name)
	upper := func(i int) bool { return i < 0 || i >= len(runes) || unicode.IsUpper(runes[i]) }
	for i, r := range runes {
		starts := upper(i) && (!upper(i-1) || !upper(i+1))
		if starts && i > 0 {
			b.WriteByte(' ')
		}
		if starts && !upper(i+1) {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}
