package store

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomNumber writes a JSON number, often close to others.
func randomNumber(r *rand.Rand) string {
	digits := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteByte("0019"[r.IntN(4)])
		}
		return b.String()
	}
	text := [...]string{"", "-"}[r.IntN(2)]
	if r.IntN(3) == 0 {
		text += "0"
	} else {
		text += fmt.Sprint(1+r.IntN(9)) + digits(r.IntN(25))
	}
	if r.IntN(2) == 0 {
		text += "." + digits(1+r.IntN(6))
	}
	if r.IntN(2) == 0 {
		text += fmt.Sprintf("%c%s%d", "eE"[r.IntN(2)], [...]string{"", "+", "-"}[r.IntN(3)], r.IntN(30))
	}
	return text
}

// TestNumbersAgainstRationals compares numbers with those of package big.
func TestNumbersAgainstRationals(t *testing.T) {
	r := newRand(21)
	for range 100_000 {
		a, b := randomNumber(r), randomNumber(r)
		if r.IntN(10) == 0 {
			b = a + "e0"
		}
		x, okX := new(big.Rat).SetString(a)
		y, okY := new(big.Rat).SetString(b)
		d, okD := readDecimal([]byte(a))
		e, okE := readDecimal([]byte(b))
		if okX != okD || okY != okE && !strings.HasSuffix(b, "e0") {
			t.Fatalf("%s or %s is no number", a, b)
		}
		if okX && okY && okE && d.compare(&e) != x.Cmp(y) {
			t.Fatalf("%s and %s compare as %d", a, b, d.compare(&e))
		}
	}
}

func TestNumbers(t *testing.T) {
	rising := []string{
		"-1e999999999999999999999", "-1e999999999", "-12345678901234567890123", "-2", "-1.5e-999999999", "0", "1e-999999999", "5e-1", "0.51", "9.99", "10", "99e0",
		"12345678901234567890122", "12345678901234567890122.5", "12345678901234567890123", "1e999999999", "1.1e999999999", "1e99999999999999999999",
	}
	for i, a := range rising {
		for k, b := range rising {
			d, _ := readDecimal([]byte(a))
			e, _ := readDecimal([]byte(b))
			if got := d.compare(&e); (got < 0) != (i < k) || (got == 0) != (i == k) {
				t.Errorf("%s and %s compare as %d", a, b, got)
			}
		}
	}
	for _, text := range []string{"", "-", "+1", "01", ".5", "5.", "1e", "1e+", " 1", "1 ", "0x10", "1_000", "NaN", "true", "e5", "--1", "1,5", "١"} {
		if _, ok := readDecimal([]byte(text)); ok {
			t.Errorf("%q is a number", text)
		}
	}
	for _, equal := range [][2]string{{"0", "-0.0e-5"}, {"100", "1e2"}, {"0.001", "1E-3"}, {"0e99999999999999999999", "0"}, {"1.50", "15e-1"}, {"1000e-1000", "1e-997"}} {
		d, _ := readDecimal([]byte(equal[0]))
		e, _ := readDecimal([]byte(equal[1]))
		if d.compare(&e) != 0 {
			t.Errorf("%s is not %s", equal[0], equal[1])
		}
	}
}

// TestFarNumbers have exponents that no integer of the machine holds.
func TestFarNumbers(t *testing.T) {
	near, _ := readDecimal([]byte("1e999999999"))
	small, _ := readDecimal([]byte("1e-999999999"))
	for _, exponent := range []string{"9223372036854775807", "9223372036854775808", "18446744073709551616", "18446744073709551617", "27670116110564327424", "99999999999999999999999"} {
		far, _ := readDecimal([]byte("1e" + exponent))
		tiny, ok := readDecimal([]byte("1E-" + exponent))
		if !ok || far.compare(&near) <= 0 || tiny.compare(&small) >= 0 || tiny.sign() <= 0 {
			t.Errorf("1e±%s compares as %d and %d", exponent, far.compare(&near), tiny.compare(&small))
		}
	}
}

// TestComparisons runs comparisons on values of every kind.
func TestComparisons(t *testing.T) {
	snap := load(t, `{"a":{"n":5,"s":"7.5","list":[1,"20"],"day":"2026-09-01T10:00:00Z"}}`, `{"a":{"n":"5 apples","s":true,"list":[],"day":"Sep 2, 2026 1:30:00 PM"}}`,
		`{"a":{"n":1e999999999,"s":"","list":["x"],"day":"2026-09-02T01:00:00.25+02:00"}}`, `{"a":{"x":null}}`, `{"a":{"n":12345678901234567890123,"day":20260901}}`).Snapshot()
	for text, want := range map[string]int{
		"a.n>5": 2, "a.n>=5": 3, "a.n<=5": 1, "a.n<5": 0, "-a.n>5": 3, "a.n>12345678901234567890122": 2, "a.n>12345678901234567890123": 1, "a.n>1e999999998": 1,
		"a.s>7": 1, "a.s<8": 1, "a.s>-1e9": 1, "a.list>=20": 1, "a.list<2": 1, "a.list>100": 0,
		"a.day>=2026-09-01": 3, "a.day>2026-09-01": 1, "a.day<=2026-09-01": 2, "a.day<2026-09-01T23": 1, "a.day<=2026-09-01T23:00": 2, "a.day>2026-09-02T13:29": 1,
		"a.day>2026-09-02T13:30": 0, "a.day>1": 1, "a.day<1960": 0, "a.day>1960-01-01": 3, "a.n>2026-09-01": 0, "no.such>1": 0, "-no.such>1": 5,
	} {
		e, err := testLanguage.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if sel, err := snap.Select(t.Context(), testLanguage, e, nil); err != nil || sel.Len() != want {
			t.Errorf("%s: %d rows, %v; want %d", text, sel.Len(), err, want)
		}
	}
}
