package loader

import (
	"archive/tar"
	"bytes"
	"strings"
	"testing"
)

// TestWrappedCharacters reads what a wrapper escaped once more, or at all.
func TestWrappedCharacters(t *testing.T) {
	in := strings.Replace(event(1), "AIDAEXAMPLE", "%", 1)
	for written, want := range map[string]string{
		`\ud83d\ude00`:    "😀",
		`\\ud83d\\ude00`:  `\ud83d\ude00`,
		`\ud83d\\ude00`:   `\ud83d\ude00`,
		`\ud800`:          `\ud800`,
		`\uDFFFx`:         `\uDFFFx`,
		`\\ud800`:         `\ud800`,
		`\\\\ud800`:       `\\ud800`,
		`\\\\\ud800`:      `\\\ud800`,
		`\u00e9\ufffd\\/`: "é\ufffd\\/",
	} {
		text := `{"message":` + strings.Replace(quote(in), "%", written, 1) + `}`
		got := loadText(t, text)
		if raw := strings.Replace(in, "%", want, 1); len(got.raw) != 1 || got.raw[0] != raw {
			t.Errorf("%s: %q, problems %q", written, got.raw, got.Problems)
		}
	}
	// What no JSON may hold does not become sound by being decoded.
	got := loadText(t, `{"message":`+strings.Replace(quote(in), "%", `\\\ud800`, 1)+`}`)
	if len(got.raw) != 0 || got.Records.Bad != 1 {
		t.Errorf("%q, %+v", got.raw, got.Records)
	}
}

// TestWrappedSurrogates: records that differ in half a surrogate pair are two.
func TestWrappedSurrogates(t *testing.T) {
	in := strings.Replace(event(1), "AIDAEXAMPLE", "%", 1)
	var text string
	for _, half := range []string{`\ud800`, `\ud801`, `\ufffd`} {
		text += `{"message":` + strings.Replace(quote(in), "%", half, 1) + "}\n"
	}
	if got := loadText(t, text); got.Rows != 3 || got.Conflict != 2 {
		t.Errorf("%+v, %q", got.Counts, got.raw)
	}
}

// TestEscapedBackslash has strings beside the records that end in one.
func TestEscapedBackslash(t *testing.T) {
	for _, text := range []string{
		`{"path":"C:\\","Records":[` + event(1) + "," + event(2) + `],"to":"D:\\"}`,
		`{"C:\\":1,"Records":[` + event(1) + "," + event(2) + `]}`,
		`{"x":{"a\\\\":"\\\"\\"},"Records":[` + event(1) + "," + event(2) + `]}`,
	} {
		got := loadText(t, text)
		wantEvents(t, got, names(1, 2))
		wantFiles(t, got, 1, 0, 0)
		wantProblems(t, got)
	}
}

// TestEscapedKeys reads containers and records whose keys say with escapes what
// they are.
func TestEscapedKeys(t *testing.T) {
	for _, text := range []string{
		`{"\u0052ecords":[` + event(1) + "," + event(2) + `]}`,
		`{"\u0052\u0065\u0063\u006f\u0072\u0064\u0073":[` + event(1) + "," + event(2) + `]}`,
		`{"\u0064etail":` + event(1) + "}\n" + `{"log\u0045vents":[{"\u006dessage":` + quote(event(2)) + `}]}`,
		strings.NewReplacer(`"event`, `"\u0065vent`, `"user`, `"\u0075ser`, `"re`, `"\u0072e`, `"aws`, `"\u0061ws`).Replace(records(1, 2)),
	} {
		got := loadText(t, text)
		wantEvents(t, got, names(1, 2))
		wantFiles(t, got, 1, 0, 0)
		wantProblems(t, got)
	}
	for _, key := range []string{`\u0052ecord`, `Records\u0000`, `Records\x`, `\u00ecords`, strings.Repeat(`\u0052`, 1000)} {
		if got := loadText(t, `{"`+key+`":[`+event(1)+`]}`); len(got.events) != 0 {
			t.Errorf("%s: %v", key, got.events)
		}
	}
}

// TestLeastEndOfTar ends an archive with a single block of zeros.
func TestLeastEndOfTar(t *testing.T) {
	const block = 512
	text := event(1)
	text += strings.Repeat(" ", block-len(text)%block) // up to the end, where zeros would fill it
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&tar.Header{Name: "a", Mode: 0o600, Size: int64(len(text))}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, loadText(t, b.String()[:b.Len()-block]))
	wantProblems(t, loadText(t, b.String()[:b.Len()-block-1]), "read f")
}
