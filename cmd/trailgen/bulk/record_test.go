package bulk

import (
	"bytes"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strconv"
	"testing"
)

// TestEveryKindIsJSON writes records of every kind, by everybody who makes
// such calls. No object has a name twice: other tools refuse the file then.
func TestEveryKindIsJSON(t *testing.T) {
	sc, err := readScript()
	if err != nil {
		t.Fatal(err)
	}
	s := sceneOf(1)
	for _, c := range sc.casts {
		s.who = s.meet(c, 0, 0)
		for _, s.what = range c.does.kinds {
			for range 20 {
				s.out = s.out[:0]
				s.record()
				if err := checkObject(json.NewDecoder(bytes.NewReader(s.out))); err != nil {
					t.Errorf("%s %s by %s: %v: %s", s.what.service, s.what.name, c.name, err, s.out)
					break
				}
			}
		}
	}
}

// checkObject reads a value; its objects must not have a name twice.
func checkObject(dec *json.Decoder) error {
	token, err := dec.Token()
	if delim, ok := token.(json.Delim); err != nil || !ok || delim == '}' || delim == ']' {
		return err
	}
	names := make(map[json.Token]bool)
	for dec.More() {
		if token == json.Delim('{') {
			name, err := dec.Token()
			if err != nil {
				return err
			}
			if names[name] {
				return fmt.Errorf("%v twice", name)
			}
			names[name] = true
		}
		if err := checkObject(dec); err != nil {
			return err
		}
	}
	_, err = dec.Token()
	return err
}

// TestRecordsHoldTogether looks at what must agree within a record.
func TestRecordsHoldTogether(t *testing.T) {
	sc, err := readScript()
	if err != nil {
		t.Fatal(err)
	}
	s := sceneOf(3)
	s.region = 2
	for _, c := range sc.casts {
		s.who = s.meet(c, 1%c.pool, 0)
		for range 50 {
			s.what = c.does.draw(s)
			s.out = s.out[:0]
			s.record()
			checkRecord(t, s)
		}
	}
}

type oneRecord struct {
	EventSource, EventName, AwsRegion, RecipientAccountId, SourceIPAddress, ErrorCode, EventCategory string
	ManagementEvent                                                                                  bool
	UserIdentity                                                                                     struct {
		Type, AccessKeyId, AccountId, InvokedBy string
	}
	RequestParameters, ResponseElements map[string]any
	Resources                           []struct{ ARN, ARNPrefix, Type string }
}

func checkRecord(t *testing.T, s *scene) {
	t.Helper()
	var r oneRecord
	if err := json.Unmarshal(s.out, &r); err != nil {
		t.Fatal(err)
	}
	if r.AwsRegion != regions[s.region] || r.RecipientAccountId != accounts[s.account] || s.what.global {
		t.Errorf("not of this region and account: %s", s.out)
	}
	if r.ErrorCode != "" && r.ResponseElements != nil && !s.what.answered {
		t.Errorf("failed, with a response: %s", s.out)
	}
	if r.ManagementEvent != (r.EventCategory == "Management") {
		t.Errorf("management or data: %s", s.out)
	}
	_, notIP := netip.ParseAddr(r.SourceIPAddress)
	if called := r.UserIdentity.InvokedBy != ""; called != (notIP != nil) {
		t.Errorf("invokedBy and sourceIPAddress disagree: %s", s.out)
	}
	if k := r.UserIdentity.AccessKeyId; k != "" && accountOf(t, k) != accounts[s.account] {
		t.Errorf("key of another account: %s", s.out)
	}
	bucket, _ := r.RequestParameters["bucketName"].(string)
	key, _ := r.RequestParameters["key"].(string)
	for _, res := range r.Resources {
		if res.Type == "AWS::S3::Object" && res.ARN != "" && res.ARN != "arn:aws:s3:::"+bucket+"/"+key {
			t.Errorf("resources name another object: %s", s.out)
		}
	}
}

// accountOf reads the account out of an access key id.
func accountOf(t *testing.T, key string) string {
	t.Helper()
	raw, err := base32.StdEncoding.DecodeString(key[4:])
	if err != nil || len(raw) != 10 {
		t.Fatalf("%s: %v", key, err)
	}
	n := binary.BigEndian.Uint64(append([]byte{0, 0}, raw[:6]...))
	s := strconv.FormatUint(n&0x7fffffffff80>>7, 10)
	return "000000000000"[len(s):] + s
}

// TestSessionsAreTheSameEverywhere holds that a principal has one key at a
// time, wherever it is met, and another one later.
func TestSessionsAreTheSameEverywhere(t *testing.T) {
	sc, err := readScript()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range sc.casts {
		if c.life == 0 || c.pool < 2 {
			continue
		}
		here, there, later := sceneOf(5), sceneOf(5), sceneOf(5)
		there.region, later.at = 3, start+int64(c.life)*2*3600
		there.Uint64()
		a, b, z := here.meet(c, 1, 0), there.meet(c, 1, 0), later.meet(c, 1, 0)
		if string(a.head) != string(b.head) || a.addresses[0] != b.addresses[0] {
			t.Errorf("%s differs between regions:\n%s\n%s", c.name, a.head, b.head)
		}
		if string(a.accessKey) == string(z.accessKey) || a.created == z.created {
			t.Errorf("%s keeps its key for ever", c.name)
		}
		if a.created > here.at || here.at-a.created > int64(c.life)*3600 {
			t.Errorf("%s: session of %d at %d", c.name, a.created, here.at)
		}
	}
}

// TestHabitsAreFew holds that a call by one sort of caller has few sequences of
// paths, and that one of them prevails.
func TestHabitsAreFew(t *testing.T) {
	if testing.Short() {
		t.Skip("long, in one goroutine")
	}
	sc, err := readScript()
	if err != nil {
		t.Fatal(err)
	}
	s := sceneOf(1)
	for _, c := range sc.casts {
		s.who = s.meet(c, 0, 0)
		for _, s.what = range c.does.kinds {
			y := newTally()
			const n = 30
			for range n {
				s.out = s.out[:0]
				s.record()
				var v any
				if err := json.Unmarshal(s.out, &v); err != nil {
					t.Fatal(err)
				}
				y.record(v)
			}
			outcomes := 1 + len(s.what.failures)
			most := slices.Max(slices.Collect(maps.Values(y.shapes)))
			if len(y.shapes) > len(variants)*outcomes || most*outcomes < n*3/4 {
				t.Errorf("%s by %s: %d sequences, the commonest %d times", s.what.command, c.name, len(y.shapes), most)
			}
		}
	}
}
