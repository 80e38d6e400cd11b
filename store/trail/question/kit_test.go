package question_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// load returns some records, loaded.
func load(t *testing.T, records ...string) question.Data {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("test", 0)
	for i, text := range records {
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); err != nil || refused != "" {
			t.Fatal(text, refused, err)
		}
	}
	b.Flush()
	return question.Data{Snap: st.Snapshot(), Lang: trail.Language()}
}

var began = time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)

var serial int

// event is a record some seconds after ten, with more members than these.
func event(seconds int, members string) string {
	serial++
	return fmt.Sprintf(`{"eventVersion":"1.11","eventTime":%q,"eventID":"00000000-0000-4000-8000-%012d","awsRegion":"eu-west-1","recipientAccountId":"111122223333",%s}`,
		began.Add(time.Duration(seconds)*time.Second).Format(time.RFC3339), serial, members)
}

// user is a userIdentity of an IAM user with a key.
func user(name, key string) string {
	return fmt.Sprintf(`"userIdentity":{"type":"IAMUser","principalId":"AIDA%s","userName":%q,"accountId":"111122223333","arn":"arn:aws:iam::111122223333:user/%s","accessKeyId":%q}`, name, name, name, key)
}

// box is a userIdentity of an instance's role.
func box(instance string) string {
	return fmt.Sprintf(`"userIdentity":{"type":"AssumedRole","principalId":"AROAWEB:%s","accountId":"111122223333","arn":"arn:aws:sts::111122223333:assumed-role/web/%s"}`, instance, instance)
}

func call(service, name string) string {
	return fmt.Sprintf(`"eventSource":"%s.amazonaws.com","eventName":%q`, service, name)
}

func from(address string) string { return fmt.Sprintf(`"sourceIPAddress":%q`, address) }

// about asks a question of some data.
func about(t *testing.T, data question.Data, name, value string) *question.Answer {
	t.Helper()
	q, ok := question.Find(name)
	if !ok {
		t.Fatalf("no question %s", name)
	}
	a, err := q.Ask(context(), data, value)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// cells are those of a table, by its title; nil when there is none.
func cells(a *question.Answer, title string) [][]string {
	for _, table := range a.Tables {
		if table.Title == title {
			var out [][]string
			for _, line := range table.Lines {
				out = append(out, line.Cells)
			}
			return out
		}
	}
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }
