package trail

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
)

// TestAliases holds the short names to what they stand for: a known field, a
// path, or a column that the schema or the store brings along.
func TestAliases(t *testing.T) {
	lang := Language()
	columns := []string{"time", "source"}
	for _, d := range Schema().Derived {
		columns = append(columns, d.Name)
	}
	for _, l := range Schema().Late {
		columns = append(columns, l.Name)
	}
	names := "time account region service event actor principal type key ip ua error verb failed outcome origin category vpce id source session resource"
	for _, name := range strings.Fields(names) {
		to, ok, _ := lang.Resolve(strings.ToUpper(name))
		if !ok || !slices.Contains(columns, to) && !slices.Contains(lang.Known, to) && !strings.Contains(to, ".") {
			t.Errorf("%s stands for %q", name, to)
		}
	}
	if n := len(strings.Fields(names)); n != len(lang.Aliases) {
		t.Errorf("%d aliases, want %d", len(lang.Aliases), n)
	}
	for _, d := range Schema().Derived {
		if to, _, _ := lang.Resolve(d.Name); to != d.Name {
			t.Errorf("the column %s cannot be named: it resolves to %q", d.Name, to)
		}
	}
}

func TestFilters(t *testing.T) {
	rec := event(`"sourceIPAddress":"10.0.0.7","userIdentity":{"type":"IAMUser","userName":"alice"},"requestParameters":{"cidrIp":"0.0.0.0/0"}`)
	snap := storeOf(t, rec).Snapshot()
	for filter, want := range map[string]int{
		"service:ec2": 1, "service:EC2.AmazonAWS.com": 1, "service=ec2.amazonaws.com": 1, "service=EC2": 0,
		"service:.amazonaws.com": 0, "origin:direct.amazonaws.com": 1, "ip:10.0.*": 1, "ip:10.0.0.7": 1,
		"requestParameters.cidrIp:0.0.0.0/0": 1, "ip=10.0.0.0/8": 0, "ip:10.0.0.0/8": 1, "ip:10.1.0.0/16": 0,
		"ip:192.0.2.1,10.0.0.0/28": 1, "-ip:0.0.0.0/0": 0, "ip:::/0": 0, "ip:::ffff:10.0.0.0/104": 1,
	} {
		e, err := Language().Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		if sel, err := snap.Select(t.Context(), Language(), e, nil); err != nil || sel.Len() != want {
			t.Errorf("%s: %d events, %v; want %d", filter, sel.Len(), err, want)
		}
	}
}

// TestWithoutDomain: a domain by itself is no service.
func TestWithoutDomain(t *testing.T) {
	for value, want := range map[string]string{"ec2.amazonaws.com": "ec2", "a.AmazonAWS.com": "a", ".amazonaws.com": ".amazonaws.com", "amazonaws.com": "amazonaws.com", "": ""} {
		if got := withoutDomain(value); got != want {
			t.Errorf("%q: %q", value, got)
		}
	}
}

// TestBrokenNetworks: a network that matched nothing would say that nobody
// came from there.
func TestBrokenNetworks(t *testing.T) {
	for _, filter := range []string{"ip:10.0.0.0/33", "ip:1.2.3.4,10.0/8", "sourceIPAddress:2001:db8::/129", "-ip:10.0.0.0/x", "ip:10.0.0.1..10.0.0.9"} {
		if e, err := Language().Parse(filter); err == nil || !strings.Contains(err.Error(), "is no network") {
			t.Errorf("%s reads as %v, %v", filter, e, err)
		}
	}
}

