package store

import (
	"math/rand/v2"
	"testing"
)

// TestNear: what was written, and which of the values, the frequent ones first, it is
// near to.
func TestNear(t *testing.T) {
	for _, c := range []struct {
		written, want string
		values        []string
	}{
		{"rooot", "root@111122223333", []string{"delivery.example", "root@111122223333"}}, // a part, a letter off
		{"roto", "root@111122223333", []string{"boot/x", "root@111122223333"}},
		{"Root", "root@111122223333", []string{"root@111122223333"}},
		{"boot", "", []string{"root@111122223333"}},                   // short words have many neighbours
		{"mira.lnid", "mira.lind", []string{"mia.lund", "mira.lind"}}, // the nearest, not the first
		{"mira_lind", "mira.lind", []string{"mira.lindt", "mira.lind"}},
		{"miralind", "mira.lind", []string{"mira.lind"}},
		{"miras", "mira", []string{"mira"}},
		{"bob", "", []string{"boris", "bab", "anna"}},
		{"1111-2222-3333", "111122223333", []string{"111122223333"}},
		{"11112222333", "111122223333", []string{"111122223333"}},
		{"111122223334", "111122223333", []string{"111122223333"}}, // a slip in an id
		{"eu-west-2", "", []string{"eu-west-1"}},                   // another region
		{"eu-west1", "eu-west-1", []string{"us-west-1", "eu-west-1"}},
		{"eu-wset-1", "eu-west-1", []string{"eu-west-1"}},
		{"192.0.2.8", "", []string{"192.0.2.7"}}, // another address
		{"192.0.2.77", "192.0.2.7", []string{"192.0.2.7"}},
		{"192.0.2.7:443", "192.0.2.7", []string{"198.51.100.443x", "192.0.2.7"}},
		{"1.92.0.27", "", []string{"192.0.2.7"}}, // the dots count
		{"sns", "", []string{"sts", "sqs"}},
		{"kss", "", []string{"ssm", "s3"}},
		{"iamm", "iam", []string{"iam"}},
		{"arn:aws:iam::111122223333:user/mira", "mira", []string{"tomas", "mira"}},
		{"arn:aws:iam::111122223333:role/deploy", "deploy/ci-1", []string{"ci/deployment", "deploy/ci-1"}},
		{"iam:GetUser", "GetUser", []string{"GetUser"}},
		{"my-logs", "arn:aws:s3:::my-logs", []string{"arn:aws:s3:::my-logs"}},
		{"Unauthorized", "Client.UnauthorizedOperation", []string{"AccessDenied", "Client.UnauthorizedOperation"}},
		{"DeleteBucketPolicy", "", []string{"DeleteBucket"}}, // begun by another event
		{"release-manger-role", "release-manager-role/x", []string{"release-manager-role/x"}},
		{"x", "", []string{"xyz"}},
		{"-", "", []string{"/", "--"}},
	} {
		best, least := "", nearNothing
		w := newWritten(c.written)
		for _, v := range c.values {
			if n := w.near(v); n < least {
				best, least = v, n
			}
		}
		if best != c.want {
			t.Errorf("%s: %q, want %q", c.written, best, c.want)
		}
	}
}

// TestSlips: whole words are as far apart as the plain table of all their letters
// says, and a part is as far as the nearest of all parts.
func TestSlips(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(letters string, n int) string {
		out := make([]byte, r.IntN(n))
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return string(out)
	}
	s := new(slips)
	for range 20_000 {
		word, text := random("abc", 9), random("abc", 9)
		if got, want := s.whole(word, text), min(distance(word, text), mostSlips+1); got != want {
			t.Fatalf("%q to %q: %d, want %d", word, text, got, want)
		}
		word, text = "abcabc"+random("abc", 4), random("abc-", 20)
		if got, want := s.part(word, text), naivePart(word, text); got != want {
			t.Fatalf("%q in %q: %d, want %d", word, text, got, want)
		}
	}
}

func naivePart(word, text string) int {
	best := mostSlips + 1
	for from := range len(text) + 1 {
		for to := from; to <= len(text); to++ {
			if startsPart(text, from) && endsPart(text, to) {
				best = min(best, distance(word, text[from:to]))
			}
		}
	}
	return best
}