// TestPartsOfTimes: eventTime holds whole times, as texts.
func TestPartsOfTimes(t *testing.T) {
	for _, filter := range []string{"eventTime:2023-07-10T12", "eventtime=2023", "-eventTime:x,2023-07-10", "eventTime!=2023-07-10T12:00:00", "eventTime:last2h", "eventTime:2023-07..2023-08"} {
		value := filter[strings.LastIndexAny(filter, ":=,")+1:]
		if strings.Contains(filter, "12:00") {
			value = "2023-07-10T12:00:00"
		}
		if e, err := Language().Parse(filter); err == nil || !strings.Contains(err.Error(), "write time:"+value) {
			t.Errorf("%s reads as %v, %v", filter, e, err)
		}
	}
	for _, filter := range []string{"eventTime:2023-07-10T12:00:00Z", "eventTime=noon", "eventTime:2023-07-10T12*", "eventTime>=2023", `eventTime:"Sep 1, 2026 1:30:00 AM"`, "time:2023-07-10T12"} {
		if _, err := Language().Parse(filter); err != nil {
			t.Errorf("%s: %v", filter, err)
		}
	}
}

// TestPasted: ids of sessions are text to look for, fields stay fields.
func TestPasted(t *testing.T) {
	for text, want := range map[string]string{
		"AROAEXAMPLEEXAMPLE123:alice": `"AROAEXAMPLEEXAMPLE123:alice"`, "AIDAEXAMPLEEXAMPLE123": "AIDAEXAMPLEEXAMPLE123",
		"arn:aws:sts::111122223333:assumed-role/Admin/alice": "arn:aws:sts::111122223333:assumed-role/Admin/alice",
		"key:ASIAEXAMPLEEXAMPLE123":                          "key:ASIAEXAMPLEEXAMPLE123",
		"AIDAEXAMPLE12345:a":                                 `"AIDAEXAMPLE12345:a"`, // as short as ids are
	} {
		if e, err := Language().Parse(text); err != nil || e.String() != want {
			t.Errorf("%s reads as %v, %v", text, e, err)
		}
	}
	for _, text := range []string{"AROA:alice", "AROAEXAMPLEexample123:alice", "BROAEXAMPLEEXAMPLE123:alice", "AIDAEXAMPLE1234:a"} {
		if e, err := Language().Parse(text); err == nil {
			t.Errorf("%s reads as %v", text, e)
		}
	}
}

func storeOf(t *testing.T, text string) *store.Store {
	t.Helper()
	st := store.New(Schema())
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	if _, refused, err := b.Add([]byte(text), store.Origin{Source: src, Record: 1}); err != nil || refused != "" {
		t.Fatalf("%s: %q, %v", text, refused, err)
	}
	b.Flush()
	return st
}

// TestClosedColumns: what a column with a fixed set of values never holds is a
// mistake, not a count of none.
func TestClosedColumns(t *testing.T) {
	for filter, says := range map[string]string{
		"failed:true": "failed is yes or no", "-failed=Yes": "failed is yes or no", "verb:delete": "verb is read, write or grant-use",
		"verb:read,list": "verb is read, write or grant-use", "origin!=human": "origin is service, linked-role, forwarded, console-read or direct",
	} {
		if e, err := Language().Parse(filter); err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%s reads as %v, %v", filter, e, err)
		}
	}
	for _, filter := range []string{"failed:YES", "failed:*", "verb:*r*", "verb!=write", "-verb:read,GRANT-use", "origin:linked-role,d*", "failed~^y", "outcome:dry-run"} {
		if _, err := Language().Parse(filter); err != nil {
			t.Errorf("%s: %v", filter, err)
		}
	}
}

// TestMeantFields: who guesses a name is told one that has values.
func TestMeantFields(t *testing.T) {
	lang := Language()
	for name, want := range map[string]string{
		"User": "actor", "username": "userIdentity.userName", "usernam": "userIdentity.userName", "accesskey": "key", "accessKeyID": "key",
		"userIdentit": "actor", "eventNam": "eventName", "request": "requestID", "regoin": "region", "zzzz": "",
	} {
		if _, ok, similar := lang.Resolve(name); ok || similar != want {
			t.Errorf("%s: did you mean %q? want %q", name, similar, want)
		}
	}
	for name, to := range lang.Meant {
		column, ok, _ := lang.Resolve(to)
		if !ok || slices.Contains(lang.Objects, column) {
			t.Errorf("%s is said to be %s, which has no values", name, to)
		}
		if _, ok, _ := lang.Resolve(name); ok && name != "useridentity" {
			t.Errorf("%s is a field", name)
		}
	}
}
